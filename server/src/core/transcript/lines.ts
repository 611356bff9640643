/** The lines of a transcript. Reading is bounded: of a very long text only the beginning is read. */
import { step } from '../util/steps.ts'
import type { Message, Stamp } from './messages.ts'
import { mayHoldTime, stampIn } from './stamps.ts'

/** UTF-16 units of a text that are read. */
const maxLength = 4_000_000
/** Lines in which a time is looked for: a thousand messages of twenty lines each. */
const maxLooks = 20_000

/** More messages than these are not read: nobody reads a timeline of so many rows. */
export const maxMessages = 1000

/** What a reader of one format found. */
export interface Reading {
  readonly messages: readonly Message[]
  /** The first line of the first message. */
  readonly first: number
  readonly dropped: number
}

/** The lines of a text, without their endings. Each time is looked for once, whatever the number of readers. */
export class TranscriptLines {
  readonly all: readonly string[]
  readonly #stamps = new Map<number, Stamp | undefined>()
  #isCut: boolean

  constructor(text: string) {
    this.#isCut = text.length > maxLength
    this.all = text
      .slice(0, maxLength)
      .replace(/^\ufeff/, '')
      .replace(/[\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069]/g, '')
      .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
      .split(/\r\n|\n|\r|\u2028|\u2029/)
  }

  /** True if a part of the text was not looked at. */
  get isCut(): boolean {
    return this.#isCut
  }

  /** The first time in a line. */
  stampAt(index: number): Stamp | undefined {
    const line = this.all[index] ?? ''
    if (!mayHoldTime(line)) return undefined
    if (this.#stamps.has(index)) return this.#stamps.get(index)
    if (this.#stamps.size >= maxLooks) {
      this.#isCut = true
      return undefined
    }
    step()
    const stamp = stampIn(line)
    this.#stamps.set(index, stamp)
    return stamp
  }
}
