/** `handoff explain` */
import { explain } from '../core/matching/explain.ts'
import { redactorOf } from '../core/recognisers/secrets/redaction.ts'
import { rules } from '../core/rules/index.ts'
import { inEnglish } from '../core/util/phrase.ts'
import { statsOf } from '../node/stats.ts'
import { rulePageOf } from '../service/features/rulePages.ts'
import { shownPath } from './inputs.ts'
import { examineNamed, type NamedFile } from './namedFile.ts'
import { nearest, unknownName } from './names.ts'
import { reasonNotChecked } from './notChecked.ts'
import { complain, shown } from './terminal.ts'

/** The arguments, parsed. */
export interface ExplainCommand extends NamedFile {
  /** The line, counted from one; `undefined` for all. */
  readonly line: number | undefined
}

/** Prints the page of a rule, up to its examples. Returns the exit code; `undefined` if neither a rule nor something like one is named. */
export function runExplainRule(id: string): number | undefined {
  const page = rulePageOf(id, 'en')
  if (page === undefined) {
    const ids = rules.map((rule) => rule.id)
    if (/[^a-z-]/.test(id) || statsOf(id) || nearest(id, ids).length === 0) return undefined
    complain(unknownName('rule', id, ids))
    return 2
  }
  process.stdout.write(`${page.replace(/^\*\*(.*)\*\*$/m, '$1').replace(/\[([^\]]+)\]\([^)\s]*\.md\)/g, '$1')}\n`)
  return 0
}

/** Prints what the headings, labels and items of a line were taken for, or of the nearest line above that has any. Returns the exit code. */
export async function runExplain({ line, ...named }: ExplainCommand): Promise<number> {
  const checked = await examineNamed(named)
  if (!checked) return 2
  const { path, project } = checked
  const { document, result } = checked.examined
  if (result?.match === undefined) {
    complain(reasonNotChecked(path, project))
    return 2
  }
  const redact = redactorOf(document)
  const all = explain(result.match, () => true).map(({ at, says }) => ({
    line: document.lines.positionAt(document.spanOf(at).start).line + 1,
    says: redact(inEnglish(says)),
  }))
  const last = line === undefined ? undefined : all.findLast((one) => one.line <= line)?.line
  const asked = line === undefined ? all : all.filter((one) => one.line === last)
  if (asked.length === 0) complain(`${shownPath(path)}: nothing with a name stands on line ${line ?? 1} or above it`)
  for (const one of asked) process.stdout.write(`${shown(`${shownPath(path)}:${one.line}: ${one.says}`)}\n`)
  return 0
}
