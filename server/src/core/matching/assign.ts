/** Finds the field or item of the document for each part of a section. */

import { named, nameKey, sure, type Weigh } from '../lexicon/names.ts'
import { labelsIn } from '../markdown/asked.ts'
import { allOf } from '../markdown/blocks.ts'
import type { Element, Field, ListItem, Section } from '../markdown/document.ts'
import { hasContent } from '../markdown/elements/values.ts'
import { type FieldEntry, fieldsIn, type ItemEntry, namesOf, sectionAsField } from '../markdown/outline.ts'
import { fieldOfHeader } from '../markdown/tableForms.ts'
import type { FieldPart, ItemPart } from '../template/kind.ts'
import { assign } from './assignment.ts'
import type { MatchBuilder } from './regionMatch.ts'
import { fieldInRow } from './rows.ts'
import { assignByName, candidatesByName, nameScore } from './scores.ts'

/** Where parts are looked for: the elements of one section, or of the title and the text above it. */
export interface Scope {
  readonly section: Section
  readonly elements: readonly Element[]
  readonly fields: readonly FieldEntry[]
  readonly items: readonly ItemEntry[]
  /** The template's own texts there; see `textsOf`. */
  readonly texts: ReadonlySet<string>
  /** For a record: its name, from its first field or its heading, and its severity. */
  readonly subject?: { readonly name: string; readonly severity: string }
}

/** Where else labels are looked for. */
export interface Elsewhere {
  /** Other sections in which a label with the very name of a part also counts. */
  readonly sectionsWith?: (part: FieldPart) => readonly Section[]
  /** Sections whose headings may be labels: *L1 – look it up*. By default those right below; below the title they would be sections. */
  readonly below?: readonly Section[]
}

/** Assigns fields of the document to parts and marks them as handled. */
export function assignFields(
  builder: MatchBuilder,
  parts: readonly FieldPart[],
  scope: Scope,
  { sectionsWith = () => [], below = scope.section.depth < 2 ? [] : scope.section.sections }: Elsewhere = {},
): Map<FieldPart, FieldEntry> {
  const { handled, fields, sections, outline } = builder
  const found = new Map<FieldPart, FieldEntry>()
  const take = (part: FieldPart, entry: FieldEntry) => {
    found.set(part, entry)
    fields.set(entry.field, part)
    handled.add(entry.item?.field ?? entry.field)
    if (entry.item) handled.add(entry.item)
  }
  const free = (entry: FieldEntry) => !handled.has(entry.item?.field ?? entry.field)
  for (const [part, entry] of assignByName(parts, scope.fields.filter(free))) take(part, entry)
  // A label that is one anyway was a candidate before, or belongs to another record.
  const known = fieldsIn(scope.elements).map(({ field }) => field.labelAt)
  const isKnown = ({ field: { labelAt } }: FieldEntry) =>
    known.some(({ block, start, end }) => block === labelAt.block && start < labelAt.end && labelAt.start < end)
  const headings = below
    .filter((section) => !sections.has(section) && !handled.has(section))
    .map((section) => ({ ...outline.nameOf(section), section }))
  const left = parts.filter((part) => !found.has(part))
  const likeHeadings = new Map(Array.from(assign(left, candidatesByName(left, headings)), ([part, { section }]) => [part, section]))
  for (const part of left) {
    const names = namesOf(part)
    const heading =
      outline.sectionsNamed(names).find((section) => !sections.has(section) && outline.isWithin(section, scope.section)) ??
      likeHeadings.get(part)
    const field = heading && sectionAsField(heading)
    if (heading && field) {
      handled.add(heading)
      take(part, { ...named(field.label), field, item: undefined, section: heading })
      for (const element of heading.elements) if (!hasContent(element)) handled.add(element)
      continue
    }
    const inRow = fieldInRow(part, scope.elements) ?? fieldInHeader(part, scope.elements, found)
    const entry =
      (inRow && { ...named(inRow.label), field: inRow, item: undefined }) ??
      labelsIn(scope.elements).find(
        (candidate) => nameScore(part, candidate) >= sure && !isKnown(candidate) && !(candidate.item && handled.has(candidate.item)),
      ) ??
      frontMatterField(builder, part) ??
      sectionsWith(part)
        .filter((section) => !sections.has(section))
        .flatMap((section) => fieldsIn(section.elements))
        .find((candidate) => free(candidate) && nameScore(part, candidate) === 1)
    if (entry) take(part, entry)
  }
  return found
}

/** The header of a table in which other parts were found, where it is the first label and its value. */
function fieldInHeader(part: FieldPart, elements: readonly Element[], found: ReadonlyMap<FieldPart, FieldEntry>): Field | undefined {
  const fields = new Set(Array.from(found.values(), ({ field }) => field))
  for (const table of allOf(elements, 'table')) {
    const field = table.fields.some((one) => fields.has(one)) ? fieldOfHeader(table) : undefined
    if (field && nameScore(part, named(field.label)) >= sure) return field
  }
  return undefined
}

function frontMatterField(builder: MatchBuilder, part: FieldPart): FieldEntry | undefined {
  const entries = builder.outline.document.frontMatter?.entries
  for (const entry of entries?.values() ?? []) {
    if (nameKey(entry.key.replace(/_/g, ' ')) !== nameKey(part.name)) continue
    const text = entry.value === null || entry.value === undefined ? '' : String(entry.value)
    const value = { text, at: entry.valueAt, elements: [], options: [], empty: text.trim() === '' }
    const field: Field = {
      type: 'field',
      label: part.name,
      labelAt: entry.keyAt,
      form: 'front-matter',
      at: entry.keyAt,
      value,
      tentative: false,
    }
    return { ...named(part.name), field, item: undefined }
  }
  return undefined
}

/** Assigns items of the document to the parts of a checklist. */
export function assignItems(builder: MatchBuilder, parts: readonly ItemPart[], scope: Scope): Map<ItemPart, ItemEntry> {
  const { handled } = builder
  const found = new Map<ItemPart, ItemEntry>()
  const free = scope.items.filter(({ item }) => !handled.has(item))
  const score = (part: ItemPart, entry: ItemEntry, weigh: Weigh) =>
    // What stands before a colon may be the name of the item, or only its first words: `Smoke test: log in`.
    Math.max(
      nameScore(part, entry, weigh),
      entry.item.field ? nameScore(part, named(entry.item.text), weigh) : 0,
      beginsWith(part, entry) ? sure : 0,
    )
  const take = (part: ItemPart, entry: ItemEntry) => {
    found.set(part, entry)
    handled.add(entry.item)
    builder.items.set(entry.item, part)
    if (entry.item.field) {
      handled.add(entry.item.field)
      builder.fields.set(entry.item.field, part)
    }
  }
  for (const [part, entry] of assignByName(parts, free, score)) take(part, entry)
  // What an item says with its evidence is often a label with its value, in a table or in lines of their own.
  const left = parts.filter((part) => !found.has(part) && part.evidence)
  const labels = left.length === 0 ? [] : scope.fields.filter(({ field, item }) => !item && !handled.has(field))
  for (const [part, entry] of assignByName(left, labels.map(itemOfLabel))) take(part, entry)
  return found
}

/** A label with its value as an item without a box. */
function itemOfLabel({ field, ...name }: FieldEntry): ItemEntry {
  const item: ListItem = {
    type: 'item',
    at: field.at,
    markerAt: { ...field.at, end: field.at.start },
    text: field.label,
    textAt: field.labelAt,
    box: undefined,
    field,
    elements: field.value.elements,
    empty: false,
  }
  return { name: name.name, key: name.key, item }
}

/** True for an item that goes on behind the words of its part. */
function beginsWith(part: ItemPart, { key }: ItemEntry): boolean {
  return namesOf(part).some((name) => name.key.includes(' ') && key.startsWith(`${name.key} `))
}
