import assert from 'node:assert/strict'
import {
  compareMoments,
  instantOf,
  type Moment,
  type MomentDefaults,
  millisecondsBetween,
  momentsOf,
  recogniseTimes,
  utc,
} from '../../../server/src/core/time/index.ts'

function moments(text: string, defaults: MomentDefaults = {}): Moment[] {
  return recogniseTimes(text).flatMap((mention) => momentsOf(mention, defaults))
}

function minutesBetween(text: string, defaults: MomentDefaults = {}): number | undefined {
  const [from, to] = moments(text, defaults)
  assert.ok(from !== undefined && to !== undefined, text)
  const between = millisecondsBetween(from, to, defaults)
  return between === undefined ? undefined : between / 60_000
}

describe('momentsOf', () => {
  const rows: readonly (readonly [text: string, ...expected: string[]])[] = [
    ['at 14:30 PST', '14:30 PST'],
    ['08:15 AM - 09:32 AM EDT', '08:15 AM', '09:32 AM EDT'],
    ['14:00 UTC - 15:00 UTC', '14:00 UTC', '15:00 UTC'],
    ['2026-03-01 22:00 - 2026-03-02 01:00 UTC', '2026-03-01 22:00', '2026-03-02 01:00 UTC'],
    ['every day at 02:00'],
    ['support hours 10:00-17:00'],
    ['14:??'],
  ]
  for (const [text, ...expected] of rows) {
    it(text, () =>
      assert.deepEqual(
        moments(text).map(({ span }) => text.slice(span.start, span.end)),
        expected,
      ),
    )
  }

  it('moves the end of a range past midnight', () => {
    assert.deepEqual(
      moments('2026-12-31 23:00 - 01:00 UTC').map(({ date }) => date),
      [
        { year: 2026, month: 12, day: 31 },
        { year: 2027, month: 1, day: 1 },
      ],
    )
  })

  it('takes day and year from the document', () => {
    const date = { year: 2026, month: 3, day: 1 }
    assert.deepEqual(moments('14:30 UTC', { date })[0]?.date, date)
    assert.deepEqual(moments('Sep 27 13:06', { date })[0]?.date, { year: 2026, month: 9, day: 27 })
    assert.equal(moments('03/04/2026 10:00 UTC')[0]?.date, undefined)
  })
})

describe('millisecondsBetween', () => {
  const rows: readonly (readonly [text: string, minutes: number | undefined])[] = [
    ['2026-03-01 14:30 UTC; 2026-03-01 07:00 PST', 30],
    ['2026-03-01 23:50 UTC; 2026-03-02 00:10 UTC', 20],
    ['14:30; 14:20', -10],
    ['14:30 CET; 14:40 CET', 10],
    ['14:30 CET; 14:40 UTC', undefined],
    ['14:30; 2026-03-01 14:40', undefined],
    ['2026-11-01 00:30 America/New_York; 2026-11-01 03:30 America/New_York', 240],
  ]
  for (const [text, minutes] of rows) it(text, () => assert.equal(minutesBetween(text), minutes))

  it('uses the declared zone and day', () => {
    assert.equal(minutesBetween('14:30; 16:00 CET', { zone: utc, date: { year: 2026, month: 3, day: 1 } }), 30)
  })

  it('has no instant for what can mean several', () => {
    assert.deepEqual(
      ['2026-03-01 14:30 IST', '2026-03-01 14:30', '14:30 UTC', '2026-03-01 14:30 UTC'].map((text) =>
        instantOf(moments(text)[0] as Moment),
      ),
      [undefined, undefined, undefined, Date.UTC(2026, 2, 1, 14, 30)],
    )
  })

  it('orders', () => {
    const [early, late] = moments('2026-03-01 14:30 UTC; 2026-03-01 07:00 PST')
    assert.ok(early !== undefined && late !== undefined)
    assert.ok((compareMoments(early, late) ?? 0) < 0 && (compareMoments(late, early) ?? 0) > 0 && compareMoments(early, early) === 0)
  })
})
