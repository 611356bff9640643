/** Finds nodes in a block, at any depth. */

import { perObject, readEach } from '../util/perObject.ts'
import type { Block, BlockReader, Content, Document, Field, List, ListItem, Place } from './document.ts'

/** Visits all nodes of some contents, at any depth in quotes and lists, in document order. An item comes with its list. */
export function walk(contents: readonly Content[], visit: (node: Content | ListItem, list?: List) => void): void {
  for (const content of contents) {
    visit(content)
    if (content.type === 'quote') walk(content.elements, visit)
    else if (content.type === 'list')
      for (const item of content.items) {
        visit(item, content)
        walk(item.elements, visit)
      }
  }
}

/** All nodes of one type in some contents, at any depth, in document order. */
export function allOf<T extends Content['type'] | 'item'>(
  contents: readonly Content[],
  type: T,
): Extract<Content | ListItem, { type: T }>[] {
  const found: (Content | ListItem)[] = []
  walk(contents, (node) => {
    if (node.type === type) found.push(node)
  })
  return found as Extract<Content | ListItem, { type: T }>[]
}

/** All fields of some contents, including those in lists, quotes and two-column tables, in document order. */
export function allFields(contents: readonly Content[]): Field[] {
  const fields: Field[] = []
  walk(contents, (node) => {
    if (node.type === 'paragraph' || node.type === 'table') fields.push(...node.fields)
    else if (node.type === 'item' && node.field) fields.push(node.field, ...(node.others ?? []))
  })
  return fields
}

/** The source of a place. */
export function sourceOf({ block, start, end }: Place): string {
  return block.text.slice(start, end)
}

/** True if a place contains another one, or equals it. */
export function contains(outer: Place, inner: Place): boolean {
  return inner.block === outer.block && inner.start >= outer.start && inner.end <= outer.end
}

/** A reader for a yes-or-no question, asked once per block. */
export function reads(isThere: (block: Block) => boolean): BlockReader {
  return perObject((block) => (isThere(block) ? [there] : nothing))
}

const there = ''
const nothing: readonly string[] = []

/** The blocks of a document, in order, for which a reader gives a word; without `word`, those for which a `reads` reader says yes. */
export function blocksOf(document: Document, reader: BlockReader, word = there): readonly Block[] {
  return document.blocksBy(reader).get(word) ?? noBlocks
}

const noBlocks: readonly Block[] = []

/** Reads something from each block, in order, once per block. */
export function fromBlocks<T>(read: (block: Block) => readonly T[]): (document: Document) => readonly T[] {
  const readAll = readEach(read)
  return perObject(({ blocks }) => readAll(blocks))
}
