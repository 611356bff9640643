/** The moments of messages: across midnight, in several zones, and where the text leaves something open. */
import { deepEqual, equal } from 'node:assert/strict'
import { type Paste, pasted } from './support.ts'

/** The moments of the rows, and what is asked. */
function moments(transcript: string, paste: Paste = {}) {
  const found = pasted(transcript, paste)
  return { at: found?.text.match(/\d{4}-\d\d-\d\dT\d\d:\d\dZ/g) ?? [], zone: found?.zone, day: found?.day }
}

const chat = (...times: string[]) => times.map((time, index) => `Ida\n  ${time}\nmessage ${index + 1}\n`).join('')
const dated = '---\ndate: 2026-03-01\n---\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n'

describe('transcripts: days and zones', () => {
  it('a day begins at midnight, and a thread that goes back a little stays on its day', () => {
    deepEqual(moments(chat('23:50', '23:59', '00:04', '00:40', '00:10', '09:00'), { into: dated, zone: 'UTC' }), {
      at: ['2026-03-01T23:50Z', '2026-03-01T23:59Z', '2026-03-02T00:04Z', '2026-03-02T00:10Z', '2026-03-02T00:40Z', '2026-03-02T09:00Z'],
      zone: undefined,
      day: undefined,
    })
    // An evening follows the morning, also where the evening before is nearer.
    deepEqual(moments(chat('02:47', '02:51', '23:58', '00:10'), { into: dated, zone: 'UTC' }).at, [
      '2026-03-01T02:47Z',
      '2026-03-01T02:51Z',
      '2026-03-01T23:58Z',
      '2026-03-02T00:10Z',
    ])
    deepEqual(moments(chat('23:40', '00:05', '23:50'), { into: dated, zone: 'UTC' }).at, [
      '2026-03-01T23:40Z',
      '2026-03-01T23:50Z',
      '2026-03-02T00:05Z',
    ])
    deepEqual(moments(chat('20:00', '10:00'), { into: dated, zone: 'UTC' }).at, ['2026-03-01T20:00Z', '2026-03-02T10:00Z'])
  })

  it('the document says the day: its front matter, its title; a chosen day goes before', () => {
    const titled = '# Outage on 2026-02-14\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n'
    deepEqual(moments(chat('10:00'), { into: titled, zone: 'UTC' }).at.at(-1), '2026-02-14T10:00Z')
    deepEqual(moments(chat('10:00'), { into: dated, zone: 'UTC', day: '2026-02-20' }).at, ['2026-02-20T10:00Z'])
  })

  it('a zone and a day that nothing says are asked, with what was taken', () => {
    deepEqual(moments(chat('02:47 AM'), { machine: 'Europe/Berlin' }), {
      at: ['2026-03-03T01:47Z'],
      zone: { written: '02:47 AM', taken: 'Europe/Berlin', others: ['UTC'] },
      day: { written: '02:47 AM', taken: '2026-03-03', others: [] },
    })
    deepEqual(moments(chat('02:47 AM'), { machine: 'Europe/Berlin', zone: 'Asia/Tokyo', day: '2026-03-01' }), {
      at: ['2026-02-28T17:47Z'],
      zone: undefined,
      day: undefined,
    })
  })

  it('the project’s zone and a zone in words go before the machine’s', () => {
    deepEqual(moments('All times are CET\n\n[2026-03-01 10:00] Ida: a\n', { machine: 'Asia/Tokyo' }), {
      at: ['2026-03-01T09:00Z'],
      zone: undefined,
      day: undefined,
    })
  })

  it('times in three zones, a day before and behind', () => {
    deepEqual(moments('02:47 UTC Paged\n- 04:05 CET Rolled back\n* 19:30 PST resolved\n', { into: dated }).at, [
      '2026-03-01T02:47Z',
      '2026-03-01T03:05Z',
      '2026-03-01T03:30Z',
    ])
  })

  it('of a zone with several meanings the likeliest is taken and said, and another can be chosen', () => {
    const text = '2026-03-01 14:30 IST paged\n'
    deepEqual(moments(text), {
      at: ['2026-03-01T09:00Z'],
      zone: { written: '2026-03-01 14:30 IST', taken: 'India Standard Time', others: ['Israel Standard Time', 'Irish Standard Time'] },
      day: undefined,
    })
    deepEqual(moments(text, { zone: 'Israel Standard Time' }).at, ['2026-03-01T12:30Z'])
    // The zone of times that name none says nothing of one that is written.
    deepEqual(moments(text, { zone: 'Europe/Berlin' }).at, ['2026-03-01T09:00Z'])
  })

  it('days and months that could be swapped: as clocks have them, as the document has them, as somebody chooses', () => {
    const american = '[2/3/2026 2:47 PM] Ida: a\n'
    deepEqual(moments(american, { zone: 'UTC' }), {
      at: ['2026-02-03T14:47Z'],
      zone: undefined,
      day: { written: '2/3/2026 2:47 PM', taken: '2026-02-03', others: ['2026-03-02'] },
    })
    deepEqual(moments('[02/03/2026 14:47] Ida: a\n', { zone: 'UTC' }).day?.taken, '2026-03-02')
    deepEqual(moments(american, { zone: 'UTC', day: '2026-03-02' }), { at: ['2026-03-02T14:47Z'], zone: undefined, day: undefined })
    deepEqual(moments('[2/13/2026 2:47 PM] Ida: a\n[2/14/2026 3:47 PM] Ida: b\n[3/2/2026 3:47 PM] Ida: c\n', { zone: 'UTC' }).at, [
      '2026-02-13T14:47Z',
      '2026-02-14T15:47Z',
      '2026-03-02T15:47Z',
    ])
  })

  it('a date without a year is the last one, or the one near the document', () => {
    deepEqual(moments('Dec 31 23:00:00 web-01 app: a\n', { zone: 'UTC' }).at, ['2025-12-31T23:00Z'])
    deepEqual(moments('Dec 31 23:00:00 web-01 app: a\nJan  1 00:10:00 web-01 app: b\n', { zone: 'UTC' }).at, [
      '2025-12-31T23:00Z',
      '2026-01-01T00:10Z',
    ])
  })

  it('clocks that are set forward or back', () => {
    // 02:30 does not exist on this night in Berlin; 02:30 comes twice on the other one.
    deepEqual(moments('2026-03-29 02:30 a\n', { zone: 'Europe/Berlin' }).at, ['2026-03-29T01:30Z'])
    deepEqual(moments('2025-10-26 02:50 a\n2025-10-26 02:10 b\n2025-10-26 03:10 c\n', { zone: 'Europe/Berlin' }).at, [
      '2025-10-26T00:50Z',
      '2025-10-26T01:10Z',
      '2025-10-26T02:10Z',
    ])
  })

  it('in Slack, a time without am or pm is behind the one above', () => {
    deepEqual(moments('Ida\n  11:58 AM\na\n12:01\nb\n1:05\nc\n', { into: dated, zone: 'UTC' }).at, [
      '2026-03-01T11:58Z',
      '2026-03-01T12:01Z',
      '2026-03-01T13:05Z',
    ])
  })

  it('all of it in order, whatever the order of the text', () => {
    equal(
      moments('2026-03-01T10:00Z a\n2026-03-01T09:00Z b\n2026-03-01T09:30Z c\n').at.join(),
      '2026-03-01T09:00Z,2026-03-01T09:30Z,2026-03-01T10:00Z',
    )
  })
})
