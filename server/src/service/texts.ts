/** The service's texts in the reader's language. English is what the code says; where there is no translation it stays. */
import { german } from './german.ts'

/** A text in the reader's language, with values for its `{0}`. Called with a literal, so that a test can find what is not translated. */
export type Translate = (text: string, ...values: readonly (string | number)[]) => string

const languages: Readonly<Record<string, Readonly<Record<string, string>>>> = { de: german }

/** Translates into the language of a locale such as `de-AT`. */
export function translateTo(locale: string): Translate {
  const texts = languages[languageOf(locale)] ?? {}
  return (text, ...values) => {
    const phrase = (Object.hasOwn(texts, text) && texts[text]) || text
    return phrase.replace(/\{(\d)\}/g, (_all, index) => String(values[Number(index)] ?? ''))
  }
}

/** The language that texts are in for a locale: one that there is a translation for, else English. */
export function languageOf(locale: string): string {
  const language = locale.toLowerCase().split(/[-_]/)[0] ?? ''
  return Object.hasOwn(languages, language) ? language : 'en'
}
