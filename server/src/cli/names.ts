/** Names that were mistyped. */
import { distance } from 'fastest-levenshtein'

/** What to say about a name that there is not, in one sentence: the likely ones, else all. */
export function unknownName(what: string, name: string, names: Iterable<string>): string {
  const all = [...names]
  const near = nearest(name, all)
  const proposal = near.length > 0 ? `did you mean ${near.map(quoted).join(' or ')}?` : `expected one of ${all.join(', ')}`
  return `unknown ${what} ${quoted(name)}; ${proposal}`
}

/** The names that a typing error could have come from, at most three, the likeliest first. */
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
