/** Results for the things of a list, kept while the list changes: what is at both ends as before is not looked at again. */
export interface Aligned<T, R> {
  readonly things: readonly T[]
  /** `undefined` for things without one, which most are. */
  readonly results: readonly (R | undefined)[]
  /** True if a result has come, gone or become another since the last time. */
  readonly changed: boolean
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
export function aligned<T, R>(things: readonly T[], last: Aligned<T, R> | undefined, make: (thing: T) => R | undefined): Aligned<T, R> {
  if (!last) return { things, results: things.map(make), changed: true }
  const { results } = last
  // Asked again of one version, nothing is compared.
  if (things === last.things) return last.changed ? { ...last, changed: false } : last
  const { from, same } = sameEnds(things, last.things)
  if (from === things.length && from === results.length) return { ...last, changed: false }
  const made = things.slice(from, things.length - same).map(make)
  const changed = made.some(isResult) || results.slice(from, results.length - same).some(isResult)
  const isAsLong = things.length === results.length
  // Where nothing was found and nothing is, what is known holds as it is.
  if (!changed && isAsLong) return { things, results, changed }
  if (!isAsLong) return { things, results: results.slice(0, from).concat(made, results.slice(results.length - same)), changed }
  const replaced = results.slice()
  for (let index = 0; index < made.length; index++) replaced[from + index] = made[index]
  return { things, results: replaced, changed }
}

function isResult(result: unknown): boolean {
  return result !== undefined
}
