/** `handoff explain` */
import { resolve } from 'node:path'
import { URI } from 'vscode-uri'
import { explain } from '../core/matching/explain.ts'
import { redactorOf } from '../core/recognisers/secrets/redaction.ts'
import { inEnglish } from '../core/util/phrase.ts'
import { withinBudget } from '../node/budget.ts'
import { readText } from '../node/disk.ts'
import { examine } from '../workspace/examine.ts'
import { cannotRead, shownPath, workspaceHere } from './inputs.ts'
import { unknownName } from './names.ts'
import { reasonNotChecked } from './notChecked.ts'
import { complain, shown } from './terminal.ts'

/** The arguments, parsed. */
export interface ExplainCommand {
  readonly file: string
  /** The line, counted from one; `undefined` for all. */
  readonly line: number | undefined
  readonly kind: string | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Prints what the headings, labels and items of a line were taken for, or of the nearest line above that has any. Returns the exit code. */
export async function runExplain({ file, line, kind, now }: ExplainCommand): Promise<number> {
  const path = resolve(file)
  const uri = URI.file(path).toString()
  const text = await readText(path).then(
    (read) => read.text,
    (error) => complain(cannotRead(path, error)),
  )
  if (text === undefined) return 2
  const project = await workspaceHere(now).projects.of(uri)
  if (kind !== undefined && !project.kinds.has(kind)) {
    complain(unknownName('kind', kind, project.kinds.keys()))
    return 2
  }
  const { document, result } = examine(project, uri, text, { now, kind, within: withinBudget })
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
