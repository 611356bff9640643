/** What stands in a block, however deep. */

import { perObject, readEach } from '../util/perObject.ts'
import type { Block, BlockReader, Content, Document, Field, List, ListItem, Place } from './document.ts'

/** Visits everything in some contents, however deep in quotes and lists, in document order. An item comes with its list. */
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

/** What is of one type in some contents, however deep, in document order. */
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

/** All fields of some contents, those in lists, quotes and tables of two columns included, in document order. */
export function allFields(contents: readonly Content[]): Field[] {
  const fields: Field[] = []
  walk(contents, (node) => {
    if (node.type === 'paragraph' || node.type === 'table') fields.push(...node.fields)
    else if (node.type === 'item' && node.field) fields.push(node.field)
  })
  return fields
}

/** The source of a place. */
export function sourceOf({ block, start, end }: Place): string {
  return block.text.slice(start, end)
}

/** True if a place has another one in it, or is the same. */
export function contains(outer: Place, inner: Place): boolean {
  return inner.block === outer.block && inner.start >= outer.start && inner.end <= outer.end
}

/** A reader that says for each block whether something is in it; asked once a block. */
export function reads(isThere: (block: Block) => boolean): BlockReader {
  return perObject((block) => (isThere(block) ? [there] : nothing))
}

const there = ''
const nothing: readonly string[] = []

/** The blocks of a document, in order, of which a reader says a word; without a word those of `reads`. */
export function blocksOf(document: Document, reader: BlockReader, word = there): readonly Block[] {
  return document.blocksBy(reader).get(word) ?? noBlocks
}

const noBlocks: readonly Block[] = []

/** Reads something of each block, in order; of a block only once. */
export function fromBlocks<T>(read: (block: Block) => readonly T[]): (document: Document) => readonly T[] {
  const readAll = readEach(read)
  return perObject(({ blocks }) => readAll(blocks))
}
