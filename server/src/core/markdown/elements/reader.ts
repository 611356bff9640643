/** What the readers of a block share. */
import type { PhrasingContent } from 'mdast'
import type { Comment, Link, ListItem, Place, TextRun } from '../document.ts'

/** The text of the block, and where runs and links are collected. */
export interface Reader {
  readonly text: string
  place(start: number, end: number): Place
  run(where: TextRun['where'], start: number, end: number, nodes: readonly PhrasingContent[]): TextRun
  readonly links: Link[]
  readonly comments: Comment[]
}

/** A bullet or number without words. */
export function emptyItem(reader: Reader, start: number, end: number): ListItem {
  const gap = /^[ \t]/.test(reader.text.slice(end)) ? end + 1 : end
  return {
    type: 'item',
    at: reader.place(start, end),
    markerAt: reader.place(start, end),
    text: '',
    textAt: reader.place(gap, gap),
    box: undefined,
    field: undefined,
    elements: [],
    empty: true,
  }
}
