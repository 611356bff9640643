/** Formats instants and durations. */
import { endOf, type When } from '../../core/summary/when.ts'
import { formatInZone } from '../../core/time/index.ts'
import { count, say, type Words } from './words.ts'

const minute = 60_000
const day = 1440 * minute

/** `2026-03-01 10:42 UTC`, or the day alone. */
export function shownWhen({ instant, wholeDay }: When): string {
  return wholeDay ? shownDay(instant) : `${shownDay(instant)} ${shownTime(instant)} UTC`
}

/** `2026-03-01`, in UTC. */
export function shownDay(instant: number): string {
  return isoOf(instant).slice(0, 10)
}

/** `10:42`, in UTC. */
export function shownTime(instant: number): string {
  return isoOf(instant).slice(11, 16)
}

/** For the `datetime` attribute. */
export function machineWhen({ instant, wholeDay }: When): string {
  return wholeDay ? shownDay(instant) : `${isoOf(instant).slice(0, 16)}Z`
}

/** The moment in the reader's zone, such as `Sun 2026-03-01 15:30 UTC+01:00`; `undefined` for a day, and if it is the same as UTC. */
export function localWhen({ instant, wholeDay }: When, zone: string, { language }: Words): string | undefined {
  const local = wholeDay ? undefined : formatInZone(instant, zone, language)
  return local === undefined || /UTC(?:\+00:00)?$/.test(local) ? undefined : local
}

/** `38 min`, `2 h 15 min`, `3 d 4 h`, `43 d`: the two largest units, as far as they matter. */
export function shownDuration(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / minute)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  if (days > 0) return hours > 0 && days < 10 ? `${days} d ${hours} h` : `${days} d`
  if (hours > 0) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`
  return `${rest} min`
}

/** The distance from now: `in 15 min`, `tomorrow`, `2 d overdue`. */
export function shownDistance(when: When, now: number, words: Words): string {
  if (!when.wholeDay) {
    const ahead = when.instant - now
    return say(ahead < 0 ? words.overdue : words.ahead, shownDuration(ahead))
  }
  const days = Math.round((when.instant - Math.floor(now / day) * day) / day)
  if (days === 0) return words.today
  return days > 0 ? count(days, words.inDays) : count(Math.ceil((now - endOf(when)) / day), words.daysOverdue)
}

/** Dates of documents are always in the valid range. */
function isoOf(instant: number): string {
  return new Date(Math.max(-8.64e15, Math.min(8.64e15, instant))).toISOString().replace(/^[+-]0*(?=\d{4})/, '')
}
