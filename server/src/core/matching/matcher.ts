/** Finds the section, field, item or table of the document for each part of a template, by name. */

import { joinedNames, nameKey } from '../lexicon/names.ts'
import { cleanName } from '../lexicon/words.ts'
import { openingsIn } from '../markdown/asked.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { Element, Field, Heading, ListItem, Place, Section } from '../markdown/document.ts'
import { hasContent } from '../markdown/elements/values.ts'
import { fieldsIn, isOneOf, itemsIn, type Named, named, namesOf } from '../markdown/outline.ts'
import { lastOf, placesOf } from '../markdown/parser/continued.ts'
import { standIn } from '../markdown/sections.ts'
import { saysNone, saysNotApplicable } from '../recognisers/answers.ts'
import type { Part, SectionPart } from '../template/kind.ts'
import { isAskedFor } from '../template/stages.ts'
import { perObject } from '../util/perObject.ts'
import { assign, type Candidate } from './assignment.ts'
import type { Deviation } from './deviations.ts'
import { askQuestions } from './doubts.ts'
import { apart, atSectionEnd, endForText, type Insertion, lineEnd } from './insert.ts'
import { PartMatcher } from './parts.ts'
import { isQuestion, questionsIn } from './questions.ts'
import { type MatchBuilder, pushDeviation, pushLine } from './regionMatch.ts'
import type { Requirement } from './requirement.ts'
import { type RowSections, rowSections } from './rows.ts'
import { nameScore, sectionScore, sure } from './scores.ts'

/** The section of each part; `implied` for a part without a heading of its own. */
type FoundSections = Map<SectionPart, Section | 'implied'>

/** What a place below a scope's own sections, and one in another scope, counts less. */
const nested = 0.05
const elsewhere = 0.1

/** Below more sections than these nobody looks for one by what is inside. */
const maxBelow = 200

/** Matches a document, or one instance of a repeating section, with a template. */
export class Matcher {
  readonly #builder: MatchBuilder
  readonly #root: SectionPart
  readonly #parts: PartMatcher
  readonly #names: TemplateNames
  readonly #title: Section | undefined
  /** The instance beyond which nothing is looked for; `undefined` for the whole document. */
  readonly #bounds: Section | undefined
  /** The instances of repeating sections, which are matched on their own. */
  readonly instances = new Map<Section, SectionPart>()
  /** The parts beside each part that was not found at once, with their sections. */
  readonly #levels = new Map<SectionPart, { readonly siblings: readonly SectionPart[]; readonly found: FoundSections }>()
  /** The sections within the instances, by index. */
  readonly #apart = new Set<number>()
  /** The sections that labels and items of a section stand for, and what stands for each. */
  readonly #opened = new Map<Section, readonly Section[]>()
  readonly #openingOf = new Map<Section, Field | ListItem>()

  constructor(builder: MatchBuilder, root: SectionPart, bounds?: Section) {
    this.#builder = builder
    this.#root = root
    this.#bounds = bounds
    this.#parts = new PartMatcher(builder, (section) => this.#isLoose(section))
    this.#names = templateNames(root)
    this.#title = bounds ? undefined : this.#findTitle()
  }

  match(): void {
    const { outline } = this.#builder
    const { root } = outline.document
    const title = this.#title
    const scope = title ?? root
    if (title) this.#builder.sections.set(title, this.#root)
    this.#parts.match(this.#root, this.#own(root), {
      sectionsWith: (part) => (this.#names.labels.get(nameKey(part.name)) === 1 ? outline.sectionsWithField(namesOf(part)) : []),
    })
    this.#matchSections(this.#root.sections, root, scope)
  }

  /** Asks, for what is missing, whether it stands here under another name. */
  ask(): void {
    askQuestions(
      this.#builder,
      (scope) => this.#unnamedBelow(scope),
      (part, section) => this.#scoreInPlace(part, section),
    )
  }

  /** The document's title, unless it is the only heading with the name of a section of the template. */
  #findTitle(): Section | undefined {
    const { outline } = this.#builder
    const { title } = outline
    const part = title && this.#root.sections.find((candidate) => this.#agrees(candidate, title))
    if (!part) return title
    return outline.sectionsNamed(namesOf(part)).some((section) => section !== title) ? title : undefined
  }

  #agrees(part: SectionPart, section: Section): boolean {
    return nameScore(part, this.#builder.outline.nameOf(section)) === 1
  }

  /** Finds the sections of the parts within a scope, then matches the content of each. */
  #matchSections(parts: readonly SectionPart[], scope: Section, insertInto: Section): void {
    const single = parts.filter((part) => !part.repeats)
    const found: FoundSections = new Map()
    this.#take(
      assign(single, (part) => this.#candidates(part, scope)),
      found,
    )
    const left = single.filter((part) => !found.has(part))
    this.#take(
      assign(left, (part) => this.#inPlace(part, parts, found, scope)),
      found,
    )
    for (const part of left) {
      const shared = found.has(part) || part.optional ? undefined : this.#namingBoth(part, found)
      if (shared) found.set(part, shared)
    }
    const rows = this.#rowsOf(
      single.filter((part) => !found.has(part)),
      scope,
    )
    for (const part of single) if (!found.has(part) && !rows?.rows.has(part) && this.#isImplied(part, scope)) found.set(part, 'implied')
    for (const [index, part] of parts.entries()) {
      if (rows && !part.repeats && !found.has(part)) {
        this.#matchRow(part, rows, scope)
        continue
      }
      if (part.repeats) {
        const last = this.#matchRepeated(part, scope, () => this.#insertion(parts, index, found, insertInto))
        if (last) found.set(part, last)
        continue
      }
      const section = found.get(part)
      if (section === 'implied') {
        this.#parts.match(part, this.#own(scope), { below: this.#unnamedBelow(scope) })
        this.#matchSections(part.sections, scope, insertInto)
      } else if (section) this.#matchContent(part, section)
      else this.#missing(part, this.#insertion(parts, index, found, insertInto), scope)
    }
  }

  #take(pairs: ReadonlyMap<SectionPart, Section>, found: FoundSections): void {
    const { sections, handled } = this.#builder
    for (const [part, section] of pairs) {
      found.set(part, section)
      sections.set(section, part)
      handled.add(section)
      const opening = this.#openingOf.get(section)
      if (opening) handled.add(opening)
    }
  }

  /** The sections that may be a part because they also stand between its neighbours. */
  #inPlace(part: SectionPart, siblings: readonly SectionPart[], found: FoundSections, scope: Section): Candidate<Section>[] {
    this.#levels.set(part, { siblings, found })
    return this.#unnamedBelow(scope).flatMap((section) => {
      const score = this.#scoreInPlace(part, section)
      return score >= sure ? { place: section, rank: section.index, score } : []
    })
  }

  #scoreInPlace(part: SectionPart, section: Section): number {
    const level = this.#levels.get(part)
    const siblings = level?.siblings ?? []
    const sectionOf = (other: SectionPart): Section | undefined => {
      const one = level?.found.get(other)
      return one === 'implied' ? undefined : one
    }
    const index = siblings.indexOf(part)
    const around = section.parent?.sections ?? []
    const at = around.indexOf(section)
    const before = siblings.slice(0, Math.max(0, index)).findLast(sectionOf)
    const after = siblings.slice(index + 1).find(sectionOf)
    const inPlace =
      (before !== undefined || after !== undefined) &&
      (before && sectionOf(before)) === around[at - 1] &&
      (after && sectionOf(after)) === around[at + 1]
    return sectionScore(part, section, this.#root, inPlace)
  }

  /** The section of another part whose heading names a part as well: *Risks and next steps*. */
  #namingBoth(part: SectionPart, found: FoundSections): Section | undefined {
    for (const [other, section] of found) {
      if (section === 'implied' || nameScore(other, this.#builder.outline.nameOf(section)) === 1) continue
      const names = joinedNames(section.heading?.text ?? '')
      const own = names.find((name) => nameScore(part, name) >= sure)
      if (own && names.some((name) => name !== own && nameScore(other, name) >= sure)) return section
    }
    return undefined
  }

  /** The table whose rows stand for sections without headings of their own. */
  #rowsOf(parts: readonly SectionPart[], scope: Section): RowSections | undefined {
    const { handled, tables } = this.#builder
    const elements = this.#own(scope).flatMap((section) => section.elements)
    const rows = rowSections(parts, elements, scope.depth + 1)
    if (!rows || handled.has(rows.table) || tables.has(rows.table)) return undefined
    handled.add(rows.table)
    // A missing column is reported once, not for each row.
    const label = (leaf: Part) => (leaf.type === 'field' && !leaf.optional && !rows.hasColumn(leaf) ? nameKey(leaf.name) : '')
    const [first] = rows.rows.keys()
    for (const leaf of first?.parts ?? []) {
      const last = rows.table.columns.at(-1)?.at
      if (label(leaf) === '' || !last) continue
      this.#deviation({ rule: 'missing-column', at: { ...last, start: last.end }, label: leaf.name, section: scope, table: rows.table })
    }
    return rows
  }

  /** Matches the row of a part, or reports it missing. */
  #matchRow(part: SectionPart, { table, rows, hasColumn }: RowSections, scope: Section): void {
    const section = rows.get(part)
    if (section) {
      this.#builder.outline.adopt(section, scope)
      this.#builder.sections.set(section, part)
      this.#parts.match({ ...part, parts: part.parts.filter((leaf) => leaf.type === 'field' && hasColumn(leaf)) }, [section])
      return
    }
    if (part.optional || !isAskedFor(part.from, this.#builder.stage)) {
      this.#line(part.name, scope, 'not-applicable', table.at)
      return
    }
    const insert = `\n${rowLike(table.rows.at(-1)?.at ?? table.at, part.name)}`
    this.#deviation({ rule: 'missing-section', at: lineEnd(table.at), label: part.name, section: scope, part, insert })
  }

  /**
   * The sections that may be a part. A part whose very name is there has no others; else those count that have the name of no part: by their
   * names anywhere in the scope, by what is inside right below it. The nearer, the better.
   */
  #candidates(part: SectionPart, scope: Section): Candidate<Section>[] {
    const { outline } = this.#builder
    const names = namesOf(part)
    const everywhere = this.#names.uses.get(nameKey(part.name)) === 1
    const candidate = (section: Section, score: number): Candidate<Section> => ({
      place: section,
      rank: section.index < 0 && section.parent ? section.parent.index : section.index,
      score: score - this.#distance(section, scope),
    })
    const called = outline
      .sectionsNamed(names)
      .filter((section) => this.#isFree(section) && (everywhere || outline.isWithin(section, scope)))
    if (called.length > 0) return called.map((section) => candidate(section, 1))
    const within = outline.sectionsAbout(names).filter((section) => outline.isWithin(section, scope) && this.#isUnnamed(section))
    const owners = new Set([...this.#own(scope), ...(everywhere ? outline.sectionsWithField(names) : [])])
    const openings = [...owners]
      .filter((owner) => !this.#apart.has(owner.index) && (!this.#bounds || outline.isWithin(owner, this.#bounds)))
      .flatMap((owner) => this.#openings(owner, scope))
    return [
      ...[...new Set([...this.#unnamedBelow(scope, part), ...within])].map((section) =>
        candidate(section, sectionScore(part, section, this.#root)),
      ),
      ...openings.map((section) => candidate(section, nameScore(part, outline.nameOf(section)))),
    ].filter(({ place, score }) => score + this.#distance(place, scope) >= sure)
  }

  /** The labels and items of a section with content below them, as sections of a scope. */
  #openings(owner: Section, scope: Section): readonly Section[] {
    const { handled, outline } = this.#builder
    const before = this.#opened.get(owner)
    const found =
      before ??
      openingsIn(owner.elements)
        .filter(({ key }) => !this.#names.labels.has(key))
        .map(({ opening, textAt, elements }) => {
          const section = sectionBelow(textAt, opening, elements, scope.depth + 1)
          outline.adopt(section, owner)
          this.#openingOf.set(section, opening)
          return section
        })
    if (!before) this.#opened.set(owner, found)
    return found.filter((section) => !this.#builder.sections.has(section) && !handled.has(this.#openingOf.get(section) as Field | ListItem))
  }

  /** True for a bold line that is no part's name. What follows it belongs to the section around it. */
  #isLoose(section: Section): boolean {
    if (!section.heading?.bold || !this.#isUnnamed(section)) return false
    return !this.#names.labels.has(this.#builder.outline.nameOf(section).key)
  }

  /** True if a section has the very name of a part. */
  #isThere(part: SectionPart, scope: Section): boolean {
    const { outline } = this.#builder
    const everywhere = this.#names.uses.get(nameKey(part.name)) === 1
    return outline.sectionsNamed(namesOf(part)).some((section) => this.#isFree(section) && (everywhere || outline.isWithin(section, scope)))
  }

  #distance(section: Section, scope: Section): number {
    if (this.#own(scope).some((one) => one === section.parent)) return 0
    return this.#builder.outline.isWithin(section, scope) ? nested : elsewhere
  }

  /** True for a free section that has the very name of no part. *Features in detail* may be *Feature details*, though a feature begins so. */
  #isUnnamed(section: Section, part?: SectionPart): boolean {
    const name = this.#builder.outline.nameOf(section)
    if (!this.#isFree(section) || this.#names.all.has(name.key)) return false
    return !this.#names.stems.some((stem) => isOneOf(name.key, stem)) || (part !== undefined && nameScore(part, name) >= sure)
  }

  /** The sections right below a scope that belong to no part and have the name of none. */
  #unnamedBelow(scope: Section, part?: SectionPart): readonly Section[] {
    const sections = this.#own(scope === this.#title ? this.#builder.outline.document.root : scope).flatMap((one) => one.sections)
    return sections.slice(0, maxBelow).filter((section) => this.#isUnnamed(section, part))
  }

  /** True for a section within bounds that belongs to no part or instance yet. */
  #isFree(section: Section): boolean {
    const { outline, sections } = this.#builder
    return !sections.has(section) && !this.#apart.has(section.index) && (!this.#bounds || outline.isWithin(section, this.#bounds))
  }

  /** True for a part without a heading in the document whose subsections, fields or items are there. */
  #isImplied(part: SectionPart, scope: Section): boolean {
    if (part.parts.length === 0) return part.sections.some((child) => !child.repeats && this.#isThere(child, scope))
    const labels = part.parts.filter((leaf) => leaf.type === 'field' || leaf.type === 'item')
    if (labels.length < 3) return false
    const { outline, handled } = this.#builder
    const there: Named[] = this.#own(scope).flatMap(({ elements }) => [
      ...fieldsIn(elements).filter(({ field }) => !handled.has(field)),
      ...itemsIn(elements).filter(({ item }) => item.box && !handled.has(item)),
    ])
    for (const key of outline.document.frontMatter?.entries.keys() ?? []) there.push(named(key.replace(/_/g, ' ')))
    const below = this.#unnamedBelow(scope).map((section) => outline.nameOf(section))
    const found = labels.filter((leaf) => {
      if ([...there, ...below].some((other) => nameScore(leaf, other) >= sure)) return true
      return outline.sectionsNamed(namesOf(leaf)).some((section) => this.#isFree(section) && outline.isWithin(section, scope))
    })
    return found.length * 2 >= labels.length
  }

  /** A scope and the text above its first heading; for the whole document, also the title's own content. */
  #own(scope: Section): readonly Section[] {
    const title = this.#title
    return scope === this.#builder.outline.document.root && title ? [scope, title] : [scope]
  }

  #matchContent(part: SectionPart, section: Section): void {
    const asked = isAskedFor(part.from, this.#builder.stage)
    const bare = !section.elements.some(hasContent) && section.sections.length === 0
    const onlyBlank =
      part.optional && !section.sections.length && !section.elements.some((element) => this.#parts.isOwnContent(element, part))
    if (!asked || onlyBlank) {
      this.#dismiss(section)
      this.#line(part.name, section, 'not-applicable', section.heading?.at ?? section.endsAt)
      return
    }
    const needs = part.parts.length > 0 || part.sections.length > 0
    if (needs && this.#answersWithNothing(section)) {
      // A reason that is not written yet is a blank like any other.
      this.#dismiss(section, 'blanks too')
      this.#line(part.name, section, this.#saysNotApplicable(section) ? 'not-applicable' : 'met', section.endsAt)
      return
    }
    if (bare && !section.elements.some((element) => element.type === 'list' || element.type === 'table' || element.type === 'paragraph')) {
      this.#dismiss(section)
      this.#deviation({ rule: 'empty-section', at: lineEnd(section.endsAt), label: part.name, section, part })
      return
    }
    if (!needs) this.#line(part.name, section, 'met', section.heading?.at ?? section.endsAt)
    this.#parts.match(part, [section])
    this.#matchSections(part.sections, section, section)
  }

  /** True if the section only says that there is nothing: *None*, *No known issues*, *N/A – …*. */
  #answersWithNothing(section: Section): boolean {
    const solid = section.elements.filter(hasContent)
    const [only] = solid
    if (solid.length !== 1 || !only || section.sections.some((child) => !saysNone(child.heading?.text ?? ''))) {
      const [child] = section.sections
      return solid.length === 0 && section.sections.length === 1 && saysNone(child?.heading?.text ?? '')
    }
    const text =
      only.type === 'paragraph'
        ? only.text || (only.fields[0]?.label ?? '')
        : only.type === 'list' && only.items.length === 1
          ? (only.items[0]?.text ?? '')
          : ''
    return saysNone(text) || saysNotApplicable(text)
  }

  #saysNotApplicable(section: Section): boolean {
    return section.elements.some((element) => element.type === 'paragraph' && saysNotApplicable(element.text))
  }

  /** Takes sections as instances of a part, and returns the last one. */
  #matchRepeated(part: SectionPart, scope: Section, insertion: () => Insertion): Section | undefined {
    const { outline, sections, handled } = this.#builder
    const free = outline.within(scope).filter((section) => section !== scope && section.heading && this.#isFree(section))
    const stem = nameKey(part.stem)
    let instances = stem === '' ? [] : free.filter((section) => isInstance(outline.nameOf(section).key, stem))
    if (instances.length === 0) instances = free.filter((section) => section.parent === scope)
    if (instances.length === 0 && isQuestion(part) && this.#matchQuestions(part, scope)) return undefined
    if (instances.length === 0 && part.least > 0 && isAskedFor(part.from, this.#builder.stage) && !part.optional) {
      this.#missing(part, insertion(), scope)
    }
    // A section is an instance unless it contains another one, or something that was assigned to a part before.
    const nested = new Set(instances.flatMap((section) => ancestorsOf(section)))
    const own = instances.filter((section) => !this.#bounds && !nested.has(section) && !this.#isTouched(section))
    for (const section of instances) sections.set(section, part)
    for (const section of own) {
      this.instances.set(section, part)
      for (let index = section.index; index < section.behind; index++) this.#apart.add(index)
    }
    const rest = instances.filter((section) => !this.instances.has(section))
    for (const section of rest) handled.add(section)
    for (const section of rest) this.matchInstance(part, section)
    return instances.at(-1)
  }

  #isTouched(section: Section): boolean {
    const { outline, sections, handled } = this.#builder
    return outline.within(section).some((inner) => sections.has(inner) || handled.touches(inner))
  }

  /** Matches one instance of a part. */
  matchInstance(part: SectionPart, section: Section): void {
    const { outline, sections, handled } = this.#builder
    sections.set(section, part)
    handled.add(section)
    const stem = nameKey(part.stem)
    const rest = cleanName(section.heading?.text ?? '')
      .replace(new RegExp(`^\\W*${escapeRegExp(part.stem)}`, 'iu'), '')
      .replace(/^[\s\d.:#–—-]+/, '')
    // Where only numbers tell them apart, the number is enough.
    const isNumbered = !/\p{L}/u.test(part.name.replace(part.stem, ''))
    if (part.stem !== '' && !/[\p{L}\p{N}]/u.test(rest) && !isNumbered && section.heading && outline.nameOf(section).key.startsWith(stem)) {
      const at = lineEnd(section.heading.textAt)
      this.#deviation({ rule: 'empty-section', at, label: part.stem, section, part })
    }
    const own = { ...part, repeats: false, name: section.heading?.text || part.name }
    // An answer in plain words needs no label.
    const plain = isQuestion(part) && !this.#parts.hasFields(own, section) && section.elements.some((element) => hasContent(element))
    this.#matchContent(plain ? { ...own, parts: [] } : own, section)
  }

  /** Takes questions that are no headings as instances of a part; false if there are none. */
  #matchQuestions(part: SectionPart, scope: Section): boolean {
    const { outline, sections, handled } = this.#builder
    const questions = questionsIn(scope.elements, scope.depth + 1)
    for (const { section, field, answered } of questions) {
      outline.adopt(section, scope)
      sections.set(section, part)
      if (answered) this.#line(section.heading?.text ?? '', scope, 'met', section.endsAt)
      else this.#deviation({ rule: 'unfilled-field', at: lineEnd(section.endsAt), label: field.label, section: scope, field })
    }
    for (const element of questions.length > 0 ? scope.elements : []) handled.add(element)
    return questions.length > 0
  }

  /** Handles a section without a heading in the document: it may be a field of that name, else it is missing. */
  #missing(part: SectionPart, insertion: Insertion, scope: Section): void {
    const { handled, fields, stage } = this.#builder
    if (part.optional || !isAskedFor(part.from, stage)) {
      this.#line(part.name, scope, 'not-applicable', insertion.at)
      return
    }
    const everywhere = this.#names.uses.get(nameKey(part.name)) === 1
    const sections = everywhere ? this.#builder.outline.sectionsWithField(namesOf(part)) : [scope]
    for (const section of sections) {
      if (this.#apart.has(section.index) || (this.#bounds && !this.#builder.outline.isWithin(section, this.#bounds))) continue
      const entry = fieldsIn(section.elements).find(
        ({ field, item, ...name }) =>
          !item?.box && !handled.has(field) && !fields.has(field) && !this.#names.labels.has(name.key) && nameScore(part, name) === 1,
      )
      if (!entry) continue
      handled.add(entry.field)
      if (entry.item) handled.add(entry.item)
      if (entry.field.value.empty)
        this.#deviation({ rule: 'unfilled-field', at: entry.field.value.at, label: part.name, section, field: entry.field })
      else this.#line(part.name, section, 'met', entry.field.at)
      return
    }
    this.#deviation({ rule: 'missing-section', at: insertion.at, label: part.name, section: scope, part, insert: insertion.text })
  }

  /** Behind the previous section of the template, else before the next one, else at the end of the scope. */
  #insertion(parts: readonly SectionPart[], index: number, found: FoundSections, scope: Section): Insertion {
    const part = parts[index] as SectionPart
    const there = (other: SectionPart) => {
      const section = found.get(other)
      return section === 'implied' ? undefined : section
    }
    const before = parts.slice(0, index).findLast(there)
    const previous = before && there(before)
    if (previous) return behindSection(previous, part)
    const after = parts.slice(index + 1).find(there)
    const next = after && there(after)
    if (next?.heading) {
      const { block, start } = next.heading.at
      return { at: { block, start, end: start }, text: `${sourceAt(next.depth, part)}\n\n` }
    }
    const source = scope.heading ? sourceAt(Math.max(part.depth, scope.depth + 1), part) : part.source
    return scope.sections.length > 0 ? apart(endForText(scope), source) : atSectionEnd(scope, { name: part.name, source })
  }

  /** Marks everything in a section as handled. */
  #dismiss(section: Section, reported?: 'blanks too'): void {
    const { handled, outline, claimed } = this.#builder
    for (const inner of outline.within(section)) {
      handled.add(inner)
      for (const element of inner.elements) {
        handled.add(element)
        if (!reported) claimed.push(...placesOf(element))
      }
    }
  }

  #deviation(deviation: Deviation): void {
    pushDeviation(this.#builder, deviation)
  }

  #line(label: string, section: Section, state: Requirement['state'], at: Place): void {
    pushLine(this.#builder, label, section, state, at)
  }
}

/** The section that a label or item stands for. */
function sectionBelow(textAt: Place, { at }: Field | ListItem, elements: readonly Element[], depth: number): Section {
  const text = sourceOf(textAt)
  const end = lastOf(elements.at(-1) as Element)
  const heading: Heading = { type: 'heading', depth, bold: true, text, at, textAt }
  return standIn({ heading, depth, elements, endsAt: { ...end, start: end.end } })
}

/** A row with a name in its first cell, its bars aligned to another row. */
function rowLike(row: Place, name: string): string {
  const cells = sourceOf(row).trim().replace(/^\|/, '').replace(/\|$/, '').split('|')
  return `|${cells.map((cell, index) => (index === 0 ? ` ${name} ` : '  ').padEnd(cell.length)).join('|')}|`
}

/** True for a name that begins with the constant words of a repeating section, or ends with them: `2026-02-01 Builder`. */
function isInstance(key: string, stem: string): boolean {
  return isOneOf(key, stem) || key.endsWith(` ${stem}`)
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** The source of a part behind a section of the document, with that section's depth. */
function behindSection(section: Section, part: SectionPart): Insertion {
  return apart(endForText(section), sourceAt(section.depth, part))
}

/** The source of a part with its headings shifted to a depth. A bold line that stands for a heading stays. */
function sourceAt(depth: number, part: SectionPart): string {
  const by = depth > 6 ? 0 : depth - part.depth
  return part.source.replace(/^(#{1,6})(?=[ \t])/gm, (signs) => '#'.repeat(Math.max(1, Math.min(6, signs.length + by))))
}

/** The names in a template. */
interface TemplateNames {
  /** How many parts have a name. Only a unique name is looked for in the whole document. */
  readonly uses: ReadonlyMap<string, number>
  /** How many fields have a name. A section with such a name is not taken for another part. */
  readonly labels: ReadonlyMap<string, number>
  /** The keys of all sections with their aliases, and of the words with which those that repeat begin. */
  readonly all: ReadonlySet<string>
  readonly stems: readonly string[]
}

const templateNames = perObject((root: SectionPart): TemplateNames => {
  const uses = new Map<string, number>()
  const labels = new Map<string, number>()
  const all = new Set<string>()
  const stems: string[] = []
  const count = (names: Map<string, number>, name: string) => names.set(nameKey(name), (names.get(nameKey(name)) ?? 0) + 1)
  const label = (leaf: Part) => {
    if (leaf.type === 'field') count(labels, leaf.name)
    if (leaf.type === 'record') leaf.fields.forEach(label)
  }
  const visit = (part: SectionPart) => {
    part.parts.forEach(label)
    count(uses, part.name)
    if (part.stem !== '') stems.push(nameKey(part.stem))
    for (const name of [part.name, ...part.aliases]) all.add(nameKey(name))
    part.sections.forEach(visit)
  }
  visit(root)
  return { uses, labels, all, stems }
})

function ancestorsOf(section: Section): Section[] {
  return section.parent ? [section.parent, ...ancestorsOf(section.parent)] : []
}
