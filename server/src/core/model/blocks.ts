/** What stands in a block, however deep. */

import { perObject } from '../perObject.ts'
import type { Block, BlockReader, Document, Element, Field, ListItem, Place, Table } from './document.ts'

/** All fields of a block, those in lists, quotes and tables of two columns included, in no particular order. */
export function fieldsOfBlock(block: Block): Field[] {
  const fields: Field[] = []
  for (const element of elementsOfBlock(block)) {
    if (element.type === 'paragraph' || element.type === 'table') fields.push(...element.fields)
    else if (element.type === 'list') for (const { field } of element.items) if (field) fields.push(field)
  }
  return fields
}

export function tablesOfBlock(block: Block): Table[] {
  return elementsOfBlock(block).filter((element) => element.type === 'table')
}

export function itemsOfBlock(block: Block): ListItem[] {
  return elementsOfBlock(block).flatMap((element) => (element.type === 'list' ? element.items : []))
}

function elementsOfBlock(block: Block): Element[] {
  const found: Element[] = []
  const visit = (element: Element) => {
    found.push(element)
    if (element.type === 'quote') element.elements.forEach(visit)
    else if (element.type === 'list') for (const item of element.items) item.elements.forEach(visit)
  }
  for (const content of block.contents) if (content.type !== 'heading') visit(content)
  return found
}

/** The source of a place. */
export function sourceOf({ block, start, end }: Place): string {
  return block.text.slice(start, end)
}

/** A reader that says for each block whether something is in it; asked once a block. */
export function reads(isThere: (block: Block) => boolean): BlockReader {
  return perObject((block) => (isThere(block) ? [there] : nothing))
}

const there = ''
const nothing: readonly string[] = []

/** The blocks of a document of which a reader says a word, in order; without a word those of `reads`. The same array as long as an edit has not touched one. */
export function blocksOf(document: Document, reader: BlockReader, word = there): readonly Block[] {
  return document.blocksBy(reader).of(word)
}

/** Reads something of each block that holds any of it, in order. The same array as long as an edit has touched none of them. */
export function fromBlocks<T>(read: (block: Block) => readonly T[]): (document: Document) => readonly T[] {
  const reader = reads((block) => read(block).length > 0)
  const readAll = perObject((blocks: readonly Block[]) => blocks.flatMap((block) => read(block)))
  return (document) => readAll(blocksOf(document, reader))
}
