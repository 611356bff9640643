/**
 * Labels that count if somebody asks for them: however long, anywhere on their line, with a colon, dash, bar or bracket before the value,
 * or as the columns of a table. Without a question for it such a label is a sentence, so these fields are tentative.
 */
import { type Named, named } from '../lexicon/names.ts'
import { perObject } from '../util/perObject.ts'
import { walk } from './blocks.ts'
import type { Element, Field, ListItem, Place, Value } from './document.ts'
import { cleaned } from './elements/fields.ts'
import { hasContent, valueBelow } from './elements/values.ts'
import { type FieldEntry, fieldOfItem } from './outline.ts'
import { fieldsOfColumns } from './tableForms.ts'

/** What may be a label with its value in some elements and is not read as a field anyway, in document order. */
export const labelsIn = perObject((elements: readonly Element[]): readonly FieldEntry[] => {
  const entries: FieldEntry[] = []
  const visit = (within: readonly Element[]) => {
    for (const [index, element] of within.entries()) {
      if (element.type === 'paragraph')
        for (const field of candidatesAt(element.at).filter((one) => !element.fields.some((known) => isSame(one, known))))
          entries.push(entryOf(withBelow(field, element.at, () => valueBelow(within, index + 1, element))))
    }
  }
  visit(elements)
  walk(elements, (node) => {
    if (node.type === 'quote') visit(node.elements)
    if (node.type === 'table') for (const field of fieldsOfColumns(node)) entries.push(entryOf(field))
    if (node.type !== 'item') return
    visit(node.elements)
    for (const field of labelsOfItem(node)) if (!node.field || !isSame(field, node.field)) entries.push(entryOf(field, node))
  })
  return entries
})

function isSame({ labelAt, label }: Field, other: Field): boolean {
  return labelAt.start === other.labelAt.start && label === other.label
}

/** All that may be a label in the words of an item. */
export const labelsOfItem = perObject((item: ListItem): readonly Field[] =>
  candidatesAt(item.textAt).map((field) => withBelow(field, item.textAt, () => item.elements)),
)

/** What has content of its own below it, as a section has: a label, or an item. */
export interface Opening extends Named {
  readonly opening: Field | ListItem
  readonly textAt: Place
  readonly elements: readonly Element[]
}

/** The labels and items in some elements that may be meant as headings, in document order. */
export const openingsIn = perObject((elements: readonly Element[]): readonly Opening[] => {
  const found: Opening[] = []
  const add = (name: string, opening: Field | ListItem, textAt: Place, below: readonly Element[]) => {
    if (below.length > 0) found.push({ ...named(name), opening, textAt, elements: below })
  }
  for (const element of elements) {
    if (element.type === 'paragraph')
      for (const field of element.fields) if (field.value.text === '') add(field.label, field, field.labelAt, field.value.elements)
    if (element.type !== 'list') continue
    for (const item of element.items) {
      const own = item.field && fieldOfItem(item)
      if (!own) add(item.text, item, item.textAt, item.elements)
      else if (own.value.text === '') add(own.label, item, own.labelAt, own.value.elements)
    }
  }
  return found
})

function entryOf(field: Field, item?: ListItem): FieldEntry {
  return { ...named(field.label), field, item }
}

/** A label at the end of its words has the content below as its value. */
function withBelow(field: Field, words: Place, below: () => readonly Element[]): Field {
  if (!field.value.empty || field.value.at.end < words.end) return field
  const elements = below()
  return { ...field, value: { ...field.value, elements, empty: !elements.some(hasContent) } }
}

/** More candidates than a line of labels has; a line with more is data. */
const most = 12
const separator = /[ \t]*[:：]+(?=[\s*_]|$|[^\x00-\x7f])|[ \t]+(?:--?|[–—→=|])(?=[ \t]|$)|[ \t]*[(（]/g
const joint = /[ \t]+[·•|/;–—→][ \t]+|[;|][ \t]+|[ \t]{2,}/g

function candidatesAt(at: Place): Field[] {
  const found: Field[] = []
  const source = at.block.text.slice(at.start, at.end)
  let offset = at.start
  for (const line of source.split(/(\r\n|\n|\r)/)) {
    if (line.trim() !== '') found.push(...candidatesIn(line, { block: at.block, start: offset, end: offset + line.length }))
    offset += line.length
  }
  return found
}

function candidatesIn(line: string, at: Place): Field[] {
  const link = /^[ \t]*(?:\*\*)?\[([^[\]]+)\]\(<?([^\s()<>]+)>?(?: "[^"]*")?\)(?:\*\*)?[ \t.]*$/.exec(line)
  const place = (start: number, end: number): Place => ({ block: at.block, start: at.start + start, end: at.start + end })
  if (link) {
    const [, words = '', url = ''] = link
    const from = line.indexOf(words)
    const to = line.indexOf(url, from + words.length)
    return [fieldOf(words, place(from, from + words.length), url, place(to, to + url.length))]
  }
  // A separator within a link or code is none; the words of a link are words of the label.
  // Bold words with a full stop begin a paragraph like a heading: `**Where it stands.** All tests pass.`
  const read = line.replace(/^([\s>]*(?:[-*+] )?\*\*[^*]{1,80})\.(?=\*\*(?:\s|$))/, '$1:')
  const filled = (sign: string) => read.replace(/`[^`]*`|\]\([^()]*\)|<[^<>]*>/g, (inner) => sign.repeat(inner.length))
  const masked = filled(' ').replace(/[[\]*~]/g, ' ')
  const joints = filled('\0').matchAll(joint)
  const starts = [/^[\s>]*/.exec(line)?.[0].length ?? 0, ...Array.from(joints, ({ index, 0: sign }) => index + sign.length)]
  const found: Field[] = []
  for (const { index, 0: sign } of masked.matchAll(separator)) {
    const nextStart = starts.find((start) => start > index + sign.length) ?? line.length
    for (const start of starts) {
      if (start >= index || found.length >= most) break
      const label = masked.slice(start, index).trim()
      if (!/\p{L}/u.test(label)) continue
      found.push(
        valued(line, label, masked.indexOf(label, start), index + sign.length, start === starts[0] ? line.length : nextStart, place),
      )
    }
  }
  return found
}

function valued(
  line: string,
  label: string,
  start: number,
  behind: number,
  end: number,
  place: (start: number, end: number) => Place,
): Field {
  const lead = /^[*_\s]*/.exec(line.slice(behind, end))?.[0].length ?? 0
  const isBracketed = /[(（]$/.test(line.slice(0, behind))
  let rest = line.slice(behind + lead, end).replace(/[\s|·;\\]+$/, '')
  if (isBracketed) rest = rest.replace(/[)）][\s.]*$/, '')
  const from = rest === '' ? behind + (lead > 0 ? 1 : 0) : behind + lead
  return fieldOf(label.replace(/\s+/g, ' '), place(start, start + label.length), rest, place(from, from + rest.length))
}

function fieldOf(label: string, labelAt: Place, source: string, at: Place): Field {
  const text = cleaned(source)
  const value: Value = { text, at, elements: [], options: [], empty: text === '' }
  return { type: 'field', label, labelAt, form: 'plain', at: { ...labelAt, end: Math.max(labelAt.end, at.end) }, value, tentative: true }
}
