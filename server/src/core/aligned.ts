/** Results for the things of a list, kept while the list changes: what is at both ends as before is not looked at again. */
export interface Aligned<T, R> {
  readonly things: readonly T[]
  readonly results: readonly R[]
}

/** How many things of two lists are the same at their beginnings, and how many of the others at their ends. */
export function sameEnds<T>(now: readonly T[], before: readonly T[]): { readonly from: number; readonly same: number } {
  const shorter = Math.min(now.length, before.length)
  let from = 0
  while (from < shorter && now[from] === before[from]) from++
  let same = 0
  while (same < shorter - from && now[now.length - 1 - same] === before[before.length - 1 - same]) same++
  return { from, same }
}

/** The results for things, those of the last time where the things are the same. */
export function aligned<T, R>(things: readonly T[], last: Aligned<T, R> | undefined, make: (thing: T) => R): Aligned<T, R> {
  if (!last) return { things, results: things.map(make) }
  const { from, same } = sameEnds(things, last.things)
  if (from === things.length && from === last.things.length) return last
  const { results } = last
  const made = things.slice(from, things.length - same).map(make)
  return { things, results: results.slice(0, from).concat(made, results.slice(results.length - same)) }
}

/** Results for things of which most have none, and whether any has come, gone or become another since the last time. */
export interface Sparse<T, R> {
  readonly list: Aligned<T, R | undefined>
  readonly changed: boolean
}

/** As `aligned`, for things of which most have no result. */
export function alignedSparsely<T, R>(
  things: readonly T[],
  last: Aligned<T, R | undefined> | undefined,
  make: (thing: T) => R | undefined,
): Sparse<T, R> {
  if (!last) return { list: { things, results: things.map(make) }, changed: true }
  const { results } = last
  const { from, same } = sameEnds(things, last.things)
  if (from === things.length && from === results.length) return { list: last, changed: false }
  const made = things.slice(from, things.length - same).map(make)
  const changed = made.some(isResult) || results.slice(from, results.length - same).some(isResult)
  return { list: { things, results: results.slice(0, from).concat(made, results.slice(results.length - same)) }, changed }
}

function isResult(result: unknown): boolean {
  return result !== undefined
}
