/** The documents that are rewritten: complete ones of every kind, by several hands, and each of them with one fault. */
import { readdirSync, readFileSync } from 'node:fs'
import { kindRequirements } from '../../kinds/requirements.ts'
import { takenOutOf } from '../../support/takeOut.ts'
import { marked, type Verdict, verdictOn } from './marked.ts'

export interface Version {
  /** What is wrong with it, in words; empty for the complete document. */
  readonly fault: string
  /** The text with its marks. */
  readonly text: string
  /** What is said of it before it is rewritten. */
  readonly verdict: Verdict
}

export interface Original {
  /** Where it stands: `kinds/on-call-handoff`. */
  readonly name: string
  readonly kind: string
  readonly complete: Version
  readonly faulty: readonly Version[]
}

export function originals(): Original[] {
  return ['kinds', 'otherHands'].flatMap((folder) =>
    readdirSync(`test/fixtures/${folder}`).map((file) => {
      const kind = file.replace(/\..*$/, '')
      const text = readFileSync(`test/fixtures/${folder}/${file}`, 'utf8')
      const breaches = kindRequirements
        .filter((one) => one.kind === kind)
        .flatMap(({ requirements }) => requirements.flatMap(({ breaches }) => breaches))
        .map(({ change: [from, to] }) => ({
          name: `${JSON.stringify(String(from))} is ${JSON.stringify(to)}`,
          text: text.replace(from, () => to),
        }))
        .filter((fault) => fault.text !== text)
      return {
        name: `${folder}/${file.replace('.md', '')}`,
        kind,
        complete: versionOf('', text, undefined),
        faulty: [...takenOutOf(text), ...breaches].map((fault) => versionOf(`without ${fault.name}`, fault.text, kind)),
      }
    }),
  )
}

/** A version whose verdict is found when it is first asked for. The kind of a complete document is detected. */
function versionOf(fault: string, unmarked: string, kind: string | undefined): Version {
  const text = marked(unmarked)
  let verdict: Verdict | undefined
  return {
    fault,
    text,
    get verdict() {
      verdict ??= verdictOn(text, kind)
      return verdict
    },
  }
}
