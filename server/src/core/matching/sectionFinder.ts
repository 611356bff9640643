/** Which sections of a document may be which parts of a template. */

import { joinedNames, type Named, named, nameKey, sure } from '../lexicon/names.ts'
import { openingsIn } from '../markdown/asked.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { Element, Field, Heading, ListItem, Place, Section } from '../markdown/document.ts'
import { fieldsIn, isOneOf, itemsIn, namesOf } from '../markdown/outline.ts'
import { lastOf } from '../markdown/parser/continued.ts'
import { standIn } from '../markdown/sections.ts'
import type { SectionPart } from '../template/kind.ts'
import type { Candidate } from './assignment.ts'
import type { MatchBuilder } from './regionMatch.ts'
import { nameScore, sectionScore } from './scores.ts'
import { type TemplateNames, templateNames } from './templateNames.ts'

/** The section of each part; `implied` for a part without a heading of its own. */
export type FoundSections = Map<SectionPart, Section | 'implied'>

/** What a place below a scope's own sections, and one in another scope, counts less. */
const nested = 0.05
const elsewhere = 0.1

/** Below more sections than these nobody looks for one by what is inside. */
const maxBelow = 200

/** Finds sections in a document, or within one instance of a repeating section, while its parts are matched. */
export class SectionFinder {
  readonly #builder: MatchBuilder
  readonly #root: SectionPart
  readonly #names: TemplateNames
  /** The document's title; `undefined` if it has none or is a part. */
  readonly title: Section | undefined
  /** The instance beyond which nothing is looked for; `undefined` for the whole document. */
  readonly #bounds: Section | undefined
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
    this.#names = templateNames(root)
    this.title = bounds ? undefined : this.#findTitle()
  }

  /** Takes a section with all below it from what may be a part: it is an instance, which is matched on its own. */
  setApart({ index, behind }: Section): void {
    for (let inner = index; inner < behind; inner++) this.#apart.add(inner)
  }

  /** True for a section within bounds that is in no instance. */
  isWithin(section: Section): boolean {
    return !this.#apart.has(section.index) && (!this.#bounds || this.#builder.outline.isWithin(section, this.#bounds))
  }

  /** The label or item that stands for a section; `undefined` for a heading. */
  openingOf(section: Section): Field | ListItem | undefined {
    return this.#openingOf.get(section)
  }

  /** The document's title, unless it is the only heading with the name of a section of the template. */
  #findTitle(): Section | undefined {
    const { outline } = this.#builder
    const { title } = outline
    const part = title && this.#root.sections.find((candidate) => nameScore(candidate, outline.nameOf(title)) === 1)
    if (!part) return title
    return outline.sectionsNamed(namesOf(part)).some((section) => section !== title) ? title : undefined
  }

  /** A scope and the text above its first heading; for the whole document, also the title's own content. */
  own(scope: Section): readonly Section[] {
    const { title } = this
    return scope === this.#builder.outline.document.root && title ? [scope, title] : [scope]
  }

  /** True for a section within bounds that belongs to no part or instance yet. */
  isFree(section: Section): boolean {
    return !this.#builder.sections.has(section) && this.isWithin(section)
  }

  /**
   * The sections that may be a part. A part whose very name is there has no others; else those count that have the name of no part: by their
   * names anywhere in the scope, by what is inside right below it. The nearer, the better.
   */
  candidates(part: SectionPart, scope: Section): Candidate<Section>[] {
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
      .filter((section) => this.isFree(section) && (everywhere || outline.isWithin(section, scope)))
    if (called.length > 0) return called.map((section) => candidate(section, 1))
    const within = outline.sectionsAbout(names).filter((section) => outline.isWithin(section, scope) && this.#isUnnamed(section))
    const owners = new Set([...this.own(scope), ...(everywhere ? outline.sectionsWithField(names) : [])])
    const openings = [...owners].filter((owner) => this.isWithin(owner)).flatMap((owner) => this.#openings(owner, scope))
    return [
      ...[...new Set([...this.unnamedBelow(scope, part), ...within])].map((section) =>
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

  #distance(section: Section, scope: Section): number {
    if (this.own(scope).some((one) => one === section.parent)) return 0
    return this.#builder.outline.isWithin(section, scope) ? nested : elsewhere
  }

  /** True if a section has the very name of a part. */
  #isThere(part: SectionPart, scope: Section): boolean {
    const { outline } = this.#builder
    const everywhere = this.#names.uses.get(nameKey(part.name)) === 1
    return outline.sectionsNamed(namesOf(part)).some((section) => this.isFree(section) && (everywhere || outline.isWithin(section, scope)))
  }

  /** True for a bold line that is no part's name. What follows it belongs to the section around it. */
  isLoose(section: Section): boolean {
    if (!section.heading?.bold || !this.#isUnnamed(section)) return false
    return !this.#names.labels.has(this.#builder.outline.nameOf(section).key)
  }

  /** True for a free section that has the very name of no part. *Features in detail* may be *Feature details*, though a feature begins so. */
  #isUnnamed(section: Section, part?: SectionPart): boolean {
    const name = this.#builder.outline.nameOf(section)
    if (!this.isFree(section) || this.#names.all.has(name.key)) return false
    return !this.#names.stems.some((stem) => isOneOf(name.key, stem)) || (part !== undefined && nameScore(part, name) >= sure)
  }

  /** The sections right below a scope that belong to no part and have the name of none. */
  unnamedBelow(scope: Section, part?: SectionPart): readonly Section[] {
    const sections = this.own(scope === this.title ? this.#builder.outline.document.root : scope).flatMap((one) => one.sections)
    return sections.slice(0, maxBelow).filter((section) => this.#isUnnamed(section, part))
  }

  /** The sections that may be a part because they also stand between its neighbours. */
  inPlace(part: SectionPart, siblings: readonly SectionPart[], found: FoundSections, scope: Section): Candidate<Section>[] {
    this.#levels.set(part, { siblings, found })
    return this.unnamedBelow(scope).flatMap((section) => {
      const score = this.scoreInPlace(part, section)
      return score >= sure ? { place: section, rank: section.index, score } : []
    })
  }

  scoreInPlace(part: SectionPart, section: Section): number {
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
  namingBoth(part: SectionPart, found: FoundSections): Section | undefined {
    for (const [other, section] of found) {
      if (section === 'implied' || nameScore(other, this.#builder.outline.nameOf(section)) === 1) continue
      const names = joinedNames(section.heading?.text ?? '')
      const own = names.find((name) => nameScore(part, name) >= sure)
      if (own && names.some((name) => name !== own && nameScore(other, name) >= sure)) return section
    }
    return undefined
  }

  /** True for a part without a heading in the document whose subsections, fields or items are there. */
  isImplied(part: SectionPart, scope: Section): boolean {
    if (part.parts.length === 0) return part.sections.some((child) => !child.repeats && this.#isThere(child, scope))
    const labels = part.parts.filter((leaf) => leaf.type === 'field' || leaf.type === 'item')
    if (labels.length < 3) return false
    const { outline, handled } = this.#builder
    const there: Named[] = this.own(scope).flatMap(({ elements }) => [
      ...fieldsIn(elements).filter(({ field }) => !handled.has(field)),
      ...itemsIn(elements).filter(({ item }) => item.box && !handled.has(item)),
    ])
    for (const key of outline.document.frontMatter?.entries.keys() ?? []) there.push(named(key.replace(/_/g, ' ')))
    const below = this.unnamedBelow(scope).map((section) => outline.nameOf(section))
    const found = labels.filter((leaf) => {
      if ([...there, ...below].some((other) => nameScore(leaf, other) >= sure)) return true
      return outline.sectionsNamed(namesOf(leaf)).some((section) => this.isFree(section) && outline.isWithin(section, scope))
    })
    return found.length * 2 >= labels.length
  }
}

/** The section that a label or item stands for. */
function sectionBelow(textAt: Place, { at }: Field | ListItem, elements: readonly Element[], depth: number): Section {
  const text = sourceOf(textAt)
  const end = lastOf(elements.at(-1) as Element)
  const heading: Heading = { type: 'heading', depth, bold: true, text, at, textAt }
  return standIn({ heading, depth, elements, endsAt: { ...end, start: end.end } })
}
