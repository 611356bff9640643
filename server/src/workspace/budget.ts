/** How long a check may take. Every pattern and loop takes time in proportion to its text; this is for those of which we were wrong. */

import { pieceLength, readable } from '../core/linter/extent.ts'
import type { Document } from '../core/markdown/document.ts'
import { editDocument, parseDocument } from '../core/markdown/parse.ts'
import { inSteps } from '../core/util/steps.ts'

/** Does some work at once, and throws `OutOfTime` if that takes too long. What the work has changed by then has to be of no use to anybody. */
export type Budget = <Result>(work: () => Result) => Result

/** Some work was ended. */
export class OutOfTime extends Error {
  readonly seconds: number

  /** `seconds` is how long it took. */
  constructor(seconds: number) {
    super(`not ended after ${seconds} s`)
    this.seconds = seconds
  }
}

/** The outcome of some work; `undefined` if it was ended. */
export function inTime<Result>(within: Budget | undefined, work: () => Result): Result | undefined {
  try {
    return (within ?? unlimited)(work)
  } catch (error) {
    if (error instanceof OutOfTime) return undefined
    throw error
  }
}

/** How long work may take at once, and how others get their turn in between; left out where nobody else waits. */
export interface Turns {
  readonly within?: Budget | undefined
  readonly pause?: (() => Promise<void>) | undefined
}

/** The beginnings of a long text, of which each is a piece longer than the one before, up to the last that is not all that is checked of it. */
export function* beginningsOf(text: string): Iterable<string> {
  const length = readable(text)
  for (let reached = pieceLength; reached < length; reached += pieceLength) yield text.slice(0, readable(text, reached))
}

/** Reads a text, as much of it as is checked, in pieces between which others have their turn; `undefined` if that was ended. */
export async function readInPieces(text: string, { within, pause }: Turns): Promise<Document | undefined> {
  const whole = text.slice(0, readable(text))
  let document: Document | undefined
  for (let reached = pieceLength; ; reached += pieceLength) {
    const end = readable(whole, reached)
    const before: Document | undefined = document
    document = inTime(within, () => {
      if (before === undefined) return parseDocument(whole.slice(0, end))
      const at = before.lines.positionAt(before.length)
      return end === before.length
        ? before
        : editDocument(before, [{ range: { start: at, end: at }, text: whole.slice(before.length, end) }])
    })
    if (document === undefined || end === whole.length) return document
    await pause?.()
  }
}

/**
 * Where nobody can end work from outside, as in a browser: it ends itself between two of its steps, once its time is over, in milliseconds.
 * A single step that never ends is not ended. Work within it belongs to the outer one.
 */
export function budgetInSteps(limitMs: number, clock: () => number): Budget {
  let isInside = false
  return (work) => {
    if (isInside) return work()
    const until = clock() + limitMs
    const before = () => {
      if (clock() > until) throw new OutOfTime(limitMs / 1000)
    }
    isInside = true
    try {
      return inSteps(before, work)
    } finally {
      isInside = false
    }
  }
}

/** Where nobody waits, as in most tests. */
export const unlimited: Budget = (work) => work()
