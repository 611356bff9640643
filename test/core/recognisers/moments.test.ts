/** What a moment is read as and what *fix all* makes of it: what belongs to it is understood, or nothing is converted. */
import assert from 'node:assert/strict'
import { faultsIn, findingsIn, fixed, fixesIn, text } from '../../support/check.ts'

const title = '# Incident of 2026-03-01\n\n'

/** The line below a title with a day, after *fix all*. */
function lineAfter(line: string): string {
  return fixed(`${title}- ${line}\n`).slice(title.length + 2, -1)
}

function findings(line: string): string[] {
  return findingsIn(`${title}- ${line}\n`).map((finding) => finding.replace(/^\S+ /, ''))
}

describe('a moment with what belongs to it', () => {
  const rows: readonly (readonly [utc: string, ...written: string[]])[] = [
    [
      '2026-03-01T09:00Z deploy',
      '2026-03-01 14:30 UTC+5.5 deploy',
      '2026-03-01 14:30 UTC+5,5 deploy',
      '2026-03-01 14:30 UTC+5½ deploy',
      '2026-03-01 14:30 UTC+05.30 deploy',
      '2026-03-01 14:30 UTC+5h30 deploy',
      '2026-03-01 14:30 UTC+5:30 deploy',
      '2026-03-01 14:30 GMT+5.5h deploy',
      '2026-03-01 14:30 +5.5h deploy',
      '2026-03-01 14:30 India Standard Time (IST) deploy',
      '2026-03-01 14:30 UTC+5:30 (India Standard Time) deploy',
    ],
    ['2026-03-01T18:00Z deploy', '2026-03-01 14:30 UTC-3.5 deploy', '2026-03-01 14:30 UTC−3:30 deploy', '2026-03-01 14:30 -3.5h deploy'],
    [
      '2026-03-01T05:00Z deploy',
      '2026-03-01 14:30 +9.5h deploy',
      '2026-03-01 14:30 UTC + 9.5 hours deploy',
      '2026-03-01 14:30 GMT+0930 deploy',
    ],
    [
      '2026-03-01T12:30Z deploy',
      '2026-03-01 14:30 UTC+2hrs deploy',
      '2026-03-01 14:30 UTC+2h deploy',
      '2026-03-01 14:30 UTC + 2 hours deploy',
      '2026-03-01 14:30 UTC plus 2 deploy',
      '2026-03-01 14:30 Central African Time (CAT) deploy',
      '2026-03-01 14:30 Central Africa Time deploy',
      '2026-03-01 14:30 Europe/Athens (EET) deploy',
    ],
    [
      '2026-03-01T17:00Z deploy',
      '2026-03-01 12:00 noon EST deploy',
      '2026-03-01 12 noon EST deploy',
      '2026-03-01 12:00 (noon) EST deploy',
      '2026-03-01 midday EST deploy',
      '2026-03-01 noon E.S.T. deploy',
      '2026-03-01 12 Uhr mittags EST deploy',
      '2026-03-01 12 pm eastern standard time deploy',
      '2026-03-01 12:00 EST5EDT deploy',
      '2026-03-01 12:00 -05 deploy',
      '2026-03-01 12:00 EASTERN TIME deploy',
    ],
    [
      '2026-03-01T22:30Z deploy',
      '2026-03-01 14:30 PST8PDT deploy',
      '2026-03-01 14:30 pacific time deploy',
      '(PST) 2026-03-01 14:30 deploy',
    ],
    ['2026-03-01T19:30:00Z deploy', '2026-03-01 14:30:00 -05 deploy', '2026-03-01 14:30:00-05 deploy'],
    ['2026-03-01T13:30Z: deploy', '2026-03-01 14:30 CET: deploy', '2026-03-01 14:30, CET: deploy', '2026-03-01 14:30 - CET: deploy'],
    [
      '13:30Z deploy',
      '14:30 hora de Madrid deploy',
      '14:30 heure de Paris deploy',
      '14:30 Berlin time (CET) deploy',
      '14:30 CET (UTC+1) deploy',
    ],
    ['19:30Z (UTC, quiet hour)', '14:30 (EST, quiet hour)'],
    ['[2026-03-01 13:30](https://example.com/a) UTC deploy', '[2026-03-01 14:30](https://example.com/a) CET deploy'],
    ['11:30Z', '14:30 MSK', '14:30 (MSK)', '14:30 Moscow Standard Time'],
  ]
  for (const [utc, ...lines] of rows) for (const line of lines) it(line, () => assert.equal(lineAfter(line), utc))

  const inUtc = [
    '14:30 Zulu deploy',
    '14:30 Utc deploy',
    '14:30 U.T.C. deploy',
    '14:30, UTC deploy',
    '14:30 - UTC deploy',
    '14:30 (in UTC) deploy',
    '14:30 (UTC time) deploy',
    '14:30 hours UTC deploy',
    '1430 hours UTC deploy',
    '14:30 `UTC` deploy',
    '14:30 [UTC](https://example.com/utc) deploy',
    '[2026-03-01 14:30](https://example.com/a) UTC deploy',
    '14:30&nbsp;UTC deploy',
    '14:30&#160;UTC deploy',
    '14:30 PST/22:30 UTC deploy',
    '12 noon UTC deploy',
    '14:30 UTC/GMT deploy',
  ]
  for (const line of inUtc) it(`${line} is UTC`, () => assert.deepEqual(findings(line), []))
})

describe('a moment that is not certain', () => {
  const kept = [
    '2026-03-01 14:30 UTC+1/+2 deploy',
    '2026-03-01 14:30 UTC+1 / UTC+2 deploy',
    '2026-03-01 14:30 UTC+5.3 deploy',
    '2026-03-01 14:30 UTC+2x deploy',
    '2026-03-01 14:30 UTC+15 deploy',
    '2026-03-01 14:30 CET (UTC+2) deploy',
    '2026-03-01 14:30 CET EST deploy',
    '2026-03-01 14:30 CET/EST deploy',
    '2026-03-01 14:30 CET or CEST deploy',
    '2026-03-01 14:30 CET (summer time) deploy',
    '2026-03-01 14:30 UTC+1 (+1) deploy',
    '2026-03-01 2:30 EST pm deploy',
    '2026-03-01 14:30 CET½ deploy',
    '2026-03-01 midnight EST deploy',
    '2026-03-01 12 midnight EST deploy',
    '2026-03-01 00:30 CET the next day',
    'half 3 pm CET',
    'tomorrow at 00:30 UTC+2',
    'Tuesday, 00:30 CET',
    '00:30 UTC+2 (+1 day)',
    '3.1.26, 00:30 CET',
    '14:30 MSK cluster restarted',
    '16:37 Denver: deploy',
  ]
  for (const line of kept)
    it(`${line} stays`, () => {
      assert.equal(lineAfter(line), line)
      assert.notDeepEqual(findings(line), [])
    })

  it('is converted where its day stays the same', () => assert.equal(lineAfter('tomorrow at 14:30 UTC+2'), 'tomorrow at 12:30Z'))

  it('offers both of two offsets', () =>
    assert.deepEqual(fixesIn(`${title}- 2026-03-01 14:30 UTC+1/+2 deploy\n`), [
      'Convert to 2026-03-01T13:30Z (UTC+01:00)',
      'Convert to 2026-03-01T12:30Z (UTC+02:00)',
    ]))
})

describe('an unknown zone', () => {
  for (const [line, zone, time] of [
    ['14:30 XYT', 'XYT', '14:30'],
    ['14:30 (QST) deploy', 'QST', '14:30'],
    ['14:30 Narnia Standard Time deploy', 'Narnia Standard Time', '14:30'],
    ['14:30 Europe/Narnia deploy', 'Europe/Narnia', '14:30'],
    ['2026-03-01 14:30 GMT+5.3 deploy', 'GMT+5.3', '2026-03-01 14:30'],
    ['2026-03-01 14:30 +15:00 deploy', '+15:00', '2026-03-01 14:30'],
  ] as const)
    it(`${line} is said to be one, and nothing is offered`, () => {
      assert.deepEqual(findings(line), [`missing-time-zone Unknown zone "${zone}" of "${time}"; expected UTC`])
      assert.deepEqual(fixesIn(`${title}- ${line}\n`), [])
    })

  it('is never read as UTC where letters may be one', () => {
    for (const line of ['14:30 XYT deploy', '14:30 CETx deploy', '14:30+5.3 deploy']) assert.deepEqual(fixesIn(`${title}- ${line}\n`), [])
  })

  it('is none where a zone is declared', () => {
    assert.deepEqual(faultsIn(text('# Incident of 2026-03-01\n\nAll times in UTC.\n\n- 14:30 GET, answered\n- 14:31 ICT team paged\n')), [])
  })
})
