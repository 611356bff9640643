/** Fixes that write a moment: now and later for a blank, and for a time without a zone each zone that may be meant. */
import type { Finding } from '../../core/check.ts'
import { durationInWords, minute, minutesFor } from '../../core/chronology/fieldTimes.ts'
import { readingFixes, readingFixesForAll } from '../../core/chronology/readings.ts'
import { isNextUpdate, saysNextUpdate } from '../../core/chronology/updates.ts'
import { hintFor } from '../../core/chronology/zoneHints.ts'
import { inCells } from '../../core/linter/fixes/cells.ts'
import { none, utcDate, utcMinute } from '../../core/linter/fixes/values.ts'
import type { Fix } from '../../core/linter/rule.ts'
import { sourceOf } from '../../core/markdown/blocks.ts'
import { filling } from '../../core/markdown/edits.ts'
import { placeholdersIn } from '../../core/recognisers/placeholders.ts'
import type { ValueType } from '../../core/template/kind.ts'
import { valueTypeOf } from '../../core/template/value.ts'
import { type Phrase, phrase } from '../../core/util/phrase.ts'
import type { Examined } from '../../workspace/examine.ts'
import { type Asked, askedAt } from './utcNow.ts'

/** Rules whose findings are exactly where a value belongs. */
const valueRules: ReadonlySet<string> = new Set([
  'placeholder-text',
  'unfilled-field',
  'empty-cell',
  'undated-sign-off',
  'ticked-without-evidence',
])

/** The default minutes until the next update, which are also offered beside now. */
const defaultCadenceMinutes = 60

/**
 * The fixes of a finding, with those that only an editor offers: the reader's zone for a time without one, and moments for a blank.
 * `readerZone` is an IANA name.
 */
export function fixesFor(examined: Examined, finding: Finding, readerZone: string): readonly Fix[] {
  const { fixes = [], time } = finding.problem
  const { document, options } = examined
  if (finding.rule === 'missing-time-zone')
    return time ? readingFixes(time, { configured: options.timeZone, own: readerZone, hint: hintFor(document, time) }) : fixes
  if (!valueRules.has(finding.rule)) return fixes
  const moments = momentsFor(examined, finding)
  // Rules offer now and today as well, which these replace; that there is none applies to any value.
  return moments.length > 0 ? [...moments, ...fixes.filter((fix) => fix.edits.some(({ text }) => text.includes(none)))] : fixes
}

/** Fixes for all times without a zone, if a finding is about one of them. */
export function fixesForAllTimes({ findings, options }: Examined, here: readonly Finding[], readerZone: string): readonly Fix[] {
  if (!here.some(({ rule }) => rule === 'missing-time-zone')) return []
  const times = findings.flatMap(({ rule, problem: { time } }) => (rule === 'missing-time-zone' && time ? time : []))
  return readingFixesForAll(times, { configured: options.timeZone, own: readerZone })
}

function momentsFor(examined: Examined, { problem: { at }, span }: Finding): Fix[] {
  const written = sourceOf(at)
  const blank = placeholdersIn(at.block).find((one) => one.at.start === at.start && one.at.end === at.end && !one.choices)
  if (written.trim() !== '' && !blank) return []
  const asked = askedAt(examined, span.start)
  const own = blank ? valueTypeOf(blank.text, '') : 'text'
  const type = isTime(own) ? own : own === 'text' ? asked?.type : undefined
  const write = type && writers[type]
  if (!type || !write) return []
  return momentsOf(type, examined, asked).map(({ instant, when }) => {
    const value = write(instant)
    return {
      title: phrase`Insert ${value} (${when})`,
      certain: false,
      edits: written === '' ? [filling(at, value)] : inCells([{ at, text: value }]),
    }
  })
}

function momentsOf(type: ValueType, examined: Examined, asked: Asked | undefined): { instant: number; when: Phrase }[] {
  const { now } = examined.options
  if (type === 'date') return [{ instant: now, when: phrase`today, UTC` }]
  const after = (minutes: number) => ({ instant: now + minutes * minute, when: phrase`in ${durationInWords(minutes)}` })
  const cadence = cadenceOf(examined, asked)
  if (cadence !== undefined) return [...new Set([cadence, defaultCadenceMinutes])].map(after)
  return [{ instant: now, when: phrase`now` }, after(defaultCadenceMinutes)]
}

/** The minutes until the next update, if the place asks for its time; else `undefined`. */
function cadenceOf({ result, document, options }: Examined, asked: Asked | undefined): number | undefined {
  if (!asked || !(asked.part ? isNextUpdate(asked.part) : saysNextUpdate(asked.label))) return undefined
  const { kind, match } = result ?? {}
  return (kind && match && minutesFor(options.cadence, { document, kind, match })) ?? asked.part?.cadence ?? defaultCadenceMinutes
}

function isTime(type: ValueType): boolean {
  return type in writers
}

const writers: Readonly<Partial<Record<ValueType, (instant: number) => string>>> = {
  date: utcDate,
  timestamp: utcMinute,
  time: (instant) => utcMinute(instant).slice(11),
}
