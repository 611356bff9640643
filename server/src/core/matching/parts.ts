/** Matches what a template asks for inside a section: fields, checklist items, tables, lists, records and prose. */

import { named, namedByHead, nameKey, sure } from '../lexicon/names.ts'
import { allOf } from '../markdown/blocks.ts'
import type { Element, List, Section, Table } from '../markdown/document.ts'
import { hasContent } from '../markdown/elements/values.ts'
import { type FieldEntry, fieldsIn, itemsIn } from '../markdown/outline.ts'
import { placesOf } from '../markdown/parser/continued.ts'
import { hasBlank } from '../recognisers/placeholders.ts'
import type { FieldPart, ItemPart, ListPart, Part, ProsePart, RecordPart, SectionPart, TablePart } from '../template/kind.ts'
import { isLeft, textsOf } from '../template/ownText.ts'
import { isAskedFor } from '../template/stages.ts'
import { assignFields, assignItems, type Elsewhere, type Scope } from './assign.ts'
import { atSectionEnd, before, behind, type Insertion, itemNeighbour, lineEnd, type Neighbour, neighbourOf } from './insert.ts'
import { Judge, optionsIn, spanOfOptions } from './judge.ts'
import { type MatchBuilder, pushDeviation, pushLine } from './regionMatch.ts'
import { fieldOfCell } from './rows.ts'
import { nameScore } from './scores.ts'
import { emptyRow, matchTable } from './tables.ts'

export class PartMatcher {
  readonly #builder: MatchBuilder
  readonly #judge: Judge
  readonly #isLoose: (section: Section) => boolean

  /** `isLoose` is true for a bold line whose content belongs to the section around it. */
  constructor(builder: MatchBuilder, isLoose: (section: Section) => boolean) {
    this.#builder = builder
    this.#isLoose = isLoose
    this.#judge = new Judge(builder)
  }

  /** Matches the parts of a section itself, without its subsections. */
  match(part: SectionPart, sections: readonly Section[], where: Elsewhere = {}): void {
    const elements = elementsOf(sections.flatMap((one) => [one, ...one.sections.filter(this.#isLoose)]))
    const section = sections.at(-1) as Section
    const scope: Scope = { section, elements, fields: fieldsIn(elements), items: itemsIn(elements), texts: textsOf(part) }
    const neighbours = new Map<Part, Neighbour>()
    const fieldParts = part.parts.filter((leaf): leaf is FieldPart => leaf.type === 'field')
    const found = assignFields(this.#builder, fieldParts, scope, where)
    const itemsFound = assignItems(
      this.#builder,
      part.parts.filter((leaf): leaf is ItemPart => leaf.type === 'item'),
      scope,
    )
    // Only fields of this section are neighbours for insertions, not those of other sections or rows.
    noteNeighbours(neighbours, new Map([...found].filter(([, entry]) => entry.section || scope.fields.includes(entry))))
    for (const [leaf, entry] of itemsFound) neighbours.set(leaf, itemNeighbour(entry.item, leaf.source))
    for (const leaf of part.parts) {
      switch (leaf.type) {
        case 'field':
          this.#judge.field(leaf, found.get(leaf), scope, () => this.#insertion(part.parts, leaf, neighbours, scope))
          break
        case 'item':
          this.#judge.item(leaf, itemsFound.get(leaf), scope, () => this.#insertion(part.parts, leaf, neighbours, scope))
          break
        case 'table':
          this.#table(leaf, scope, part)
          break
        case 'list':
          this.#list(leaf, scope, part)
          break
        case 'record':
          this.#record(leaf, scope, part)
          break
        case 'prose':
          this.#prose(leaf, scope, part)
          break
      }
    }
    this.#handleGroups(scope)
  }

  /** A label above items that were found is no part of its own. */
  #handleGroups({ fields }: Scope): void {
    const { handled } = this.#builder
    for (const { field } of fields) {
      const items = field.value.elements.flatMap((element) => (element.type === 'list' ? element.items : []))
      if (items.length > 0 && field.value.text === '' && items.every((item) => handled.has(item))) handled.add(field)
    }
  }

  /** True if any field of a part is in a section under its own label. */
  hasFields(part: SectionPart, section: Section): boolean {
    const labels = part.parts.filter((leaf) => leaf.type === 'field')
    return fieldsIn(section.elements).some((entry) => labels.some((leaf) => isCalled(entry, leaf)))
  }

  /** True for content that the author wrote, not the template's prose. */
  isOwnContent(element: Element, part: SectionPart): boolean {
    return hasContent(element) && !isLeft(element, textsOf(part))
  }

  #table(part: TablePart, scope: Scope, within: SectionPart): void {
    const tables = allOf(scope.elements, 'table').filter((table) => !this.#builder.handled.has(table))
    if (matchTable(part, tables, scope.section, within, this.#builder)) return
    const label = within.name
    if (part.optional || !isAskedFor(part.from, this.#builder.stage)) this.#judge.line(label, scope, 'not-applicable', scope.section.endsAt)
    else if (this.#hasOwnContent(scope, within)) this.#judge.line(label, scope, 'met', scope.section.endsAt)
    else pushDeviation(this.#builder, { rule: 'empty-section', at: lineEnd(scope.section.endsAt), label, section: scope.section, part })
  }

  #list(part: ListPart, scope: Scope, within: SectionPart): void {
    const { handled } = this.#builder
    const label = within.name
    const owned = new Set(scope.fields.filter(({ field }) => !field.tentative).flatMap(({ field }) => field.value.elements))
    const lists = scope.elements.filter(
      (element): element is List => element.type === 'list' && !handled.has(element) && !owned.has(element),
    )
    if (part.choices.length > 0 && this.#choice(part, lists, scope, within)) return
    const own = lists.filter((candidate) => !isLeft(candidate, scope.texts))
    const list = own.find((candidate) => candidate.ordered === part.ordered) ?? own[0] ?? lists[0]
    if (!list) {
      if (part.optional || !isAskedFor(part.from, this.#builder.stage))
        this.#judge.line(label, scope, 'not-applicable', scope.section.endsAt)
      else if (this.#hasOwnContent(scope, within)) this.#judge.line(label, scope, 'met', scope.section.endsAt)
      else pushDeviation(this.#builder, { rule: 'empty-section', at: lineEnd(scope.section.endsAt), label, section: scope.section, part })
      return
    }
    for (const item of list.items) if (item.field && !item.field.value.empty) handled.add(item.field)
    if (list.items.every((item) => item.empty)) {
      handled.add(list)
      if (part.optional) this.#judge.line(label, scope, 'not-applicable', list.at)
      else
        pushDeviation(this.#builder, { rule: 'empty-list-item', at: list.at, label, section: scope.section, part, list, items: list.items })
      return
    }
    if (own.length === 0 && part.optional) this.#judge.line(label, scope, 'not-applicable', list.at)
    else this.#judge.written(label, scope, [list], list.at, part)
  }

  /** Judges boxes one of which is to be ticked; false if the section has none. */
  #choice(part: ListPart, lists: readonly List[], scope: Scope, within: SectionPart): boolean {
    const boxes = lists.filter(({ items }) => items.length > 0 && items.every(({ box }) => box))
    const [list] = boxes
    if (!list) return false
    for (const one of boxes) this.#builder.handled.add(one)
    const options = boxes.flatMap(optionsIn)
    const ticked = options.filter(({ box }) => box.ticked).length
    const { section } = scope
    const label = within.name
    // What stands below an option that was not chosen is not asked for.
    if (ticked > 0)
      for (const { box, elements } of boxes.flatMap(({ items }) => items))
        if (!box?.ticked) this.#builder.claimed.push(...elements.flatMap(placesOf))
    if (ticked > 0) this.#judge.line(label, scope, 'met', list.at)
    else if (part.optional) this.#judge.line(label, scope, 'not-applicable', list.at)
    else
      pushDeviation(this.#builder, {
        rule: 'unchosen-option',
        at: spanOfOptions(options) ?? list.at,
        label,
        section,
        part,
        name: label,
        options,
        ticked,
      })
    return true
  }

  #prose(part: ProsePart, scope: Scope, within: SectionPart): void {
    if (part.optional || !isAskedFor(part.from, this.#builder.stage))
      this.#judge.line(part.name, scope, 'not-applicable', scope.section.endsAt)
    else if (this.#hasOwnContent(scope, within) || scope.section.sections.length > 0) {
      this.#judge.written(part.name, scope, scope.elements, scope.section.heading?.at ?? scope.section.endsAt, {
        ...part,
        source: within.source,
      })
      return
    }
    const blank = scope.elements.flatMap(placesOf).find(hasBlank)
    // The blank is reported; that nothing else is there is the same fault.
    if (blank) pushLine(this.#builder, part.name, scope.section, 'open', blank, 'placeholder-text')
    else
      pushDeviation(this.#builder, {
        rule: 'empty-section',
        at: lineEnd(scope.section.endsAt),
        label: part.name,
        section: scope.section,
        part,
      })
  }

  #hasOwnContent(scope: Scope, part: SectionPart): boolean {
    return (
      scope.elements.some((element) => this.isOwnContent(element, part)) ||
      (part.sections.length === 0 && scope.section.sections.length > 0)
    )
  }

  /** Groups of fields, each of which begins with the first label. Under separate headings, the heading stands for the first label. */
  #record(part: RecordPart, scope: Scope, within: SectionPart): void {
    const [lead, ...others] = part.fields
    if (!lead) return
    const isLead = (entry: FieldEntry) => isCalled(entry, lead)
    const leads = scope.fields.filter(isLead)
    if (leads.length === 0 && this.#recordsOfTable(part, scope, within)) return
    if (leads.length === 0) {
      const { outline, sections, handled } = this.#builder
      const own = scope.section.sections.filter(
        (section) =>
          !sections.has(section) && fieldsIn(section.elements).some((entry) => others.some((other) => nameKey(other.name) === entry.key)),
      )
      for (const section of own) {
        handled.add(section)
        sections.set(section, within)
        this.#fieldsOfRecord(others, {
          section,
          elements: section.elements,
          fields: fieldsIn(section.elements),
          items: [],
          texts: textsOf(within),
        })
      }
      if (own.length > 0 || part.optional) return
      if (this.#hasOwnContent(scope, within)) this.#judge.line(within.name, scope, 'met', scope.section.endsAt)
      else {
        const { at } = atSectionEnd(scope.section, part)
        pushDeviation(this.#builder, {
          rule: 'empty-section',
          at,
          label: within.name,
          section: scope.section.index >= 0 ? scope.section : outline.document.root,
          part,
        })
      }
      return
    }
    for (const fields of instancesOf(scope.fields, lead, others)) this.#fieldsOfRecord(part.fields, { ...scope, fields }, lead)
  }

  /** Takes the rows of a table as records whose labels are its columns; false if there is none. */
  #recordsOfTable(part: RecordPart, scope: Scope, within: SectionPart): boolean {
    const { handled } = this.#builder
    const columnOf = (table: Table, field: FieldPart) => table.columns.findIndex((cell) => nameScore(field, named(cell.text)) >= sure)
    const there = (table: Table) => part.fields.filter((field) => columnOf(table, field) >= 0)
    const table = allOf(scope.elements, 'table').find((one) => !handled.has(one) && there(one).length * 2 > part.fields.length)
    if (!table) return false
    handled.add(table)
    const fields = there(table)
    const last = table.columns.at(-1)?.at ?? table.at
    // A missing column is reported once, not for each row.
    for (const field of part.fields)
      if (!fields.includes(field) && !field.optional && isAskedFor(field.from, this.#builder.stage))
        pushDeviation(this.#builder, {
          rule: 'missing-column',
          at: { ...last, start: last.end },
          label: field.name,
          section: scope.section,
          table,
        })
    const written = table.rows.filter((row) => !row.empty)
    for (const row of table.rows) {
      if (row.empty) emptyRow(row, table, within.name, scope.section, undefined, written.length, this.#builder)
      else {
        const entries = row.cells.flatMap((cell, index) => fieldOfCell(cell, table.columns[index]) ?? [])
        const own = entries.map((field): FieldEntry => ({ ...named(field.label), field, item: undefined }))
        this.#fieldsOfRecord(fields, { ...scope, elements: [], fields: own, items: [] }, part.fields[0])
      }
    }
    return true
  }

  /** Judges the fields of one instance. Without a `lead`, the section's heading stands for it. */
  #fieldsOfRecord(parts: readonly FieldPart[], scope: Scope, lead?: FieldPart): void {
    const found = assignFields(this.#builder, parts, scope)
    const neighbours = new Map<Part, Neighbour>()
    noteNeighbours(neighbours, found)
    const textOf = (part: FieldPart | undefined) => (part && found.get(part)?.field.value.text) || ''
    const name = lead ? textOf(lead) || lead.name : (scope.section.heading?.text ?? '')
    const subject = { name, severity: textOf(parts.find((part) => part.valueType === 'severity')) }
    const own = { ...scope, subject }
    for (const part of parts) this.#judge.field(part, found.get(part), own, () => this.#insertion(parts, part, neighbours, scope))
  }

  /** Behind the previous part, else before the next one, else at the end. */
  #insertion(parts: readonly Part[], part: FieldPart | ItemPart, neighbours: ReadonlyMap<Part, Neighbour>, scope: Scope): Insertion {
    const index = parts.indexOf(part)
    const there = (other: Part) => neighbours.get(other)
    const previous = parts.slice(0, index).findLast(there)
    const next = parts.slice(index + 1).find(there)
    const above = previous && there(previous)
    const below = next && there(next)
    return above ? behind(above, part) : below ? before(below, part) : atSectionEnd(scope.section, part)
  }
}

function elementsOf(sections: readonly Section[]): readonly Element[] {
  const [only, ...others] = sections
  return only && others.length === 0 ? only.elements : sections.flatMap(({ elements }) => elements)
}

function isCalled(entry: FieldEntry, part: FieldPart): boolean {
  return nameScore(part, entry) === 1 || nameScore(part, namedByHead(entry.name)) === 1
}

function instancesOf(fields: readonly FieldEntry[], lead: FieldPart, others: readonly FieldPart[]): FieldEntry[][] {
  const instances: FieldEntry[][] = []
  let seen = new Set<FieldPart>()
  for (const [index, entry] of fields.entries()) {
    const part = others.find((other) => isCalled(entry, other))
    const isLead = isCalled(entry, lead)
    const isOrphan = part !== undefined && (instances.length === 0 || (seen.has(part) && comesAgain(fields.slice(index), lead, seen) > 1))
    if (isLead || isOrphan) {
      instances.push([])
      seen = new Set()
    }
    if (part) seen.add(part)
    instances.at(-1)?.push(entry)
  }
  return instances
}

function comesAgain(fields: readonly FieldEntry[], lead: FieldPart, parts: ReadonlySet<FieldPart>): number {
  const next = fields.findIndex((entry) => isCalled(entry, lead))
  const until = next < 0 ? fields : fields.slice(0, next)
  return [...parts].filter((part) => until.some((entry) => isCalled(entry, part))).length
}

function noteNeighbours(neighbours: Map<Part, Neighbour>, found: ReadonlyMap<FieldPart, FieldEntry>): void {
  for (const [part, entry] of found) {
    const neighbour = neighbourOf(entry, part.source)
    if (neighbour) neighbours.set(part, neighbour)
  }
}
