/** Messages about a document as data. They are put into words in the language of the reader when they are shown. */
import { perObject } from './perObject.ts'

/** An English pattern with `{0}`, `{1}` … for its values, which may be phrases. */
export interface Phrase {
  readonly pattern: string
  readonly values: readonly PhraseValue[]
}

/** Words of the document and numbers are the same in all languages. */
export type PhraseValue = string | number | Phrase

const patternOf = perObject((strings: TemplateStringsArray) => strings.reduce((before, text, index) => `${before}{${index - 1}}${text}`))

/**
 * Makes a phrase from a template literal. Its values are words of the document, numbers, or phrases; a string literal would stay
 * untranslated.
 */
export function phrase(strings: TemplateStringsArray, ...values: readonly PhraseValue[]): Phrase {
  return { pattern: patternOf(strings), values }
}

/** Alternatives: `A or B`. */
export function either([first = '', ...others]: readonly PhraseValue[]): PhraseValue {
  return others.reduce((before, other) => phrase`${before} or ${other}`, first)
}

/** Puts phrases into one language. */
export type Say = (phrase: Phrase) => string

/** A phrase in words; `translate` returns a language's pattern for the English one. */
export function inWords({ pattern, values }: Phrase, translate: (pattern: string) => string): string {
  return translate(pattern).replace(/\{(\d)\}/g, (_all, index) => {
    const value = values[Number(index)] ?? ''
    return typeof value === 'object' ? inWords(value, translate) : String(value)
  })
}

/** A phrase in English, for all readers outside an editor. */
export function inEnglish(phrase: Phrase): string {
  return inWords(phrase, (pattern) => pattern)
}

/** True if one of a phrase's values is `name`. */
export function mentions({ values }: Phrase, name: string): boolean {
  return values.some((value) => (typeof value === 'object' ? mentions(value, name) : value === name))
}
