/** Times whose parts stand in different markup: all of the markup stays, and the moment is the same. */
import { deepEqual, equal } from 'node:assert/strict'
import { rewriteMoment } from '../../../server/src/core/time/index.ts'
import { fixed } from '../../support/check.ts'

const end = '\n\n[log]: log.txt\n\n[^1]: From the log.\n'

describe('a time in markup', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['2026-01-20 [14:30 CET](https://example.com/p1) deploy', '2026-01-20 [13:30Z](https://example.com/p1) deploy'],
    ['2026-01-20 [00:30 CET](x.txt "a (b)") deploy', '2026-01-19 [23:30Z](x.txt "a (b)") deploy'],
    ['[2026-01-20 14:30 CET][log] deploy', '[2026-01-20T13:30Z][log] deploy'],
    ['2026-01-20[^1] 14:30 CET deploy', '2026-01-20[^1] 13:30Z deploy'],
    ['2026-01-20 14:30[^1] CET[^1] deploy', '2026-01-20 13:30[^1] UTC[^1] deploy'],
    ['2026-01-20 [14:30][log] CET', '2026-01-20 [13:30][log] UTC'],
    ['[20 January 2026](x.txt), [00:30 (CET)](y.txt)', '[2026-01-19](x.txt), [23:30Z](y.txt)'],
    ['[2026-01-20](x.txt) 00:30 [(CET)][log]', '[2026-01-19](x.txt) 23:30 [(UTC)][log]'],
    ['<b>2026-01-20</b> 14:30 CET deploy', '<b>2026-01-20</b> 13:30Z deploy'],
    ['<b>2026-01-20</b> <i>14:30</i> CET', '<b>2026-01-20</b> <i>13:30</i> UTC'],
    ['2026-01-20 <!-- about --> 00:30 CET', '2026-01-19 <!-- about --> 23:30Z'],
    ['2026-01-20<br>14:30 CET', '2026-01-20<br>13:30Z'],
    ['~~2026-01-20~~ 14:30 CET', '~~2026-01-20~~ 13:30Z'],
    ['**2026-01-20** *14:30* CET', '**2026-01-20T13:30Z**'],
    ['**[2026-01-20](x.txt)** *00:30 **CET***', '**[2026-01-19](x.txt)** ***23:30Z***'],
    ['**2026-01-20 14:30 **CET', '**2026-01-20T13:30Z**'],
    ['_2026-01-20 14:30 _CET deploy', '_2026-01-20T13:30Z_ deploy'],
    ['2026-01-20** 14:30 CET** deploy', '**2026-01-20T13:30Z** deploy'],
    ['2026-01-20 14:30 \\(CET\\)', '2026-01-20 13:30 \\(UTC\\)'],
    ['2026-01-20 14:30 ![a](b.png) CET', '2026-01-20 13:30 ![a](b.png) UTC'],
    ['(CET) 2026-01-20 14:30 and 15:30', '2026-01-20T13:30Z and 14:30Z'],
  ]
  for (const [bad, good] of rows) {
    it(bad, () => {
      equal(fixed(`- ${bad}${end}`), `- ${good}${end}`)
      equal(fixed(`- ${good}${end}`), `- ${good}${end}`)
    })
  }

  it('is not written anew where a second name of the zone stands behind markup', () => {
    for (const bad of ['14:30 GMT+2 <i>(CEST)</i>', '14:30 GMT+2 [(CEST)](x.txt)', '[14:30 +02:00](x.txt) (CEST)'])
      equal(fixed(`- 2026-05-12 ${bad} rang\n`), `- 2026-05-12 ${bad} rang\n`)
  })

  it('is not written anew where it would be struck through', () => {
    for (const bad of ['~~2026-01-20 14:30 ~~CET', '~~2026-01-20 ~~14:30 CET', '2026-01-20~~ 14:30 CET~~'])
      equal(fixed(`- ${bad} deploy\n`), `- ${bad} deploy\n`)
  })

  it('is not written anew where markup stands within one of its parts', () => {
    const source = '14:30 Pacific <b>Time</b> or 14:<b>30</b> PST'
    const read = source.replace(/<[^>]*>/g, (tag) => ' '.repeat(tag.length))
    const spanOf = (words: string) => ({ start: source.indexOf(words), end: source.indexOf(words) + words.length })
    const moment = { utc: '22:30Z', dayChanges: false }
    const edits = (time: string, zone: string) => {
      const parts = { time: spanOf(time), zone: spanOf(zone) }
      return rewriteMoment({ source, read }, { start: parts.time.start, end: parts.zone.end }, parts, moment)
    }
    equal(edits('14:30', 'Pacific <b>Time'), undefined)
    equal(edits('14:<b>30', 'PST'), undefined)
    deepEqual(edits('14:30', 'Pacific'), [{ span: { start: 0, end: 13 }, text: '22:30Z' }])
  })

  it('keeps bars that are in line', () => {
    const table = (rows: string) =>
      `# Incident of 2026-01-20\n\n| When                       | What |\n|----------------------------|------|\n${rows}\n[^1]: x\n`
    equal(
      fixed(
        table(
          '| 2026-01-20 [00:30 CET](u)  | x    |\n| 2026-01-20 14:30 CET [^1]  | y    |\n| 2026-01-20[^1] 14:30 CET   | y    |\n| 14:30 - 15:30 CET          | y    |\n',
        ),
      ),
      table(
        '| 2026-01-19 [23:30Z](u)     | x    |\n| 2026-01-20T13:30Z [^1]     | y    |\n| 2026-01-20[^1] 13:30Z      | y    |\n| 2026-01-20T13:30Z - 2026-01-20T14:30Z | y    |\n',
      ),
    )
  })
})

describe('a time beside which something would be left that contradicts its conversion', () => {
  const kept: readonly string[] = [
    // The zone, in other words.
    '2026-01-20 14:30 `CET`',
    '2026-01-20 14:30 (CET, Berlin)',
    '2026-01-20 14:30 (CET; UTC+1)',
    '2026-01-20 14:30 (CET, i.e. UTC+1)',
    '2026-01-20 14:30 CET, UTC+1',
    '2026-01-20 14:30 CET (local time)',
    '2026-01-20 14:30 (CET, not UTC)',
    '2026-01-20 06:05 Europe/Berlin time',
    // The day, where the conversion gives another.
    '(Di) 20.01.2026 00:30 MEZ',
    'Tuesday night, 2026-01-20 00:30 CET',
    'Tue: 2026-01-20 00:30 CET',
    '2026-01-20 00:30 CET (Tuesday)',
    '2026-01-20 00:30 CET, same day recovered',
    'KW 4, 2026-01-20 00:30 MEZ',
  ]
  for (const source of kept) it(source, () => equal(fixed(`# Handoff\n\n- ${source}\n`), `# Handoff\n\n- ${source}\n`))

  const converted: readonly (readonly [string, string])[] = [
    ['2026-01-20 14:30 CET, then the failover', '2026-01-20T13:30Z, then the failover'],
    ['2026-01-20 14:30 CET (Berlin)', '2026-01-20T13:30Z'],
    ['2026-01-20 14:30 CET (see the log)', '2026-01-20T13:30Z (see the log)'],
    ['Tue: 2026-01-20 14:30 CET', 'Tue: 2026-01-20T13:30Z'],
    ['(火) 2026-01-20 00:30 JST', '2026-01-19T15:30Z'],
    ['2026-01-20（周二）08:30 中国标准时间', '2026-01-20T00:30Z'],
    ['mardi 20 janvier 2026 à 0h30, heure de Paris', '2026-01-19T23:30Z'],
    ['2026-01-20 00:30 CET, the store was down', '2026-01-19T23:30Z, the store was down'],
  ]
  for (const [bad, good] of converted) it(bad, () => equal(fixed(`# Handoff\n\n- ${bad}\n`), `# Handoff\n\n- ${good}\n`))
})

describe('a declared zone', () => {
  const table = (...times: string[]) =>
    `# Handoff 2026-01-20\n\n| Time (CET) | Event |\n|---|---|\n${times.map((time) => `| ${time} | x |\n`).join('')}`
  const list = (...times: string[]) => `# Handoff 2026-01-20\n\nAll times CET.\n\n${times.map((time) => `- ${time} x\n`).join('')}`
  const kept: Readonly<Record<string, string>> = {
    'a column in which one time is not read': table('14:30', '15 h'),
    'a column with a time without its minutes': table('14:30', 'around 4'),
    'a column with a time in words': table('14:30', 'noon'),
    'a column with half a half of the day': table('14:30', '3:15 p'),
    'a list in which one time is not read': list('14:30', '15 h'),
    'a list with four digits': list('14:30', '1530'),
    'a list with an hour': list('14:30', 'vers 17 heures'),
  }
  for (const [name, source] of Object.entries(kept)) it(`${name} stays`, () => equal(fixed(source), source))
  it('is converted with all times that it is of', () => {
    equal(fixed(list('14:30', 'Three pods')).includes('- 13:30Z x\n- Three pods x'), true)
    equal(fixed(table('14:30', '–')).includes('| Time (UTC) | Event |'), true)
  })
})
