/** The words of the field, which people write for one thing, in ten languages: the text files beside this one. */
import { once } from '../util/once.ts'
import answers from './answers/answers.txt'
import brackets from './brackets/brackets.txt'
import small from './names/small.txt'
import templates from './templates/templates.txt'
import titles from './titles/titles.txt'
import transcripts from './transcripts/transcripts.txt'

export const languages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'ja', 'zh', 'ko'] as const
export type Language = (typeof languages)[number]

/** What a whole value may say instead of a value: the concepts of `answers/`. */
export type Answer =
  | 'none'
  | 'to be determined'
  | 'not known'
  | 'pending'
  | 'still open'
  | 'not applicable'
  | 'yes'
  | 'closed'
  | 'not closed'
  | 'not assigned'
  | 'not owned'
/** Words that say little or nothing in a name: the concepts of `names/small.txt`. */
export type SmallWords = 'joining' | 'nothing' | 'describing' | 'form' | 'little' | 'subject' | 'asking' | 'unit' | 'opposite'

/** The phrases of one language for a concept, or for several that are one word in some languages: *Eskalationspfad*. */
export interface Entry {
  readonly concepts: readonly string[]
  readonly language: Language
  readonly phrases: readonly string[]
}

export const answerEntries = once(() => entriesIn(answers))
/** Which words tell a blank in brackets from a tag. */
export const bracketEntries = once(() => entriesIn(brackets))
export const smallEntries = once(() => entriesIn(small))
/** By which words a template speaks of itself. */
export const templateEntries = once(() => entriesIn(templates))
/** What names of files, folders and documents say of a document. */
export const titleEntries = once(() => entriesIn(titles))
/** What stands in transcripts of chats, mails and logs beside what was said, and by which words something is a step of an incident. */
export const transcriptEntries = once(() => entriesIn(transcripts))

/** The phrases for an answer, as people write them, in one language or in all. */
export function phrasesOf(answer: Answer, language?: Language): readonly string[] {
  return answerEntries()
    .filter((entry) => entry.concepts[0] === answer && (language === undefined || entry.language === language))
    .flatMap(({ phrases }) => phrases)
}

const answerSets = new Map<Answer, ReadonlySet<string>>()

/** True for words in lower case that are a phrase for an answer. */
export function isAnswer(answer: Answer, words: string): boolean {
  let set = answerSets.get(answer)
  if (!set) {
    set = new Set(phrasesOf(answer).map((phrase) => phrase.toLowerCase()))
    answerSets.set(answer, set)
  }
  return set.has(words)
}

/** A concept stands at the beginning of a line, each of its languages in an indented line below: `  en  a phrase | another`. */
export function entriesIn(text: string): Entry[] {
  const entries: Entry[] = []
  let concepts: readonly string[] = []
  for (const line of text.split(/\r?\n/)) {
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith(' ')) entries.push({ concepts, language: line.slice(2, 4) as Language, phrases: line.slice(6).split(' | ') })
    else concepts = line.split(' + ')
  }
  return entries
}
