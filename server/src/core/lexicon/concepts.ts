/** What words say: the concepts of the lexicon that they stand for, and stems for all others. */
import { once } from '../util/once.ts'
import index from './index.json'
import { type Language, languages } from './lexicon.ts'
import { meaningful, perLanguage, smallSet, spacedLanguages, stemOf } from './stems.ts'

/** Sets a concept off from a stem of the same letters. */
export const conceptMark = '='

/** A word or phrase of a name. */
export interface Unit {
  /** Equal for all that mean the same: a concept behind its mark, or a stem. */
  readonly id: string
  /** The word; `undefined` for a phrase of several words. */
  readonly word: string | undefined
  /** True if it describes what stands before it: *production* in *issues in production*. */
  readonly describes: boolean
}

/** The language whose words these are most probably; English if none is more probable. */
export function languageOf(words: readonly string[]): Language {
  const text = words.join('')
  if (/[\u3040-\u30ff]/.test(text)) return 'ja'
  if (/[\u1100-\u11ff\uac00-\ud7af]/.test(text)) return 'ko'
  if (/[\u3400-\u9fff]/.test(text)) return 'zh'
  const votes = spacedLanguages.map(() => 0)
  for (const word of words) {
    const bits = knownBits(word)
    if (bits === 0) continue
    // A word of few languages says more than one of many.
    let all = 0
    for (let rest = bits; rest > 0; rest >>= 2) all += rest & 3
    for (let at = 0; at < votes.length; at++) votes[at] = (votes[at] ?? 0) + ((bits >> (2 * at)) & 3) / all
  }
  const most = Math.max(...votes)
  if (most === 0) return [...compounding].find((language) => words.some((word) => compoundAt(word, language))) ?? 'en'
  return spacedLanguages[votes.indexOf(most)] ?? 'en'
}

/** What is known of a word, or of its beginning: the lexicon has few plurals. */
function knownBits(word: string): number {
  const known = vocabulary()
  const bits = known.get(word)
  if (bits !== undefined) return bits
  for (let cut = 1; cut <= 3 && word.length - cut >= 5; cut++) {
    const begun = known.get(word.slice(0, -cut))
    if (begun !== undefined) return begun
  }
  return 0
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

/** The units of a name's words. English phrases are found in every language. */
export function unitsOf(words: readonly string[], language: Language): readonly Unit[] {
  const kept = meaningful(words, language)
  const describing = smallSet('describing', language)
  // A preposition that begins or ends a name is a word of its own: *In progress*, *Signed by*.
  const isDescribing = (word: string, at: number) => describing.has(word) && at > 0 && at < words.length - 1
  const description = words.findIndex(isDescribing)
  const head = description < 0 ? kept.length : meaningful(words.slice(0, description), language).length
  const units: Unit[] = []
  for (let at = 0; at < kept.length; ) {
    const word = kept[at] as string
    const describes = at >= head
    const found = phraseAt(kept, at, language) ?? compoundAt(word, language)
    for (const id of found?.ids ?? []) units.push({ id, word: found?.length === 1 ? word : undefined, describes })
    if (!found && !(describing.has(word) && at > 0 && at < kept.length - 1)) units.push({ id: stemOf(word, language), word, describes })
    at += found?.length ?? 1
  }
  return units
}

interface Found {
  readonly ids: readonly string[]
  /** In words. */
  readonly length: number
}

/** The longest phrase of the lexicon at a word. */
function phraseAt(words: readonly string[], at: number, language: Language): Found | undefined {
  let longest: Found | undefined
  for (const one of readWith(language, words[at] as string)) {
    const { ids, lengths } = phrases(one)
    const most = lengths.get(stemOf(words[at] as string, one)) ?? 0
    for (let length = Math.min(most, words.length - at); length > (longest?.length ?? 0); length--) {
      const part = words.slice(at, at + length)
      const found = ids.get(`=${part.join(' ')}`) ?? ids.get(part.map((word) => stemOf(word, one)).join(' '))
      if (found) longest = { ids: found, length }
    }
  }
  return longest
}

/** Languages that write a noun and what describes it as one word. */
const compounding: ReadonlySet<Language> = new Set(['de', 'nl'])
/** What stands between the two. */
const joints = ['', 's', 'n', 'en', 'es', 'e']
/** No shorter word is told in a compound. */
const minPart = 3

/** The two words of the lexicon of which one word consists: *Kundenteam*, *Projektdokumentation*. */
function compoundAt(word: string, language: Language): Found | undefined {
  if (!compounding.has(language) || word.length < 2 * minPart) return undefined
  const { ids } = phrases(language)
  const idsOf = (part: string) => ids.get(`=${part}`) ?? ids.get(stemOf(part, language))
  for (let end = word.length - minPart; end >= minPart; end--) {
    const last = idsOf(word.slice(end))
    const joint = last && joints.find((letters) => word.slice(0, end).endsWith(letters) && idsOf(word.slice(0, end - letters.length)))
    if (joint === undefined || !last) continue
    return { ids: [...(idsOf(word.slice(0, end - joint.length)) ?? []), ...last], length: 1 }
  }
  return undefined
}

/** The languages whose phrases are looked up at a word. Words in Chinese characters alone may be Japanese. */
function readWith(language: Language, word: string): readonly Language[] {
  if (language === 'en') return ['en']
  const own: readonly Language[] = language === 'zh' ? ['zh', 'ja'] : language === 'ja' ? ['ja', 'zh'] : [language]
  return /^[a-z\d]/.test(word) ? [...own, 'en'] : own
}

/** The phrases of a language with what they mean, and the length of the longest that begins with a stem, in words. */
const phrases = perLanguage((language) => {
  const ids = new Map<string, readonly string[]>()
  const lengths = new Map<string, number>()
  for (const line of index[language].split('\n')) {
    const [key = '', meaning = ''] = line.split('\t')
    ids.set(
      key,
      meaning.split(' + ').map((concept) => (/^\d/.test(concept) ? concept : conceptMark + concept)),
    )
    const words = key.replace('=', '').split(' ')
    const first = key.startsWith('=') ? stemOf(words[0] as string, language) : (words[0] as string)
    lengths.set(first, Math.max(words.length, lengths.get(first) ?? 0))
  }
  return { ids, lengths }
})

/** The phrases for a concept in all languages, each as the stems of its words. */
export function stemsOfConcept(concept: string): readonly (readonly string[])[] {
  const end = `\t${concept}`
  const lines = languages.flatMap((language) => index[language].split('\n').filter((line) => line.endsWith(end)))
  return lines.map((line) => line.slice(0, -end.length).replace('=', '').split(' '))
}
