/** Completion of common moments in UTC. */
import { CompletionItemKind } from 'vscode-languageserver-types'
import { utcDate, utcMinute } from '../../../core/linter/fixes/values.ts'
import type { ValueType } from '../../../core/template/kind.ts'
import { formatInZone } from '../../../core/time/index.ts'
import type { Translate } from '../../l10n/texts.ts'
import { escapeMarkdown } from '../../l10n/words.ts'
import type { Offer } from './offer.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const units: Readonly<Record<string, number>> = { m: minute, min: minute, h: hour, d: day, w: 7 * day }

/** The reader in whose zone a moment is shown as well. */
export interface Reader {
  /** An IANA name. */
  readonly zone: string
  /** Such as `de`. */
  readonly language: string
}

/** The moments for a type of value, soonest first, and one that is being typed (`+90m`). None for types without a time. */
export function timeOffers(type: ValueType, typed: string, now: number, { zone, language }: Reader): Offer[] {
  if (type === 'duration') return durations.map((label) => ({ label, kind: CompletionItemKind.Unit }))
  const write = writers[type]
  if (write === undefined) return []
  const moments: [string, number][] =
    type === 'date'
      ? [
          ['today', now],
          ['tomorrow', now + day],
          ['+1w', now + 7 * day],
        ]
      : [
          ['now', now],
          ['+30m', now + 30 * minute],
          ['+1h', now + hour],
          ['+4h', now + 4 * hour],
          ...(type === 'timestamp' ? ([['tomorrow 09:00', tomorrowAt(now, 9)]] as [string, number][]) : []),
        ]
  const own = /^\+(\d{1,4})(m|min|h|d|w)$/.exec(typed)
  if (own && !moments.some(([label]) => label === typed)) moments.unshift([typed, now + Number(own[1]) * (units[own[2] ?? ''] ?? 0)])
  return moments.map(([label, instant]) => {
    const text = write(instant)
    const local = type === 'date' ? undefined : formatInZone(instant, zone, language)
    return {
      label,
      text,
      detail: text,
      kind: CompletionItemKind.Constant,
      ...(local !== undefined && { documentation: (t: Translate) => t('{0} in {1}', escapeMarkdown(local), escapeMarkdown(zone)) }),
      // A date alone is also found as *now*.
      words: `${label} ${text}${label === 'today' ? ' now' : ''}`,
    }
  })
}

const writers: Readonly<Partial<Record<ValueType, (instant: number) => string>>> = {
  date: utcDate,
  timestamp: utcMinute,
  time: (instant) => utcMinute(instant).slice(11),
}

const durations = ['15 minutes', '30 minutes', '1 hour', '4 hours', '8 hours', '1 business day', '2 business days']

/** An hour of the next day in UTC. */
function tomorrowAt(now: number, hours: number): number {
  return Math.floor(now / day) * day + day + hours * hour
}
