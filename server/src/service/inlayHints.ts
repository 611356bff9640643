/** What a moment is on the reader's own clock, shown behind it. */
import type { InlayHint, Range } from 'vscode-languageserver-types'
import type { Block } from '../core/model/document.ts'
import { type TimeInDocument, timesOf } from '../core/moments.ts'
import { formatDate, formatInZone, instantOf, type Moment, momentsOf, type Zone, zoneOf } from '../core/time/index.ts'
import type { Examined } from './examine.ts'
import { spanOf } from './ranges.ts'
import { timeAgo } from './words.ts'

/**
 * The hints in a range: for each moment whose day, zone and meaning are certain its time in `readerZone`, an IANA zone, with the day where
 * that is another one. None where the text says just that already.
 */
export function inlayHintsOf({ document, result, options }: Examined, range: Range, readerZone: string): InlayHint[] {
  if (result?.kind === undefined) return []
  const wanted = spanOf(document.lines, range)
  const isNear = (block: Block) => {
    const start = document.startOf(block)
    return start <= wanted.end && wanted.start <= start + block.text.length
  }
  const defaultZone = options.timeZone === undefined ? undefined : zoneOf(options.timeZone)
  const hints: InlayHint[] = []
  for (const time of timesOf(document)) {
    // What stands in UTC beside it has a hint of its own.
    if (!isNear(time.at.block) || time.mention.utcBeside) continue
    const origin = document.spanOf(time.origin).start
    for (const moment of momentsOf(time.mention, time.documentDate && { date: time.documentDate })) {
      const end = origin + moment.span.end
      const local = localTime(time, moment, defaultZone, readerZone)
      if (local === undefined || end < wanted.start || end > wanted.end) continue
      const tooltip = `${local.whole} in ${readerZone}, ${timeAgo(local.instant - options.now)}`
      hints.push({ position: document.lines.positionAt(end), label: local.label, tooltip, paddingLeft: true })
    }
  }
  return hints
}

/** `undefined` for a moment that is not certain, or that stands on the reader's clock as it is. */
function localTime({ declaration }: TimeInDocument, moment: Moment, defaultZone: Zone | undefined, readerZone: string) {
  const zone = declaration?.zone ?? defaultZone
  const instant = instantOf(moment, zone && { zone })
  const whole = instant === undefined ? undefined : formatInZone(instant, readerZone)
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
