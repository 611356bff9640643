/** Times and days in other notations, each the same moment. */
import type { Rewriting } from './rewriting.ts'

export const times: readonly Rewriting[] = [
  {
    says: 'times have a space and a zone',
    example: ['at 2026-03-01T10:42Z', 'at 2026-03-01 10:42 UTC'],
    rewrite: (text) => eachTime(text, ({ date, time }) => `${date} ${time} UTC`),
  },
  {
    says: 'times have seconds and an offset',
    example: ['at 2026-03-01T10:42Z', 'at 2026-03-01T10:42:00+00:00'],
    rewrite: (text) => eachTime(text, ({ date, time }) => `${date}T${time}:00+00:00`),
  },
  {
    says: 'times have the zone in brackets',
    example: ['at 2026-03-01T10:42Z', 'at 2026-03-01 10:42 (UTC)'],
    rewrite: (text) => eachTime(text, ({ date, time }) => `${date} ${time} (UTC)`),
  },
  {
    says: 'times stand before their day',
    example: ['at 2026-03-01T10:42Z', 'at 10:42 UTC on 2026-03-01'],
    rewrite: (text) => eachTime(text, ({ date, time }) => `${time} UTC on ${date}`),
  },
  {
    says: 'times are in words of English',
    example: ['at 2026-03-01T10:42Z', 'at 1 March 2026, 10:42 UTC'],
    rewrite: (text) => eachTime(text, ({ date, time }) => `${inWords(date)}, ${time} UTC`),
  },
  {
    says: 'times have twelve hours',
    example: ['at 2026-03-01T22:42Z', 'at March 1, 2026 10:42 PM UTC'],
    rewrite: (text) =>
      eachTime(text, ({ date, time }) => {
        const hour = Number(time.slice(0, 2))
        return `${inAmericanWords(date)} ${((hour + 11) % 12) + 1}:${time.slice(3)} ${hour < 12 ? 'AM' : 'PM'} UTC`
      }),
  },
  {
    says: 'times have their weekday',
    example: ['at 2026-03-01T10:42Z', 'at Sunday, 2026-03-01 10:42 UTC'],
    rewrite: (text) => eachTime(text, ({ date, time }) => `${weekdayOf(date)}, ${date} ${time} UTC`),
  },
  {
    says: 'times have no colon',
    example: ['at 2026-03-01T10:42Z', 'at 2026-03-01 1042 UTC'],
    rewrite: (text) => eachTime(text, ({ date, time }) => `${date} ${time.replace(':', '')} UTC`),
  },
  {
    says: 'times are in code',
    example: ['at 2026-03-01T10:42Z', 'at `2026-03-01T10:42Z`'],
    rewrite: (text) => eachTime(text, ({ date, time }) => `\`${date}T${time}Z\``),
  },
  {
    says: 'times are in Greenwich Mean Time',
    example: ['at 2026-03-01T10:42Z', 'at 2026-03-01 10:42 GMT'],
    rewrite: (text) => eachTime(text, ({ date, time }) => `${date} ${time} GMT`),
  },
  {
    says: 'days are in words of English',
    example: ['on 2026-03-17', 'on 17 March 2026'],
    rewrite: (text) => eachDay(text, inWords),
  },
  {
    says: 'days are in words of American English',
    example: ['on 2026-03-17', 'on March 17, 2026'],
    rewrite: (text) => eachDay(text, inAmericanWords),
  },
  {
    says: 'days have short months',
    example: ['on 2026-03-17', 'on 17 Mar 2026'],
    rewrite: (text) => eachDay(text, (date) => inWords(date).replace(/ (\p{L}{3})\p{L}*/u, ' $1')),
  },
  {
    says: 'days have their weekday',
    example: ['on 2026-03-17', 'on Tuesday, 2026-03-17'],
    rewrite: (text) => eachDay(text, (date) => `${weekdayOf(date)}, ${date}`),
  },
]

function eachTime(text: string, write: (moment: { date: string; time: string }) => string): string {
  return text.replace(/(?<![`\d])(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})Z/g, (_time, date: string, time: string) => write({ date, time }))
}

function eachDay(text: string, write: (date: string) => string): string {
  return text.replace(/(?<![-\d/`])\d{4}-\d{2}-\d{2}(?![-\dT/]| \d)/g, write)
}

function inWords(date: string): string {
  return `${Number(date.slice(8))} ${part(date, { month: 'long' })} ${date.slice(0, 4)}`
}

function inAmericanWords(date: string): string {
  return `${part(date, { month: 'long' })} ${Number(date.slice(8))}, ${date.slice(0, 4)}`
}

function weekdayOf(date: string): string {
  return part(date, { weekday: 'long' })
}

function part(date: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).format(new Date(date))
}
