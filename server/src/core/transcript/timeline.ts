/** Puts the messages of a transcript into the timeline of a document: in UTC, in order, each thing once, and without secrets. */
import type { Content, Document, Table } from '../markdown/document.ts'
import { isOpenEnded } from '../markdown/elements/values.ts'
import { lastOf } from '../markdown/parser/continued.ts'
import type { Match } from '../matching/documentMatch.ts'
import { apart, endForText, lineEnd } from '../matching/insert.ts'
import { withoutPersonal } from '../recognisers/personal.ts'
import { redactorOf } from '../recognisers/secrets/redaction.ts'
import { dateOfDocument } from '../recognisers/times/documentDay.ts'
import { type CalendarDate, utc, type Zone } from '../time/index.ts'
import { lineEndingAt, type Span, type TextEdit } from '../util/text.ts'
import { type Assumption, type PlacedMessage, placedIn } from './instants.ts'
import { type Milestone, milestonesOf } from './milestones.ts'
import { readTranscript } from './read.ts'
import { formOf, isLoose, newTable, type Said } from './rows.ts'
import { type Slot, type Target, targetIn } from './target.ts'

/** What is known beside document and text. */
export interface TimelineOptions {
  /** The zone of times that say none, and the day of the first message, if somebody chose them. */
  readonly zone: Zone | undefined
  readonly day: CalendarDate | undefined
  /** The zone that is proposed otherwise. */
  readonly proposedZone: Zone
  /** The zone in which the document's own times without one are read; `undefined` for UTC. */
  readonly documentZone: Zone | undefined
  /** Milliseconds since 1970. */
  readonly now: number
  /** The milestones that were chosen. */
  readonly milestones: readonly Milestone[]
  /** The cursor; `undefined` for none. */
  readonly offset: number | undefined
  /** The names of the columns of a new table: time, what happened, who. */
  readonly columns: readonly string[]
  /** The heading of a new timeline. */
  readonly heading: string
  /** The usual name of a milestone, for a timeline that has none of its own. */
  readonly nameOf: (milestone: Milestone) => string
}

/** The edits that put a transcript into a document, and what is to be said of them. */
export interface TimelineRows {
  /** In document order, without overlaps; empty if there is nothing to add. */
  readonly edits: readonly TextEdit[]
  /** The rows that are added. */
  readonly rows: number
  /** Messages that are left out since they stand there already, or are said twice. */
  readonly repeated: number
  /** Messages about the chat itself. */
  readonly dropped: number
  /** Secrets and personal data that were replaced. */
  readonly redacted: number
  /** True if the end of a long text was not read. */
  readonly isCut: boolean
  /** What the text leaves open, with what was taken. */
  readonly zone: Assumption | undefined
  readonly day: Assumption | undefined
  /** The messages that may be milestones, in order of time, each with its words. */
  readonly milestones: readonly { readonly milestone: Milestone; readonly name: string; readonly instant: number; readonly words: string }[]
  /** The rows go into a table or list that is there, or into a new one. */
  readonly into: 'table' | 'list' | 'new'
  /** True if the cursor is in that table or list. */
  readonly isAtCursor: boolean
}

/** Puts a transcript into a document; `undefined` if the text is no transcript. */
export function timelineRowsFor(
  document: Document,
  match: Match | undefined,
  text: string,
  options: TimelineOptions,
): TimelineRows | undefined {
  const transcript = readTranscript(text)
  if (transcript.messages.length === 0) return undefined
  const target = targetIn(document, match, options.documentZone ?? utc, options.offset)
  const { date, certain } = dateOfDocument(document)
  const proposedDay = date && certain ? date : undefined
  const { placed, zone, day } = placedIn(transcript, { ...options, proposedDay })
  const redact = redactorOf(document)
  const clean = (words: string) => withoutPersonal(redact(words))
  const known = new KnownWords(target?.slots ?? [])
  const said: { readonly one: PlacedMessage; readonly said: Said }[] = []
  for (const one of placed) {
    const { author, text } = one.message
    const own: Said = { instant: one.instant, author: clean(author), text: clean(text), milestone: undefined }
    if (known.add(own)) said.push({ one, said: own })
  }
  const proposals = milestonesOf(said.map(({ one }) => one))
  const reported = new Set(target?.slots.flatMap(({ instant, milestone }) => (instant === undefined ? [] : (milestone ?? []))))
  const nameOf = (milestone: Milestone) =>
    target?.slots.find((slot) => slot.isBlank && slot.milestone === milestone)?.name || options.nameOf(milestone)
  const rows = said.map(({ one, said: own }): Said => {
    const milestone = proposals.get(one)
    return milestone && !reported.has(milestone) && options.milestones.includes(milestone) ? { ...own, milestone: nameOf(milestone) } : own
  })
  const milestones = said.flatMap(({ one, said: own }) => {
    const milestone = proposals.get(one)
    return milestone && !reported.has(milestone)
      ? [{ milestone, name: nameOf(milestone), instant: one.instant, words: own.text.split('\n', 1)[0] ?? '' }]
      : []
  })
  const filled = new Set(milestones.flatMap(({ milestone }) => (options.milestones.includes(milestone) ? [milestone] : [])))
  return {
    edits: rows.length === 0 ? [] : target ? editsFor(document, target, rows, filled) : [newTimeline(document, rows, options)],
    rows: rows.length,
    repeated: placed.length - rows.length,
    dropped: transcript.dropped,
    redacted: rows.reduce((sum, { author, text }) => sum + (`${author} ${text}`.match(/\[redacted\b/g)?.length ?? 0), 0),
    isCut: transcript.isCut,
    zone,
    day,
    milestones,
    into: target ? (target.of.type === 'table' ? 'table' : 'list') : 'new',
    isAtCursor: target?.isAtCursor ?? false,
  }
}

/** What a timeline says already, by its minutes. */
class KnownWords {
  readonly #byMinute = new Map<number, string[]>()

  constructor(slots: readonly Slot[]) {
    for (const { instant, words } of slots) if (instant !== undefined) this.#note(instant, wordsOf(words))
  }

  /** Adds what a row says; false if it is known. */
  add({ instant, author, text }: Said): boolean {
    const words = wordsOf(text)
    const start = words.slice(0, 60)
    const all = [words, wordsOf(author) + words, words + wordsOf(author)]
    const known = this.#byMinute.get(minuteOf(instant)) ?? []
    // A row may have its words cut, or more beside them.
    if (known.some((other) => all.includes(other) || (start.length >= 12 && other.includes(start)))) return false
    for (const one of all) this.#note(instant, one)
    return true
  }

  #note(instant: number, words: string): void {
    const known = this.#byMinute.get(minuteOf(instant))
    if (known) known.push(words)
    else this.#byMinute.set(minuteOf(instant), [words])
  }
}

function minuteOf(instant: number): number {
  return Math.floor(instant / 60_000)
}

function wordsOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The edits that put rows into a table or list. Prepared rows that say nothing make room; those of a milestone only when it is filled. */
export function editsFor(
  document: Document,
  target: Target,
  rows: readonly Said[],
  filled: ReadonlySet<Milestone> = new Set(),
): TextEdit[] {
  const { slots, of } = target
  const write = formOf(target, rows)
  const isGone = ({ isBlank, milestone }: Slot) => isBlank && (milestone === undefined || filled.has(milestone))
  const placeOf = places(slots, isGone)
  const groups = new Map<number, Said[]>()
  for (const row of rows) groups.set(placeOf(row.instant), [...(groups.get(placeOf(row.instant)) ?? []), row])
  const isFalling = fallsIn(slots)
  const ends = [headEnd(document, target), ...slots.map(({ at }) => document.spanOf(lineEnd(at)).end)]
  const startOf = (index: number) => ends[index] as number
  const gap = of.type === 'list' && isLoose(of) ? 2 : 1
  const edits: TextEdit[] = []
  const add = (span: Span, text: string) => {
    const last = edits.at(-1)
    if (last && last.span.end === span.start)
      edits[edits.length - 1] = { span: { start: last.span.start, end: span.end }, text: last.text + text }
    else edits.push({ span, text })
  }
  for (let slot = -1; slot < slots.length; slot++) {
    const end = startOf(slot + 1)
    const own = slots[slot]
    if (own && isGone(own)) add({ start: startOf(slot), end }, '')
    const group = groups.get(slot)
    if (!group) continue
    const ending = lineEndingAt(document.text, end)
    const lines = (isFalling ? group.toReversed() : group).map((said) => write(said))
    const text = lines.join(ending.repeat(gap))
    // Above the first item there is no line to follow, and if it makes room, none to go before.
    const isFirst = slot < 0 && of.type === 'list'
    const before = isFirst ? '' : ending.repeat(gap)
    const behind = isFirst && !(slots[0] && isGone(slots[0])) ? ending.repeat(gap) : ''
    add({ start: end, end }, before + text + behind)
  }
  return edits
}

/** Behind which row, by its index, a moment belongs; -1 for above the first. */
function places(slots: readonly Slot[], isGone: (slot: Slot) => boolean): (instant: number) => number {
  const dated = slots.flatMap(({ instant }, index) => (instant === undefined ? [] : [{ instant, index }]))
  const [first] = dated
  const last = slots.findLastIndex((slot) => !slot.isBlank && !isGone(slot))
  if (!first) return () => last
  if (fallsIn(slots)) return (instant) => (dated.find((one) => one.instant <= instant)?.index ?? (dated.at(-1)?.index ?? 0) + 1) - 1
  return (instant) => dated.findLast((one) => one.instant <= instant)?.index ?? first.index - 1
}

/** True if the newest row is first. */
function fallsIn(slots: readonly Slot[]): boolean {
  const instants = slots.flatMap(({ instant }) => instant ?? [])
  const falls = instants.filter((instant, index) => instant < (instants[index - 1] ?? instant)).length
  return falls > instants.filter((instant, index) => instant > (instants[index - 1] ?? instant)).length
}

/** Where the first row of a table goes: behind its line of dashes. Where the first item of a list goes: before the first one. */
function headEnd(document: Document, { of }: Target): number {
  if (of.type === 'list') {
    const start = document.spanOf(of.at).start
    return start - (/[^\r\n]*$/.exec(document.text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0)
  }
  return document.spanOf(headerOf(of)).end
}

function headerOf(table: Table) {
  const { block, start } = table.at
  const lines = /^[^\r\n]*(?:\r\n|\n|\r)[^\r\n]*/.exec(block.text.slice(start))?.[0] ?? ''
  return { block, start, end: start + lines.length }
}

/** A new table at the cursor, behind what it is in; without a cursor a new section at the end of the document. */
function newTimeline(document: Document, rows: readonly Said[], { offset: cursor, columns, heading }: TimelineOptions): TextEdit {
  const offset = cursor !== undefined && isInFrontMatter(document, cursor) ? undefined : cursor
  const table = newTable(rows, columns)
  const section = `## ${heading}\n\n${table}`
  const around = offset === undefined ? undefined : contentAt(document, offset)
  if (offset !== undefined && !around) return asEdit(document.text, { start: offset, end: offset }, table)
  if (document.text.trim() === '') return { span: { start: 0, end: document.length }, text: `${section}\n` }
  const { at, text } =
    around && !isOpenEnded(around)
      ? apart(lineEnd(around.type === 'heading' ? around.at : lastOf(around)), table)
      : apart(endForText(document.root), section)
  return asEdit(document.text, document.spanOf(at), text)
}

function isInFrontMatter({ frontMatter }: Document, offset: number): boolean {
  return frontMatter !== undefined && offset < frontMatter.at.block.text.trimEnd().length
}

/** The heading, paragraph, list or table at an offset; `undefined` for an empty line. */
function contentAt(document: Document, offset: number): Content | undefined {
  const ends = (content: Content) => (content.type === 'heading' ? content.at : lastOf(content))
  return document.bodies
    .flatMap(({ heading, elements }): Content[] => (heading ? [heading, ...elements] : [...elements]))
    .find((content) => document.spanOf(content.at).start <= offset && offset <= document.spanOf(ends(content)).end)
}

function asEdit(text: string, span: Span, put: string): TextEdit {
  return { span, text: put.replace(/\r\n|\n/g, lineEndingAt(text, span.start)) }
}
