/** Edits of a document, and how a value is put where nothing stands. */
import type { Place } from './document.ts'

/** Replaces the text at a place; an empty place inserts. `$` needs no escape: this is no snippet. */
export interface PlacedEdit {
  readonly at: Place
  readonly text: string
}

/** Puts a value at an empty place; in a table it takes the place of the padding, so that the bars stay where they are. */
export function filling(at: Place, value: string): PlacedEdit {
  const text = spaced(at, value)
  const behind = at.block.text.slice(at.end)
  if (behind.startsWith('|')) return { at, text: `${text} ` }
  const padding = at.start === at.end ? (/^[ \t]*(?=[ \t]\|)/.exec(behind)?.[0].length ?? 0) : 0
  return { at: { ...at, end: at.end + Math.min(padding, text.length) }, text }
}

/** True for an empty place between the bars of a table; a cell may be missing at the end of its row, with the bars that belong to it. */
export function isInCell({ block, start, end }: Place): boolean {
  return start === end && /\|[ \t]*$/.test(block.text.slice(0, start))
}

/** A value with the space that belongs before it. */
export function spaced(at: Place, value: string): string {
  return /\s$/.test(at.block.text.slice(0, at.start)) ? value : ` ${value}`
}
