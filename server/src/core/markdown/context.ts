/** The context of a place, in its author's words: the labels, column and headings above it, innermost first. */

import { perObject } from '../util/perObject.ts'
import type { Content, Document, Element, Field, ListItem, Place, Section } from './document.ts'
import { allSections } from './sections.ts'

export interface Surroundings {
  /** Labels of fields, the column's heading, the row's first cell, then the headings, innermost first. */
  readonly names: readonly string[]
  /** True in a numbered list. */
  readonly steps: boolean
}

interface Inside {
  names: string[]
  steps: boolean
}

/** The context of a place. */
export function surroundings(document: Document, place: Place): Surroundings {
  const inside: Inside = { names: [], steps: false }
  descend(place.block.contents, place.start, inside)
  return { ...inside, names: [...inside.names, ...headingsAbove(document, document.startOf(place.block) + place.start)] }
}

function headingsAbove(document: Document, offset: number): readonly string[] {
  const sections = sectionPaths(document)
  return sections[lastAtOrBefore(sections, offset, (section) => section.start)]?.path ?? []
}

const sectionPaths = perObject((document: Document): readonly { readonly start: number; readonly path: readonly string[] }[] => {
  const paths = new Map<Section, readonly string[]>()
  return Array.from(allSections(document.root), (section) => {
    const path = [...(section.heading ? [section.heading.text] : []), ...(paths.get(section) ?? [])]
    for (const child of section.sections) paths.set(child, path)
    return { start: section.heading ? document.spanOf(section.heading.at).start : 0, path }
  })
})

/** The index of the last of some sorted things that begins at or before an offset; -1 if none does. */
function lastAtOrBefore<T>(sorted: readonly T[], offset: number, startOf: (thing: T) => number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (startOf(sorted[middle] as T) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

function descend(contents: readonly (Content | Element)[], offset: number, inside: Inside): void {
  const index = lastAtOrBefore(contents, offset, (content) => content.at.start)
  const content = contents[index]
  if (!content) return
  // A label without a value has what follows below as its value.
  const above = contents
    .slice(0, index)
    .findLast((other) => other.type === 'paragraph' || other.type === 'list' || other.type === 'heading')
  const open = lastField(above)
  if (open?.value.elements.some((element) => element.at.start === content.at.start)) inside.names.push(open.label)
  switch (content.type) {
    case 'paragraph':
      label(content.fields, offset, inside)
      break
    case 'quote':
      descend(content.elements, offset, inside)
      break
    case 'list': {
      const item = content.items[lastAtOrBefore(content.items, offset, (candidate) => candidate.at.start)]
      if (!item) break
      inside.steps ||= content.ordered
      const outer = inside.names
      inside.names = []
      inItem(item, offset, inside)
      inside.names.push(...outer)
      break
    }
    case 'table': {
      const row = content.rows[lastAtOrBefore(content.rows, offset, (candidate) => candidate.at.start)]
      const at = row?.cells.findLastIndex((cell) => !cell.empty && cell.at.start <= offset) ?? -1
      if (!row || at < 0) break
      const first = row.cells[0]?.text ?? ''
      inside.names.unshift(...[content.columns[at]?.text ?? '', ...(at > 0 ? [first] : [])].filter((name) => name !== ''))
      break
    }
  }
}

function inItem(item: ListItem, offset: number, inside: Inside): void {
  if (offset <= item.textAt.end && item.textAt.end > item.textAt.start) {
    if (item.field) label([item.field], offset, inside)
    return
  }
  descend(item.elements, offset, inside)
  // Content nested below an item belongs to the item's label, else to its words.
  inside.names.push(item.field?.label ?? item.text.slice(0, 80))
}

function lastField(content: Content | Element | undefined): Field | undefined {
  if (content?.type === 'paragraph') return content.fields.at(-1)
  return content?.type === 'list' ? content.items.at(-1)?.field : undefined
}

function label(fields: readonly Field[], offset: number, inside: Inside): void {
  const field = fields.findLast((candidate) => candidate.labelAt.start <= offset)
  if (field) inside.names.push(field.label)
}
