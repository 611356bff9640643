/** `handoff status` */
import { resolve } from 'node:path'
import { URI } from 'vscode-uri'
import { inEnglish } from '../core/util/phrase.ts'
import { withinBudget } from '../node/budget.ts'
import { readText } from '../node/disk.ts'
import type { StatusFormat } from '../protocol.ts'
import { statusUpdateOf } from '../service/commands/statusUpdate.ts'
import { readinessOf, stateInFull } from '../service/features/readiness.ts'
import { examine } from '../workspace/examine.ts'
import { cannotRead, shownPath, workspaceHere } from './inputs.ts'
import { unknownName } from './names.ts'
import { reasonNotChecked } from './notChecked.ts'
import { complain, shown } from './terminal.ts'

/** The arguments, parsed. */
export interface StatusCommand {
  readonly file: string
  readonly format: StatusFormat
  readonly kind: string | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Prints the status update of a handoff and returns the exit code. */
export async function runStatus({ file, format, kind, now }: StatusCommand): Promise<number> {
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
  const examined = examine(project, uri, text, { now, kind, within: withinBudget })
  const [finding] = examined.findings
  if (examined.ended && finding) {
    complain(`${shownPath(path)}: ${inEnglish(finding.problem.message)}`)
    return 2
  }
  const update = statusUpdateOf(examined, format, inEnglish)
  if (update === null) {
    complain(reasonNotChecked(path, project))
    return 2
  }
  process.stdout.write(update.text.replace(/[^\n]+/g, shown))
  for (const sentence of update.missing) complain(sentence)
  const readiness = readinessOf(examined, inEnglish)
  if (readiness && !readiness.ready) complain(`${shownPath(path)}: ${stateInFull(readiness)}`)
  return 0
}
