/** The days in a document, and the day that it is about. */

import { sourceOf } from '../../markdown/blocks.ts'
import type { Document, Heading, Place, TextRun } from '../../markdown/document.ts'
import { type CalendarDate, calendarDate, type DateMention, recogniseDates } from '../../time/index.ts'
import { perObject } from '../../util/perObject.ts'
import { placeIn } from './declarations.ts'

/** The dates in a run of text. Their spans count from the run's start. */
export const datesInRun = perObject((run: TextRun): readonly DateMention[] => recogniseDates(run.text))

export const datesIn = perObject((heading: Heading): readonly DateMention[] => recogniseDates(heading.text))

/** A day with its place in the text. */
export interface DocumentDay {
  readonly date: CalendarDate | undefined
  readonly certain: boolean
  /** `undefined` if the day is from the front matter, or unknown. */
  readonly at?: Place
}

/** The day that a document is about: the front matter's, else the first date above the second heading or in a field called date. */
export function dateOfDocument(document: Document): DocumentDay {
  for (const key of ['date', 'created', 'datum']) {
    const entry = document.frontMatter?.entries.get(key)
    const text = entry ? sourceOf(entry.valueAt) : ''
    const date = text ? calendarDate(recogniseDates(text)[0]) : undefined
    if (date) return { date, certain: true }
  }
  let headings = 0
  let isOpen = false
  for (const block of document.blocks) {
    for (const run of block.runs) {
      if (run.where === 'heading') headings++
      // If the day in a heading can be read in two ways, it may differ from the one below.
      isOpen ||= run.where === 'heading' && datesInRun(run).some(({ order }) => order === 'ambiguous')
      const mention = datesInRun(run).find((other) => other.year !== undefined && other.order === 'certain')
      const date = calendarDate(mention)
      if (mention && date) return { date, certain: !isOpen && !isInSentence(run, mention), at: placeIn(run.at, mention.span) }
      if (headings > 3) return { date: undefined, certain: true }
    }
  }
  return { date: undefined, certain: true }
}

/** True if a day is followed by the rest of its sentence, so that it may be the day of something else. */
function isInSentence({ where, text }: TextRun, { span }: DateMention): boolean {
  return (
    (where === 'paragraph' || where === 'item') &&
    /^[^\n.:;|]{0,20}\p{L}{2}/u.test(text.slice(span.end)) &&
    /\p{L}{2}[^:]*$/u.test(text.slice(0, span.start))
  )
}
