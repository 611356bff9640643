/** Tells of which kind a document is by the names in it. */

import { nameKey } from '../lexicon/names.ts'
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
const minSections = 3

/** The kind whose names are in the document and explain it best; `undefined` if none is close enough. */
export function mostLike(document: Document, kinds: ReadonlyMap<string, Kind>): Kind | undefined {
  const headings = namesIn(document, headingReader)
  const labels = namesIn(document, labelReader)
  const all = new Set([...headings, ...headings.map(firstWord), ...labels])
  let best: { readonly kind: Kind; readonly score: number } | undefined
  for (const kind of kinds.values()) {
    const there = shareThere(kind, kinds, (keys) => keys.some((key) => all.has(key)))
    if (there === 0) continue
    const known = keysOf(kind)
    // A document with one heading at most has its title there, and says all in labels.
    const names = headings.length > 1 ? headings : labels
    const explained = names.filter((name) => known.has(name) || known.has(firstWord(name))).length / names.length
    const score = there * explained
    if (explained >= minExplained && score > (best?.score ?? 0)) best = { kind, score }
  }
  return best?.kind
}

/** True if a kind could be the one that a document is like, as far as its names go, if these are in it. */
export function couldBeLike(kind: Kind, kinds: ReadonlyMap<string, Kind>, isThere: (keys: readonly string[]) => boolean): boolean {
  return shareThere(kind, kinds, isThere) > 0
}

/** True if something of the kind is left in the document: three of its names, or all if it has fewer. */
export function hasNamesOf(document: Document, kind: Kind): boolean {
  const headings = namesIn(document, headingReader)
  const all = new Set([...headings, ...headings.map(firstWord), ...namesIn(document, labelReader)])
  const { sections, others } = namesOf(kind)
  const wanted = [...sections, ...others]
  // Two parts may share a name.
  const left = new Set(wanted.flatMap((keys) => keys.find((key) => all.has(key)) ?? []))
  return left.size >= Math.min(3, wanted.length)
}

/** How much of a kind's names is there, from 0 to 1; 0 for too little. A name weighs less the more kinds have it. */
function shareThere(kind: Kind, kinds: ReadonlyMap<string, Kind>, isThere: (keys: readonly string[]) => boolean): number {
  const { sections, others } = namesOf(kind)
  const uses = usesOf(kinds)
  const weigh = (names: readonly (readonly string[])[]) => names.reduce((sum, [key = '']) => sum + 1 / (uses.get(key) ?? 1), 0)
  const found = sections.filter(isThere)
  if (found.length < Math.min(minSections, sections.length)) return 0
  const all = [...found, ...others.filter(isThere)]
  const share = weigh(all) / weigh([...sections, ...others])
  return minThere.some((least) => all.length >= least.names && share >= least.share) ? share : 0
}

/** In how many kinds each name is. */
const usesOf = perObject((kinds: ReadonlyMap<string, Kind>): ReadonlyMap<string, number> => {
  const uses = new Map<string, number>()
  for (const kind of kinds.values()) for (const key of keysOf(kind)) uses.set(key, (uses.get(key) ?? 0) + 1)
  return uses
})

/** All names of a kind, with all their aliases. */
const keysOf = perObject((kind: Kind): ReadonlySet<string> => {
  const { sections, others } = namesOf(kind)
  return new Set([...sections, ...others].flat())
})

/** An instance of a repeating section counts by its first word. */
function firstWord(name: string): string {
  return name.split(' ')[0] ?? ''
}

function namesIn(document: Document, reader: BlockReader): readonly string[] {
  return [...document.blocksBy(reader).keys()]
}

/** The headings of a block, without those that are only times or numbers. */
const headingReader: BlockReader = perObject((block) =>
  block.bodies.flatMap(({ heading }) => (heading && /\p{L}/u.test(heading.text) ? nameKey(heading.text) : [])),
)

/** The names of the fields, tasks and columns of a block. */
const labelReader: BlockReader = perObject(({ bodies }: Block) => {
  const names = new Set<string>()
  for (const { elements } of bodies) {
    for (const entry of fieldsIn(elements)) names.add(entry.key)
    for (const entry of itemsIn(elements)) if (entry.item.box) names.add(entry.key)
    for (const table of allOf(elements, 'table')) for (const column of table.columns) names.add(nameKey(column.text))
  }
  return [...names]
})

/** The names that a template asks for. */
export function namesOf(kind: Kind): WantedNames {
  return kind.names ?? namesInTemplate(kind)
}

const namesInTemplate = perObject((kind: Kind): WantedNames => {
  const sections = new Map<string, string[]>()
  const others = new Map<string, string[]>()
  const add = (to: Map<string, string[]>, name: string, aliases: readonly string[]) => {
    const key = nameKey(name)
    if (key !== '' && !sections.has(key)) to.set(key, [key, ...aliases.map(nameKey)])
  }
  const visit = (part: SectionPart) => {
    for (const child of part.sections) {
      add(sections, child.repeats ? child.stem : child.name, child.aliases)
      visit(child)
    }
  }
  const visitLeaves = (part: SectionPart) => {
    for (const leaf of part.parts) {
      if (leaf.type === 'field' || leaf.type === 'item') add(others, leaf.name, leaf.aliases)
      else if (leaf.type === 'table') for (const column of leaf.columns) add(others, column.name, column.aliases)
      else if (leaf.type === 'record') for (const field of leaf.fields) add(others, field.name, field.aliases)
    }
    part.sections.forEach(visitLeaves)
  }
  visit(kind.root)
  visitLeaves(kind.root)
  return { sections: [...sections.values()], others: [...others.values()] }
})
