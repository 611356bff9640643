/** The service's texts in the reader's language. English is what the code says; where there is no translation it stays. */

import { perObject } from '../../core/util/perObject.ts'
import { inWords, type Phrase } from '../../core/util/phrase.ts'
import { german } from './german/index.ts'

/**
 * A text in the reader's language, with values for its `{0}`, or a phrase of the core. A text is a literal, so that a test can find what is
 * not translated.
 */
export type Translate = (text: string | Phrase, ...values: readonly (string | number)[]) => string

/** Loaded when somebody reads in it (see `esbuild.mjs`). */
const languages: Readonly<Record<string, () => Readonly<Record<string, string>>>> = { de: () => german }

/** Translates into the language of a locale such as `de-AT`. */
export function translateTo(locale: string): Translate {
  const language = languageOf(locale)
  const known = translators.get(language)
  if (known) return known
  const made = translator(languages[language]?.() ?? {})
  translators.set(language, made)
  return made
}

const translators = new Map<string, Translate>()

function translator(texts: Readonly<Record<string, string>>): Translate {
  const translate = (pattern: string) => (Object.hasOwn(texts, pattern) && texts[pattern]) || pattern
  // A finding is kept while its block stays as it is, and so are its words: an edit puts no others into words than its own.
  const translated = perObject((text: Phrase) => inWords(text, translate))
  return (text, ...values) => (typeof text === 'string' ? inWords({ pattern: text, values }, translate) : translated(text))
}

/** A name that stands in a template or a table and not in the code, in the reader's language where that is known. */
export function nameIn(t: Translate, name: string): string {
  return name.includes('{') ? name : t(name)
}

/** The language that texts are in for a locale: one that there is a translation for, else English. */
export function languageOf(locale: string): string {
  const language = locale.toLowerCase().split(/[-_]/)[0] ?? ''
  return Object.hasOwn(languages, language) ? language : 'en'
}
