/** Takes sections of a document as the parts of a template, matches what is in each, and notes what is missing. */

import { nameKey, sure } from '../lexicon/names.ts'
import { cleanName } from '../lexicon/words.ts'
import type { Place, Section } from '../markdown/document.ts'
import { boxOf } from '../markdown/elements/boxes.ts'
import { hasContent } from '../markdown/elements/values.ts'
import { fieldsIn, isOneOf, namesOf } from '../markdown/outline.ts'
import { placesOf } from '../markdown/parser/continued.ts'
import { saysNone, saysNotApplicable } from '../recognisers/answers.ts'
import type { Part, SectionPart } from '../template/kind.ts'
import { isAskedFor } from '../template/stages.ts'
import { assign } from './assignment.ts'
import type { Deviation } from './deviations.ts'
import { askQuestions } from './doubts.ts'
import { apart, atSectionEnd, behindSection, endForText, type Insertion, lineEnd, rowLike, sourceAt } from './insert.ts'
import { PartMatcher } from './parts.ts'
import { isQuestion, questionsIn } from './questions.ts'
import { type MatchBuilder, pushDeviation, pushLine } from './regionMatch.ts'
import type { Requirement } from './requirement.ts'
import { type RowSections, rowSections } from './rows.ts'
import { nameScore } from './scores.ts'
import { type FoundSections, SectionFinder } from './sectionFinder.ts'
import { type TemplateNames, templateNames } from './templateNames.ts'

/** Matches a document, or one instance of a repeating section, with a template. */
export class Matcher {
  readonly #builder: MatchBuilder
  readonly #root: SectionPart
  readonly #parts: PartMatcher
  readonly #names: TemplateNames
  readonly #finder: SectionFinder
  /** The instance beyond which nothing is looked for; `undefined` for the whole document. */
  readonly #bounds: Section | undefined
  /** The instances of repeating sections, which are matched on their own. */
  readonly instances = new Map<Section, SectionPart>()

  constructor(builder: MatchBuilder, root: SectionPart, bounds?: Section) {
    this.#builder = builder
    this.#root = root
    this.#bounds = bounds
    this.#names = templateNames(root)
    this.#finder = new SectionFinder(builder, root, bounds)
    this.#parts = new PartMatcher(builder, (section) => this.#finder.isLoose(section))
  }

  match(): void {
    const { outline } = this.#builder
    const { root } = outline.document
    const { title } = this.#finder
    const scope = title ?? root
    if (title) this.#builder.sections.set(title, this.#root)
    this.#parts.match(this.#root, this.#finder.own(root), {
      sectionsWith: (part) => (this.#names.labels.get(nameKey(part.name)) === 1 ? outline.sectionsWithField(namesOf(part)) : []),
    })
    this.#matchSections(this.#root.sections, root, scope)
  }

  /** Asks, for what is missing, whether it stands here under another name. */
  ask(): void {
    askQuestions(
      this.#builder,
      (scope) => this.#finder.unnamedBelow(scope),
      (part, section) => this.#finder.scoreInPlace(part, section),
    )
  }

  /** Finds the sections of the parts within a scope, then matches the content of each. */
  #matchSections(parts: readonly SectionPart[], scope: Section, insertInto: Section): void {
    const single = parts.filter((part) => !part.repeats)
    const found: FoundSections = new Map()
    this.#take(
      assign(single, (part) => this.#finder.candidates(part, scope)),
      found,
    )
    const left = single.filter((part) => !found.has(part))
    this.#take(
      assign(left, (part) => this.#finder.inPlace(part, parts, found, scope)),
      found,
    )
    for (const part of left) {
      const shared = found.has(part) || part.optional ? undefined : this.#finder.namingBoth(part, found)
      if (shared) found.set(part, shared)
    }
    const rows = this.#rowsOf(
      single.filter((part) => !found.has(part)),
      scope,
    )
    for (const part of single)
      if (!found.has(part) && !rows?.rows.has(part) && this.#finder.isImplied(part, scope)) found.set(part, 'implied')
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
        this.#parts.match(part, this.#finder.own(scope), { below: this.#finder.unnamedBelow(scope) })
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
      const opening = this.#finder.openingOf(section)
      if (opening) handled.add(opening)
    }
  }

  /** The table whose rows stand for sections without headings of their own. */
  #rowsOf(parts: readonly SectionPart[], scope: Section): RowSections | undefined {
    const { handled, tables } = this.#builder
    const elements = this.#finder.own(scope).flatMap((section) => section.elements)
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
      const isLeft = !section.elements.some((element) => this.#parts.isOwnContent(element, part))
      this.#line(part.name, section, isLeft || this.#saysNotApplicable(section) ? 'not-applicable' : 'met', section.endsAt)
      return
    }
    const opened = bare ? this.#openedBy(part, section) : undefined
    if (opened) {
      this.#take(new Map([opened]), new Map())
      this.#parts.match(part, [section])
      this.#matchContent(...opened)
      const others = part.sections.filter((child) => child !== opened[0])
      if (others.length > 0) this.#matchSections(others, section, section)
      return
    }
    if (bare && !section.elements.some((element) => element.type === 'list' || element.type === 'table' || element.type === 'paragraph')) {
      this.#dismiss(section)
      this.#deviation({ rule: 'empty-section', at: lineEnd(section.endsAt), label: part.name, section, part })
      return
    }
    // What the template says itself is not asked for, and nobody wrote it.
    const isGiven = !section.elements.some((element) => this.#parts.isOwnContent(element, part))
    if (!needs) this.#line(part.name, section, isGiven ? 'not-applicable' : 'met', section.heading?.at ?? section.endsAt)
    this.#parts.match(part, [section])
    this.#matchSections(part.sections, section, section)
  }

  /** The subsection that a bold line without content opens, and its part: bold lines have no depth, so it stands directly behind. */
  #openedBy(part: SectionPart, section: Section): [SectionPart, Section] | undefined {
    const siblings = section.parent?.sections ?? []
    const next = siblings[siblings.indexOf(section) + 1]
    if (!section.heading?.bold || !next?.heading?.bold || !this.#finder.isFree(next)) return undefined
    const name = this.#builder.outline.nameOf(next)
    const child = part.sections.find((one) => !one.repeats && nameScore(one, name) >= sure)
    return child && [child, next]
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
    const free = outline.within(scope).filter((section) => section !== scope && section.heading && this.#finder.isFree(section))
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
      this.#finder.setApart(section)
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
      if (!this.#finder.isWithin(section)) continue
      const entry = fieldsIn(section.elements).find(
        ({ field, item, ...name }) =>
          !(item && boxOf(item)) &&
          !handled.has(field) &&
          !fields.has(field) &&
          !this.#names.labels.has(name.key) &&
          nameScore(part, name) === 1,
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

/** True for a name that begins with the constant words of a repeating section, or ends with them: `2026-02-01 Builder`. */
function isInstance(key: string, stem: string): boolean {
  return isOneOf(key, stem) || key.endsWith(` ${stem}`)
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function ancestorsOf(section: Section): Section[] {
  return section.parent ? [section.parent, ...ancestorsOf(section.parent)] : []
}
