/** What a name says: the concepts of the lexicon that its words stand for, and stems for all others. */
import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'
import index from './index.json'
import type { Language } from './lexicon.ts'
import { meaningful, perLanguage, spacedLanguages, stemOf } from './stems.ts'
import { cleanName, wordsIn } from './words.ts'

/** The concepts that a name speaks of, in its order; words that stand for none are left out. */
export const conceptsIn = remembered((name: string): readonly string[] => {
  const words = wordsIn(cleanName(name))
  return unitsOf(words, languageOf(words)).flatMap((unit) => (unit.startsWith(conceptMark) ? unit.slice(1) : []))
})

/** The language whose words these are most probably; English if none is more probable. */
export function languageOf(words: readonly string[]): Language {
  const text = words.join('')
  if (/[\u3040-\u30ff]/.test(text)) return 'ja'
  if (/[\u1100-\u11ff\uac00-\ud7af]/.test(text)) return 'ko'
  if (/[\u3400-\u9fff]/.test(text)) return 'zh'
  const known = vocabulary()
  const votes = spacedLanguages.map(() => 0)
  for (const word of words) {
    const bits = known.get(word)
    if (bits === undefined) continue
    // A word of few languages says more than one of many.
    let all = 0
    for (let rest = bits; rest > 0; rest >>= 2) all += rest & 3
    for (let at = 0; at < votes.length; at++) votes[at] = (votes[at] ?? 0) + ((bits >> (2 * at)) & 3) / all
  }
  return spacedLanguages[votes.indexOf(Math.max(...votes))] ?? 'en'
}

const vocabulary = once(
  () =>
    new Map(
      index.words.split('\n').map((line): [string, number] => {
        const tab = line.indexOf('\t')
        return [line.slice(0, tab), Number(line.slice(tab + 1))]
      }),
    ),
)

/** Sets a concept off from a stem of the same letters. */
export const conceptMark = '='

/**
 * What words say: concepts with a mark before them, and stems for what is in no phrase of the lexicon. English phrases are found in every
 * language.
 */
export function unitsOf(words: readonly string[], language: Language): readonly string[] {
  const kept = meaningful(words, language)
  const units: string[] = []
  for (let at = 0; at < kept.length; ) {
    const found = phraseAt(kept, at, language)
    if (found) units.push(...found.units)
    else units.push(stemOf(kept[at] as string, language))
    at += found?.length ?? 1
  }
  return units
}

interface Found {
  readonly units: readonly string[]
  /** In words. */
  readonly length: number
}

/** The longest phrase of the lexicon at a word. */
function phraseAt(words: readonly string[], at: number, language: Language): Found | undefined {
  let longest: Found | undefined
  for (const one of readWith(language, words[at] as string)) {
    const { units, lengths } = phrases(one)
    const most = lengths.get(stemOf(words[at] as string, one)) ?? 0
    for (let length = Math.min(most, words.length - at); length > (longest?.length ?? 0); length--) {
      const part = words.slice(at, at + length)
      const found = units.get(`=${part.join(' ')}`) ?? units.get(part.map((word) => stemOf(word, one)).join(' '))
      if (found) longest = { units: found, length }
    }
  }
  return longest
}

/** The languages whose phrases are looked up at a word. Words in Chinese characters alone may be Japanese. */
function readWith(language: Language, word: string): readonly Language[] {
  if (language === 'en') return ['en']
  const own: readonly Language[] = language === 'zh' ? ['zh', 'ja'] : language === 'ja' ? ['ja', 'zh'] : [language]
  return /^[a-z\d]/.test(word) ? [...own, 'en'] : own
}

/** The phrases of a language with what they mean, and the length of the longest that begins with a stem, in words. */
const phrases = perLanguage((language) => {
  const units = new Map<string, readonly string[]>()
  const lengths = new Map<string, number>()
  for (const line of index[language].split('\n')) {
    const [key = '', meaning = ''] = line.split('\t')
    units.set(
      key,
      meaning.split(' + ').map((concept) => (/^\d/.test(concept) ? concept : conceptMark + concept)),
    )
    const words = key.replace('=', '').split(' ')
    const first = key.startsWith('=') ? stemOf(words[0] as string, language) : (words[0] as string)
    lengths.set(first, Math.max(words.length, lengths.get(first) ?? 0))
  }
  return { units, lengths }
})
