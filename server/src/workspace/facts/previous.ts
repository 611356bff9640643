/** What the previous handoff says at the place of a part. */
import { check } from '../../core/check.ts'
import type { FactResult, FactScope, FactTarget } from '../../core/facts/fact.ts'
import { type FillTarget, targetsOf } from '../../core/facts/targets.ts'
import { type Redact, redactorOf } from '../../core/recognisers/secrets/redaction.ts'
import { phrase } from '../../core/util/phrase.ts'
import { below } from '../locations.ts'
import type { FactsAround } from './around.ts'

interface Previous {
  readonly written: readonly FillTarget[]
  readonly redact: Redact
}

/** The reader of values of previous handoffs. Each is read once for all parts of a document. */
export function createPreviousValue({ index }: FactsAround): (scope: FactScope, target: FactTarget) => Promise<FactResult> {
  const known = new WeakMap<FactScope, Promise<Previous | undefined>>()

  async function read(uri: string): Promise<Previous | undefined> {
    const file = await index.readAlone(uri)
    const { match } = file ? check(file.document, file.options) : {}
    return file && match && { written: targetsOf(match).filter(({ isBlank }) => !isBlank), redact: redactorOf(file.document) }
  }

  return async (scope, { path }) => {
    const { previous, root } = scope
    if (previous === undefined || root === undefined) return { silent: phrase`no previous handoff is named` }
    const reading = known.get(scope) ?? read(below(root, previous))
    known.set(scope, reading)
    const found = await reading
    if (!found) return { silent: phrase`${previous} cannot be read as a handoff` }
    const same = found.written.find((target) => target.path.join('\0') === path.join('\0'))
    if (!same || same.written === '') return { silent: phrase`${previous} says nothing there` }
    return { fact: { type: 'markdown', text: found.redact(same.written) }, origin: phrase`the handoff ${previous}` }
  }
}
