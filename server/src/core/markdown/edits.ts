/** Edits at places, and how a value is inserted where there is none. */
import type { Place } from './document.ts'

/** Replaces the text at a place; an empty place inserts. The text is no snippet, so `$` needs no escape. */
export interface PlacedEdit {
  readonly at: Place
  readonly text: string
}

/** Inserts a value at an empty place. In a table it replaces padding, so that the bars stay aligned. */
export function filling(at: Place, value: string): PlacedEdit {
  const text = spaced(at, value)
  const behind = at.block.text.slice(at.end)
  if (behind.startsWith('|')) return { at, text: `${text} ` }
  const padding = at.start === at.end ? (/^[ \t]*(?=[ \t]\|)/.exec(behind)?.[0].length ?? 0) : 0
  return { at: { ...at, end: at.end + Math.min(padding, text.length) }, text }
}

/** True for an empty place between the bars of a table. The last cells of a row may be missing with their bars. */
export function isInCell({ block, start, end }: Place): boolean {
  return start === end && /\|[ \t]*$/.test(block.text.slice(0, start))
}

/** A value with a space before it if it needs one. */
export function spaced(at: Place, value: string): string {
  return /\s$/.test(at.block.text.slice(0, at.start)) ? value : ` ${value}`
}
