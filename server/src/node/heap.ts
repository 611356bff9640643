/**
 * How much memory V8 may hold beyond what is in use: left alone it takes twice as much and more, and all of it stays resident. V8 heeds
 * these flags at any time, and passes over one that it does not know, with a word on standard error.
 */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/** Bytes of the space for new objects, both of its halves, that are enough for edits; reading a long document takes more at once. */
const youngEnough = 16_000_000
/** Percent by which the heap may grow between two collections. */
const growth = 20
/** The flags that are set below, as V8 has them by itself. */
const leftAlone = ['--semi-space-growth-factor=2', '--heap-growing-percent=0', '--flush-bytecode']

let isYoungHeld = false
let isHeld = false
let isCodeHeld = false

/** Keeps the space for new objects at its size once it is large enough. Called again and again, for it grows with what is done. */
export function holdYoungSpace(): void {
  if (isYoungHeld) return
  const size = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0
  if (size < youngEnough) return
  isYoungHeld = true
  setFlags()
}

/** Has what nobody needs any more collected early, as where documents come and go. */
export function holdHeap(): void {
  if (isHeld) return
  isHeld = true
  setFlags()
}

/** Keeps the compiled code of functions that are not called any more, so that a long run has it for the next start. */
export function holdCode(): void {
  isCodeHeld = true
  setFlags()
}

/** Does something with the heap as V8 has it by itself: it takes no compiled code that was kept under other flags than it starts with. */
export function withHeapLeftAlone(work: () => void): void {
  for (const flag of leftAlone) setFlagsFromString(flag)
  try {
    work()
  } finally {
    setFlags()
  }
}

function setFlags(): void {
  if (isYoungHeld) setFlagsFromString('--semi-space-growth-factor=1')
  if (isHeld) setFlagsFromString(`--heap-growing-percent=${growth}`)
  if (isCodeHeld) setFlagsFromString('--no-flush-bytecode')
}
