/** The sections of a document with their names and parents, and the fields in them, for matching. */

import { type Named, named, nameKey, unitsIn } from '../lexicon/names.ts'
import { perObject } from '../util/perObject.ts'
import { walk } from './blocks.ts'
import type { Block, BlockReader, Document, Element, Field, ListItem, Section, SectionBody, Value } from './document.ts'
import { hasContent } from './elements/values.ts'
import { itemsOfTable } from './tableForms.ts'

/** A field with its list item, or with the section whose heading is its label. */
export interface FieldEntry extends Named {
  readonly field: Field
  readonly item: ListItem | undefined
  readonly section?: Section
}

export interface ItemEntry extends Named {
  readonly item: ListItem
}

/** The keys of a block's headings. */
const headingKeys: BlockReader = perObject((block) => block.bodies.flatMap(({ heading }) => (heading ? named(heading.text).key : [])))

/** What a block's headings say. */
const headingUnits: BlockReader = perObject((block) => block.bodies.flatMap(({ heading }) => (heading ? unitsIn(heading.text) : [])))

/** The labels of a block's fields. */
const fieldNames: BlockReader = perObject((block) => block.bodies.flatMap(({ elements }) => fieldsIn(elements).map(({ key }) => key)))

/** True for a name that equals the stem or begins with it. */
export function isOneOf(key: string, stem: string): boolean {
  return key === stem || key.startsWith(`${stem} `)
}

export class Outline {
  readonly document: Document

  constructor(document: Document) {
    this.document = document
  }

  /** The index of the section with this body; -1 for none. */
  indexOf(body: SectionBody): number {
    return indexesOf(this.document.bodies).get(body) ?? -1
  }

  /** All sections in document order, the part above the first heading first. */
  get sections(): readonly Section[] {
    return this.document.sections
  }

  /** Adds a section that is no heading but stands for one, such as a row of a table. */
  adopt(section: Section, parent: Section): void {
    ;(section as { parent: Section | undefined }).parent = parent
  }

  nameOf(section: Section): Named {
    return named(section.heading?.text ?? '')
  }

  /** The sections whose heading has the words of one of some names, in document order. */
  sectionsNamed(names: readonly Named[]): Section[] {
    const keys = names.flatMap(({ key }) => (key === '' ? [] : key))
    const found = this.#sectionsOf(this.document.blocksBy(headingKeys), keys)
    return found.filter((section) => section.heading && keys.includes(this.nameOf(section).key))
  }

  /** The sections whose heading says any of what some names say, in document order. */
  sectionsAbout(names: readonly Named[]): Section[] {
    const units = new Set(names.flatMap(({ name }) => unitsIn(name)))
    const found = this.#sectionsOf(this.document.blocksBy(headingUnits), [...units])
    return found.filter((section) => section.heading && unitsIn(section.heading.text).some((unit) => units.has(unit)))
  }

  /** The sections with a field of one of some names, in document order. */
  sectionsWithField(names: readonly Named[]): Section[] {
    return this.#sectionsOf(
      this.document.blocksBy(fieldNames),
      names.map(({ key }) => key),
    )
  }

  #sectionsOf(index: ReadonlyMap<string, readonly Block[]>, words: readonly string[]): Section[] {
    const blocks = new Set(words.flatMap((word) => index.get(word) ?? []))
    const ordered = [...blocks].sort((a, b) => this.document.indexOf(a) - this.document.indexOf(b))
    return [...new Set(ordered.flatMap((block) => this.document.sectionsIn(block)))]
  }

  /** The headings above a section and its own, outermost first, without the title of the document. */
  pathOf(section: Section): string[] {
    const path: string[] = []
    for (let at: Section | undefined = section; at; at = at.parent) if (at.heading) path.unshift(at.heading.text)
    return path
  }

  isWithin(section: Section, ancestor: Section): boolean {
    if (section.index >= 0 && ancestor.index >= 0) return ancestor.index <= section.index && section.index < ancestor.behind
    for (let at: Section | undefined = section; at; at = at.parent) if (at === ancestor) return true
    return false
  }

  /** A section and all sections below it. */
  within(section: Section): readonly Section[] {
    if (section.index < 0) return [section]
    return Array.from({ length: section.behind - section.index }, (_, offset) => this.document.sectionAt(section.index + offset) as Section)
  }

  /** The title section: the only heading of its depth, at the top, with all other sections below it; `undefined` for none. */
  get title(): Section | undefined {
    const [first, ...others] = this.document.root.sections
    if (!first) return undefined
    return others.length === 0 || (first.depth === 1 && others.every((other) => other.depth > 1)) ? first : undefined
  }
}

const indexesOf = perObject((bodies: readonly SectionBody[]) => new Map(bodies.map((body, index) => [body, index])))

/** The name of a part with its aliases. */
export const namesOf = perObject((part: { readonly name: string; readonly aliases: readonly string[] }): readonly Named[] =>
  [part.name, ...part.aliases].map(named),
)

/** The fields in elements, including those in lists, quotes and two-column tables, in document order. */
export const fieldsIn = perObject((elements: readonly Element[]): readonly FieldEntry[] => {
  const entries: FieldEntry[] = []
  const add = (field: Field, item?: ListItem) => entries.push({ ...named(field.label), field, item })
  walk(elements, (node) => {
    if (node.type === 'paragraph' || node.type === 'table') for (const field of node.fields) add(field)
    else if (node.type === 'item' && node.field) {
      add(fieldOfItem(node), node)
      for (const field of node.others ?? []) add(field)
    }
  })
  return entries
})

/** All fields of a document, in document order. */
export function fieldsOf({ bodies }: Document): Field[] {
  return bodies.flatMap(({ elements }) => fieldsIn(elements).map(({ field }) => field))
}

/** The field of an item. Without a value on its line, nested content is its value. */
export function fieldOfItem(item: ListItem): Field {
  const field = item.field as Field
  if (!field.value.empty || item.elements.length === 0 || field.value.elements.length > 0) return field
  const value: Value = { ...field.value, elements: item.elements, empty: !item.elements.some(hasContent) }
  return { ...field, value }
}

/** All list items in elements, nested ones included, and the rows of tables that are checklists. */
export const itemsIn = perObject((elements: readonly Element[]): readonly ItemEntry[] => {
  const entries: ItemEntry[] = []
  const add = (name: string, item: ListItem) =>
    entries.push({
      name,
      // Most items are asked only for their box.
      get key() {
        return nameKey(name)
      },
      item,
    })
  walk(elements, (node) => {
    if (node.type === 'item') add(node.field && node.field.form === 'item' ? node.field.label : node.text, node)
    else if (node.type === 'table') for (const item of itemsOfTable(node)) add(item.text, item)
  })
  return entries
})

/**
 * True if the content of a label is under the headings below it: it stands alone at the end of its section, above a bold line or a heading
 * of one of the lowest depths, which do not open another part of the document. `next` is the section behind.
 */
export function goesOnBelow(section: Section, next: Section | undefined, { at, value }: Field): boolean {
  const last = section.elements.findLast(({ type }) => type !== 'comment')
  const isAlone = last?.type === 'paragraph' && last.fields.length === 1 && last.text === ''
  if (!isAlone || value.text !== '' || last.fields[0]?.at.start !== at.start || !next) return false
  return next.depth >= 4 && (section.heading?.bold ? next.depth < section.depth : next.depth > section.depth)
}

/** A section as a field: its heading is the label, its content the value. */
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
    tentative: false,
    value: { text, at, elements: section.elements, options: [], empty },
  }
}
