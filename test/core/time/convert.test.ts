import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import {
  type CalendarDate,
  formatInZone,
  formatUtc,
  isSkipped,
  momentsOf,
  recogniseTimes,
  replaceValue,
  toUtc,
  type Zone,
  zoneOf,
} from '../../../server/src/core/time/index.ts'
import { inEnglish } from '../../../server/src/core/util/phrase.ts'

function zone(name: string): Zone {
  const found = zoneOf(name)
  assert.ok(found !== undefined, name)
  return found
}

/** Every conversion of the first moment of a text, each with its explanation. */
function conversionsOf(text: string, seasonDate?: CalendarDate): string[] {
  const moment = recogniseTimes(text).flatMap((mention) => momentsOf(mention))[0]
  assert.ok(moment?.zone !== undefined, text)
  return toUtc(moment, moment.zone.zone, seasonDate).map(
    ({ utc, explanation }) => `${utc} ${typeof explanation === 'string' ? explanation : inEnglish(explanation)}`,
  )
}

describe('toUtc', () => {
  const rows: readonly (readonly [text: string, ...expected: string[]])[] = [
    ['2026-03-01 14:30 UTC', '2026-03-01T14:30Z UTC'],
    ['2026-03-01T10:00+02:00', '2026-03-01T08:00Z UTC+02:00'],
    ['2026-03-01T10:00:30+02:00', '2026-03-01T08:00:30Z UTC+02:00'],
    ['2026-03-01T10:00:00.250+02:00', '2026-03-01T08:00:00.250Z UTC+02:00'],
    ['2026-03-01 14:30 PST', '2026-03-01T22:30Z PST is UTC-08:00'],
    // By its letters first, then as the time that the place has on that day.
    ['2026-07-01 14:30 PST', '2026-07-01T22:30Z PST is UTC-08:00', '2026-07-01T21:30Z America/Los_Angeles is UTC-07:00 on 2026-07-01'],
    ['2026-07-01 14:30 PT', '2026-07-01T21:30Z America/Los_Angeles is UTC-07:00 on 2026-07-01'],
    ['2026-12-31 20:00 PST', '2027-01-01T04:00Z PST is UTC-08:00'],
    ['2026-01-01 05:00 JST', '2025-12-31T20:00Z JST is UTC+09:00'],
    ['2028-02-28 20:00 EST', '2028-02-29T01:00Z EST is UTC-05:00'],
    ['2026-03-01 24:00 CET', '2026-03-01T23:00Z CET is UTC+01:00'],
    ['2026-03-01 12:00 Asia/Kathmandu', '2026-03-01T06:15Z Asia/Kathmandu is UTC+05:45 on 2026-03-01'],
    [
      '2026-01-10 20:30 IST',
      '2026-01-10T15:00Z India Standard Time is UTC+05:30',
      '2026-01-10T18:30Z Israel Standard Time is UTC+02:00',
      '2026-01-10T19:30Z Irish Standard Time is UTC+01:00',
      '2026-01-10T20:30Z Europe/Dublin is UTC on 2026-01-10',
    ],
    ['2026-03-29 02:30 Europe/Berlin'],
    [
      '2026-11-01 01:30 America/New_York',
      '2026-11-01T05:30Z the first of two: America/New_York at UTC-04:00',
      '2026-11-01T06:30Z the second of two: America/New_York at UTC-05:00',
    ],
    // Without a date.
    ['20:00 PT', '04:00Z America/Los_Angeles is UTC-08:00 in winter', '03:00Z America/Los_Angeles is UTC-07:00 in summer'],
    ['14:30 PST', '22:30Z PST is UTC-08:00', '21:30Z America/Los_Angeles is UTC-07:00 in summer'],
    ['14:30 JST', '05:30Z JST is UTC+09:00'],
    ['14:30 local'],
  ]
  for (const [text, ...expected] of rows) it(text, () => assert.deepEqual(conversionsOf(text), expected))

  it('takes the season from a day nearby', () => {
    assert.deepEqual(conversionsOf('9am ET', { year: 2026, month: 7, day: 1 }), ['13:00Z America/New_York is UTC-04:00 on 2026-07-01'])
  })

  it('tells how many days the date moves', () => {
    const shifts = ['20:00 PST', '05:00 JST', '12:00 CET'].map((text) => {
      const moment = recogniseTimes(text).flatMap((mention) => momentsOf(mention))[0]
      return moment?.zone === undefined ? undefined : toUtc(moment, moment.zone.zone)[0]?.dayShift
    })
    assert.deepEqual(shifts, [1, -1, 0])
  })

  it('agrees with Temporal in every zone, at every border of day, year and daylight saving', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    const start = Date.UTC(1990, 0, 1)
    const minutes = (Date.UTC(2036, 0, 1) - start) / 60_000
    const wall = fc.integer({ min: 0, max: minutes }).map((minute) => new Date(start + minute * 60_000))
    fc.assert(
      fc.property(fc.constantFrom(...zones), wall, (name, at) => checkAgainstTemporal(name, at)),
      { numRuns: 2000 },
    )
  })

  it('agrees with Temporal around every change of the clocks of 2026', () => {
    for (const name of Intl.supportedValuesOf('timeZone')) {
      const newYear = Temporal.ZonedDateTime.from({ timeZone: name, year: 2026, month: 1, day: 1 })
      let change = newYear.getTimeZoneTransition('next')
      for (let count = 0; change !== null && change.year === 2026 && count < 4; count++) {
        for (const shift of [-90, -45, -1, 0, 15, 45, 59, 60]) {
          const before = change.subtract({ nanoseconds: 1 }).offsetNanoseconds / 60e9
          checkAgainstTemporal(name, new Date(change.epochMilliseconds + (before + shift) * 60_000))
        }
        change = change.getTimeZoneTransition('next')
      }
    }
  })

  /** `wall` holds the local time in its UTC fields. */
  function checkAgainstTemporal(name: string, wall: Date): void {
    const date = { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() }
    const time = { hour: wall.getUTCHours(), minute: wall.getUTCMinutes() }
    const plain = Temporal.PlainDateTime.from({ ...date, ...time })
    const expected = new Set<string>()
    for (const disambiguation of ['earlier', 'later'] as const) {
      const zoned = plain.toZonedDateTime(name, { disambiguation })
      // Old offsets such as Liberia's are not whole minutes; they end before the years tested here.
      if (zoned.toPlainDateTime().equals(plain)) expected.add(formatUtc(zoned.epochMilliseconds))
    }
    const found = toUtc({ date, time }, zone(name))
    assert.deepEqual(
      found.map(({ utc }) => utc),
      [...expected],
      `${name} ${plain.toString()}`,
    )
    assert.deepEqual(
      found.map(({ instant }) => instant),
      [...expected].map((utc) => Date.parse(utc)),
    )
    assert.equal(isSkipped({ date, time }, zone(name)), expected.size === 0)
  }
})

describe('formatInZone', () => {
  it('shows the clocks of a place', () => {
    const instant = Date.UTC(2026, 2, 1, 22, 30)
    assert.deepEqual(
      ['Europe/Berlin', 'Asia/Kolkata', 'UTC', 'No/Where'].map((name) => formatInZone(instant, name)),
      ['Sun 2026-03-01 23:30 UTC+01:00', 'Mon 2026-03-02 04:00 UTC+05:30', 'Sun 2026-03-01 22:30 UTC', undefined],
    )
  })
})

describe('replaceValue', () => {
  const rows = [
    ['14:30 PST', '22:30Z'],
    ['**14:30** PST', '**22:30Z**'],
    ['14:30 **PST**', '**22:30Z**'],
    ['**2026-03-01** **14:30** PST', '**2026-03-01T22:30Z**'],
    ['_14:30 PST_', '_22:30Z_'],
  ] as const
  for (const [text, expected] of rows) {
    it(text, () => {
      const mention = recogniseTimes(text)[0]
      assert.ok(mention !== undefined)
      const { span, text: replacement } = replaceValue(text, mention.span, mention.date === undefined ? '22:30Z' : '2026-03-01T22:30Z')
      assert.equal(text.slice(0, span.start) + replacement + text.slice(span.end), expected)
    })
  }
})
