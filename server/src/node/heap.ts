/**
 * How much memory V8 may hold beyond what is in use: left alone it takes twice as much and more, and all of it stays resident. V8 heeds
 * these flags at any time, and passes over one that it does not know, with a word on standard error.
 */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/** Bytes of the space for new objects, both of its halves, that are enough for edits; reading a long document takes more at once. */
const youngEnough = 8_000_000
/** Percent by which the heap may grow between two collections. */
const growth = 20

let isYoungHeld = false
let isHeld = false

/** Keeps the space for new objects at its size once it is large enough. Called again and again, for it grows with what is done. */
export function holdYoungSpace(): void {
  if (isYoungHeld) return
  const size = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0
  if (size < youngEnough) return
  setFlagsFromString('--semi-space-growth-factor=1')
  isYoungHeld = true
}

/** Has what nobody needs any more collected early, as where documents come and go. */
export function holdHeap(): void {
  if (isHeld) return
  setFlagsFromString(`--heap-growing-percent=${growth}`)
  isHeld = true
}
