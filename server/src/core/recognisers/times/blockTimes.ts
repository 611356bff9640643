/** The times of a block, whatever the rest of its document says. */
import type { Block, Heading, Place } from '../../markdown/document.ts'
import { type DateMention, recogniseTimes, type TimeMention } from '../../time/index.ts'
import { perObject } from '../../util/perObject.ts'
import { firstFrom } from './days.ts'
import { type Declaration, placeIn } from './declarations.ts'
import { piecesOf } from './pieces.ts'

/** A time in its block, regardless of the rest of the document. */
export interface TimeInBlock {
  readonly mention: TimeMention
  /** The offsets of the mention count from here. */
  readonly origin: Place
  readonly at: Place
  /** The zone in its own label or column heading: `Time (UTC)`. */
  readonly declaration: Declaration | undefined
  /** The day in another cell of its row, or of a row above if that cell is empty. */
  readonly rowDate: DateMention | undefined
}

/** The times in a block, in order. */
export const timesIn = perObject((block: Block): readonly TimeInBlock[] =>
  piecesOf(block).flatMap(({ at, text, context, declaration, rowDate }) =>
    recogniseTimes(text, context).map((mention) => ({ mention, origin: at, at: placeIn(at, mention.span), declaration, rowDate })),
  ),
)

/** The time at the start of a heading. */
export function headingTime({ textAt }: Heading): TimeInBlock | undefined {
  return leadingTime(textAt)
}

/** The time at the start of a place, after marks. */
export function leadingTime({ block, start, end }: Place): TimeInBlock | undefined {
  const times = timesIn(block)
  const time = times[firstFrom(start, times)]
  return time && time.at.start <= start + 4 && time.at.start < end && !time.mention.recurring ? time : undefined
}
