/** The steps of long work, at which a caller with a clock may end it. The core has no clock. */

let onStep: () => void = () => undefined

/** Called before each block is read, each section is matched and each rule runs. */
export function step(): void {
  onStep()
}

/** Runs work and calls `before` ahead of each step. An exception from it ends the work. */
export function inSteps<Result>(before: () => void, work: () => Result): Result {
  const outer = onStep
  onStep = before
  try {
    return work()
  } finally {
    onStep = outer
  }
}
