/** What is said of a document, as data: whoever shows it puts it into words, in the language of the reader. */
import { perObject } from './perObject.ts'

/** A pattern in English with `{0}`, `{1}` … for its values, which may be phrases themselves. */
export interface Phrase {
  readonly pattern: string
  readonly values: readonly PhraseValue[]
}

/** Words of the document and numbers stand as they are, in any language. */
export type PhraseValue = string | number | Phrase

const patternOf = perObject((strings: TemplateStringsArray) => strings.reduce((before, text, index) => `${before}{${index - 1}}${text}`))

/**
 * Makes a phrase from a template literal. The values are words of the document, numbers, or phrases; a literal among them would be
 * translated by nobody.
 */
export function phrase(strings: TemplateStringsArray, ...values: readonly PhraseValue[]): Phrase {
  return { pattern: patternOf(strings), values }
}

/** All of some things, of which one is meant: `A or B`. */
export function either([first = '', ...others]: readonly PhraseValue[]): PhraseValue {
  return others.reduce((before, other) => phrase`${before} or ${other}`, first)
}

/** Puts phrases into the words of one language. */
export type Say = (phrase: Phrase) => string

/** A phrase in words; `translate` gives the pattern of a language for the English one. */
export function inWords({ pattern, values }: Phrase, translate: (pattern: string) => string): string {
  return translate(pattern).replace(/\{(\d)\}/g, (_all, index) => {
    const value = values[Number(index)] ?? ''
    return typeof value === 'object' ? inWords(value, translate) : String(value)
  })
}

/** A phrase in English, as everybody reads it but for a person at an editor. */
export function inEnglish(phrase: Phrase): string {
  return inWords(phrase, (pattern) => pattern)
}

/** True if a phrase mentions something, as one of its values. */
export function mentions({ values }: Phrase, name: string): boolean {
  return values.some((value) => (typeof value === 'object' ? mentions(value, name) : value === name))
}
