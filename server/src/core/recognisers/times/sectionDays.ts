/** The days of sections: named by a line or a heading, or passed to by times that go over midnight. */
import { blocksOf, reads } from '../../markdown/blocks.ts'
import type { Block, Content, Document, Section } from '../../markdown/document.ts'
import { type CalendarDate, calendarDate, formatDate } from '../../time/index.ts'
import { lastUpTo } from '../../util/text.ts'
import { headingTime, leadingTime, timesIn } from './blockTimes.ts'
import { type Clocked, clocksOf, type Day, dayLinesOf, goneOn, moved, noClock } from './days.ts'
import { type DocumentDay, datesIn } from './documentDay.ts'

const dayLineReader = reads((block) => dayLinesOf(block).length > 0)
const timedHeadingReader = reads((block) => block.bodies.some(({ heading }) => heading && headingTime(heading)))
const timedParagraphReader = reads((block) => timedParagraphs(block).length > 0)
const datedHeadingReader = reads((block) => block.bodies.some(({ heading }) => heading && datesIn(heading).length > 0))

/** The days that lines, headings and paragraphs of a document give to the times below them. */
export class SectionDays {
  readonly #document: Document
  readonly #fallback: CalendarDate | undefined
  /** The day above all headings. */
  readonly #whole: Day
  readonly #days = new Map<Section, Day>()
  readonly #paragraphs = new Map<Section, readonly Paragraphs[]>()
  readonly #dayLines = new Map<Section, { readonly start: number; readonly date: CalendarDate | undefined }[]>()
  readonly #hasTimedParagraphs: boolean
  /** True if a heading begins with a time. */
  readonly hasTimedHeadings: boolean
  /** True if the day of the document is that of all its sections. */
  readonly isOneDay: boolean

  constructor(document: Document, { date, certain }: DocumentDay) {
    this.#document = document
    this.#fallback = date
    this.#whole = { date, doubtful: !certain, carried: false }
    this.#hasTimedParagraphs = blocksOf(document, timedParagraphReader).flatMap(timedParagraphs).length > 1
    this.hasTimedHeadings = blocksOf(document, timedHeadingReader).length > 0
    const hasDayLines = this.#readLines()
    const hasDatedHeadings = blocksOf(document, datedHeadingReader).length > 0
    this.isOneDay = !hasDayLines && !hasDatedHeadings && !this.hasTimedHeadings && !this.#hasTimedParagraphs
  }

  /** True if lines name days other than the document's; they are recorded by section. */
  #readLines(): boolean {
    let isOther = false
    for (const block of blocksOf(this.#document, dayLineReader)) {
      const sections = this.#document.sectionsIn(block)
      const origin = this.#document.startOf(block)
      for (const { start, date } of dayLinesOf(block)) {
        const section = sections.findLast((one) => (startIn(block, one) ?? 0) <= start) ?? this.#document.root
        const day = calendarDate(date, this.#fallback?.year)
        isOther ||= dateKey(day) !== dateKey(this.#fallback)
        const lines = this.#dayLines.get(section) ?? []
        lines.push({ start: origin + start, date: day })
        this.#dayLines.set(section, lines)
      }
    }
    if (!isOther) this.#dayLines.clear()
    return isOther
  }

  /** The day at an offset in a section: from the last line that names one, else the section's. */
  at(section: Section, offset: number): Day {
    const line = lastUpTo(this.#dayLines.get(section) ?? [], offset)
    const around = line ? { date: line.date, doubtful: line.date === undefined, carried: false } : this.#dayOf(section)
    if (!this.#hasTimedParagraphs || !around.date) return around
    const last = lastUpTo(this.#paragraphsOf(section), offset)
    if (!last || (line && last.start < line.start)) return around
    return moved(around, last.days, last.doubtful)
  }

  /** The day of a section: the one in its heading, else that of its parent, moved past midnight where earlier headings pass it. */
  #dayOf(section: Section): Day {
    const known = this.#days.get(section)
    if (known) return known
    const { heading, parent } = section
    const [named] = heading ? datesIn(heading) : []
    const around = parent && heading ? this.at(parent, this.#document.spanOf(heading.at).start) : this.#whole
    const { days, doubtful } = parent && this.hasTimedHeadings ? beforeHeading(section, parent) : { days: 0, doubtful: false }
    const own = calendarDate(named, this.#fallback?.year)
    const day = named ? { date: own, doubtful: own === undefined, carried: false } : moved(around, days, doubtful)
    this.#days.set(section, day)
    return day
  }

  /** The paragraphs of a section that begin with a time, and how often they pass midnight. */
  #paragraphsOf(section: Section): readonly Paragraphs[] {
    const known = this.#paragraphs.get(section)
    if (known) return known
    const found: Paragraphs[] = []
    const lines = this.#dayLines.get(section) ?? []
    let progress = noClock
    let line = 0
    for (const element of section.elements) {
      const time = element.type === 'paragraph' ? leadingTime(element.at) : undefined
      if (!time) continue
      const { start } = this.#document.spanOf(element.at)
      while ((lines[line]?.start ?? Number.POSITIVE_INFINITY) <= start) {
        line++
        progress = noClock
      }
      progress = goneOn(progress, time.mention)
      found.push({ start, ...progress })
    }
    this.#paragraphs.set(section, found)
    return found
  }
}

interface Paragraphs extends Clocked {
  /** Offset in the document. */
  readonly start: number
}

/** How often the headings of a section pass midnight up to one of its subsections. */
function beforeHeading({ heading }: Section, parent: Section): Clocked {
  let progress = noClock
  for (const other of parent.sections) {
    const time = other.heading && headingTime(other.heading)
    if (time) progress = goneOn(progress, time.mention)
    else if (other.heading && datesIn(other.heading).length > 0) progress = noClock
    if (other.heading === heading) return progress
  }
  return noClock
}

/** The clock times in the headings around content of a section. If they change, so may the days of its times. */
export function headingClocks(section: Section): number[] {
  const clocks = section.heading ? clocksOf(headingTime(section.heading)?.mention) : []
  return section.parent ? [...clocks, ...headingClocks(section.parent)] : clocks
}

function timedParagraphs(block: Block): Content[] {
  return timesIn(block).length === 0 ? [] : block.contents.filter(({ type, at }) => type === 'paragraph' && leadingTime(at) !== undefined)
}

/** The start of a section in a block: its heading, or before the block. */
export function startIn(block: Block, section: Section | undefined): number | undefined {
  if (!section) return undefined
  return section.heading?.at.block === block ? section.heading.at.start : 0
}

export function dateKey(date: CalendarDate | undefined): string {
  return date ? formatDate(date) : ''
}
