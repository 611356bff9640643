/** Detects the kind of a document. */

import type { Document } from '../markdown/document.ts'
import { readGlob } from '../util/globs.ts'
import { nearest } from '../util/nearest.ts'
import { perObject } from '../util/perObject.ts'
import type { Kind } from './kind.ts'
import { hasNamesOf, mostLike, mostLikeInMeaning } from './likeness.ts'
import { hasShapeOfReport } from './shape.ts'
import {
  headOf,
  isAboutHandoffs,
  isFormByPath,
  isNamedLikeHandoff,
  isTitledAsForm,
  isTitledLikeHandoff,
  isTitledLikeKin,
  kindsInTitles,
} from './titles.ts'

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
 * Detects the kind: from the front matter, then a choice from outside, then globs of templates, then similarity, where a kind that
 * the title names goes before another. What is only called a
 * handoff is of the kind that it is like in meaning, or of none in particular. `known` is the kind by similarity from an earlier check,
 * which stays as long as some of its names are left. An unknown kind in the front matter still makes the document a handoff.
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
  const isForm = isFormByPath(path)
  const like = isForm ? undefined : mostLike(document, kinds)
  if (like) return { kind: titledKind(document, kinds, path) ?? like, from: 'likeness' }
  const kept = known === undefined ? undefined : kinds.get(known)
  const general = kinds.get(generalKind)
  if (kept && kept !== general && hasNamesOf(document, kept)) return { kind: kept, from: 'likeness', kept: true }
  const isCalled =
    forced !== undefined ||
    (isNamedLikeHandoff(path) && !isTitledAsForm(document, path)) ||
    isTitledLikeHandoff(document, path) ||
    (hasShapeOfReport(document) && !isAboutHandoffs(document, path)) ||
    namesNearKind(document, kinds) ||
    (!document.frontMatter && strayFrontMatter(headOf(document), [...kinds.keys()]) !== undefined)
  const meant = (isCalled || isTitledLikeKin(document, path)) && !isForm ? mostLikeInMeaning(document, kinds) : undefined
  if (isCalled || meant) return { kind: meant ?? general, from: 'likeness' }
  if (kept && kept === general && !isAboutHandoffs(document, path)) return { kind: general, from: 'likeness', kept: true }
  return { kind: undefined, from: 'none' }
}

/** Of the kinds that the titles name, the one that the document is like in meaning. */
function titledKind(document: Document, kinds: ReadonlyMap<string, Kind>, path: string): Kind | undefined {
  const titled = kindsInTitles(document, kinds.values())
  return titled.length > 0 && !isAboutHandoffs(document, path) ? mostLikeInMeaning(document, kinds, titled) : undefined
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
