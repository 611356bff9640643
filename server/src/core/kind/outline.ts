/** The sections of a document with their names and parents, and the fields that stand in them, for matching. */
import type { Document, Element, Field, List, ListItem, Section, Table, Value } from '../model/document.ts'
import { hasContent } from '../model/values.ts'
import { looseKeys, nameKey } from '../names.ts'

export interface Named {
  readonly key: string
  readonly loose: readonly string[]
}

/** A field with the list item that it is, or the section whose heading is its label. */
export interface FieldEntry extends Named {
  readonly field: Field
  readonly item: ListItem | undefined
  readonly section?: Section
}

export interface ItemEntry extends Named {
  readonly item: ListItem
  readonly list: List
}

export class Outline {
  readonly document: Document
  /** All sections in document order, the part above the first heading first. */
  readonly sections: readonly Section[]
  readonly #parents = new Map<Section, Section>()
  readonly #names = new Map<Section, Named>()

  constructor(document: Document) {
    this.document = document
    const sections: Section[] = []
    const visit = (section: Section, parent: Section | undefined) => {
      sections.push(section)
      if (parent) this.#parents.set(section, parent)
      this.#names.set(section, named(section.heading?.text ?? ''))
      for (const child of section.sections) visit(child, section)
    }
    visit(document.root, undefined)
    this.sections = sections
  }

  /** Takes in a section that is no heading of the document but stands for one: a row of a table. */
  adopt(section: Section, parent: Section): void {
    this.#parents.set(section, parent)
    this.#names.set(section, named(section.heading?.text ?? ''))
  }

  nameOf(section: Section): Named {
    return this.#names.get(section) ?? { key: '', loose: [] }
  }

  /** The headings above a section and its own, outermost first, the title left out where all stands below it. */
  pathOf(section: Section): string[] {
    const path: string[] = []
    for (let at: Section | undefined = section; at; at = this.#parents.get(at)) if (at.heading) path.unshift(at.heading.text)
    return path
  }

  isWithin(section: Section, ancestor: Section): boolean {
    for (let at: Section | undefined = section; at; at = this.#parents.get(at)) if (at === ancestor) return true
    return false
  }

  /** The document's title section if there is one: the only heading of its depth at the top, with all else below. */
  get title(): Section | undefined {
    const [first, ...others] = this.document.root.sections
    if (!first) return undefined
    return others.length === 0 || (first.depth === 1 && others.every((other) => other.depth > 1)) ? first : undefined
  }
}

export function named(name: string): Named {
  return { key: nameKey(name), loose: looseKeys(name) }
}

/** How well two names agree: 2 the same words, 1 the same when asides are left out, 0 not at all. */
export function agreement(one: Named, other: Named): 0 | 1 | 2 {
  if (one.key === '' || other.key === '') return 0
  if (one.key === other.key) return 2
  const mine = [one.key, ...one.loose]
  return [other.key, ...other.loose].some((key) => mine.includes(key)) ? 1 : 0
}

/** The fields in elements, those in lists, quotes and two-column tables included, in document order. */
export function fieldsIn(elements: readonly Element[]): FieldEntry[] {
  const entries: FieldEntry[] = []
  const add = (field: Field, item?: ListItem) => entries.push({ ...named(field.label), field, item })
  const visit = (list: readonly Element[]) => {
    for (const element of list) {
      if (element.type === 'paragraph') for (const field of element.fields) add(field)
      else if (element.type === 'list') {
        for (const item of element.items) {
          if (item.field) add(fieldOfItem(item), item)
          visit(item.elements)
        }
      } else if (element.type === 'quote') visit(element.elements)
      else if (element.type === 'table') for (const field of element.fields) add(field)
    }
  }
  visit(elements)
  return entries
}

/** The field of an item; with nothing behind its label, what is nested below is its value. */
export function fieldOfItem(item: ListItem): Field {
  const field = item.field as Field
  if (!field.value.empty || item.elements.length === 0 || field.value.elements.length > 0) return field
  const value: Value = { ...field.value, elements: item.elements, empty: !item.elements.some(hasContent) }
  return { ...field, value }
}

/** All list items in elements, nested ones included. */
export function itemsIn(elements: readonly Element[]): ItemEntry[] {
  const entries: ItemEntry[] = []
  const visit = (list: readonly Element[]) => {
    for (const element of list) {
      if (element.type === 'list') {
        for (const item of element.items) {
          entries.push({ ...named(item.field && item.field.form === 'item' ? item.field.label : item.text), item, list: element })
          visit(item.elements)
        }
      } else if (element.type === 'quote') visit(element.elements)
    }
  }
  visit(elements)
  return entries
}

/** All elements of a sort, nested in quotes and list items too. */
export function elementsOf<T extends 'table' | 'list'>(elements: readonly Element[], type: T): (T extends 'table' ? Table : List)[] {
  const found: Element[] = []
  const visit = (list: readonly Element[]) => {
    for (const element of list) {
      if (element.type === type) found.push(element)
      if (element.type === 'quote') visit(element.elements)
      if (element.type === 'list') for (const item of element.items) visit(item.elements)
    }
  }
  visit(elements)
  return found as (T extends 'table' ? Table : List)[]
}

/** A section read as a field: its heading is the label, what stands below the value. */
export function sectionAsField(section: Section): Field | undefined {
  const { heading } = section
  if (!heading) return undefined
  const text = section.elements
    .map((element) => (element.type === 'paragraph' ? element.text || element.fields.map((field) => field.value.text).join(' ') : ''))
    .join(' ')
    .trim()
  const first = section.elements.find(hasContent)
  const at = first ? { ...first.at } : section.endsAt
  const empty = !section.elements.some(hasContent) && section.sections.length === 0
  return {
    type: 'field',
    label: heading.text,
    labelAt: heading.textAt,
    form: 'heading',
    at: heading.at,
    weak: false,
    value: { text, at, elements: section.elements, options: [], empty },
  }
}
