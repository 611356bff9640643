import assert from 'node:assert/strict'
import { monthOf, weekdayOf } from '../../../server/src/core/time/calendar.ts'
import { monthNames, weekdayNames } from '../../../server/src/core/time/calendar-data.ts'
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
    ['mardi 27 janvier 2026', 'mardi 27 janvier 2026 = 2026-01-27'],
    ['lundi 27 janvier 2026', 'lundi 27 janvier 2026 = 2026-01-27 !weekday'],
    ['martes, 27 de enero de 2026', 'martes, 27 de enero de 2026 = 2026-01-27'],
    ['terça-feira, 27 de janeiro de 2026', 'terça-feira, 27 de janeiro de 2026 = 2026-01-27'],
    ['maandag 27 januari 2026', 'maandag 27 januari 2026 = 2026-01-27 !weekday'],
    ['Il 3 dicembre, dal 1º marzo 2026', '3 dicembre = --12-03', '1º marzo 2026 = 2026-03-01'],
    ['mar. 27 janv. 2026', 'mar. 27 janv. 2026 = 2026-01-27'],
    ['2026年1月27日 星期一', '2026年1月27日 星期一 = 2026-01-27 !weekday'],
    ['2026-01-27（周二）', '2026-01-27（周二） = 2026-01-27'],
    ['2026년 1월 27일 (월)', '2026년 1월 27일 (월) = 2026-01-27 !weekday'],
    ['1월 27일 (화)', '1월 27일 (화) = --01-27'],
    ['Monday, January 27, 2026: copied', 'Monday, January 27, 2026 = 2026-01-27 !weekday'],
    ['発生日2026-03-01 障害', '2026-03-01 = 2026-03-01'],
    ['日本語2026/03/01、終了1.3.2026', '2026/03/01 = 2026-03-01', '1.3.2026 = 2026-03-01'],
    ['8 - 17 May 2017', '17 May 2017 = 2017-05-17'],
    ['Jan 27 to Feb 2', 'Jan 27 = --01-27', 'Feb 2 = --02-02'],
    ['2026-02-30', '2026-02-30 = 2026-02-30 !no-such-day'],
    ['March 32, 2026', 'March 32, 2026 = 2026-03-32 !no-such-day'],
    ['Date: 32 March 2026', '32 March 2026 = 2026-03-32 !no-such-day'],
    ['32. März 2026', '32. März 2026 = 2026-03-32 !no-such-day'],
    ['32 de marzo de 2026', '32 de marzo de 2026 = 2026-03-32 !no-such-day'],
    ['Build 45 March 2026'],
    ['March 45 of them'],
    ['31.04.2026', '31.04.2026 = 2026-04-31 !no-such-day'],
    ['2028-02-29 and 2026-02-29', '2028-02-29 = 2028-02-29', '2026-02-29 = 2026-02-29 !no-such-day'],
    ['Monday, 1 March 2026', 'Monday, 1 March 2026 = 2026-03-01 !weekday'],
    ['2026-03-??', '2026-03-?? = ????-??-??'],
    // Not dates.
    ['Sam 2026-01-27, 3 Set up, 5 Out of 10, step 3 sets', '2026-01-27 = 2026-01-27'],
    ['version 1.2.2026.4, v1.12.26, 10.32.16.0/20, 3/5, 24/7, may 5 nodes'],
    ['handover_2025-06-23_18-46.md, 2025-10-25-11-29, INC-2026-03-01-7'],
  ]
  for (const [text, ...expected] of rows) it(text, () => assert.deepEqual(datesIn(text), expected))
})

describe('names of months and weekdays', () => {
  /** What `Intl` calls each of some days, without the point of an abbreviation. */
  const namesIn = (language: string, part: 'month' | 'weekday', days: readonly number[]) =>
    (['long', 'short'] as const).flatMap((style) => {
      const format = new Intl.DateTimeFormat(language, { [part]: style, day: 'numeric', timeZone: 'UTC' })
      return days.map((day, index) => {
        const name = format.formatToParts(day).find(({ type }) => type === part)?.value ?? ''
        return [name.replace(/\.$/, ''), index + 1] as const
      })
    })
  for (const language of Object.keys(weekdayNames)) {
    it(`are those of Intl in ${language}`, () => {
      const weekdays = namesIn(
        language,
        'weekday',
        Array.from({ length: 7 }, (_, index) => Date.UTC(2026, 5, 1 + index)),
      )
      const months = monthNames[language] ? Array.from({ length: 12 }, (_, index) => Date.UTC(2026, index, 1)) : []
      assert.deepEqual(
        weekdays.map(([name]) => [name, weekdayOf(name)]),
        weekdays,
      )
      const named = namesIn(language, 'month', months)
      assert.deepEqual(
        named.map(([name]) => [name, monthOf(name)]),
        named,
      )
    })
  }
})
