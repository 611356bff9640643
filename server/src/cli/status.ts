/** `handoff status` */
import { inEnglish } from '../core/util/phrase.ts'
import type { StatusFormat } from '../protocol.ts'
import { statusUpdateOf } from '../service/commands/statusUpdate.ts'
import { newUpdateOf, updateKind, updateWaysOf } from '../service/commands/writeUpdate.ts'
import { updateIn } from '../service/features/handoffs.ts'
import { readinessOf, stateInFull } from '../service/features/readiness.ts'
import type { Examined } from '../workspace/examine.ts'
import { shownPath } from './inputs.ts'
import { examineNamed, type NamedFile } from './namedFile.ts'
import { reasonNotChecked } from './notChecked.ts'
import { complain, shown } from './terminal.ts'

/** The arguments, parsed. */
export interface StatusCommand extends NamedFile {
  /** `document` for a new document of a kind of status updates. */
  readonly format: StatusFormat | 'document'
  /** The file of the last status update; `undefined` for none. */
  readonly previous?: string | undefined
}

/** Prints the status update of a handoff and returns the exit code. */
export async function runStatus({ format, previous, ...named }: StatusCommand): Promise<number> {
  const checked = await examineNamed(named)
  const last = previous === undefined ? undefined : await examineNamed({ ...named, file: previous, kind: undefined })
  if (!checked || (previous !== undefined && !last)) return 2
  const { path, project, examined } = checked
  const update = format === 'document' ? newDocument(examined, last?.examined) : statusUpdateOf(examined, format, inEnglish)
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

/** A new status update, of the project's own kind if it has one. */
function newDocument(
  examined: Examined,
  last: Examined | undefined,
): { readonly text: string; readonly missing: readonly string[] } | null {
  const [way] = updateWaysOf(examined)?.kinds ?? []
  const kind = way && updateKind(examined.project, way.id)
  const update = kind && newUpdateOf(examined, kind, last && updateIn(last))
  return update ? { text: update.text, missing: [] } : null
}
