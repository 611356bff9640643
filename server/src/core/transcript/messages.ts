/** What a transcript says: messages, each with its time, who wrote it, and its words. */
import type { DateMention, TimeOfDay, Zone } from '../time/index.ts'

/** The day of a time as it is written: a date (perhaps without a year, or with two readings), days before the copy was made, or a weekday. */
export type WrittenDay =
  | { readonly kind: 'date'; readonly date: DateMention }
  | { readonly kind: 'ago'; readonly days: number }
  /** 1 for Monday to 7 for Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number }

/** A time in a line of a transcript. Its span is in that line. */
export interface Stamp {
  readonly start: number
  readonly end: number
  /** As in the line. */
  readonly written: string
  readonly time: TimeOfDay
  /** `undefined` for a time of day alone. */
  readonly day: WrittenDay | undefined
  readonly zone: Zone | undefined
  /** The minutes to the end of a range; `undefined` for one moment. */
  readonly minutes?: number
  /** True for a time such as `~11:30`. */
  readonly approximate?: boolean
}

/** One message, line of a log, mail, commit or event. */
export interface Message {
  readonly stamp: Stamp
  /** Who or what wrote it; empty if nothing says so. */
  readonly author: string
  /** Its lines, joined by line feeds; never empty. */
  readonly text: string
}

/** A transcript that was read. */
export interface Transcript {
  /** In the order of the text. */
  readonly messages: readonly Message[]
  /** The zone that the text declares for times without one: *All times UTC*, a column *Time (UTC)*. */
  readonly zone: Zone | undefined
  /** The number of messages about the chat itself: who joined, what was pinned. */
  readonly dropped: number
  /** True if the text is so long that its end was not read. */
  readonly isCut: boolean
}
