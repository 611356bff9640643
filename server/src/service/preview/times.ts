/** Formats instants and durations. */
import { endOf, shownDay, shownTime, type When } from '../../core/summary/when.ts'
import { formatInZone } from '../../core/time/index.ts'
import { count, say, type Words } from './words.ts'

const minute = 60_000
const day = 1440 * minute

/** For the `datetime` attribute. */
export function machineWhen({ instant, wholeDay }: When): string {
  return wholeDay ? shownDay(instant) : `${shownDay(instant)}T${shownTime(instant)}Z`
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
