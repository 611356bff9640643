/** Puts a converted value in the place of the written one, and leaves everything that is no part of the value as it is. */
import type { Span, TextEdit } from '../util/text.ts'

/** A text as it is written and as it is read: of the same length, with spaces for what is markup. */
export interface Reading {
  readonly source: string
  readonly read: string
}

/** Where the parts of a written moment stand; a part that stands elsewhere is left out. */
export interface MomentParts {
  readonly date?: Span | undefined
  readonly time: Span
  readonly zone?: Span | undefined
}

/** What is written instead. */
export interface NewMoment {
  /** `2026-03-01T22:30Z`, or `22:30Z`. */
  readonly utc: string
  /** True if the day is another than the one that is written. */
  readonly dayChanges: boolean
}

/**
 * The edits that write a moment in UTC within a span, in order. Where links, footnotes, tags or comments stand between its parts, each
 * part is written in its own place: `2026-01-20 [14:30 CET](url)` becomes `2026-01-20 [13:30Z](url)`, and `[14:30][log] CET` becomes
 * `[13:30][log] UTC`. `undefined` if markup stands within a part: then nobody can say what belongs to it.
 */
export function rewriteMoment(text: Reading, span: Span, parts: MomentParts, moment: NewMoment): TextEdit[] | undefined {
  const edits = rewritten(text, span, parts, moment)
  const last = edits?.at(-1)
  // In a script without spaces a word may follow at once, with which the zone would be one.
  if (!edits || last?.span.end !== span.end || !/^\p{L}/u.test(text.source.slice(span.end, span.end + 2))) return edits
  return [...edits.slice(0, -1), { ...last, text: `${last.text} ` }]
}

function rewritten(text: Reading, span: Span, parts: MomentParts, { utc, dayChanges }: NewMoment): TextEdit[] | undefined {
  const regions = regionsOf(text, span)
  const [only, ...others] = regions
  // What is written together with a word is part of it: the word would become another.
  if (!only || /[A-Za-z\d]/.test(text.source[span.end] ?? '')) return undefined
  const regionOf = (part: Span) => regions.find(({ start, end }) => start <= part.start && part.end <= end)
  // A zone in code would stay behind the new value: ``14:30 `CET` ``.
  if (parts.zone && !regionOf(parts.zone)) return undefined
  if (others.length === 0) return [replaceValue(text.source, only, utc)]
  const [date, time, zone] = [parts.date, parts.time, parts.zone]
  const [ofDate, ofTime, ofZone] = [date && regionOf(date), regionOf(time), zone && regionOf(zone)]
  if (!ofTime || (date && !ofDate) || (zone && !ofZone)) return undefined
  // A second name of the zone behind markup (`14:30 GMT+2 <i>(CEST)</i>`) would be left over.
  const end = Math.max(date?.end ?? 0, time.end, zone?.end ?? 0)
  if (regions.some((one) => one.start >= end && /[\p{L}\d]/u.test(text.source.slice(one.start, one.end)))) return undefined
  if ((!date || ofDate === ofTime) && (!zone || ofZone === ofTime)) return [replaced(text, ofTime, [date, time, zone], utc)]
  const edits: TextEdit[] = []
  const [day, clock] = utc.includes('T') && date ? [utc.slice(0, utc.indexOf('T')), utc.slice(utc.indexOf('T') + 1)] : ['', utc]
  if (date && dayChanges) edits.push(replaceValue(text.source, date, day))
  if (!zone || ofZone === ofTime) edits.push(replaced(text, ofTime, [time, zone], clock))
  else {
    // Words of the zone's region that are none of its name (`GMT+0200 (CEST)`) would be left over.
    const around = text.source.slice(ofZone?.start, zone.start) + text.source.slice(zone.end, ofZone?.end)
    if (/[\p{L}\d]/u.test(ofZone === ofDate ? '' : around)) return undefined
    edits.push(replaceValue(text.source, time, clock.slice(0, -1)), replaceValue(text.source, zone, 'UTC'))
  }
  return edits.sort((a, b) => a.span.start - b.span.start)
}

/** True if nothing but text stands at a span: no link, footnote, tag or comment within it. */
export function isPlainText(text: Reading, span: Span): boolean {
  return regionsOf(text, span).length === 1
}

/** From the first of some parts to the last, with a bracket that closes behind it and what a zone is called besides. */
function replaced(text: Reading, region: Span, parts: readonly (Span | undefined)[], value: string): TextEdit {
  const written = parts.filter((part) => part !== undefined)
  const start = Math.min(...written.map((part) => part.start))
  const end = Math.max(...written.map((part) => part.end))
  const opened = text.source.slice(start, end).replace(/\([^()]*\)/g, '')
  const closing = opened.includes('(') ? (/^[^()]*\)/.exec(text.source.slice(end, region.end))?.[0].length ?? 0) : 0
  return replaceValue(text.source, { start, end: end + closing }, value)
}

/** The regions of a span between which markup stands; marks of emphasis and spaces do not separate. */
function regionsOf({ source, read }: Reading, { start, end }: Span): Span[] {
  const regions: { start: number; end: number }[] = []
  for (let at = start; at < end; at++) {
    if (source[at] !== read[at] || /\s/.test(read[at] ?? '')) continue
    const last = regions.at(-1)
    if (last && isSpace(source.slice(last.end, at))) last.end = at + 1
    else regions.push({ start: at, end: at + 1 })
  }
  return regions
}

/** True for what a reader takes for a space, whatever is emphasised before or behind it. */
function isSpace(between: string): boolean {
  return between === '' || /^[*_`]*(?:\s|&(?:nbsp|ensp|emsp|thinsp|#160|#x0*a0);)*[*_`]*$/i.test(between)
}

/**
 * The edit that replaces a region of text by a value and leaves emphasis whole: markers that open or close inside the region, but
 * not both, are kept (`**14:30** PST` becomes `**22:30Z**`).
 */
export function replaceValue(text: string, span: Span, value: string): TextEdit {
  const open: { marker: string; opens: boolean }[] = []
  const written = text.slice(span.start, span.end)
  // An underscore within a word marks nothing: `[America/New_York]`.
  for (const match of written.matchAll(/\*\*|~~|[`*]|(?<![\p{L}\d])__?|__?(?![\p{L}\d])/gu)) {
    const marker = match[0]
    const partner = open.findLastIndex((known) => known.marker === marker)
    // A marker with a space or nothing before it opens; any other closes what was opened further left. Beside its like on the outside it
    // goes to the other end, since both would become another marker: `~~14:30 ~~CET` is no fence of `~~~~`.
    if (partner >= 0) open.splice(partner, 1)
    else if (text.endsWith(marker, span.start)) open.push({ marker, opens: false })
    else if (text.startsWith(marker, span.end)) open.push({ marker, opens: true })
    else open.push({ marker, opens: /(?:^|\s)$/.test(written.slice(0, match.index)) })
  }
  const markers = (opens: boolean): string => open.flatMap((known) => (known.opens === opens ? [known.marker] : [])).join('')
  return { span, text: `${markers(true)}${value}${markers(false)}` }
}
