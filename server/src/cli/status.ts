/** `handoff status` */
import { inEnglish } from '../core/util/phrase.ts'
import type { StatusFormat } from '../protocol.ts'
import { statusUpdateOf } from '../service/commands/statusUpdate.ts'
import { readinessOf, stateInFull } from '../service/features/readiness.ts'
import { shownPath } from './inputs.ts'
import { examineNamed, type NamedFile } from './namedFile.ts'
import { reasonNotChecked } from './notChecked.ts'
import { complain, shown } from './terminal.ts'

/** The arguments, parsed. */
export interface StatusCommand extends NamedFile {
  readonly format: StatusFormat
}

/** Prints the status update of a handoff and returns the exit code. */
export async function runStatus({ format, ...named }: StatusCommand): Promise<number> {
  const checked = await examineNamed(named)
  if (!checked) return 2
  const { path, project, examined } = checked
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
