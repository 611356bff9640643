/** The match of a document, assembled from its regions on first use. */
import type { Field, ListItem, Place, Section, Table } from '../markdown/document.ts'
import type { Outline } from '../markdown/outline.ts'
import type { FieldPart, ItemPart, Kind, SectionPart, Stage, TablePart } from '../template/kind.ts'
import { readEach } from '../util/perObject.ts'
import type { Deviation } from './deviations.ts'
import type { RegionMatch } from './regionMatch.ts'
import type { Requirement } from './requirement.ts'

/** The result of matching a document with a template. Each property is computed on first use. */
export interface Match extends Omit<RegionMatch, 'lines'> {
  readonly kind: Kind
  readonly stage: Stage | undefined
  readonly outline: Outline
  /**
   * The regions; the one matched by name comes first. A region that an edit did not touch stays the same object, so its sections may be of
   * an earlier version.
   */
  readonly regions: readonly RegionMatch[]
  /** In document order. */
  readonly requirements: readonly Requirement[]
}

/**
 * A copy of a region's match that can be kept over many versions. Its sections have no parents, because a parent would keep the whole
 * outline of an old version alive.
 */
export function detached({ own, deviations, lines, sections, fields, items, tables, claimed }: RegionMatch): RegionMatch {
  const kept = new Set(own)
  const copies = new Map<Section, Section>()
  const copyOf = (section: Section): Section => {
    const before = copies.get(section)
    if (before) return before
    const { heading, depth, elements, endsAt, body, index, behind } = section
    const alone = { heading, depth, elements, endsAt, body, index, behind, parent: undefined, sections: [] }
    const copy: { -readonly [K in keyof Section]: Section[K] } = alone
    copies.set(section, copy)
    const { parent } = section
    if (parent && (section.index < 0 || kept.has(parent))) copy.parent = copyOf(parent)
    copy.sections = section.sections.filter((child) => kept.has(child)).map(copyOf)
    return copy
  }
  return {
    own: own.map(copyOf),
    deviations: deviations.map((deviation) => ({ ...deviation, section: copyOf(deviation.section) })),
    lines: lines.map((line) => ({ ...line, section: copyOf(line.section) })),
    sections: new Map(Array.from(sections, ([section, part]) => [copyOf(section), part])),
    fields,
    items,
    tables,
    claimed,
  }
}

/** A match whose sections are those of the current document, also where a region's match is older. */
export class DocumentMatch implements Match {
  readonly kind: Kind
  readonly stage: Stage | undefined
  readonly outline: Outline
  readonly regions: readonly RegionMatch[]
  #requirements: readonly Requirement[] | undefined
  #deviations: readonly Deviation[] | undefined
  #sections: ReadonlyMap<Section, SectionPart> | undefined
  #fields: ReadonlyMap<Field, FieldPart | ItemPart> | undefined
  #items: ReadonlyMap<ListItem, ItemPart> | undefined
  #tables: ReadonlyMap<Table, TablePart> | undefined
  #claimed: readonly Place[] | undefined

  constructor(kind: Kind, stage: Stage | undefined, outline: Outline, regions: readonly RegionMatch[]) {
    this.kind = kind
    this.stage = stage
    this.outline = outline
    this.regions = regions
  }

  get own(): readonly Section[] {
    const [only] = this.regions
    return this.regions.length === 1 && only ? only.own : this.outline.sections
  }

  get requirements(): readonly Requirement[] {
    if (this.#requirements) return this.#requirements
    const { document } = this.outline
    const lines = this.regions
      .flatMap((found) => found.lines)
      .map((line) => ({ line, start: document.startOf(line.at.block) + line.at.start }))
    lines.sort((a, b) => a.start - b.start)
    this.#requirements = lines.map(({ line: { section, ...line } }) => ({ ...line, section: this.#pathOf(section) }))
    return this.#requirements
  }

  get deviations(): readonly Deviation[] {
    if (this.#deviations) return this.#deviations
    const all: Deviation[] = []
    for (const { deviations } of this.regions) for (const deviation of deviations) all.push(this.#placed(deviation))
    this.#deviations = all
    return all
  }

  get sections(): ReadonlyMap<Section, SectionPart> {
    if (this.#sections) return this.#sections
    const all = new Map<Section, SectionPart>()
    for (const { sections } of this.regions) for (const [section, part] of sections) all.set(this.#now(section), part)
    this.#sections = all
    return all
  }

  get fields(): ReadonlyMap<Field, FieldPart | ItemPart> {
    this.#fields ??= merged(this.regions, ({ fields }) => fields)
    return this.#fields
  }

  get items(): ReadonlyMap<ListItem, ItemPart> {
    this.#items ??= merged(this.regions, ({ items }) => items)
    return this.#items
  }

  get tables(): ReadonlyMap<Table, TablePart> {
    this.#tables ??= merged(this.regions, ({ tables }) => tables)
    return this.#tables
  }

  get claimed(): readonly Place[] {
    this.#claimed ??= allClaimed(this.regions)
    return this.#claimed
  }

  #pathOf(section: Section): readonly string[] {
    if (section.index >= 0 || !section.parent) return this.outline.pathOf(this.#now(section))
    return [...this.#pathOf(section.parent), section.heading?.text ?? '']
  }

  #placed(deviation: Deviation): Deviation {
    const section = this.#now(deviation.section)
    return section === deviation.section ? deviation : { ...deviation, section }
  }

  /** The current version of a section; sections that only stand in for one stay as they are. */
  #now(section: Section): Section {
    if (section.index < 0) return section
    const { document } = this.outline
    const isThere = document.bodies[section.index] === section.body
    return document.sectionAt(isThere ? section.index : this.outline.indexOf(section.body)) ?? section
  }
}

function merged<K, V>(regions: readonly RegionMatch[], mapOf: (region: RegionMatch) => ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  const all = new Map<K, V>()
  for (const region of regions) for (const [key, value] of mapOf(region)) all.set(key, value)
  return all
}

const allClaimed = readEach(({ claimed }: RegionMatch) => claimed)

/** Reads something from each region of a match, in order, once per unchanged region. */
export function fromRegions<T>(read: (region: RegionMatch) => readonly T[]): (match: Match) => T[] {
  const readAll = readEach(read)
  return ({ regions }) => readAll(regions)
}
