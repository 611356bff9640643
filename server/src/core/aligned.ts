/** Results for the things of a list, kept while the list changes: what is at both ends as before is not looked at again. */
export interface Aligned<T, R> {
  readonly things: readonly T[]
  readonly results: readonly R[]
}

/** The results for things, those of the last time where the things are the same. */
export function aligned<T, R>(things: readonly T[], last: Aligned<T, R> | undefined, make: (thing: T) => R): Aligned<T, R> {
  if (!last) return { things, results: things.map(make) }
  const before = last.things
  const shorter = Math.min(things.length, before.length)
  let from = 0
  while (from < shorter && things[from] === before[from]) from++
  if (from === things.length && from === before.length) return last
  let same = 0
  while (same < shorter - from && things[things.length - 1 - same] === before[before.length - 1 - same]) same++
  const { results } = last
  const made = things.slice(from, things.length - same).map(make)
  return { things, results: results.slice(0, from).concat(made, results.slice(results.length - same)) }
}
