/** The words of the lexicon that stand in transcripts. */
import { transcriptEntries } from '../lexicon/lexicon.ts'
import { remembered } from '../util/remembered.ts'

/** A concept of `lexicon/transcripts/`. */
export type TranscriptWords =
  | 'today'
  | 'yesterday'
  | 'edited'
  | 'bot'
  | 'system message'
  | 'control'
  | 'sender'
  | 'sent'
  | 'subject'
  | 'wrote'
  | 'event time'
  | 'detection'
  | 'triage'
  | 'mitigation'
  | 'resolution'
  | 'handoff'
  | 'not so'

function phrasesOf(concept: string): string[] {
  return transcriptEntries()
    .filter(({ concepts }) => concepts[0] === concept)
    .flatMap(({ phrases }) => phrases)
}

const wholes = remembered((concept) => new Set(phrasesOf(concept).map((phrase) => phrase.toLowerCase())))

/** True if words are one phrase of a concept and nothing else. */
export function isWholly(concept: TranscriptWords, words: string): boolean {
  return wholes(concept).has(words.trim().toLowerCase())
}

const patterns = remembered((concept) => patternOf(phrasesOf(concept)))

/** Finds a phrase of a concept in words: as whole words, and anywhere in scripts without blanks. */
export function find(concept: TranscriptWords, words: string): RegExpExecArray | null {
  return patterns(concept).exec(words)
}

function patternOf(phrases: readonly string[]): RegExp {
  const unspaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/
  const any = (some: readonly string[]) =>
    [...new Set(some)]
      .toSorted((one, other) => other.length - one.length)
      .map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('|')
  const isSpaced = (phrase: string) => !unspaced.test(phrase)
  const spaced = any(phrases.filter(isSpaced))
  const others = any(phrases.filter((phrase) => !isSpaced(phrase)))
  // Behind a sign, as in `joined #`, a word may follow at once.
  return new RegExp(
    [`(?<![\\p{L}\\p{N}])(?:${spaced})(?:(?<![\\p{L}\\p{N}])|(?![\\p{L}\\p{N}]))`, ...(others ? [others] : [])].join('|'),
    'iu',
  )
}
