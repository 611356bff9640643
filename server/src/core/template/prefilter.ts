/**
 * Could this text be a handoff? A test that costs a small part of reading the text. It says no only where `detectKind` finds no kind; it
 * may say yes where there is none.
 */
import type { Document } from '../markdown/document.ts'
import { frontMatterLength, parseDocument } from '../markdown/parse.ts'
import { stemsOf } from '../util/names.ts'
import { declaredKind, type ForcedKind, isNamedLikeHandoff, isSimilar, namesNearKind, namesOf, strayFrontMatter } from './detect.ts'
import type { Kind } from './kind.ts'

/** A document of which nothing but the front matter was read, since the text is no handoff; `undefined` for one that may be a handoff. */
export function prefilter(text: string, kinds: ReadonlyMap<string, Kind>, path: string, forced?: ForcedKind): Document | undefined {
  if (forced || isNamedLikeHandoff(path)) return undefined
  const mark = text.startsWith('\uFEFF') ? 1 : 0
  const head = parseDocument(text.slice(0, mark + frontMatterLength(text.slice(mark))))
  return declaredKind(head, kinds, path) ||
    namesNearKind(head, kinds) ||
    strayFrontMatter(text.slice(0, 2000), [...kinds.keys()]) ||
    couldMatch(text.slice(head.text.length), kinds)
    ? undefined
    : head
}

/**
 * Names stand in headings, labels, items and cells, and none of these goes on over a blank line. So where the words of a name do not all
 * stand between two blank lines, the name is not there.
 */
function couldMatch(text: string, kinds: ReadonlyMap<string, Kind>): boolean {
  const hasDefinitions = text.includes(']:')
  const paragraphs = text.split(/(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))+/)
  if (paragraphs.some((paragraph) => mayHideWords(paragraph, hasDefinitions))) return true
  const letters = paragraphs.map(lettersOf)
  const all = letters.join('\n')
  const known = new Map<string, boolean>()
  const isThere = (word: string): boolean => {
    let found = known.get(word)
    if (found === undefined) {
      found = stemsOf(word).some((stem) => all.includes(lettersOf(stem)))
      known.set(word, found)
    }
    return found
  }
  const mayStand = (key: string): boolean => {
    const words = key.split(' ')
    if (!words.every(isThere)) return false
    if (words.length === 1) return true
    const allStems = words.map((word) => stemsOf(word).map(lettersOf))
    return letters.some((paragraph) => allStems.every((some) => some.some((stem) => paragraph.includes(stem))))
  }
  for (const kind of kinds.values()) {
    const wanted = namesOf(kind)
    const count = (names: readonly (readonly string[])[]) => names.filter((keys) => keys.some(mayStand)).length
    if (isSimilar(wanted, count(wanted.sections), count(wanted.others))) return true
  }
  return false
}

/** Entities that stand for no letter. */
const harmless =
  /&(?:nbsp|amp|lt|gt|quot|apos|copy|reg|trade|mdash|ndash|hellip|bull|middot|rarr|larr|harr|uarr|darr|times|ensp|emsp|thinsp);/gi

/** True if a reader may see words here that the letters do not spell: an entity, or markup within a word that brings letters of its own. */
function mayHideWords(paragraph: string, hasDefinitions: boolean): boolean {
  if (paragraph.includes('&') && /&(?:#\w+|[a-z][a-z\d]*);/i.test(paragraph.replace(harmless, ' '))) return true
  if (paragraph.includes('<') && /[\p{L}\p{N}](?:[*_~`]*<[^<>]*>)+[*_~`]*[\p{L}\p{N}]|[\p{L}\p{N}][*_~`]*<[^<>]*["'!-]/u.test(paragraph))
    return true
  if (!paragraph.includes('[') || !(hasDefinitions || paragraph.includes(']('))) return false
  return /[\p{L}\p{N}][*_~`]*!?\[|[)\]][*_~`]*[\p{L}\p{N}]/u.test(paragraph)
}

/** What is left of a text once all but its letters and digits is taken away, so that marks within a word do not matter. */
function lettersOf(text: string): string {
  // What is plain ASCII needs no normalising.
  const plain = /^[\u0000-\u007f]*$/.test(text)
  const lower = (plain ? text : text.normalize('NFKC')).toLowerCase()
  if (plain) return lower.replace(/[^a-z\d%+#]+/g, '')
  return lower
    .replace(/[^\p{L}\p{M}\p{N}%+#]+/gu, '')
    .normalize('NFKC')
    .replaceAll('ς', 'σ')
}
