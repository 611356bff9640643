/** Texts of the service in the user's language. The English is in the code; texts without a translation stay English. */

import { perObject } from '../../core/util/perObject.ts'
import { inWords, type Phrase } from '../../core/util/phrase.ts'
import { german } from './german/index.ts'

/**
 * Translates a text with values for its `{0}`, or a phrase of the core. A text must be a literal, so that a test can find missing
 * translations.
 */
export type Translate = (text: string | Phrase, ...values: readonly (string | number)[]) => string

/** Loaded on first use (see `esbuild.mjs`). */
const languages: Readonly<Record<string, () => Readonly<Record<string, string>>>> = { de: () => german }

/** Translates to the language of a locale such as `de-AT`. */
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
  // Findings stay the same objects while their block is unchanged, so an edit only translates new ones.
  const translated = perObject((text: Phrase) => inWords(text, translate))
  return (text, ...values) => (typeof text === 'string' ? inWords({ pattern: text, values }, translate) : translated(text))
}

/** A name from a template or a table, in the user's language if it is known. */
export function nameIn(t: Translate, name: string): string {
  return name.includes('{') ? name : t(name)
}

/** The language of texts for a locale: one with a translation, else English. */
export function languageOf(locale: string): string {
  const language = locale.toLowerCase().split(/[-_]/)[0] ?? ''
  return Object.hasOwn(languages, language) ? language : 'en'
}
