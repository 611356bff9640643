/** Detects the kind of a document. */

import { nameKey } from '../lexicon/names.ts'
import { allOf } from '../markdown/blocks.ts'
import type { BlockReader, Document } from '../markdown/document.ts'
import { fieldsIn, itemsIn } from '../markdown/outline.ts'
import { readGlob } from '../util/globs.ts'
import { nearest } from '../util/nearest.ts'
import { perObject } from '../util/perObject.ts'
import type { Kind, SectionPart, WantedNames } from './kind.ts'
import { headOf, isFormByPath, isNamedLikeHandoff, isTitledLikeHandoff } from './titles.ts'

/** How the kind of a document was found. */
export type KindSource = 'front-matter' | 'configuration' | 'likeness' | 'option' | 'none'

export interface Detection {
  readonly kind: Kind | undefined
  readonly from: KindSource
  /** True if the document no longer resembles the kind, but did in an earlier check. */
  readonly kept?: boolean
}

/** A kind that was chosen from outside. */
export interface ForcedKind {
  readonly id: string
  readonly from: 'option' | 'configuration' | 'setting'
}

/** The kind without a template. A file that is only named like a handoff is of this kind. */
export const generalKind = 'general'

/**
 * The minimum number and share of a template's names that make a document similar: the fewer names, the larger the share. A document with
 * twice as many names of another kind does not count: it contains one, or quotes it.
 */
const similarityThresholds = [
  { names: 6, share: 0.4 },
  { names: 5, share: 0.7 },
]
const minSections = 3

/**
 * Detects the kind: from the front matter, then a choice from outside, then globs of templates, then similarity, then the file's name.
 * `known` is the kind by similarity from an earlier check, which stays as long as some of its names are left. An unknown kind in the front
 * matter still makes the document a handoff.
 */
export function detectKind(
  document: Document,
  kinds: ReadonlyMap<string, Kind>,
  path: string,
  forced?: ForcedKind,
  known?: string,
): Detection {
  const told = declaredKind(document, kinds, path, forced)
  if (told) return told
  const like = isFormByPath(path) ? undefined : findMostSimilar(document.blocksBy(nameReader), kinds)
  if (like) return { kind: like, from: 'likeness' }
  const kept = known === undefined ? undefined : kinds.get(known)
  if (kept && hasNamesOf(document, kept)) return { kind: kept, from: 'likeness', kept: true }
  if (
    forced !== undefined ||
    isNamedLikeHandoff(path) ||
    isTitledLikeHandoff(document, path) ||
    namesNearKind(document, kinds) ||
    (!document.frontMatter && strayFrontMatter(headOf(document), [...kinds.keys()]))
  )
    return { kind: kinds.get(generalKind), from: 'likeness' }
  return { kind: undefined, from: 'none' }
}

/** The kind of an id, in any case. */
export function kindNamed(name: string, kinds: ReadonlyMap<string, Kind>): Kind | undefined {
  const exact = kinds.get(name)
  if (exact) return exact
  const lower = name.trim().toLowerCase()
  return [...kinds].find(([id]) => id.toLowerCase() === lower)?.[1]
}

/** True if the front matter names a kind that does not exist, but nearly. Other tools use `kind:` with other words. */
export function namesNearKind({ frontMatter }: Pick<Document, 'frontMatter'>, kinds: ReadonlyMap<string, Kind>): boolean {
  const named = frontMatter?.entries.get('kind')?.value
  return typeof named === 'string' && nearest(named, [...kinds.keys()]) !== undefined
}

/** Front matter that names a kind but does not count, because it does not begin the text or is not closed. */
export interface StrayFrontMatter {
  readonly isClosed: boolean
  /** UTF-16 units from the beginning of the text to its opening line. */
  readonly start: number
}

const stray =
  /^\uFEFF?\s*(?:<!--(?:(?!-->)[\s\S]){0,400}-->\s*){0,3}(---[ \t]*(?:\r\n|\n|\r)(?:[ \t]*[\w-]+:[^\r\n]*(?:\r\n|\n|\r)){0,20}?kind:[ \t]*["']?([\w-]+)["']?[ \t]*)(?=\r|\n|$)/i

/** Finds stray front matter at the start of a text. Only an existing kind counts. */
export function strayFrontMatter(text: string, kindIds: readonly string[]): StrayFrontMatter | undefined {
  const [whole = '', head = '', kind = ''] = stray.exec(text) ?? []
  if (!kindIds.some((id) => id.toLowerCase() === kind.toLowerCase())) return undefined
  const isClosed = /^[^\r\n]*(?:\r\n|\n|\r)(?:[ \t]*[\w-]+:[^\r\n]*(?:\r\n|\n|\r)){0,20}---[ \t]*(?:\r|\n|$)/.test(text.slice(whole.length))
  return { isClosed, start: whole.length - head.length }
}

/**
 * The kind that the document's front matter, a choice from outside or a glob declares; `undefined` for none. The text itself is not read.
 */
export function declaredKind(
  document: Pick<Document, 'frontMatter'>,
  kinds: ReadonlyMap<string, Kind>,
  path: string,
  forced?: ForcedKind,
): Detection | undefined {
  if (forced?.from === 'option') return { kind: kinds.get(forced.id), from: 'option' }
  const named = document.frontMatter?.entries.get('kind')?.value
  const kind = typeof named === 'string' ? kindNamed(named, kinds) : undefined
  if (kind) return { kind, from: 'front-matter' }
  const configured = forced && kindNamed(forced.id, kinds)
  if (configured) return { kind: configured, from: 'configuration' }
  const globbed = [...kinds.values()].find((one) => matcherOf(one.match)(path))
  return globbed && { kind: globbed, from: 'configuration' }
}

/** The globs of a template, compiled once. */
const matcherOf = perObject((globs: Kind['match']): ((path: string) => boolean) => {
  const read = globs.map((glob) => readGlob(glob).matches)
  return (path: string) => read.some((matches) => matches(path))
})

/** True if enough names of a template, some of them sections, are in a document. */
export function isSimilar(wanted: WantedNames, sections: number, others: number): boolean {
  const hits = sections + others
  const share = hits / Math.max(1, wanted.sections.length + wanted.others.length)
  const enough = similarityThresholds.some((least) => hits >= least.names && share >= least.share)
  return enough && sections >= Math.min(minSections, wanted.sections.length)
}

/** True if something of the kind is left in the document: three of its names, or all if it has fewer. */
function hasNamesOf(document: Document, kind: Kind): boolean {
  const names = document.blocksBy(nameReader)
  const { sections, others } = namesOf(kind)
  const wanted = [...sections, ...others]
  // Two parts may share a name.
  const left = new Set(wanted.flatMap((keys) => keys.find((key) => names.has(key)) ?? []))
  return left.size >= Math.min(3, wanted.length)
}

/** The kind whose template shares most names with the document, if it shares enough; of two, the one that covers more of the document. */
function findMostSimilar(names: ReadonlyMap<string, unknown>, kinds: ReadonlyMap<string, Kind>): Kind | undefined {
  const isThere = (keys: readonly string[]) => keys.some((key) => names.has(key))
  const found = Array.from(kinds.values(), (kind) => {
    const wanted = namesOf(kind)
    const sections = wanted.sections.filter(isThere).length
    const others = wanted.others.filter(isThere).length
    const hits = sections + others
    const share = hits / Math.max(1, wanted.sections.length + wanted.others.length)
    return { kind, hits, weight: isSimilar(wanted, sections, others) ? share * hits : 0 }
  })
  const mostHits = Math.max(0, ...found.map(({ hits }) => hits))
  const [best] = found.filter(({ hits, weight }) => weight > 0 && hits * 2 > mostHits).sort((a, b) => b.weight - a.weight)
  return best?.kind
}

/** The names in a block: of headings, fields, tasks and columns. */
const nameReader: BlockReader = perObject((block) => {
  const names = new Set<string>()
  for (const { heading, elements } of block.bodies) {
    if (heading) {
      const name = nameKey(heading.text)
      names.add(name)
      // An instance of a repeating section counts by its first word.
      names.add(name.split(' ')[0] ?? '')
    }
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
