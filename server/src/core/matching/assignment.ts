/** Pairs parts of a template with places of a document, one to one, so that the sum of scores is greatest. */

/** A place that may be a part. */
export interface Candidate<Place> {
  readonly place: Place
  /** How likely it is the part, from 0 to 1. */
  readonly score: number
  /** A number that grows in document order. Between equal scores, parts and places in the same order are paired. */
  readonly rank: number
}

/** What the order decides at most: less than any difference that means something. */
const orderWeight = 0.01

/** Sums of scores that differ by less are equal. */
const rounding = 1e-9

/** To look at more candidates for one part is not worth the time: the best until then is taken. */
const maxLooks = 10_000

/**
 * The place of each part that gets one. Each part is added to the best pairing of those before it, by the best chain of exchanges: it takes
 * a place, whose part takes another place, and so on until a place is free or a part goes without.
 */
export function assign<Part, Place>(parts: readonly Part[], candidatesOf: (part: Part) => readonly Candidate<Place>[]): Map<Part, Place> {
  const candidates = inOrder(parts.map(candidatesOf))
  const taken: (Candidate<Place> | undefined)[] = parts.map(() => undefined)
  const owners = new Map<Place, number>()
  for (const first of parts.keys()) {
    // For each part in a chain: what is gained if it goes without, and who takes its place.
    const gains = new Map([[first, 0]])
    const takers = new Map<number, { readonly part: number; readonly takes: Candidate<Place> }>()
    let best: { gain: number; part: number; takes: Candidate<Place> | undefined } = { gain: 0, part: first, takes: undefined }
    const queue = [first]
    let looks = 0
    for (let step = 0; step < queue.length && looks < maxLooks; step++) {
      const part = queue[step] as number
      looks += candidates[part]?.length ?? 0
      const gain = gains.get(part) ?? 0
      if (gain > best.gain + rounding) best = { gain, part, takes: undefined }
      for (const takes of candidates[part] ?? []) {
        const owner = owners.get(takes.place)
        if (owner === undefined) {
          if (gain + takes.score > best.gain + rounding) best = { gain: gain + takes.score, part, takes }
          continue
        }
        const without = gain + takes.score - (taken[owner]?.score ?? 0)
        if (owner === part || owner === first || without <= (gains.get(owner) ?? Number.NEGATIVE_INFINITY) + rounding) continue
        gains.set(owner, without)
        takers.set(owner, { part, takes })
        queue.push(owner)
      }
    }
    for (let { part, takes }: Pick<typeof best, 'part' | 'takes'> = best; ; ) {
      taken[part] = takes
      if (takes) owners.set(takes.place, part)
      const taker = takers.get(part)
      if (part === first || !taker) break
      ;({ part, takes } = taker)
    }
  }
  return new Map(
    parts.flatMap((part, index) => {
      const place = taken[index]?.place
      return place === undefined ? [] : [[part, place] as const]
    }),
  )
}

/** The candidates of each part, their scores a little lower the later they stand, and the more so the earlier the part. */
function inOrder<Place>(candidates: readonly (readonly Candidate<Place>[])[]): Candidate<Place>[][] {
  const ranks = [...new Set(candidates.flatMap((some) => some.map(({ rank }) => rank)))].sort((a, b) => a - b)
  const positions = new Map(ranks.map((rank, index) => [rank, index / ranks.length]))
  return candidates.map((some, index) => {
    const weight = (orderWeight * (2 - index / candidates.length)) / 2
    return some.map((one) => ({ ...one, score: one.score - weight * (positions.get(one.rank) ?? 0) }))
  })
}
