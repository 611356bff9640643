/** Suggestions for mistyped names. */
import { distance } from 'fastest-levenshtein'

/** A sentence about an unknown name: it lists the nearest names, else all. */
export function unknownName(what: string, name: string, names: Iterable<string>): string {
  const all = [...names]
  const near = nearest(name, all)
  const proposal = near.length > 0 ? `did you mean ${near.map(quoted).join(' or ')}?` : `expected one of ${all.join(', ')}`
  return `unknown ${what} ${quoted(name)}; ${proposal}`
}

/** The names that a typing error may have meant, at most three, nearest first. */
export function nearest(name: string, names: readonly string[]): string[] {
  const wanted = name.toLowerCase()
  return names
    .map((candidate) => ({ candidate, edits: distance(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= Math.max(2, candidate.length / 3) || (wanted.length > 2 && candidate.includes(wanted)))
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

function quoted(name: string): string {
  return `"${name}"`
}
