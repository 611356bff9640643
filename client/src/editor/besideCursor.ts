/** Splits edits into what stands at the cursor and what stands elsewhere, as a paste needs them. It does not depend on VS Code. */
import type { CommandEdit } from '../../../server/src/protocol.ts'

type Range = CommandEdit['range']
type Position = Range['start']

/** The edits of a paste. */
export interface PasteEdits {
  /** What replaces the selection; empty if all edits are elsewhere. */
  readonly atCursor: string
  readonly elsewhere: readonly CommandEdit[]
}

/**
 * An edit around the selection is split there, since an editor applies no two edits of one place. `undefined` if an edit begins or ends within
 * the selection.
 */
export function besideCursor(edits: readonly CommandEdit[], { start, end }: Range): PasteEdits | undefined {
  let atCursor = ''
  const elsewhere: CommandEdit[] = []
  for (const edit of edits) {
    const { range, newText } = edit
    if (compare(range.end, start) <= 0 || compare(end, range.start) <= 0) elsewhere.push(edit)
    else if (compare(range.start, start) <= 0 && compare(end, range.end) <= 0) {
      atCursor = newText
      elsewhere.push({ range: { start: range.start, end: start }, newText: '' }, { range: { start: end, end: range.end }, newText: '' })
    } else return undefined
  }
  return { atCursor, elsewhere: elsewhere.filter(({ range, newText }) => newText !== '' || compare(range.start, range.end) !== 0) }
}

function compare(one: Position, other: Position): number {
  return one.line - other.line || one.character - other.character
}
