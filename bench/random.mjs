// Numbers that look random and are the same in every run, so that two runs measure the same.

/** A generator of numbers from 0 to 1 (mulberry32, public domain). */
export function randomFrom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A whole number from 0 up to, and without, a limit. */
export const below = (random, limit) => Math.floor(random() * limit)

/** One of a list. */
export const oneOf = (random, list) => list[below(random, list.length)]
