/** Suggests words for a misspelt one. */
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

/** Words that may have been meant, nearest first, with their edit distance. Words too far for `nearest` are left out. */
export function nearOnes(word: string, words: Iterable<string>): { readonly word: string; readonly edits: number }[] {
  if (word.length > 300) return []
  const near: { word: string; edits: number }[] = []
  const small = word.toLowerCase()
  for (const candidate of new Set(words)) {
    const longer = Math.max(word.length, candidate.length)
    // Each additional letter is an edit, so most candidates need no closer look.
    if (Math.abs(word.length - candidate.length) * 3 > longer) continue
    const other = candidate.toLowerCase()
    const edits = isSwap(small, other) ? 1 : distance(small, other)
    if (edits * 3 <= longer) near.push({ word: candidate, edits })
  }
  return near.sort((a, b) => a.edits - b.edits)
}

/** True if two neighbouring letters were swapped, the most common typing error. */
function isSwap(one: string, other: string): boolean {
  if (one.length !== other.length || one === other) return false
  let at = 0
  while (one[at] === other[at]) at++
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2)
}
