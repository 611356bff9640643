/** Names that were mistyped. */

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
    .map((candidate) => ({ candidate, distance: distanceOf(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(2, candidate.length / 3) || (wanted.length > 2 && candidate.includes(wanted)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** How many characters have to be typed, deleted or replaced (Levenshtein). */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

function quoted(name: string): string {
  return `"${name}"`
}
