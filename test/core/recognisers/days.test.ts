/** Which day a time belongs to, as it shows in what *fix all* writes. */
import assert from 'node:assert/strict'
import { faultsIn, findingsIn, fixed } from '../../support/check.ts'
import { momentsOfText } from '../../support/fixes.ts'

/** The moments in what *fix all* makes of a text, and the times that it leaves. */
function rewritten(source: string): string {
  const result = fixed(source)
  assert.equal(fixed(result), result)
  const body = result.slice(result.indexOf('\n'))
  return (body.match(/(?:\d{4}-\d\d-\d\dT)?\d{1,2}:\d\d(?:Z| (?:CEST|UTC[+-]\d))/g) ?? []).join(', ')
}

const title = '# Incident of 2026-05-12\n\n'
const overMidnight = '2026-05-12T21:50Z, 2026-05-12T22:20Z'

describe('the day goes on over midnight', () => {
  const rows: readonly (readonly [name: string, source: string, expected?: string])[] = [
    ['in a list', '- 23:50 CEST rang\n- 00:20 CEST restarted\n'],
    ['in a numbered list with what stands below', '1. 23:50 CEST rang\n   - asked\n2. 00:20 CEST restarted\n'],
    ['in a list of a declared zone', '## Timeline (CEST)\n\n- **23:50** rang\n- **00:20** restarted\n'],
    ['in a table', '| Time (CEST) | What |\n|---|---|\n| 23:50 | rang |\n| 00:20 | restarted |\n'],
    ['in a nested list', '- Night\n  - 23:50 CEST rang\n  - 00:20 CEST restarted\n'],
    ['in a quotation', '> - 23:50 CEST rang\n> - 00:20 CEST restarted\n'],
    ['in headings', '## 23:50 CEST rang\n\nx\n\n## 00:20 CEST restarted\n', '21:50Z, 2026-05-12T22:20Z'],
    ['in paragraphs', '**23:50 CEST** rang\n\n**00:20 CEST** restarted\n', '21:50Z, 2026-05-12T22:20Z'],
    ['where rows name no day', '| Day | Time (CEST) |\n|---|---|\n| 2026-05-12 | 23:50 |\n| | 00:20 |\n'],
    ['behind a day that an entry names', '- 2026-05-12 23:50 CEST rang\n- 00:20 CEST restarted\n'],
    ['west of UTC', '- 23:50 UTC-5 rang\n- 00:20 UTC-5 restarted\n', '2026-05-13T04:50Z, 2026-05-13T05:20Z'],
    [
      'twice',
      '- 23:50 UTC+1 x\n- 10:00 UTC+1 b\n- 23:50 UTC+1 c\n- 00:30 UTC+1 d\n',
      '2026-05-12T22:50Z, 2026-05-13T09:00Z, 2026-05-13T22:50Z, 2026-05-13T23:30Z',
    ],
    ['and is written with all of the entries', '- 08:00 UTC+9 x\n- 21:00 UTC+9 b\n', '2026-05-11T23:00Z, 2026-05-12T12:00Z'],
  ]
  for (const [name, source, expected = overMidnight] of rows) it(name, () => assert.equal(rewritten(title + source), expected))

  it('from one zone to another, as the moments follow each other', () => {
    const rows = [
      '- 23:50 CEST rang\n- 00:20 CEST restarted\n- 22:30Z closed\n',
      '- 21:50Z rang\n- 00:20 CEST restarted\n- 22:30Z closed\n',
    ]
    const headings = '## 23:50 CEST rang\n\n## 00:20 CEST restarted\n\n## 20:30 EDT closed\n'
    for (const source of rows)
      assert.deepEqual(momentsOfText(title + source), ['2026-05-12T21:50Z', '2026-05-12T22:20Z', '2026-05-12T22:30Z'])
    assert.deepEqual(momentsOfText(title + headings), ['2026-05-12T21:50Z', '2026-05-12T22:20Z', '2026-05-13T00:30Z'])
  })

  it('also where a long list was cut', () => {
    const entries = (count: number) =>
      Array.from({ length: count }, (_, at) => `- 23:50 UTC+2 alert number ${at} of the queue, seen and noted\n`).join('')
    const times = rewritten(`${title}${entries(150)}- 00:20 UTC+2 restarted\n${entries(1)}- 00:30 UTC+2 fixed\n`).split(', ')
    assert.deepEqual([times[0], ...times.slice(-3)], ['2026-05-12T21:50Z', '2026-05-12T22:20Z', '2026-05-13T21:50Z', '2026-05-13T22:30Z'])
  })

  const doubtful: readonly (readonly [name: string, source: string, expected: string])[] = [
    [
      'below a day that can be read as two, in a row',
      '| Day | Time |\n|---|---|\n| 03/04/2026 | 00:20 CEST |\n| | 14:30 CEST |\n',
      '00:20 CEST, 14:30 CEST',
    ],
    ['below one in a heading', '## 03/04/2026\n\n- 00:20 CEST x\n', '00:20 CEST'],
    ['below one in a line', '**03/04/2026:**\n\n- 00:20 CEST x\n', '00:20 CEST'],
    ['below one in an item', '- 03/04/2026\n  - 00:20 CEST x\n', '00:20 CEST'],
    ['among labels', '- **Start:** 23:50 CEST\n- **End:** 00:20 CEST\n', '2026-05-12T21:50Z, 00:20 CEST'],
    ['in a sentence', 'Alarm at 23:50 CEST. Fixed at 00:20 CEST.\n', '23:50 CEST, 00:20 CEST'],
    ['with the newest entry first', '- 01:20 CEST c\n- 00:10 CEST b\n- 23:55 CEST x\n', '01:20 CEST, 00:10 CEST, 23:55 CEST'],
  ]
  for (const [name, source, expected] of doubtful) it(`is not certain ${name}`, () => assert.equal(rewritten(title + source), expected))
})

describe('a day is opened', () => {
  const opened = '2026-05-13T22:30Z'
  const rows: readonly (readonly [name: string, source: string, expected?: string])[] = [
    ['by a line that ends in a colon', 'Thursday, 14 May 2026:\n\n- 00:30 CEST rang\n'],
    ['by a bold line', '**2026-05-14:**\n\n- 00:30 CEST rang\n'],
    ['by a bold line without a colon', '**2026-05-14**\n\n- 00:30 CEST rang\n'],
    ['by a heading', '## 2026-05-14:\n\n- 00:30 CEST rang\n'],
    ['by a label', '**2026-05-14:** rang at 00:30 CEST\n'],
    ['by a date of its section', '## Second night\n\n**Date:** 2026-05-14\n\n- 00:30 CEST rang\n'],
    ['by the item around', '- 2026-05-14\n  - 00:30 CEST rang\n'],
    ['by the label around', '- **14 May 2026:**\n  - 00:30 CEST rang\n'],
    ['by words with it', 'On 14 May 2026:\n\n| Time (CEST) | What |\n|---|---|\n| 00:30 | rang |\n'],
    ['until the next one', '**2026-05-13:**\n\n- 00:30 CEST x\n\n**2026-05-14:**\n\n- 00:30 CEST b\n', `2026-05-12T22:30Z, ${opened}`],
    ['until its section ends', '## A\n\n**2026-05-14:**\n\n- 00:30 CEST x\n\n## B\n\n- 00:30 CEST b\n', `${opened}, 2026-05-11T22:30Z`],
  ]
  for (const [name, source, expected = opened] of rows) it(name, () => assert.equal(rewritten(title + source), expected))

  it('by no sentence that names one', () =>
    assert.equal(rewritten('# Incident\n\nWe plan 2026-05-20 for the release.\n\nAlarm at 00:20 CEST.\n'), '00:20 CEST'))
})

describe('a range over midnight', () => {
  for (const range of [
    '22:00–02:30 UTC',
    '18:00 – 08:00 UTC',
    'from 15:41 UTC until 09:02 UTC the next day',
    '22:00 UTC to 06:00 UTC (+1)',
  ])
    it(`${range} is in order`, () => assert.deepEqual(faultsIn(`# Handoff\n\n- **Window:** ${range}\n`), []))

  it('that ends an hour before it begins is a slip', () =>
    assert.deepEqual(faultsIn('# Handoff\n\n- **Window:** 22:30–22:00 UTC\n'), ['timeline-order: 22:00 UTC']))
})

describe('a 12-hour clock', () => {
  const table = (...times: string[]) =>
    `${title}## Timeline\n\n| Time (UTC+2) | What |\n|---|---|\n${times.map((time) => `| ${time} | a |\n`).join('')}`
  for (const times of [
    ['11:50', '12:10', '1:05'],
    ['10:30', '11:45', '1:20', '2:00'],
    ['9:00', '12:30', '3:15'],
    ['11:50', '12:10', '01:05'],
  ])
    it(`${times.join(', ')} is in order, and nothing is converted or sorted`, () => {
      const source = table(...times)
      assert.equal(fixed(source), source)
      assert.deepEqual(
        findingsIn(source).filter((finding) => finding.includes('timeline-order')),
        [],
      )
    })

  it('is none where an hour is on the other', () => assert.match(fixed(table('14:30', '15:10', '14:42')), /12:30Z[^Z]*12:42Z[^Z]*13:10Z/))
})
