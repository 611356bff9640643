/** Finds what was probably meant. */
import { distance } from 'fastest-levenshtein'

/** The nearest of some words by edit distance; `undefined` if none differs in less than a third of its letters. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const candidate of words) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase())
    if (edits < least && edits * 3 <= Math.max(word.length, candidate.length)) {
      best = candidate
      least = edits
    }
  }
  return best
}
