/** Compares headings, labels and columns by what they say, as people mean them. */
import { once } from '../util/once.ts'
import { perObject } from '../util/perObject.ts'
import { conceptMark, languageOf, type Unit, unitsOf } from './concepts.ts'
import type { Language } from './lexicon.ts'
import kin from './names/kin.txt'
import opposites from './names/opposites.txt'
import { meaningful, smallSet, stemOf } from './stems.ts'
import { cleanName, cutName, wordsIn } from './words.ts'

/** A name in the form in which names are compared. */
export interface Named {
  /** As it is written. */
  readonly name: string
  /** The same for names of the same words. */
  readonly key: string
}

/** How much a unit of a name tells: 1 if only one part of a template has it, less if others have it too. */
export type Weigh = (unit: string) => number

/** From this likeness on, one name means the other. */
export const sure = 0.75
/** From this likeness on, it is worth asking whether one name means the other. */
export const maybe = 0.4

/**
 * The words of a name in normal form: as stems, without case, markup, numbering, emoji, punctuation, articles and joining words. Two names
 * are the same words if their keys are equal. Empty for a name without words.
 */
export function nameKey(name: string): string {
  return readName(name).key
}

/** The words of a name like its key, but with their endings, for expressions that name words. */
export function plainName(name: string): string {
  const { words, language } = readName(name)
  return meaningful(words, language).join(' ')
}

export function named(name: string): Named {
  return { name, key: nameKey(name) }
}

/** A name without its asides: what stands in brackets or behind a dash. */
export function namedByHead(name: string): Named {
  return named(cutName(cleanName(name)).head)
}

/** A name that was read. The same text has the same object for as long as it is cached. */
interface ReadName {
  readonly name: string
  readonly key: string
  readonly words: readonly string[]
  readonly language: Language
}

const names = new Map<string, ReadName>()

function readName(name: string): ReadName {
  const before = names.get(name)
  if (before) return before
  const clean = cleanName(name)
  const words = wordsIn(clean)
  const { head, aside } = cutName(clean)
  // An aside may be in another language than the name.
  const language = languageOf(aside === '' || head === '' ? words : wordsIn(head))
  const key = meaningful(words, language)
    .map((word) => stemOf(word, language))
    .join(' ')
  const found = { name, key, words, language }
  // Names recur in every check, so they are cached; the cache stays small.
  if (names.size > 20_000) names.clear()
  names.set(name, found)
  return found
}

/** The concepts that a name speaks of, in its order; words that stand for none are left out. */
export function conceptsIn(name: string): readonly string[] {
  return conceptsOf(readName(name))
}

const conceptsOf = perObject(({ words, language }: ReadName): readonly string[] =>
  unitsOf(words, language).flatMap(({ id }) => (id.startsWith(conceptMark) ? id.slice(conceptMark.length) : [])),
)

/** True for a name all words of which stand for some concepts. */
export function saysOnly(name: string, concepts: ReadonlySet<string>): boolean {
  const units = unitsIn(name)
  return units.length > 0 && units.every((unit) => unit.startsWith(conceptMark) && concepts.has(unit.slice(conceptMark.length)))
}

/** What a name says in any order: names of the same units may mean the same. */
export function unitsIn(name: string): readonly string[] {
  const { head, aside } = meaningOf(readName(name))
  return [...head, ...aside].map(({ id }) => id)
}

/** The same for a name without its asides and, if anything else is left, without words that say little. */
export function tellingUnits(name: string): readonly string[] {
  const { words, language } = readName(cutName(cleanName(name)).head)
  const units = unitsOf(words, language)
  const telling = units.filter((unit) => !isSmall(unit, 'little', language))
  return (telling.length > 0 ? telling : units).map(({ id }) => id)
}

/**
 * Sequences of letters, one of which is in every text with a word of this stem. Tests with them may say yes too often, but never wrongly
 * no: stemmers also change the last letter that they leave.
 */
export function rootsOf(stem: string): readonly string[] {
  const root = stem.length > 2 ? stem.slice(0, -1) : stem
  // "What's" is read as "what is".
  return stem === 'is' ? ['is', 'what'] : [root]
}

/** What a unit costs, relative to one that is found in both names, if it is missing or if it was added. */
interface WeighedUnit {
  readonly id: string
  readonly missing: number
  readonly added: number
  /** True for the noun that all others describe. */
  readonly isHead: boolean
  /** True if it describes what stands before it. */
  readonly describes: boolean
}

interface Meaning {
  readonly head: readonly WeighedUnit[]
  /** What stands in brackets or behind a dash or colon. */
  readonly aside: readonly WeighedUnit[]
  /** The numbers in the head, as one text. */
  readonly numbers: string
  /** What it asks with, in its language: *how*, *what*. */
  readonly asking: ReadonlySet<string>
  /** The names that are joined in the head; empty for one alone. */
  readonly joined: readonly Meaning[]
}

const meaningOf = perObject(({ name, language }: ReadName): Meaning => {
  const { head, aside } = cutName(cleanName(name))
  const words = wordsIn(head)
  const joined = joinedIn(head, language)
  return {
    ...meaningOfWords(words, language),
    aside: unitsOf(wordsIn(aside), language).map((unit) => weighed(unit, false, asideCosts(unit, language))),
    joined: joined.length > 1 ? joined.map((part) => ({ ...meaningOfWords(part, language), aside: [], joined: [] })) : [],
  }
})

function meaningOfWords(words: readonly string[], language: Language): Pick<Meaning, 'head' | 'numbers' | 'asking'> {
  const units = unitsOf(words, language)
  const head = headOf(units, language)
  return {
    head: units.map((unit) => weighed(unit, unit === head, costs(unit, unit === head, language))),
    numbers: units.flatMap(({ id }) => (/^\d/.test(id) ? id : [])).join(' '),
    // What asks as part of a phrase is said by the phrase: *how to access*, *where to find it*.
    asking: new Set(
      units.flatMap(({ word }) => (word !== undefined && smallSet('asking', language).has(word) ? `${language} ${word}` : [])),
    ),
  }
}

/** The names in a list of names: *Risks and next steps* joins two. Empty for one name alone. */
export function joinedNames(name: string): readonly Named[] {
  const joined = joinedIn(cutName(cleanName(name)).head, readName(name).language)
  return joined.length > 1 ? joined.map((words) => named(words.join(' '))) : []
}

/** The words of each name in a list of names: *Risks and next steps*. */
function joinedIn(head: string, language: Language): string[][] {
  const joining = smallSet('joining', language)
  // A slash within a word belongs to a path: *feature/fix-login*.
  return head.split(/[&+,、・，]|\s\/\s|(?<=^[^/._-]*)\/(?=[^/._-]*$)/).flatMap((part) => {
    const parts: string[][] = [[]]
    for (const word of wordsIn(part)) {
      if (joining.has(word)) parts.push([])
      else parts.at(-1)?.push(word)
    }
    return parts.filter((some) => some.length > 0)
  })
}

const romance: ReadonlySet<Language> = new Set(['fr', 'es', 'pt', 'it'])

/** The noun that all others describe: the first one in Romance languages, else the last one before a preposition. */
function headOf(units: readonly Unit[], language: Language): Unit | undefined {
  const telling = units.filter((unit) => !isSmall(unit, 'little', language))
  // Words that say little are described by what is meant: *Information on the release*.
  const nouns = telling.some((unit) => !unit.describes) ? telling.filter((unit) => !unit.describes) : telling
  return romance.has(language) ? nouns[0] : nouns.at(-1)
}

function isSmall({ word }: Unit, kind: 'little' | 'subject' | 'unit' | 'opposite', language: Language): boolean {
  return word !== undefined && (smallSet(kind, language).has(word) || smallSet(kind, 'en').has(word))
}

interface Costs {
  readonly missing: number
  readonly added: number
}

function costs(unit: Unit, isHead: boolean, language: Language): Costs {
  if (isSmall(unit, 'opposite', language)) return { missing: 1, added: 2 }
  if (unit.id === '=closed' || unit.id === '=done') return { missing: 1, added: 1 }
  if (isSmall(unit, 'little', language)) return { missing: 0.15, added: 0.05 }
  if (isSmall(unit, 'subject', language)) return { missing: 0.6, added: isHead ? 0.7 : 0.15 }
  return { missing: unit.describes && !isHead ? 0.6 : 1, added: isHead ? 0.7 : 0.35 }
}

function asideCosts(unit: Unit, language: Language): Costs {
  if (isSmall(unit, 'unit', language)) return { missing: 0, added: 0 }
  const { missing, added } = costs(unit, false, language)
  return { missing: missing / 2, added: added / 2 }
}

function weighed({ id, describes }: Unit, isHead: boolean, { missing, added }: Costs): WeighedUnit {
  return { id, missing, added, isHead, describes: describes && !isHead }
}

/**
 * How well a name that somebody wrote fits a name that is asked for, from 0 to 1: 1 for the same words, nearly 1 for the same concepts, in
 * any language. Words that were added cost less than words that are missing.
 */
export function likeness(asked: Named, written: Named, weigh?: Weigh): number {
  if (asked.key === '' || written.key === '') return 0
  if (asked.key === written.key) return 1
  const one = meaningOf(readName(asked.name))
  const other = meaningOf(readName(written.name))
  const known = scores(weigh ?? equally)(one)
  let score = known.get(other)
  if (score === undefined) {
    score = compared(one, other, weigh ?? equally)
    known.set(other, score)
  }
  return score
}

const equally: Weigh = () => 1

/** The scores of pairs that were compared with the same weights. */
const scores = perObject((_weigh: Weigh) => perObject((_meaning: Meaning) => new WeakMap<Meaning, number>()))

/** Weighs the units of names that stand beside each other: the more of them have a unit, the less it tells. */
export function weighing(names: readonly string[]): Weigh {
  const key = names.join('\n')
  const before = weights.get(key)
  // The same names have the same function, so that scores are kept.
  if (before) return before
  const counts = new Map<string, number>()
  for (const name of names) for (const unit of new Set(unitsIn(name))) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  const weigh: Weigh = (unit) => 1 / (counts.get(unit) ?? 1)
  if (weights.size > 500) weights.clear()
  weights.set(key, weigh)
  return weigh
}

const weights = new Map<string, Weigh>()

/** Little words that are in both names say something, too. */
const leastFound = 0.2
/** Names of other words are not quite the same. */
const mostForOthers = 0.95
/** What a name without its aside, or one of several that are joined, is worth as the whole. */
const forPart = 0.88
/** What the noun of a name is worth as the whole, where no name beside it has that noun. Longer names than these are sentences. */
const forNoun = 0.8
const longestName = 3
/** What a word is worth as another that people use for it. */
const forKin = 0.7

function compared(one: Meaning, other: Meaning, weigh: Weigh): number {
  if (!sharesUnit(one, other)) return 0
  let score = whole(one, other, weigh)
  const [asideOfOne, asideOfOther] = [one.aside.length > 0, other.aside.length > 0]
  const bare = forPart * whole({ ...one, aside: [] }, { ...other, aside: [] }, weigh)
  // Of two names with asides, those of several words are the same whatever stands behind them.
  const isSame = asideOfOne && asideOfOther ? bare === forPart && one.head.length > 1 : saysLittle(asideOfOne ? one.aside : other.aside)
  if (isSame) score = Math.max(score, bare)
  if (one.joined.length === 0 && other.joined.some((part) => whole(one, part, weigh) === 1)) score = Math.max(score, forPart)
  if (weigh !== equally && isNounOf(one, other, weigh)) score = Math.max(score, forNoun)
  return Math.min(mostForOthers, score)
}

/**
 * True for a name that is left of one among others when what only describes its noun is left out: *Thresholds* of *Alert thresholds*. What says
 * which of two is meant does not only describe: *Known issues*.
 */
function isNounOf(one: Meaning, other: Meaning, weigh: Weigh): boolean {
  if (one.head.length > longestName || one.numbers !== other.numbers || differ(one, other)) return false
  const isLeft = other.head.every(({ id }) => has(one.head, id)) && one.head.every(({ id }) => has(other.head, id) || !opposite().has(id))
  return isLeft && one.head.some(({ id, isHead }) => isHead && weigh(id) === 1 && has(other.head, id))
}

/** False for an aside that makes another name of one: *(resolved)*, *(not ours)*. */
function saysLittle(aside: readonly WeighedUnit[]): boolean {
  return aside.every(({ added }) => added < 0.5)
}

/** How much of what is asked for was written. What is in the aside of either name counts half. */
function whole(one: Meaning, other: Meaning, weigh: Weigh): number {
  let [found, lost] = [0, 0]
  const used = new Set<string>()
  for (const [units, share] of [
    [one.head, 1],
    [one.aside, 0.5],
  ] as const)
    for (const { id, missing, isHead } of units) {
      const weight = weigh(id)
      const there = other.head.find((unit) => unit.id === id)
      const akin =
        there || has(other.aside, id) ? undefined : other.head.find((unit) => !has(one.head, unit.id) && kinOf().get(id)?.includes(unit.id))
      if (akin) {
        used.add(akin.id)
        found += weight * share * missing * forKin
        lost += weight * share * missing * (1 - forKin)
        continue
      }
      // What only describes another noun is not what is asked for.
      const inHead = there !== undefined && !(isHead && there.describes)
      if (!there && !has(other.aside, id)) {
        lost += weight * missing
        continue
      }
      used.add(id)
      const part = inHead ? share : share / 2
      found += weight * part * Math.max(missing, leastFound)
      if (!inHead) lost += weight * (share / 2) * missing
    }
  if (found === 0) return 0
  for (const { id, added } of [...other.head, ...other.aside]) if (!used.has(id)) lost += weigh(id) * added
  const score = found / (found + lost)
  return differ(one, other) ? score / 2 : score
}

function sharesUnit(one: Meaning, other: Meaning): boolean {
  const isThere = ({ id }: WeighedUnit) => has(other.head, id) || has(other.aside, id)
  return one.head.some(isThere) || one.aside.some(isThere)
}

function has(units: readonly WeighedUnit[], id: string): boolean {
  return units.some((unit) => unit.id === id)
}

/** True for names that say so that they are not the same: other numbers, other questions, or opposites. */
function differ(one: Meaning, other: Meaning): boolean {
  if (one.numbers !== other.numbers && one.numbers !== '' && other.numbers !== '') return true
  if (asksElse(one.asking, other.asking)) return true
  return one.head.some(({ id }) =>
    opposite()
      .get(id)
      ?.some((against) => !has(other.head, id) && has(other.head, against)),
  )
}

/** True for two names of one language that ask with other words. */
function asksElse(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size === 0 || other.size === 0) return false
  const language = (words: ReadonlySet<string>) => [...words][0]?.slice(0, 2)
  return language(one) === language(other) && ![...one].some((word) => other.has(word))
}

const opposite = once(() => pairsIn(opposites))
const kinOf = once(() => pairsIn(kin))

/** The pairs of concepts in a file, both ways. */
function pairsIn(text: string): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, string[]>()
  const add = (one: string, other: string) => known.set(one, [...(known.get(one) ?? []), other])
  for (const line of text.split(/\r?\n/)) {
    const [one, other] = line.split(' | ').map((concept) => conceptMark + concept)
    // The other lines are comments.
    if (one === undefined || other === undefined) continue
    add(one, other)
    add(other, one)
  }
  return known
}
