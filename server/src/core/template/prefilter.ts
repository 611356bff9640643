/**
 * Tests quickly whether a text could be a handoff, without parsing it. It says no only where `detectKind` would find no kind; a yes may be
 * wrong.
 */

import { rootsOf } from '../lexicon/names.ts'
import type { Document } from '../markdown/document.ts'
import { frontMatterLength, parseDocument } from '../markdown/parse.ts'
import { once } from '../util/once.ts'
import { declaredKind, type ForcedKind, namesNearKind, strayFrontMatter } from './detect.ts'
import type { Kind } from './kind.ts'
import { couldBeLike } from './likeness.ts'
import { mayHaveShapeOfReport } from './shape.ts'
import { isNamedLikeHandoff, mayBeTitledLikeHandoff } from './titles.ts'

/** A document with only the front matter if the text is no handoff; `undefined` if it may be one. */
export function prefilter(text: string, kinds: ReadonlyMap<string, Kind>, path: string, forced?: ForcedKind): Document | undefined {
  if (forced || isNamedLikeHandoff(path)) return undefined
  const mark = text.startsWith('\uFEFF') ? 1 : 0
  const head = parseDocument(text.slice(0, mark + frontMatterLength(text.slice(mark))))
  return declaredKind(head, kinds, path) ||
    namesNearKind(head, kinds) ||
    strayFrontMatter(text.slice(0, 2000), [...kinds.keys()]) ||
    mayBeTitledLikeHandoff(text) ||
    couldMatch(text.slice(head.text.length), kinds)
    ? undefined
    : head
}

/**
 * Names are in headings, labels, items and cells, none of which spans a blank line. So a name can only be where all its words are between
 * two blank lines.
 */
function couldMatch(text: string, kinds: ReadonlyMap<string, Kind>): boolean {
  const hasDefinitions = text.includes(']:')
  const paragraphs = text.split(/(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))+/)
  if (paragraphs.some((paragraph) => mayHideWords(paragraph, hasDefinitions))) return true
  const letters = paragraphs.map(lettersOf)
  const all = letters.join('\n')
  const starts = once(() => wordStartsIn(text))
  const known = new Map<string, boolean>()
  const isThere = (word: string): boolean => {
    let found = known.get(word)
    if (found === undefined) {
      // Short roots are somewhere in every text, but not at the beginning of a word.
      found = rootLetters(word).some((root) => (root.length <= 4 && /^[a-z]+$/.test(root) ? starts().has(root) : all.includes(root)))
      known.set(word, found)
    }
    return found
  }
  const mayStand = (key: string): boolean => {
    const words = key.split(' ')
    if (!words.every(isThere)) return false
    if (words.length === 1) return true
    const allStems = words.map(rootLetters)
    return letters.some((paragraph) => allStems.every((some) => some.some((stem) => paragraph.includes(stem))))
  }
  if (mayHaveShapeOfReport(text, isThere)) return true
  return [...kinds.values()].some((kind) => couldBeLike(kind, kinds, (keys) => keys.some(mayStand)))
}

/** The letters of a word's roots. The words of templates recur in every text, so they are cached; the cache stays small. */
function rootLetters(word: string): readonly string[] {
  let roots = knownRoots.get(word)
  if (!roots) {
    if (knownRoots.size > 5000) knownRoots.clear()
    roots = rootsOf(word).map(lettersOf)
    knownRoots.set(word, roots)
  }
  return roots
}

const knownRoots = new Map<string, readonly string[]>()

/** The beginnings of a text's words, up to four letters long; also of words with marks within them, read as one. */
function wordStartsIn(text: string): ReadonlySet<string> {
  const starts = new Set<string>()
  const add = (word: string) => {
    for (let length = 1; length <= Math.min(4, word.length); length++) starts.add(word.slice(0, length))
  }
  const lower = /^[\u0000-\u007f]*$/.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[\p{M}\p{Cf}]+/gu, '')
  const plain = lower.replace(/\be (?=mail)/g, 'e')
  for (const word of new Set(plain.match(/(?<![a-z])[a-z]{1,4}/g))) add(word)
  for (const [word] of plain.matchAll(/(?<![a-z])[a-z]{1,3}[^a-z\s]\S*/g)) add(word.replace(/<[^<>]*>|[^a-z]+/g, ''))
  return starts
}

/** Entities that are not letters. */
const harmless =
  /&(?:nbsp|amp|lt|gt|quot|apos|copy|reg|trade|mdash|ndash|hellip|bull|middot|rarr|larr|harr|uarr|darr|times|ensp|emsp|thinsp);/gi

/** True if a reader may see words that differ from the source: an entity, or markup within a word that adds letters. */
function mayHideWords(paragraph: string, hasDefinitions: boolean): boolean {
  if (paragraph.includes('&') && /&(?:#\w+|[a-z][a-z\d]*);/i.test(paragraph.replace(harmless, ' '))) return true
  if (paragraph.includes('<') && /[\p{L}\p{N}](?:[*_~`]*<[^<>]*>)+[*_~`]*[\p{L}\p{N}]|[\p{L}\p{N}][*_~`]*<[^<>]*["'!-]/u.test(paragraph))
    return true
  // What stands before a link goes on in its text; what stands behind it is parted from that by the target.
  const target = paragraph.search(hasDefinitions ? /\][([]|\[\^/ : /\]\(/)
  return target >= 0 && /(?:\)[*_~`]*\[?|\][*_~`]*)[\p{L}\p{N}]/u.test(paragraph.slice(target + 1))
}

/** The letters and digits of a text, so that marks within a word do not matter. */
function lettersOf(text: string): string {
  // Plain ASCII needs no normalising.
  const plain = /^[\u0000-\u007f]*$/.test(text)
  const lower = (plain ? text : text.normalize('NFKC')).toLowerCase()
  if (plain) return lower.replace(/[^a-z\d%+#]+/g, '')
  // Stems have no accents in some languages.
  return lower
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}%+#]+/gu, '')
    .normalize('NFKC')
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
}
