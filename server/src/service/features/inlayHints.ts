/** Inlay hints behind moments: the reader's local time, and in a timeline the time since the detection. */
import type { InlayHint, Range } from 'vscode-languageserver-types'
import { defaultsOf, timelinesOf } from '../../core/chronology/timelines.ts'
import type { Block, Place } from '../../core/markdown/document.ts'
import { type TimeInDocument, timesOf } from '../../core/recognisers/times/moments.ts'
import { formatDate, formatInZone, instantOf, type Moment, momentsOf, type Zone, zoneOf } from '../../core/time/index.ts'
import type { Span } from '../../core/util/text.ts'
import type { Examined } from '../../workspace/examine.ts'
import type { WantedHints } from '../../workspace/host.ts'
import { spanOf } from '../convert/ranges.ts'
import { languageOf, type Translate, translateTo } from '../l10n/texts.ts'
import { timeAgo } from '../l10n/words.ts'

interface Hint {
  readonly label: string
  readonly tooltip: string
}

/** The reader of the hints. */
export interface HintReader {
  /** An IANA zone. */
  readonly readerZone: string
  readonly locale: string
}

/** The hints in a range, for moments whose day, zone and meaning are certain. */
export function inlayHintsOf(examined: Examined, range: Range, { readerZone, locale }: HintReader, wanted: WantedHints): InlayHint[] {
  const { document, result } = examined
  if (result?.kind === undefined) return []
  const span = spanOf(document.lines, range)
  const hints = new Map<number, Hint[]>()
  const add = (offset: number, hint: Hint) => {
    if (offset >= span.start && offset <= span.end) hints.set(offset, [...(hints.get(offset) ?? []), hint])
  }
  if (wanted.localTime) addLocalTimes(examined, span, { readerZone, locale }, add)
  if (wanted.elapsed) addElapsed(examined, span, translateTo(locale), add)
  return [...hints]
    .sort(([one], [other]) => one - other)
    .map(([offset, parts]) => ({
      position: document.lines.positionAt(offset),
      label: parts.map(({ label }) => label).join(' · '),
      tooltip: parts.map(({ tooltip }) => tooltip).join('\n'),
      paddingLeft: true,
    }))
}

/** The reader's local time, with the day if it differs. None if the text says the same. */
function addLocalTimes(
  { document, options }: Examined,
  wanted: Span,
  { readerZone, locale }: HintReader,
  add: (offset: number, hint: Hint) => void,
): void {
  const isNear = (block: Block) => {
    const start = document.startOf(block)
    return start <= wanted.end && wanted.start <= start + block.text.length
  }
  const t = translateTo(locale)
  const defaultZone = zoneByDefault(options.timeZone)
  for (const time of timesOf(document)) {
    // The UTC time beside it has its own hint.
    if (!isNear(time.at.block) || time.mention.utcBeside) continue
    const origin = document.spanOf(time.origin).start
    for (const moment of momentsOf(time.mention, time.documentDate && { date: time.documentDate })) {
      const local = localTime(time, moment, defaultZone, { readerZone, language: languageOf(locale) })
      if (local === undefined) continue
      const tooltip = t('{0} in {1}, {2}', local.whole, readerZone, timeAgo(local.instant - options.now, languageOf(locale)))
      add(origin + moment.span.end, { label: local.label, tooltip })
    }
  }
}

/** For each entry of a timeline, the time since the detection, else since the first entry. */
function addElapsed({ document, result, options }: Examined, wanted: Span, t: Translate, add: (offset: number, hint: Hint) => void): void {
  if (result?.match === undefined) return
  const defaultZone = zoneByDefault(options.timeZone)
  for (const { entries } of timelinesOf(document, result.match)) {
    const [first, last] = [entries[0], entries.at(-1)]
    if (!first || !last || document.spanOf(first.at).start > wanted.end || document.spanOf(last.at).end < wanted.start) continue
    const moments = entries.flatMap(({ at, time, moment }) => {
      const defaults = defaultsOf(time)
      const zone = defaults.zone ?? defaultZone
      const instant = instantOf(moment, { ...defaults, ...(zone && { zone }) })
      return instant === undefined
        ? []
        : [{ instant, isDetection: /\bdetect/i.test(textOf(at)), end: document.spanOf(time.origin).start + moment.span.end }]
    })
    const earliest = moments.toSorted((a, b) => a.instant - b.instant)[0]
    const from = moments.find(({ isDetection }) => isDetection) ?? earliest
    if (from === undefined) continue
    const since = from.isDetection ? t('the detection') : t('the first entry')
    for (const moment of moments) {
      const minutes = Math.round((moment.instant - from.instant) / 60_000)
      if (moment === from || minutes === 0) continue
      const length = lengthOf(Math.abs(minutes))
      add(moment.end, {
        label: `${minutes < 0 ? '−' : '+'}${length}`,
        tooltip: minutes < 0 ? t('{0} before {1}', length, since) : t('{0} after {1}', length, since),
      })
    }
  }
}

function textOf({ block, start, end }: Place): string {
  return block.text.slice(start, end)
}

/** `1h 25m`, `2d 3h`: the two largest units. */
function lengthOf(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'm'],
  ] as const
  const first = parts.findIndex(([count]) => count > 0)
  return parts
    .slice(first, first + 2)
    .flatMap(([count, unit]) => (count > 0 ? [`${count}${unit}`] : []))
    .join(' ')
}

function zoneByDefault(timeZone: string | undefined): Zone | undefined {
  return timeZone === undefined ? undefined : zoneOf(timeZone)
}

/** `undefined` for an uncertain moment, or one that is in the reader's zone already. */
function localTime(
  { declaration }: TimeInDocument,
  moment: Moment,
  defaultZone: Zone | undefined,
  { readerZone, language }: { readonly readerZone: string; readonly language: string },
) {
  const zone = declaration?.zone ?? defaultZone
  const instant = instantOf(moment, zone && { zone })
  const whole = instant === undefined ? undefined : formatInZone(instant, readerZone, language)
  if (instant === undefined || whole === undefined || moment.date === undefined) return undefined
  const [, date = '', time = '', offset = ''] = whole.split(' ')
  const sameDay = date === formatDate(moment.date)
  const { hour, minute } = moment.time
  if (sameDay && time === `${twoDigits(hour)}:${twoDigits(minute)}`) return undefined
  return { instant, whole, label: `${sameDay ? '' : `${date} `}${time} ${offset}` }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
