/** Matches what a template asks for inside a section: fields, checklist items, tables, lists, records and prose. */
import type { Element, Field, List, Place, Section, Value } from '../model/document.ts'
import { hasContent } from '../model/values.ts'
import { timesIn } from '../moments.ts'
import { nameKey } from '../names.ts'
import { codeBlanksIn, findInCode, type Placeholder, placeholdersIn } from '../placeholders.ts'
import { saysClosed, saysNotApplicable } from './answers.ts'
import { type Findings, pushGap, pushLine } from './findings.ts'
import { atSectionEnd, before, behind, type Insertion, itemNeighbour, lineEnd, type Neighbour, neighbourOf } from './insert.ts'
import type { FieldPart, ItemPart, ListPart, Part, ProsePart, RecordPart, SectionPart, TablePart } from './kind.ts'
import { agreement, elementsOf, type FieldEntry, fieldsIn, type ItemEntry, itemsIn, named, sectionAsField } from './outline.ts'
import { fieldInRow } from './rows.ts'
import { readSignOff } from './sign-off.ts'
import { isAskedFor } from './stages.ts'
import { matchTable, ruleOfCell } from './tables.ts'

/** Where parts are looked for: the elements of one section, or of the title and what stands above it. */
interface Scope {
  readonly section: Section
  readonly elements: readonly Element[]
  readonly fields: readonly FieldEntry[]
  readonly items: readonly ItemEntry[]
  /** For a record: what it is about, in the words of its first field or its heading, and how severe that is. */
  readonly subject?: { readonly name: string; readonly severity: string }
}

export class PartMatcher {
  readonly #findings: Findings

  constructor(findings: Findings) {
    this.#findings = findings
  }

  /** Matches the parts that stand in a section itself. `elsewhere` gives the sections in which a label counts, too. */
  match(part: SectionPart, sections: readonly Section[], elsewhere: (label: string) => readonly Section[] = () => []): void {
    const elements = sections.flatMap((section) => section.elements)
    const section = sections.at(-1) as Section
    const scope: Scope = { section, elements, fields: fieldsIn(elements), items: itemsIn(elements) }
    const neighbours = new Map<Part, Neighbour>()
    const fieldParts = part.parts.filter((leaf): leaf is FieldPart => leaf.type === 'field')
    const found = this.#assignFields(fieldParts, scope, elsewhere)
    const itemsFound = this.#assignItems(
      part.parts.filter((leaf): leaf is ItemPart => leaf.type === 'item'),
      scope,
    )
    // What stands in another section, or in a row, is nobody's neighbour here.
    noteNeighbours(neighbours, new Map([...found].filter(([, entry]) => entry.section || scope.fields.includes(entry))))
    for (const [leaf, entry] of itemsFound) neighbours.set(leaf, itemNeighbour(entry.item, leaf.source))
    for (const leaf of part.parts) {
      switch (leaf.type) {
        case 'field':
          this.#field(leaf, found.get(leaf), scope, () => this.#insertion(part.parts, leaf, neighbours, scope))
          break
        case 'item':
          this.#item(leaf, itemsFound.get(leaf), scope, () => this.#insertion(part.parts, leaf, neighbours, scope))
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
  }

  /** True if any field of a part stands in a section under its own label. */
  hasFields(part: SectionPart, section: Section): boolean {
    const names = part.parts.flatMap((leaf) => (leaf.type === 'field' ? [leaf.name, ...leaf.aliases].map(named) : []))
    return fieldsIn(section.elements).some((entry) => names.some((name) => agreement(name, entry) === 2))
  }

  /** True for content that the author wrote: more than the template's own prose. */
  isOwnContent(element: Element, part: SectionPart): boolean {
    if (!hasContent(element)) return false
    if (element.type === 'paragraph') return element.fields.some((field) => !field.weak) || !isTemplateProse(element.text, part)
    if (element.type === 'html') return false
    return true
  }

  #assignFields(
    parts: readonly FieldPart[],
    scope: Scope,
    elsewhere: (label: string) => readonly Section[] = () => [],
  ): Map<FieldPart, FieldEntry> {
    const { handled, fields, sections, outline } = this.#findings
    const found = new Map<FieldPart, FieldEntry>()
    const take = (part: FieldPart, entry: FieldEntry) => {
      found.set(part, entry)
      fields.set(entry.field, part)
      handled.add(entry.item?.field ?? entry.field)
      if (entry.item) handled.add(entry.item)
    }
    const free = (entry: FieldEntry) => !handled.has(entry.item?.field ?? entry.field)
    for (const least of [2, 1] as const) {
      for (const part of parts) {
        if (found.has(part)) continue
        const names = [part.name, ...part.aliases].map(named)
        const entry = scope.fields.find((candidate) => free(candidate) && names.some((name) => agreement(name, candidate) >= least))
        if (entry) take(part, entry)
      }
    }
    for (const part of parts) {
      if (found.has(part)) continue
      const names = [part.name, ...part.aliases].map(named)
      const heading = outline.sections.find(
        (section) =>
          !sections.has(section) &&
          outline.isWithin(section, scope.section) &&
          names.some((name) => agreement(name, outline.nameOf(section)) === 2),
      )
      const field = heading && sectionAsField(heading)
      if (heading && field) {
        handled.add(heading)
        take(part, { ...named(field.label), field, item: undefined, section: heading })
        for (const element of heading.elements) if (!hasContent(element)) handled.add(element)
        continue
      }
      const inRow = fieldInRow(part, scope.elements)
      const entry =
        this.#frontMatterField(part) ??
        (inRow && { ...named(inRow.label), field: inRow, item: undefined }) ??
        elsewhere(part.name)
          .filter((section) => !sections.has(section))
          .flatMap((section) => fieldsIn(section.elements))
          .find((candidate) => free(candidate) && names.some((name) => agreement(name, candidate) === 2))
      if (entry) take(part, entry)
    }
    return found
  }

  #frontMatterField(part: FieldPart): FieldEntry | undefined {
    const entries = this.#findings.outline.document.frontMatter?.entries
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
        weak: false,
      }
      return { ...named(part.name), field, item: undefined }
    }
    return undefined
  }

  #assignItems(parts: readonly ItemPart[], scope: Scope): Map<ItemPart, ItemEntry> {
    const { handled } = this.#findings
    const found = new Map<ItemPart, ItemEntry>()
    for (const least of [2, 1] as const) {
      for (const part of parts) {
        if (found.has(part)) continue
        const names = [part.name, ...part.aliases].map(named)
        const entry = scope.items.find(
          (candidate) =>
            !handled.has(candidate.item) &&
            names.some((name) => agreement(name, candidate) >= least || (least === 1 && beginsWith(candidate.key, name.key))),
        )
        if (!entry) continue
        found.set(part, entry)
        handled.add(entry.item)
        this.#findings.items.set(entry.item, part)
        if (entry.item.field) {
          handled.add(entry.item.field)
          this.#findings.fields.set(entry.item.field, part)
        }
      }
    }
    return found
  }

  #field(part: FieldPart, entry: FieldEntry | undefined, scope: Scope, insertion: () => Insertion): void {
    const asked = isAskedFor(part.from, this.#findings.stage)
    if (!entry) {
      const about = aboutIssue(part, scope)
      if (!asked || part.optional || about?.closed) this.#line(part.name, scope, 'not-applicable', scope.section.endsAt)
      else {
        const { at, text } = insertion()
        const { section } = scope
        if (about && scope.subject)
          pushGap(this.#findings, {
            rule: 'missing-workaround',
            at,
            label: about.name,
            section,
            part,
            severity: about.severity,
            insert: text,
          })
        else pushGap(this.#findings, { rule: 'missing-field', at, label: part.name, section, part, insert: text })
      }
      return
    }
    const { field } = entry
    if (!asked || (part.optional && field.value.empty)) {
      this.#claimValue(field)
      this.#line(part.name, scope, 'not-applicable', field.at)
      return
    }
    this.#filledField(part, entry, scope)
  }

  /** Judges a field that is there. */
  #filledField(part: FieldPart, entry: FieldEntry, scope: Scope): void {
    const { field } = entry
    const { value } = field
    const { section } = scope
    const label = part.name
    if (part.signOff) {
      const signature = readSignOff(field, /^[^_]*/.exec(part.blank)?.[0])
      if (!signature.name) {
        this.#findings.claimed.push(field.at)
        pushGap(this.#findings, { rule: 'unsigned', at: signature.nameAt, label, section, part, field })
      } else if (!signature.date) {
        this.#findings.claimed.push(signature.dateAt)
        pushGap(this.#findings, { rule: 'undated-sign-off', at: signature.dateAt, label, section, part, field })
      } else this.#line(label, scope, 'met', field.at)
      return
    }
    const ticked = value.options.filter((option) => option.box.ticked).length
    if (value.options.length > 1 && (part.boxes || part.choices.length > 0) && ticked !== 1) {
      pushGap(this.#findings, { rule: 'unchosen-option', at: choiceAt(field), label, section, part, field, ticked })
      return
    }
    const list = value.elements.find((element): element is List => element.type === 'list')
    if (value.text === '' && part.list !== 'none' && list?.items.every((item) => item.empty)) {
      this.#findings.handled.add(list)
      pushGap(this.#findings, { rule: 'empty-list-item', at: list.at, label, section, part, list, items: list.items })
      return
    }
    if (value.empty || (part.list === 'none' && this.#hasOnlySiblings(value.text, value.elements))) {
      for (const element of value.elements) if (!hasContent(element)) this.#findings.handled.add(element)
      const about = aboutIssue(part, scope)
      if (about?.closed) this.#line(label, scope, 'not-applicable', field.at)
      else if (about)
        pushGap(this.#findings, {
          rule: 'missing-workaround',
          at: value.at,
          label: about.name,
          section,
          part,
          field,
          severity: about.severity,
        })
      else pushGap(this.#findings, { rule: 'unfilled-field', at: value.at, label, section, part, field })
      return
    }
    if (
      part.blank !== '' &&
      sameWords(value.text, part.blank) &&
      findInCode(codeBlanksIn(part.source), value.at).length === 0 &&
      !placeholdersIn(value.at.block).some((blank) => within(blank.at, value.at))
    ) {
      pushGap(this.#findings, { rule: 'placeholder-text', at: value.at, label, section, part, text: value.text })
      return
    }
    if (part.owned && !namesOwner(value)) {
      pushGap(this.#findings, { rule: 'missing-owner', at: { ...value.at, start: value.at.end }, label, section, part, field })
      return
    }
    this.#judgeBlanks(label, scope, [value.at, ...value.elements.map((element) => element.at)], field.at, part)
  }

  /** True if what stands below an empty label is a list of other fields, as in a troubleshooting block. */
  #hasOnlySiblings(text: string, elements: readonly Element[]): boolean {
    return (
      text === '' &&
      elements.length > 0 &&
      elements.every(
        (element) =>
          element.type === 'list' && element.items.every((item) => item.field !== undefined && this.#findings.fields.has(item.field)),
      )
    )
  }

  /** A line that is met unless template text is left in one of its places. */
  #judgeBlanks(label: string, scope: Scope, places: readonly Place[], at: Place, part?: FieldPart | ListPart): void {
    const inCode = part ? this.#blanksInCode(part, places, scope) : []
    const open = inCode.length > 0 || places.some((place) => placeholdersIn(place.block).some((blank) => within(blank.at, place)))
    pushLine(this.#findings, label, scope.section, open ? 'open' : 'met', at, open ? 'placeholder-text' : undefined)
  }

  /** Notes the blanks of the template's code that still stand in code. */
  #blanksInCode(part: FieldPart | ListPart | ItemPart, places: readonly Place[], { section }: Scope): readonly Placeholder[] {
    const wanted = codeBlanksIn(part.source)
    const blanks = places.flatMap((place) => findInCode(wanted, place))
    for (const { at, text } of blanks)
      this.#findings.gaps.push({ rule: 'placeholder-text', at, label: part.name, section, part, text, blank: true })
    return blanks
  }

  #claimValue(field: Field): void {
    const { claimed, handled } = this.#findings
    claimed.push(field.value.at)
    for (const element of field.value.elements) {
      claimed.push(element.at)
      handled.add(element)
    }
  }

  #item(part: ItemPart, entry: ItemEntry | undefined, scope: Scope, insertion: () => Insertion): void {
    const { section } = scope
    const asked = isAskedFor(part.from, this.#findings.stage)
    if (!entry) {
      if (!asked || part.optional) this.#line(part.name, scope, 'not-applicable', section.endsAt)
      else {
        const { at, text } = insertion()
        pushGap(this.#findings, { rule: 'missing-item', at, label: part.name, section, part, insert: text })
      }
      return
    }
    const { item } = entry
    const value = item.field?.value
    const source = item.at.block.text.slice(item.textAt.start, item.textAt.end)
    if (!asked || saysNotApplicable(value?.text ?? '') || /^~~.*~~$/s.test(source.trim())) {
      this.#line(part.name, scope, 'not-applicable', item.at)
      return
    }
    // A section without any box or mark states what is done.
    const isMarked = (other: ItemEntry) => other.item.box !== undefined || /[✅✔☑❌✗☐⬜]/u.test(sourceOf(other.item.textAt))
    const done = item.box ? item.box.ticked : /[✅✔☑]/u.test(source) || !scope.items.some(isMarked)
    const places = value ? [value.at, ...item.elements.map((element) => element.at)] : item.elements.map((element) => element.at)
    if (!done) {
      if (!part.optional)
        for (const { at, text } of this.#blanksInCode(part, places, scope))
          pushLine(this.#findings, text, section, 'open', at, 'placeholder-text')
      if (part.optional) this.#line(part.name, scope, 'not-applicable', item.at)
      else pushGap(this.#findings, { rule: 'unticked-item', at: item.box?.at ?? item.markerAt, label: part.name, section, part, item })
      return
    }
    if (part.evidence) {
      const wanted = codeBlanksIn(part.source)
      const [blank] = places.flatMap((place) => [
        ...placeholdersIn(place.block).filter((candidate) => within(candidate.at, place)),
        ...findInCode(wanted, place),
      ])
      const given = (value !== undefined && !value.empty) || item.elements.some(hasContent)
      if (!given || blank) {
        if (blank) this.#findings.claimed.push(...places)
        for (const element of item.elements) if (!hasContent(element)) this.#findings.handled.add(element)
        const behind = value?.at ?? lineEnd(item.textAt)
        pushGap(this.#findings, { rule: 'ticked-without-evidence', at: blank?.at ?? behind, label: part.name, section, part, item })
        return
      }
    }
    this.#line(part.name, scope, 'met', item.at)
  }

  #table(part: TablePart, scope: Scope, within: SectionPart): void {
    const tables = elementsOf(scope.elements, 'table').filter((table) => !this.#findings.handled.has(table))
    if (matchTable(part, tables, scope.section, within, this.#findings)) return
    const label = within.name
    if (part.optional || !isAskedFor(part.from, this.#findings.stage)) this.#line(label, scope, 'not-applicable', scope.section.endsAt)
    else if (this.#hasOwnContent(scope, within)) this.#line(label, scope, 'met', scope.section.endsAt)
    else pushGap(this.#findings, { rule: 'empty-section', at: lineEnd(scope.section.endsAt), label, section: scope.section, part })
  }

  #list(part: ListPart, scope: Scope, within: SectionPart): void {
    const { handled } = this.#findings
    const label = within.name
    const owned = new Set(scope.fields.filter(({ field }) => !field.weak).flatMap(({ field }) => field.value.elements))
    const lists = scope.elements.filter(
      (element): element is List => element.type === 'list' && !handled.has(element) && !owned.has(element),
    )
    const list = lists.find((candidate) => candidate.ordered === part.ordered) ?? lists[0]
    if (!list) {
      if (part.optional || !isAskedFor(part.from, this.#findings.stage)) this.#line(label, scope, 'not-applicable', scope.section.endsAt)
      else if (this.#hasOwnContent(scope, within)) this.#line(label, scope, 'met', scope.section.endsAt)
      else pushGap(this.#findings, { rule: 'empty-section', at: lineEnd(scope.section.endsAt), label, section: scope.section, part })
      return
    }
    for (const item of list.items) if (item.field && !item.field.value.empty) handled.add(item.field)
    if (list.items.every((item) => item.empty)) {
      handled.add(list)
      if (part.optional) this.#line(label, scope, 'not-applicable', list.at)
      else pushGap(this.#findings, { rule: 'empty-list-item', at: list.at, label, section: scope.section, part, list, items: list.items })
      return
    }
    this.#judgeBlanks(label, scope, [list.at], list.at, part)
  }

  #prose(part: ProsePart, scope: Scope, within: SectionPart): void {
    if (part.optional || !isAskedFor(part.from, this.#findings.stage)) this.#line(part.name, scope, 'not-applicable', scope.section.endsAt)
    else if (this.#hasOwnContent(scope, within) || scope.section.sections.length > 0) {
      this.#judgeBlanks(
        part.name,
        scope,
        scope.elements.map((element) => element.at),
        scope.section.heading?.at ?? scope.section.endsAt,
      )
    } else
      pushGap(this.#findings, { rule: 'empty-section', at: lineEnd(scope.section.endsAt), label: part.name, section: scope.section, part })
  }

  #hasOwnContent(scope: Scope, part: SectionPart): boolean {
    return (
      scope.elements.some((element) => this.isOwnContent(element, part)) ||
      (part.sections.length === 0 && scope.section.sections.length > 0)
    )
  }

  /** Groups of fields that begin anew with the first label; under headings of their own, the heading stands for the first. */
  #record(part: RecordPart, scope: Scope, within: SectionPart): void {
    const [lead, ...others] = part.fields
    if (!lead) return
    const isLead = (entry: FieldEntry) => isCalled(entry, lead)
    const leads = scope.fields.filter(isLead)
    if (leads.length === 0) {
      const { outline, sections, handled } = this.#findings
      const own = scope.section.sections.filter(
        (section) =>
          !sections.has(section) && fieldsIn(section.elements).some((entry) => others.some((other) => nameKey(other.name) === entry.key)),
      )
      for (const section of own) {
        handled.add(section)
        sections.set(section, within)
        this.#fieldsOfRecord(others, { section, elements: section.elements, fields: fieldsIn(section.elements), items: [] })
      }
      if (own.length > 0 || part.optional) return
      if (this.#hasOwnContent(scope, within)) this.#line(within.name, scope, 'met', scope.section.endsAt)
      else {
        const { at } = atSectionEnd(scope.section, part)
        pushGap(this.#findings, {
          rule: 'empty-section',
          at,
          label: within.name,
          section: outline.sections.includes(scope.section) ? scope.section : outline.document.root,
          part,
        })
      }
      return
    }
    for (const fields of instancesOf(scope.fields, lead, others)) this.#fieldsOfRecord(part.fields, { ...scope, fields }, lead)
  }

  /** Judges the fields of one instance; without a `lead` the section's heading stands for it. */
  #fieldsOfRecord(parts: readonly FieldPart[], scope: Scope, lead?: FieldPart): void {
    const found = this.#assignFields(parts, scope)
    const neighbours = new Map<Part, Neighbour>()
    noteNeighbours(neighbours, found)
    const textOf = (part: FieldPart | undefined) => (part && found.get(part)?.field.value.text) || ''
    const name = lead ? textOf(lead) || lead.name : (scope.section.heading?.text ?? '')
    const subject = { name, severity: textOf(parts.find((part) => part.valueType === 'severity')) }
    const own = { ...scope, subject }
    for (const part of parts) this.#field(part, found.get(part), own, () => this.#insertion(parts, part, neighbours, scope))
  }

  /** Behind the part before it, else before the part after it, else at the end. */
  #insertion(parts: readonly Part[], part: FieldPart | ItemPart, neighbours: ReadonlyMap<Part, Neighbour>, scope: Scope): Insertion {
    const index = parts.indexOf(part)
    const there = (other: Part) => neighbours.get(other)
    const previous = parts.slice(0, index).findLast(there)
    const next = parts.slice(index + 1).find(there)
    const above = previous && there(previous)
    const below = next && there(next)
    return above ? behind(above, part) : below ? before(below, part) : atSectionEnd(scope.section, part)
  }

  #line(label: string, scope: Scope, state: 'met' | 'not-applicable', at: Place): void {
    pushLine(this.#findings, label, scope.section, state, at)
  }
}

/** What a workaround that is not there is for; `undefined` for any other part. */
function aboutIssue(part: FieldPart, scope: Scope): { name: string; severity: string; closed: boolean } | undefined {
  if (ruleOfCell(part) !== 'missing-workaround') return undefined
  const { name, severity } = scope.subject ?? { name: scope.section.heading?.text ?? part.name, severity: '' }
  return { name, severity, closed: saysClosed(name) }
}

function isCalled(entry: FieldEntry, part: FieldPart): boolean {
  return [part.name, ...part.aliases].map(named).some((name) => agreement(name, entry) === 2)
}

/**
 * The fields of a section as instances of a record, each from the first label on. Where several of the other labels come again without
 * the first one, an instance has lost it.
 */
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

/** How many of some parts come before the next first label. */
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

function isTemplateProse(text: string, part: SectionPart): boolean {
  const lines = part.prose.split('\n').map((line) => nameKey(line))
  return lines.includes(nameKey(text))
}

/** False for a value that is nothing but a time. */
function namesOwner({ at, text, elements }: Value): boolean {
  const times = timesIn(at.block).filter((time) => within(time.at, at))
  if (times.length === 0 || elements.length > 0 || placeholdersIn(at.block).some((blank) => within(blank.at, at))) return true
  let rest = text
  for (const time of times) rest = rest.replace(at.block.text.slice(time.at.start, time.at.end), ' ')
  return /\p{L}{2}/u.test(rest.replace(/\b(?:at|by|on|from|until|utc|gmt|owner)\b/gi, ' '))
}

function sourceOf({ block, start, end }: Place): string {
  return block.text.slice(start, end)
}

function sameWords(one: string, other: string): boolean {
  const words = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return words(one) === words(other)
}

function within(inner: Place, outer: Place): boolean {
  return inner.block === outer.block && inner.start >= outer.start && inner.end <= outer.end
}

function beginsWith(key: string, start: string): boolean {
  return start.split(' ').length > 1 && key.startsWith(`${start} `)
}

/** The boxes of a choice, from the first to the last. */
export function choiceAt(field: Field): Place {
  const [first] = field.value.options
  const last = field.value.options.at(-1)
  return first && last ? { ...first.box.at, end: last.at.end } : field.value.at
}
