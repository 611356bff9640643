/** Looks for the words by which a template speaks of itself, in ten languages. */
import { templateEntries } from '../lexicon/lexicon.ts'

/** What the words mean: the concepts of `lexicon/templates/`. */
export type Meaning =
  | 'example'
  | 'instruction'
  | 'note'
  | 'optional'
  | 'leave out'
  | 'when'
  | 'one of'
  | 'field'
  | 'value'
  | 'question'
  | 'instruct'
  | 'declare'
  | 'yes or no'
  | 'level'
  | 'how'
  | 'number'
  | 'template'
  | 'other'
  | 'remark'
  | 'criterion'
  | 'see'
  | 'choose'
  | 'stand in'
  | 'not'
  | 'only for'
  | 'purpose'

interface Patterns {
  readonly anywhere: RegExp
  readonly atStart: RegExp
  readonly atEnd: RegExp
  readonly whole: RegExp
}

/** True if a text holds one of the words. */
export function says(meaning: Meaning, text: string): boolean {
  return patternsOf(meaning).anywhere.test(plain(text))
}

/** True if a text begins with one of the words. */
export function beginsWith(meaning: Meaning, text: string): boolean {
  return patternsOf(meaning).atStart.test(plain(text))
}

/** True if a text ends with one of the words. */
export function endsWith(meaning: Meaning, text: string): boolean {
  return patternsOf(meaning).atEnd.test(plain(text))
}

/** True if a text is one of the words, but for numbers, signs and asides in parentheses. */
export function means(meaning: Meaning, text: string): boolean {
  return patternsOf(meaning).whole.test(plain(text.replace(/[(（][^()（）]*[)）]/g, ' ')))
}

/** The place of the first of the words in a text; its length if there is none. */
export function firstOf(meaning: Meaning, text: string): number {
  return patternsOf(meaning).anywhere.exec(plain(text))?.index ?? text.length
}

/** A text without the first of the words, and without brackets around it or a colon behind it. */
export function withoutWord(meaning: Meaning, text: string): string {
  const found = patternsOf(meaning).anywhere.exec(plain(text))
  if (!found) return text
  const before = text.slice(0, found.index)
  const opening = /[\s([（]+$/.exec(before)?.[0] ?? ''
  const behind = text.slice(found.index + found[0].length)
  // Brackets go if nothing else is in them.
  const rest = /[([（]/.test(opening) ? behind.replace(/^\s*[)\]）]/, '') : behind
  return `${before.slice(0, before.length - opening.length)} ${rest.replace(/^\s*[:：–—-]*\s*/, '')}`.trim()
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[’‘]/g, "'")
}

const patterns = new Map<Meaning, Patterns>()

function patternsOf(meaning: Meaning): Patterns {
  const known = patterns.get(meaning)
  if (known) return known
  const all = templateEntries()
    .filter(({ concepts }) => concepts[0] === meaning)
    .flatMap(({ phrases }) => phrases.map((phrase) => phrase.trim().toLowerCase()))
    .sort((a, b) => b.length - a.length)
  // Chinese, Japanese and Korean do not separate words or join endings to them. Plurals are not listed.
  const joined = all.filter((word) => joinedScript.test(word)).map(escaped)
  const apart = all
    .filter((word) => !joinedScript.test(word))
    .map((word) => (word.length > 3 ? `${escaped(word)}(?:s|es|n|en)?` : escaped(word)))
  const any = [`(?<![\\p{L}\\p{N}])(?:${apart.join('|')})(?![\\p{L}\\p{N}])`, ...joined].join('|')
  const found = {
    anywhere: new RegExp(any, 'u'),
    atStart: new RegExp(`^[^\\p{L}\\p{N}]*(?:${any})`, 'u'),
    atEnd: new RegExp(`(?:${any})[^\\p{L}\\p{N}]*$`, 'u'),
    whole: new RegExp(`^[^\\p{L}]*(?:${any})[^\\p{L}]*$`, 'u'),
  }
  patterns.set(meaning, found)
  return found
}

const joinedScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+')
}
