/** How long a check may take. Every pattern and loop takes time in proportion to its text; this is for those of which we were wrong. */

import { pieceLength, readable } from '../core/extent.ts'
import type { Document } from '../core/model/document.ts'
import { editDocument, parseDocument } from '../core/model/parse.ts'

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

/** Where no work can be ended, as in a browser. */
export const unlimited: Budget = (work) => work()
