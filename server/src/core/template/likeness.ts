/** Tells of which kind a document is by the names in it. */

import { namedByHead, nameKey, tellingUnits } from '../lexicon/names.ts'
import { allOf } from '../markdown/blocks.ts'
import type { Block, BlockReader, Document } from '../markdown/document.ts'
import { fieldsIn, itemsIn } from '../markdown/outline.ts'
import { perObject } from '../util/perObject.ts'
import type { Kind, SectionPart, WantedNames } from './kind.ts'

/**
 * A document is like a kind if enough of the kind's names is there, and if the kind explains enough of the document. With fewer names, more
 * of the kind has to be there: the same few names stand together by chance.
 */
const minThere = [
  { names: 6, share: 0.4 },
  { names: 5, share: 0.7 },
]
const minExplained = 0.5
/** So many sections have to be there. Of a kind with fewer, one may be missing: what is in it may stand without a heading. */
const minSections = 3
/** Rows of longer tables are no names. */
const maxRows = 20

/** How names are compared, and what is read for that. */
interface Comparison {
  /** Equal for names that agree. */
  readonly keyOf: (name: string) => string
  readonly namesOf: (kind: Kind) => WantedNames
  /** In how many kinds each name is. */
  readonly usesIn: (kinds: ReadonlyMap<string, Kind>) => ReadonlyMap<string, number>
  /** The names of a block's headings, each with and without its aside, and that of its first word: instances of a repeating section count by it. */
  readonly headings: BlockReader
  /** The names of the fields, tasks and columns of a block. */
  readonly labels: BlockReader
  /** The first cells of a block's tables, which may stand for headings. */
  readonly rows: BlockReader
}

function comparison(keyOf: (name: string) => string, namesOf: (kind: Kind) => WantedNames): Comparison {
  const headings: BlockReader = perObject((block: Block) =>
    block.bodies.flatMap(({ heading }) =>
      // Times and numbers say nothing of the kind.
      heading && /\p{L}/u.test(heading.text)
        ? [heading.text, namedByHead(heading.text).name, heading.text.split(' ')[0] ?? ''].map(keyOf).join('\t')
        : [],
    ),
  )
  const labels: BlockReader = perObject(({ bodies }: Block) => {
    const names = new Set<string>()
    for (const { elements } of bodies) {
      for (const { name } of fieldsIn(elements)) names.add(keyOf(name))
      for (const { name, item } of itemsIn(elements)) if (item.box) names.add(keyOf(name))
      for (const table of allOf(elements, 'table')) for (const column of table.columns) names.add(keyOf(column.text))
    }
    return [...names]
  })
  const rows: BlockReader = perObject(({ bodies }: Block) =>
    bodies.flatMap(({ elements }) =>
      allOf(elements, 'table').flatMap((table) =>
        table.columns.length > 2 && table.rows.length <= maxRows ? table.rows.map(({ cells }) => keyOf(cells[0]?.text ?? '')) : [],
      ),
    ),
  )
  const usesIn = perObject((kinds: ReadonlyMap<string, Kind>) => {
    const uses = new Map<string, number>()
    for (const kind of kinds.values()) for (const key of new Set(allKeys(namesOf(kind)))) uses.set(key, (uses.get(key) ?? 0) + 1)
    return uses
  })
  return { keyOf, namesOf, usesIn, headings, labels, rows }
}

function allKeys({ sections, others }: WantedNames): string[] {
  return [...sections, ...others].flat()
}

/** The names that a template asks for. */
export function namesOf(kind: Kind): WantedNames {
  return kind.names ?? namesInTemplate(kind)
}

const namesInTemplate = perObject((kind: Kind) => wantedNames(kind, nameKey))
const byWords = comparison(nameKey, namesOf)
const byMeaning = comparison(
  meaningOf,
  perObject((kind: Kind) => wantedNames(kind, meaningOf)),
)

/** What a name says, without its asides, in no order and no language. */
function meaningOf(name: string): string {
  return [...new Set(tellingUnits(name))].sort().join(' ')
}

/** The kind whose names are in the document and explain it best; `undefined` if none is close enough. */
export function mostLike(document: Document, kinds: ReadonlyMap<string, Kind>): Kind | undefined {
  return nearestBy(byWords, document, kinds)
}

/**
 * The same, where names may say it in other words or another language. Only for what is known to be a handoff: this takes longer, and more
 * documents have something of the meaning. `among` are the kinds that it may be.
 */
export function mostLikeInMeaning(
  document: Document,
  kinds: ReadonlyMap<string, Kind>,
  among: Iterable<Kind> = kinds.values(),
): Kind | undefined {
  return nearestBy(byMeaning, document, kinds, among)
}

function nearestBy(
  by: Comparison,
  document: Document,
  kinds: ReadonlyMap<string, Kind>,
  among: Iterable<Kind> = kinds.values(),
): Kind | undefined {
  const { headings, labels, all } = namesIn(document, by)
  let best: { readonly kind: Kind; readonly score: number } | undefined
  for (const kind of among) {
    const there = shareThere(by, kind, kinds, (keys) => keys.some((key) => all.has(key)))
    if (there === 0) continue
    const known = new Set(allKeys(by.namesOf(kind)))
    // A document with one heading at most has its title there, and says all in labels.
    const names = headings.length > 1 ? headings : labels.map((label) => [label])
    const explained = names.filter((keys) => keys.some((key) => known.has(key))).length / names.length
    const score = there * explained
    if (explained >= minExplained && score > (best?.score ?? 0)) best = { kind, score }
  }
  return best?.kind
}

/** True if a kind could be the one that a document is like, as far as its names go, if these are in it. */
export function couldBeLike(kind: Kind, kinds: ReadonlyMap<string, Kind>, isThere: (keys: readonly string[]) => boolean): boolean {
  return shareThere(byWords, kind, kinds, isThere) > 0
}

/** True if something of the kind is left in the document: three of its names, or all if it has fewer. */
export function hasNamesOf(document: Document, kind: Kind): boolean {
  return [byWords, byMeaning].some((by) => {
    const { all } = namesIn(document, by)
    const { sections, others } = by.namesOf(kind)
    const wanted = [...sections, ...others]
    // Two parts may share a name.
    const left = new Set(wanted.flatMap((keys) => keys.find((key: string) => all.has(key)) ?? []))
    return left.size >= Math.min(3, wanted.length)
  })
}

/**
 * How much of a kind's names is there, from 0 to 1; 0 for too little. A name weighs less the more kinds have it. What may be left out counts
 * if it is there.
 */
function shareThere(by: Comparison, kind: Kind, kinds: ReadonlyMap<string, Kind>, isThere: (keys: readonly string[]) => boolean): number {
  const { sections, others, optional } = by.namesOf(kind)
  const uses = by.usesIn(kinds)
  const weigh = (names: readonly (readonly string[])[]) => names.reduce((sum, [key = '']) => sum + 1 / (uses.get(key) ?? 1), 0)
  const found = sections.filter(isThere)
  const isAsked = ([key = '']: readonly string[]) => !optional.includes(key)
  const asked = sections.filter(isAsked)
  // What may be left out tells of a kind, but without the rest most findings would be about another form.
  if (asked.filter(isThere).length < Math.min(minSections, Math.max(asked.length - 1, Math.min(asked.length, 1)))) return 0
  const all = [...found, ...others.filter(isThere)]
  const share = weigh(all) / weigh([...sections, ...others].filter((names) => isAsked(names) || isThere(names)))
  return minThere.some((least) => all.length >= least.names && share >= least.share) ? share : 0
}

function namesIn(document: Document, by: Comparison): { headings: string[][]; labels: string[]; all: ReadonlySet<string> } {
  const headings = [...document.blocksBy(by.headings).keys()].map((names) => names.split('\t'))
  const labels = [...document.blocksBy(by.labels).keys()]
  return { headings, labels, all: new Set([...headings.flat(), ...labels, ...document.blocksBy(by.rows).keys()]) }
}

type Nameable = Pick<SectionPart, 'name' | 'aliases'>

function wantedNames(kind: Kind, keyOf: (name: string) => string): WantedNames {
  const sections = new Map<string, string[]>()
  const others = new Map<string, string[]>()
  const asked = new Set<string>()
  const add = (to: Map<string, string[]>, { name, aliases }: Nameable, isOptional: boolean) => {
    const key = keyOf(name)
    if (key === '') return
    if (!isOptional) asked.add(key)
    if (!sections.has(key)) to.set(key, [key, ...aliases.map(keyOf)])
  }
  const visit = (part: SectionPart, isOptional: boolean) => {
    for (const child of part.sections) {
      const canMiss = isOptional || child.optional || child.from !== undefined
      add(sections, child.repeats ? { ...child, name: child.stem } : child, canMiss)
      visit(child, canMiss)
    }
  }
  const visitLeaves = (part: SectionPart, isOptional: boolean) => {
    for (const leaf of part.parts) {
      if (leaf.type === 'field' || leaf.type === 'item') add(others, leaf, isOptional || leaf.optional)
      else if (leaf.type === 'table') for (const column of leaf.columns) add(others, column, isOptional || column.optional)
      else if (leaf.type === 'record') for (const field of leaf.fields) add(others, field, isOptional || field.optional)
    }
    for (const child of part.sections) visitLeaves(child, isOptional || child.optional || child.from !== undefined)
  }
  visit(kind.root, false)
  visitLeaves(kind.root, false)
  const optional = [...sections.keys(), ...others.keys()].filter((key) => !asked.has(key))
  return { sections: [...sections.values()], others: [...others.values()], optional }
}
