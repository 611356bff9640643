/** What is read in a text, in words. */

import { sourceOf } from '../../server/src/core/markdown/blocks.ts'
import type { Document, Element, Field, ListItem, Section } from '../../server/src/core/markdown/document.ts'
import { fieldsIn, Outline } from '../../server/src/core/markdown/outline.ts'
import { parseDocument } from '../../server/src/core/markdown/parse.ts'
import { placeholdersIn as inBlock } from '../../server/src/core/recognisers/placeholders.ts'
import { rangeOf } from './check.ts'

/** The fields, each as `Label = value`; what stands below is added in brackets, and a label that may be a sentence ends with `?`. */
export function fieldsOf(text: string): string[] {
  return new Outline(parseDocument(text)).sections.flatMap((section) => fieldsIn(section.elements).map(({ field }) => fieldInWords(field)))
}

function fieldInWords({ label, value, tentative }: Field): string {
  const below = value.elements.map(elementInWords).join(', ')
  const options = value.options.map((option) => `${option.box.ticked ? '+' : '-'}${option.text}`).join(' ')
  const words = options || value.text || (value.empty ? 'nothing' : '')
  return `${label}${tentative ? '?' : ''} = ${[words, below && `[${below}]`].filter((part) => part !== '').join(' ')}`
}

/** The labels and values of the fields, each with its place: `1:3-1:8 Owner`. */
export function placesOfFields(text: string): string[] {
  const document = parseDocument(text)
  const places = (field: Field) =>
    [field.labelAt, field.value.at].map((place) => `${rangeOf(document.lines, document.spanOf(place))} ${sourceOf(place)}`.trim())
  return new Outline(document).sections.flatMap((section) => fieldsIn(section.elements).flatMap(({ field }) => places(field)))
}

/** The sections with what stands in them, a line each, indented. */
export function outlineOf(text: string): string[] {
  const lines: string[] = []
  const visit = (section: Section, indent: string) => {
    if (section.heading) lines.push(`${indent}${section.heading.bold ? '*' : '#'.repeat(section.depth)} ${section.heading.text}`)
    const inner = section.heading ? `${indent}  ` : indent
    for (const element of section.elements) lines.push(`${inner}${elementInWords(element)}`)
    for (const child of section.sections) visit(child, inner)
  }
  visit(parseDocument(text).root, '')
  return lines
}

/** An element in words: `text`, `fields Owner`, `list a, b`, `table A | B (2 rows)`. */
export function elementInWords(element: Element): string {
  switch (element.type) {
    case 'paragraph': {
      const fields = element.fields.filter((field) => !field.tentative).map((field) => field.label)
      return fields.length > 0 ? `fields ${fields.join(', ')}` : `text ${element.text}`
    }
    case 'list':
      return `${element.ordered ? 'steps' : 'list'} ${element.items.map(itemInWords).join('; ')}`
    case 'table':
      return `table ${element.columns.map((cell) => cell.text).join(' | ')} (${element.rows.length} rows)`
    case 'code':
      return `code ${element.text}`
    case 'quote':
      return `quote of ${element.elements.map(elementInWords).join(', ')}`
    case 'comment':
    case 'html':
      return `${element.type} ${element.text}`
    case 'break':
    case 'malformed-table':
      return element.type
  }
}

function itemInWords({ box, text, empty, elements }: ListItem): string {
  const mark = box ? (box.ticked ? '[x] ' : '[ ] ') : ''
  const below = elements.map(elementInWords).join(', ')
  return `${mark}${empty ? '–' : text}${below && ` (${below})`}`
}

/** The cells of all tables, a row each: the words at each cell's place, a dot for an empty one. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = []
  const visit = (section: Section) => {
    for (const element of section.elements) {
      if (element.type !== 'table') continue
      for (const { cells } of [{ cells: element.columns }, ...element.rows])
        rows.push(cells.map((cell) => (cell.empty ? '·' : sourceOf(cell.at))))
    }
    section.sections.forEach(visit)
  }
  visit(parseDocument(text).root)
  return rows
}

/** The placeholders, as written. */
export function placeholdersIn(text: string): string[] {
  return parseDocument(text)
    .blocks.flatMap(inBlock)
    .map((placeholder) => placeholder.text)
}

/** Everything that was read, with absolute places, for comparing two documents. */
export function readingOf(document: Document): unknown {
  const seen = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(seen)
    if (typeof value !== 'object' || value === null) return value
    if ('block' in value && 'start' in value) return rangeAt(document, value as never)
    // What leads back up would be seen again and again.
    const entries = Object.entries(value).filter(([key]) => key !== 'parent' && key !== 'body')
    return Object.fromEntries(entries.map(([key, inner]) => [key, seen(inner)]))
  }
  return {
    root: seen(document.root),
    links: document.blocks.flatMap((block) => seen(block.links)),
    runs: document.blocks.flatMap((block) => seen(block.runs)),
  }
}

function rangeAt(document: Document, place: Parameters<Document['spanOf']>[0]): string {
  const { start, end } = document.spanOf(place)
  return `${start}-${end}`
}
