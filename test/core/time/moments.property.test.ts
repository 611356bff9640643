/** Moments in every notation are read as the instant that Temporal gives, and stay it when they are converted. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { momentsIn } from '../../../server/src/core/chronology/conversions.ts'
import { defaultsOf } from '../../../server/src/core/chronology/timelines.ts'
import { parseDocument } from '../../../server/src/core/markdown/parse.ts'
import { timesOf } from '../../../server/src/core/recognisers/times/moments.ts'
import { instantOf } from '../../../server/src/core/time/index.ts'
import { fixed } from '../../support/check.ts'
import { factor } from '../../support/property.ts'

const runs = (count: number) => ({ numRuns: count * factor })

/** Zones as they are written, each with what Temporal calls it. */
const zones: readonly (readonly [written: string, zone: string])[] = [
  ['UTC+2', '+02:00'],
  ['UTC+5.5', '+05:30'],
  ['GMT-3:30', '-03:30'],
  ['UTC+05.30', '+05:30'],
  ['UTC + 9 hours', '+09:00'],
  ['UTC+5½', '+05:30'],
  ['Europe/Berlin', 'Europe/Berlin'],
  ['America/New_York', 'America/New_York'],
  ['(Asia/Kolkata)', 'Asia/Kolkata'],
  ['ET', 'America/New_York'],
  ['Pacific Time', 'America/Los_Angeles'],
  ['PACIFIC TIME (PT)', 'America/Los_Angeles'],
  ['Berlin time', 'Europe/Berlin'],
  ['JST', '+09:00'],
  ['India Standard Time (IST)', '+05:30'],
  ['Central African Time', '+02:00'],
  ['heure de Paris', 'Europe/Paris'],
  ['PST8PDT', 'America/Los_Angeles'],
  ['Zulu', 'UTC'],
  ['(UTC)', 'UTC'],
]

const two = (value: number) => String(value).padStart(2, '0')
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const days: readonly ((moment: Temporal.PlainDateTime) => string)[] = [
  ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`,
  ({ year, month, day }) => `${two(day)}.${two(month)}.${year},`,
  ({ year, month, day }) => `${day} ${months[month - 1]} ${year},`,
  ({ year, month, day }) => `${months[month - 1]} ${day}, ${year} at`,
  ({ year, month, day }) => `${year}年${month}月${day}日`,
]
const clocks: readonly ((moment: Temporal.PlainDateTime) => string)[] = [
  ({ hour, minute }) => `${two(hour)}:${two(minute)}`,
  ({ hour, minute }) => `${hour % 12 || 12}:${two(minute)} ${hour < 12 ? 'am' : 'PM'}`,
  ({ hour, minute }) => `${two(hour)}:${two(minute)} Uhr`,
]
const marks: readonly ((day: string, clock: string, zone: string) => string)[] = [
  (day, clock, zone) => `${day} ${clock} ${zone}`,
  (day, clock, zone) => `**${day} ${clock}** ${zone}`,
  (day, clock, zone) => `[${day} ${clock}](https://example.com/a) ${zone}`,
  (day, clock, zone) => `${day} ${clock}&nbsp;${zone}`,
  (day, clock, zone) => `<b>${day}</b> ${clock} ${zone}`,
]

const local = fc
  .tuple(
    fc.integer({ min: 2024, max: 2027 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 23 }),
    fc.integer({ min: 0, max: 59 }),
  )
  .map(([year, month, day, hour, minute]) => Temporal.PlainDateTime.from({ year, month, day, hour, minute }))
const notation = fc.record({
  moment: local,
  zone: fc.constantFrom(...zones),
  day: fc.constantFrom(...days),
  clock: fc.constantFrom(...clocks),
  mark: fc.constantFrom(...marks),
})

/** The instants of a document, as far as they are certain. */
function instantsIn(source: string): (number | undefined)[] {
  return timesOf(parseDocument(source)).flatMap((time) => momentsIn(time).map((moment) => instantOf(moment, defaultsOf(time))))
}

/** The instant of a local time; undefined where its clocks show it twice or not at all. */
function instantThere(moment: Temporal.PlainDateTime, zone: string): number | undefined {
  const [earlier, later] = (['earlier', 'later'] as const).map(
    (disambiguation) => moment.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
  )
  return earlier === later ? earlier : undefined
}

describe('moments in every notation', () => {
  it('are the instants that Temporal gives, before and after they are converted', () => {
    fc.assert(
      fc.property(notation, ({ moment, zone: [written, zone], day, clock, mark }) => {
        const instant = instantThere(moment, zone)
        if (instant === undefined) return
        const source = `# Log\n\n- ${mark(day(moment), clock(moment), written)} deploy\n`
        assert.deepEqual(instantsIn(source), [instant], source)
        assert.deepEqual(instantsIn(fixed(source)), [instant], fixed(source))
      }),
      runs(120),
    )
  })

  it('stay the same instants in lists under one day, whatever their zones', () => {
    const entry = fc.record({
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
      zone: fc.constantFrom('UTC+2', 'UTC-5', 'JST', 'UTC'),
    })
    const forms = [
      (entries: string[]) => entries.map((line) => `- ${line} deploy\n`).join(''),
      (entries: string[]) => `| When | What |\n|---|---|\n${entries.map((line) => `| ${line} | deploy |\n`).join('')}`,
      (entries: string[]) => entries.map((line) => `**${line}** deploy\n\n`).join(''),
      (entries: string[]) => entries.map((line) => `## ${line} deploy\n\n`).join(''),
      (entries: string[]) => `${entries.join(' deploy, ')} deploy.\n`,
    ]
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), fc.nat(forms.length - 1), fc.boolean(), (entries, index, isAnyZone) => {
        const form = forms[index] ?? String
        // Headings and paragraphs are told apart by their order, which says little where their zones differ.
        const isOneZone = isAnyZone || index === 2 || index === 3
        const lines = entries.map(({ hour, minute, zone }) => `${two(hour)}:${two(minute)} ${isOneZone ? entries[0]?.zone : zone}`)
        const source = `# Incident of 2026-05-12\n\n${form(lines)}`
        assert.deepEqual(instantsIn(fixed(source)), instantsIn(source), `${source}\n${fixed(source)}`)
      }),
      runs(120),
    )
  })

  it('are not converted to another instant where something clings to them', () => {
    const rest = fc.oneof(
      fc.string({ minLength: 1, maxLength: 4 }),
      fc.constantFrom(
        '.5',
        '½',
        '+1',
        '-2',
        '/+2',
        ' (+1)',
        ' pm',
        ' noon',
        ':15',
        ',5',
        'x',
        ' hrs',
        ' EST',
        '/EST',
        ' or EST',
        ' (UTC+9)',
        ' the next day',
        ' (summer time)',
      ),
    )
    fc.assert(
      fc.property(notation, rest, fc.boolean(), ({ moment, zone: [written, zone], day, clock }, garbage, isBefore) => {
        const instant = instantThere(moment, zone)
        if (instant === undefined) return
        const value = `${day(moment)} ${clock(moment)} ${written}`
        const source = `# Log\n\n- ${isBefore ? garbage + value : value + garbage}\n`
        const after = fixed(source)
        if (after === source) return
        // What was read before is read afterwards, and nothing that belongs to it is left beside the value.
        for (const other of instantsIn(source)) if (other !== undefined) assert.ok(instantsIn(after).includes(other), `${source}\n${after}`)
        assert.doesNotMatch(after, /\d\dZ(?:[\p{L}\p{N}½]|[.,:]\d| ?[+-]\d)/u, `${source}\n${after}`)
      }),
      runs(120),
    )
  })
})
