/**
 * Makes `index.json` out of the files of the lexicon, for `generate.mjs`: to cut and stem all phrases at run time would take longer than to
 * check a document.
 */
import { type Entry, entriesIn, type Language, languages, smallEntries } from './lexicon.ts'
import documents from './names/documents.txt'
import general from './names/general.txt'
import issues from './names/issues.txt'
import operations from './names/operations.txt'
import people from './names/people.txt'
import release from './names/release.txt'
import times from './names/times.txt'
import work from './names/work.txt'
import { meaningful, spacedLanguages, stemOf } from './stems.ts'
import { cleanName, wordsIn } from './words.ts'

/** What names consist of. */
export function nameEntries(): readonly Entry[] {
  return [documents, general, issues, operations, people, release, times, work].flatMap(entriesIn)
}

/** The words of a phrase by which it is found. */
export function wordsOfPhrase(phrase: string, language: Language): readonly string[] {
  return meaningful(wordsIn(cleanName(phrase)), language)
}

/** The lines of each language's phrases, and those of the words of all languages. */
export function indexOfLexicon(): Record<string, string> {
  const entries = nameEntries()
  return {
    ...Object.fromEntries(
      languages.map((language) => [
        language,
        phraseLines(
          entries.filter((entry) => entry.language === language),
          language,
        ),
      ]),
    ),
    // How something is measured is written alike in all languages: *Hora (UTC)*.
    words: wordLines([
      ...smallEntries().flatMap((entry) => (entry.concepts[0] === 'unit' && entry.language === 'en' ? [] : { ...entry, isSmall: true })),
      ...entries,
    ]),
  }
}

/** What makes plurals where it is not an s alone. */
const pluralEndings: Partial<Record<Language, readonly string[]>> = { de: ['s', 'e', 'n', 'en'], nl: ['s', 'en'], es: ['s', 'es'] }

/** The stems of a phrase with what they mean. Where stems mean two things, the words of each phrase stand beside a mark instead. */
function phraseLines(entries: readonly Entry[], language: Language): string {
  const lines = entries.flatMap(({ concepts, phrases }) =>
    phrases.map((phrase) => {
      const words = wordsOfPhrase(phrase, language)
      return { words: words.join(' '), stems: words.map((word) => stemOf(word, language)).join(' '), meaning: concepts.join(' + ') }
    }),
  )
  const meanings = new Map<string, Set<string>>()
  for (const { stems, meaning } of lines) meanings.set(stems, (meanings.get(stems) ?? new Set()).add(meaning))
  const exact = new Set(lines.map(({ words }) => words))
  const written = lines.flatMap(({ words, stems, meaning }) => {
    if (meanings.get(stems)?.size === 1) return `${stems}\t${meaning}`
    const plurals = (pluralEndings[language] ?? ['s']).map((ending) => `${words}${ending}`)
    return [words, ...plurals.filter((plural) => !exact.has(plural))].map((one) => `=${one}\t${meaning}`)
  })
  return [...new Set(written)].join('\n')
}

/** Languages in which many words, or words from English, have a plural in *s*. */
const pluralsInS: ReadonlySet<Language> = new Set(['en', 'de', 'fr', 'es', 'pt', 'nl'])

/** Each word with two bits for each spaced language: 2 if it is a phrase of its own, 1 if it is part of one or small. */
function wordLines(entries: readonly (Entry & { readonly isSmall?: boolean })[]): string {
  const counts = new Map<string, number>()
  for (const { language, phrases, isSmall } of entries) {
    const shift = 2 * spacedLanguages.indexOf(language)
    if (shift < 0) continue
    for (const phrase of phrases) {
      const words = wordsIn(cleanName(phrase))
      const count = words.length === 1 && !isSmall ? 2 : 1
      // A plural that several languages have is rather English, which is known best, but not against another word: *Bekende bugs*.
      const isNoun = count === 2 && pluralsInS.has(language)
      const plurals = isNoun ? words.filter((word) => !word.endsWith('s')).map((word) => `${word}s`) : []
      const note = (word: string, weight: number) => {
        const before = counts.get(word) ?? 0
        if (((before >> shift) & 3) < weight) counts.set(word, (before & ~(3 << shift)) | (weight << shift))
      }
      for (const word of words) note(word, count)
      for (const plural of plurals) note(plural, language === 'en' ? 2 : 1)
    }
  }
  return Array.from(counts, ([word, count]) => `${word}\t${count}`).join('\n')
}
