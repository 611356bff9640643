/** Limits the time of a check. All patterns and loops should be linear; the limit is for mistakes. */

import { pieceLength, readable } from '../core/linter/extent.ts'
import type { Document } from '../core/markdown/document.ts'
import { editDocument, parseDocument } from '../core/markdown/parse.ts'
import { inSteps } from '../core/util/steps.ts'

/** Runs work synchronously and throws `OutOfTime` if it takes too long. State that the work has changed by then must not be used. */
export type Budget = <Result>(work: () => Result) => Result

/** Thrown when work was ended. */
export class OutOfTime extends Error {
  readonly seconds: number

  /** `seconds` is the time that it took. */
  constructor(seconds: number) {
    super(`not ended after ${seconds} s`)
    this.seconds = seconds
  }
}

/** The result of work; `undefined` if it was ended. */
export function inTime<Result>(within: Budget | undefined, work: () => Result): Result | undefined {
  try {
    return (within ?? unlimited)(work)
  } catch (error) {
    if (error instanceof OutOfTime) return undefined
    throw error
  }
}

/** The limit of work, and how other tasks run in between; left out if there are none. */
export interface Turns {
  readonly within?: Budget | undefined
  readonly pause?: (() => Promise<void>) | undefined
}

/** Growing beginnings of a long text, up to the last that is shorter than the checked text. */
export function* beginningsOf(text: string): Iterable<string> {
  const length = readable(text)
  for (let reached = pieceLength; reached < length; reached += pieceLength) yield text.slice(0, readable(text, reached))
}

/** Parses the checked part of a text in pieces, between which other tasks run; `undefined` if it was ended. */
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
 * A limit where nothing can interrupt work, as in a browser: the work checks its time, in milliseconds, between two steps. A single endless
 * step is not ended. Nested work belongs to the outer call.
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

/** No limit, as in most tests. */
export const unlimited: Budget = (work) => work()
