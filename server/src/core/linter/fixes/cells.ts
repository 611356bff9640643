/** Bars of tables that are in line stay so when a fix changes what stands between them. */
import { allOf } from '../../markdown/blocks.ts'
import type { Place, TextRun } from '../../markdown/document.ts'
import type { PlacedEdit } from '../../markdown/edits.ts'

/**
 * Edits, and with them what keeps bars that are in line so: what stands at the end of a table's cell, but for marks and signs, takes from
 * the padding behind it or adds to it.
 */
export function inCells(edits: readonly PlacedEdit[]): PlacedEdit[] {
  const cells = new Map<TextRun, PlacedEdit[]>()
  for (const edit of edits) {
    const { block, start, end } = edit.at
    const cell = block.runs.find(({ where, at }) => where === 'cell' && at.start <= start && end <= at.end)
    if (cell) cells.set(cell, [...(cells.get(cell) ?? []), edit])
  }
  return [...edits, ...Array.from(cells).flatMap(([cell, own]) => paddingFor(cell, own) ?? [])]
}

function paddingFor({ at: cell, text }: TextRun, edits: readonly PlacedEdit[]): PlacedEdit | undefined {
  const { block, end } = cell
  const last = Math.max(...edits.map(({ at }) => at.end))
  if (/[\p{L}\d]/u.test(text.slice(last - cell.start))) return undefined
  const growth = edits.reduce((sum, { at, text }) => sum + text.length - (at.end - at.start), 0)
  const padding = /^[ \t]*(?=[ \t]\|)/.exec(block.text.slice(end))?.[0]
  if (padding === undefined || growth === 0) return undefined
  if (growth > 0) return padding === '' ? undefined : { at: { block, start: end, end: end + Math.min(padding.length, growth) }, text: '' }
  return isInLine(cell, padding.length + 1) ? { at: { block, start: end, end }, text: ' '.repeat(-growth) } : undefined
}

/** True if the bar so far behind a cell stands below one of its table's header. */
function isInLine(cell: Place, distance: number): boolean {
  const { block } = cell
  const table = allOf(block.contents, 'table').find(({ at }) => at.start <= cell.start && cell.end <= at.end)
  const [first] = table?.columns ?? []
  if (!table || !first) return false
  const above = first.at.block === block ? block.text.slice(table.at.start) : first.at.block.text.slice(lineStartOf(first.at))
  return /^[^\r\n]*/.exec(above)?.[0][cell.end + distance - lineStartOf(cell)] === '|'
}

/** Where in its block the line begins on which a place does. */
function lineStartOf({ block, start }: Place): number {
  return Math.max(block.text.lastIndexOf('\n', start), block.text.lastIndexOf('\r', start)) + 1
}
