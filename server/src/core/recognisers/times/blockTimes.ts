/** The times of a block, whatever the rest of its document says. */
import { allOf, contains, sourceOf } from '../../markdown/blocks.ts'
import type { Block, Heading, Place } from '../../markdown/document.ts'
import { type DateMention, recogniseTimes, type TimeMention } from '../../time/index.ts'
import { once } from '../../util/once.ts'
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
  /** True in a quoted chat, which is evidence: its times tell about others, but are not the author's to change. */
  readonly quoted: boolean
}

/** The times in a block, in order. */
export const timesIn = perObject((block: Block): readonly TimeInBlock[] => {
  const chats = once(() => allOf(block.contents, 'quote').filter(({ at }) => stamp.test(sourceOf(at))))
  return piecesOf(block).flatMap(({ at, text, context, declaration, rowDate }) =>
    recogniseTimes(text, context).map((mention) => ({
      mention,
      origin: at,
      at: placeIn(at, mention.span),
      declaration,
      rowDate,
      quoted: chats().some((chat) => contains(chat.at, at)),
    })),
  )
})

const clock = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?`
/** A line of a quotation that says who wrote when: `robin [8:50 AM]`, `[08:50] <robin>`, `[08:50] @robin: …`. */
const stamp = new RegExp(
  String.raw`^[ \t>]{1,8}(?:[*_]{0,2}@?[\p{L}\d][\p{L}\d.'_ -]{0,30}[*_]{0,2}(?: (?:APP|BOT))? {1,3}\[(?:\d{4}-\d\d-\d\d |(?:[Tt]oday|[Yy]esterday)(?: at)? )?${clock}\][: \t]*$|\[${clock}\] (?:<[^<>\n]{1,30}>|@[\p{L}\d._-]{1,30}:?|\p{Ll}[\p{L}\d._-]{0,30}:))`,
  'mu',
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
