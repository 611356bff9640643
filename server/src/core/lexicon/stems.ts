/** Words without what says nothing in their language, and without their endings. */
import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as german } from '@orama/stemmers/german'
import { stemmer as italian } from '@orama/stemmers/italian'
import { stemmer as portuguese } from '@orama/stemmers/portuguese'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import { type Language, languages, type SmallWords, smallEntries } from './lexicon.ts'

/** The languages that write blanks between words. Words of the others have no endings that a stemmer would take off. */
const stemmers = { en: english, de: german, fr: french, es: spanish, pt: portuguese, it: italian, nl: dutch }
type Spaced = keyof typeof stemmers
export const spacedLanguages: readonly Language[] = languages.filter((language) => language in stemmers)

/** A word without its ending. */
export function stemOf(word: string, language: Language): string {
  if (word.length < 3 || !(language in stemmers)) return word
  const known = stems(language)
  let stem = known.get(word)
  if (stem === undefined) {
    // Words recur in every check, so their stems are cached; the cache stays small.
    if (known.size > 5000) known.clear()
    stem = /\d/.test(word) ? word : stemmers[language as Spaced](word)
    known.set(word, stem)
  }
  return stem
}

const stems = perLanguage(() => new Map<string, string>())

/** Words without those that say nothing in a language, unless nothing would be left. What ends a name is meant: *Plan A*, *Assigned to*. */
export function meaningful(words: readonly string[], language: Language): readonly string[] {
  const [nothing, joining, form] = [smallSet('nothing', language), smallSet('joining', language), smallSet('form', language)]
  const kept = words.filter((word, index) => !form.has(word) && !((nothing.has(word) || joining.has(word)) && index < words.length - 1))
  return kept.length > 0 ? kept : words
}

/** The small words of a language, in lower case. */
export function smallSet(kind: SmallWords, language: Language): ReadonlySet<string> {
  return smallSets(language)[kind]
}

const smallSets = perLanguage((language) => {
  const sets = {} as Record<SmallWords, ReadonlySet<string>>
  for (const { concepts, language: own, phrases } of smallEntries())
    if (own === language) sets[concepts[0] as SmallWords] = new Set(phrases.map((phrase) => phrase.toLowerCase()))
  return sets
})

/** A function that computes once per language. */
export function perLanguage<Result>(compute: (language: Language) => Result): (language: Language) => Result {
  const known = new Map<Language, Result>()
  return (language) => {
    let result = known.get(language)
    if (result === undefined) {
      result = compute(language)
      known.set(language, result)
    }
    return result
  }
}
