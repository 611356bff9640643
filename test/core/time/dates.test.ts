import assert from 'node:assert/strict'
import { recogniseDates } from '../../../server/src/core/time/index.ts'
import { dateOf } from './shorthand.ts'

function datesIn(text: string): string[] {
  return recogniseDates(text).map(
    (date) => `${text.slice(date.span.start, date.span.end)} = ${dateOf(date)}${date.problems.map(({ kind }) => ` !${kind}`).join('')}`,
  )
}

describe('recogniseDates', () => {
  const rows: readonly (readonly [string, ...string[]])[] = [
    ['2026-03-01', '2026-03-01 = 2026-03-01'],
    ['on 2026-3-1, or 2026/03/01 and 2026.03.01', '2026-3-1 = 2026-03-01', '2026/03/01 = 2026-03-01', '2026.03.01 = 2026-03-01'],
    ['06.03.2026 and 6. 3. 2026', '06.03.2026 = 2026-03-06', '6. 3. 2026 = 2026-03-06'],
    ['11.12.26', '11.12.26 = 2026-12-11'],
    ['03/04/2026', '03/04/2026 = 2026-03-04?'],
    ['04/04/2026, 13/04/2026, 04/13/2026', '04/04/2026 = 2026-04-04', '13/04/2026 = 2026-04-13', '04/13/2026 = 2026-04-13'],
    ['Tue 03/02/2026', 'Tue 03/02/2026 = 2026-02-03'],
    ['Wed 03/02/2026', 'Wed 03/02/2026 = 2026-03-02? !weekday'],
    ['Mon 03/02/2026', 'Mon 03/02/2026 = 2026-03-02'],
    ['3-4-2026', '3-4-2026 = 2026-03-04?'],
    [
      'March 1, 2026; 1st of March 2026; 1-Mar-2026',
      'March 1, 2026 = 2026-03-01',
      '1st of March 2026 = 2026-03-01',
      '1-Mar-2026 = 2026-03-01',
    ],
    ['Tuesday 9th June 2026', 'Tuesday 9th June 2026 = 2026-06-09'],
    ['Montag, den 2. März 2026', 'Montag, den 2. März 2026 = 2026-03-02'],
    ['So. 01.03.2026', 'So. 01.03.2026 = 2026-03-01'],
    ['2026年3月1日（日）', '2026年3月1日（日） = 2026-03-01'],
    ['8 - 17 May 2017', '17 May 2017 = 2017-05-17'],
    ['Jan 27 to Feb 2', 'Jan 27 = --01-27', 'Feb 2 = --02-02'],
    ['2026-02-30', '2026-02-30 = 2026-02-30 !no-such-day'],
    ['31.04.2026', '31.04.2026 = 2026-04-31 !no-such-day'],
    ['2028-02-29 and 2026-02-29', '2028-02-29 = 2028-02-29', '2026-02-29 = 2026-02-29 !no-such-day'],
    ['Monday, 1 March 2026', 'Monday, 1 March 2026 = 2026-03-01 !weekday'],
    ['2026-03-??', '2026-03-?? = ????-??-??'],
    // Not dates.
    ['version 1.2.2026.4, v1.12.26, 10.32.16.0/20, 3/5, 24/7, may 5 nodes'],
    ['handover_2025-06-23_18-46.md, 2025-10-25-11-29, INC-2026-03-01-7'],
  ]
  for (const [text, ...expected] of rows) it(text, () => assert.deepEqual(datesIn(text), expected))
})
