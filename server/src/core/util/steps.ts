/** The steps of long work, between which it may be ended by whoever has a clock: the core has none. */

let onStep: () => void = () => undefined

/** Called before each block that is read, each section that is matched and each rule that is run. */
export function step(): void {
  onStep()
}

/** Does work, and calls `before` ahead of each of its steps; what that throws ends it. */
export function inSteps<Result>(before: () => void, work: () => Result): Result {
  const outer = onStep
  onStep = before
  try {
    return work()
  } finally {
    onStep = outer
  }
}
