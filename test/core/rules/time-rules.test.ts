/** Rules on time, where a page cannot say it: what a declaration covers, which day a time belongs to, which fixes need a choice. */
import assert from 'node:assert/strict'
import { faultsIn, findingsIn, fixed, fixedOnce, fixesIn, type Setting, text } from '../../support/check.ts'

const nonUtc = 'non-utc-timestamp'
const noZone = 'missing-time-zone'

function fixedTimes(source: string, setting: Setting = {}): string {
  const once = fixed(text(source), setting, nonUtc)
  assert.equal(fixed(once, setting, nonUtc), once)
  return once
}

describe('declared zones', () => {
  it('cover all that follows, and are converted with it', () => {
    const before = `
      # Incident of 2026-03-01

      All times in CET.

      - 14:30 Alert
      - **15:10** Rolled back

      ## Next

      Next update at 2026-07-01 16:00 UTC.
    `
    assert.equal(
      fixedTimes(before),
      text(`
      # Incident of 2026-03-01

      All times in UTC.

      - 13:30Z Alert
      - **14:10Z** Rolled back

      ## Next

      Next update at 2026-07-01 16:00 UTC.
    `),
    )
  })

  it('cover a section only, when its heading says so', () => {
    const source = text(`
      # Incident of 2026-03-01

      ## Timeline (all times in CET)

      - 14:30 Alert

      ### Night

      - 23:00 Quiet

      ## Deadlines

      - 15:00 Report
    `)
    assert.deepEqual(faultsIn(source), [`${nonUtc}: 14:30`, `${nonUtc}: 23:00`, `${noZone}: 15:00`])
    assert.match(fixed(source), /## Timeline \(all times in UTC\)\n\n- 13:30Z Alert\n\n### Night\n\n- 22:00Z Quiet/)
  })

  it('cover a column, whose heading becomes UTC', () => {
    const source = `
      # Incident of 2026-03-01

      | Time (CET) | Event    |
      | ---------- | -------- |
      | 14:30      | Alert    |
      | **15:10**  | Rollback |
    `
    assert.equal(
      fixedTimes(source),
      text(`
      # Incident of 2026-03-01

      | Time (UTC) | Event    |
      | ---------- | -------- |
      | 13:30Z     | Alert    |
      | **14:10Z** | Rollback |
    `),
    )
  })

  it('stand in the front matter', () => {
    const source = text(`
      ---
      timezone: Europe/Berlin
      ---
      # Incident of 2026-07-10

      Alert at 14:30.
    `)
    assert.deepEqual(faultsIn(source), [`${nonUtc}: 14:30`])
    assert.match(fixed(source), /timezone: UTC\n---\n# .*\n\nAlert at 12:30Z\./)
  })

  it('stand in a table of fields', () => {
    const source = text(`
      # Incident of 2026-07-10

      | Field     | Value         |
      | --------- | ------------- |
      | Time zone | Europe/Berlin |
      | Detected  | 14:30         |
    `)
    assert.deepEqual(faultsIn(source), [`${nonUtc}: 14:30`])
    assert.match(fixed(source), /\| Time zone \| UTC .*\n\| Detected {2}\| 12:30Z/)
  })

  it('are converted together when they say the same', () => {
    const source = text(`
      # Incident of 2026-03-01

      All times in CET.

      | Time (CET) | Event |
      | ---------- | ----- |
      | 14:30      | Alert |
    `)
    assert.match(fixed(source), /All times in UTC\.\n\n\| Time \(UTC\) \| Event \|\n.*\n\| 13:30Z /)
  })

  it('leave alone what says its own zone, and what is of another zone', () => {
    const source = text(`
      # Incident of 2026-03-01

      All times in CET.

      - 14:30 Alert
      - 14:40 UTC Page
      - 15:00 IST Call

      ## Bangalore (all times in IST)

      - 20:00 Deploy
    `)
    const once = fixed(source)
    assert.match(once, /All times in UTC\.\n\n- 13:30Z Alert\n- 14:40 UTC Page\n- 15:00 IST Call/)
    assert.match(once, /\(all times in IST\)\n\n- 20:00 Deploy/)
  })

  it('keep the digits of what is no moment, and name its zone', () => {
    const source = text(`
      # Incident of 2026-03-01

      All times in CET.

      - 14:30 Alert
      - Backups run every day at 02:00
      - 15:?? Rolled back
    `)
    assert.match(fixed(source), /- 13:30Z Alert\n- Backups run every day at 02:00 CET\n- 15:\?\? CET Rolled back/)
  })

  it('take the second name of the zone with them', () => {
    const source = (words: string) => `# Incident of 2026-03-01\n\n${words}\n\n- 14:30 Alert\n`
    assert.match(fixed(source('All times are Pacific Time (PT).')), /All times are UTC\.\n\n- 22:30Z/)
    assert.match(fixed(source('Alle Zeiten in Berliner Zeit (CET/CEST).')), /Alle Zeiten in UTC\.\n\n- 13:30Z/)
  })

  it('are never converted in part: one doubtful time makes all of them a choice', () => {
    const source = text(`
      # Incident

      All times in Europe/Berlin.

      - 2026-10-25 01:30 Alert
      - 2026-10-25 02:30 Rolled back
    `)
    assert.equal(fixed(source), source)
    const titles = fixesIn(source, {}, nonUtc)
    assert.equal(titles.length, 4)
    assert.match(titles[0] ?? '', /^Convert all 2 times declared as Europe\/Berlin, and the declaration, to UTC \(the first of two/)
    assert.match(fixedOnce(source), /in UTC\.\n\n- 2026-10-24T23:30Z Alert\n- 2026-10-25T00:30Z/)
    assert.match(fixedOnce(source, {}, nonUtc, titles[1]), /in UTC\.\n\n- 2026-10-24T23:30Z Alert\n- 2026-10-25T01:30Z/)
  })

  it('are not converted at all while one of the times does not exist', () => {
    const source = text(`
      # Incident

      All times in Europe/Berlin.

      - 2026-03-29 01:30 Alert
      - 2026-03-29 02:30 Rolled back
    `)
    assert.deepEqual(faultsIn(source), [`${nonUtc}: 2026-03-29 01:30`, 'invalid-timestamp: 2026-03-29 02:30'])
    assert.deepEqual(fixesIn(source, {}, nonUtc), [])
  })

  it('are related to each of their times', () => {
    assert.deepEqual(findingsIn('All times in CET.\n\nAlert on 2026-03-01 at 14:30, all clear at 15:00.\n'), [
      `3:10-3:29 ${nonUtc} Unexpected "2026-03-01 at 14:30", declared as CET; expected UTC, such as 2026-03-01T13:30Z`,
      `3:44-3:49 ${nonUtc} Unexpected "15:00", declared as CET; expected UTC, such as 14:00Z`,
    ])
  })
})

describe('the day of a time', () => {
  const cases: readonly (readonly [name: string, before: string, after: string])[] = [
    ['changes over midnight', 'Alert at 2026-03-01 00:30 CET', 'Alert at 2026-02-28T23:30Z'],
    ['changes over the new year', 'Alert at 2026-12-31 18:30 PST', 'Alert at 2027-01-01T02:30Z'],
    ['decides the season', 'Alert at 2026-07-01 14:30 Europe/Berlin', 'Alert at 2026-07-01T12:30Z'],
    ['of the document decides the season', '# Incident of 2026-07-01\n\nAlert at 14:30 ET', '# Incident of 2026-07-01\n\nAlert at 18:30Z'],
    [
      'of the document is written where it changes',
      '# Incident of 2026-07-01\n\nAlert at 23:30 ET',
      '# Incident of 2026-07-01\n\nAlert at 2026-07-02T03:30Z',
    ],
    [
      'takes the year that is nearest',
      '# Incident of 2026-12-31\n\nAlert at 1 January 02:30 CET',
      '# Incident of 2026-12-31\n\nAlert at 2027-01-01T01:30Z',
    ],
    ['stays when it has no year', 'Alert on 3 March, 14:30 MSK', 'Alert on 3 March, 11:30Z'],
    [
      'is that of the row',
      '| Date | Time | Event |\n|--|--|--|\n| 2026-07-01 | 14:30 ET | a |',
      '| Date | Time | Event |\n|--|--|--|\n| 2026-07-01 | 18:30Z | a |',
    ],
    ['of a range may be the next one', 'Down 2026-03-01 23:30 – 01:30 CET', 'Down 2026-03-01T22:30Z – 2026-03-02T00:30Z'],
    ['has one zone for two times', 'Down 2026-03-01 2 AM and 2.30 AM PST', 'Down 2026-03-01T10:00Z and 10:30Z'],
    ['leaves emphasis whole', '# Incident of 2026-03-01\n\n**14:30** PST', '# Incident of 2026-03-01\n\n**22:30Z**'],
    ['may have a zone in brackets', 'Alert at 2026-03-01 14:30 [America/New_York]', 'Alert at 2026-03-01T19:30Z'],
  ]
  for (const [name, before, after] of cases) it(name, () => assert.equal(fixedTimes(`${before}\n`), `${after}\n`))

  it('that nobody gives leaves both seasons open', () => {
    assert.deepEqual(fixesIn('Alert at 14:30 Europe/Berlin\n'), [
      'Convert to 13:30Z (Europe/Berlin is UTC+01:00 in winter)',
      'Convert to 12:30Z (Europe/Berlin is UTC+02:00 in summer)',
    ])
  })

  it('that can be read twice gives both', () => {
    const titles = fixesIn('Alert at 03/04/2026 14:30 UTC+2\n', {}, nonUtc)
    assert.deepEqual(titles, ['Convert to 2026-03-04T12:30Z (2026-03-04)', 'Convert to 2026-04-03T12:30Z (2026-04-03)'])
  })

  it('without a year is left alone where it changes', () => {
    assert.deepEqual(fixesIn('Alert on 3 March, 14:30 UTC+15\n'), [])
    assert.deepEqual(fixesIn('Alert on 3 March, 01:30 MSK\n'), [])
  })
})

describe('abbreviations', () => {
  it('with several meanings offer each and are never certain', () => {
    for (const abbreviation of ['IST', 'CST', 'BST']) {
      const titles = fixesIn(`Alert at 2026-01-10 14:30 ${abbreviation}\n`)
      assert.ok(titles.length >= 2, abbreviation)
      assert.deepEqual(
        titles.filter((title) => title.startsWith('*')),
        [],
      )
    }
  })

  it('of the wrong season offer the letters first, then the clocks of the place', () => {
    assert.deepEqual(fixesIn('Alert at 2026-07-10 14:30 PST\n'), [
      'Convert to 2026-07-10T22:30Z (PST is UTC-08:00)',
      'Convert to 2026-07-10T21:30Z (America/Los_Angeles is UTC-07:00 on 2026-07-10)',
    ])
  })
})

describe('clocks that change', () => {
  it('skip a time, which is invalid and nothing to convert', () => {
    assert.deepEqual(faultsIn('Alert at 2026-03-29 02:30 Europe/Berlin\n'), ['invalid-timestamp: 2026-03-29 02:30 Europe/Berlin'])
  })

  it('show a time twice, which is a choice', () => {
    const titles = fixesIn('Alert at 2026-11-01 01:30 America/New_York\n')
    assert.equal(titles.length, 2)
    assert.match(titles[0] ?? '', /^Convert to 2026-11-01T05:30Z \(the first of two/)
    assert.match(titles[1] ?? '', /^Convert to 2026-11-01T06:30Z \(the second of two/)
  })

  it('say one offset and their zone another', () => {
    assert.deepEqual(faultsIn('Alert at 2026-03-01T10:00+02:00[Europe/Berlin]\n'), [
      'invalid-timestamp: 2026-03-01T10:00+02:00[Europe/Berlin]',
    ])
  })
})

describe('times without a zone', () => {
  const source = '# Incident of 2026-07-01\n\n## Timeline\n\n- 14:30 Alert\n'

  it('can be read as UTC', () => assert.deepEqual(fixesIn(source), ['Read as UTC: 14:30Z']))

  it('can be read in the configured zone, which comes first and is as uncertain', () => {
    assert.deepEqual(fixesIn(source, { timeZone: 'Europe/Berlin' }), ['Read as Europe/Berlin: convert to 12:30Z', 'Read as UTC: 14:30Z'])
    assert.equal(fixed(source, { timeZone: 'Europe/Berlin' }), source)
  })

  it('are no worse where UTC is configured', () => assert.deepEqual(fixesIn(source, { timeZone: 'UTC' }), ['Read as UTC: 14:30Z']))

  it('of a range are read together', () => {
    const range = '# Incident\n\nNext update: 2026-07-01 14:30 – 15:00\n'
    assert.deepEqual(fixesIn(range), ['Read as UTC: 2026-07-01T14:30Z – 2026-07-01T15:00Z'])
  })
})

describe('timelines', () => {
  const timeline = (times: readonly string[]) =>
    `# Incident of 2026-03-01\n\n## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n${times.map((time, at) => `| ${time} | ${at} |\n`).join('')}`

  const fine: readonly (readonly [name: string, ...times: string[]])[] = [
    ['in order', '14:30', '14:30', '15:00'],
    ['with the newest entry first', '15:00', '14:40', '14:30'],
    ['over midnight', '22:00', '23:50', '00:10', '01:00'],
    ['over midnight with the newest entry first', '01:00', '00:10', '23:50', '23:40'],
    ['over several days', '2026-03-01 23:00', '2026-03-02 01:00', '2026-03-02 00:30 UTC-1'],
    ['over several days without a year', 'Jan 14, 10:18 PM', 'Jan 15, 5:33 PM', 'Jan 16, 5:44 AM', 'Jan 16, 12:52 PM'],
    ['over New Year', 'Dec 31, 11:50 PM', 'Jan 1, 12:10 AM'],
    ['that are about right', '14:30', '~14:10', '15:00'],
  ]
  for (const [name, ...times] of fine)
    it(`${name} are fine`, () =>
      assert.deepEqual(
        findingsIn(timeline(times)).filter((finding) => finding.includes('timeline-order')),
        [],
      ))

  it('are sorted where each row says its day, but not where a row takes it from the one above', () => {
    const table = (rows: readonly string[]) =>
      `# Incident\n\n## Timeline\n\n| Date | Time (UTC) | Event |\n| --- | --- | --- |\n${rows.map((row) => `| ${row} |\n`).join('')}`
    const rows = ['2026-03-01 | 10:15Z | Alert', '2026-03-01 | 09:15Z | Report', '2026-03-01 | 11:15Z | Rollback']
    assert.equal(fixed(table(rows)), table([rows[1] ?? '', rows[0] ?? '', rows[2] ?? '']))
    const carried = ['2026-03-01 | 10:15Z | Alert', '  | 09:15Z | Report', '2026-03-01 | 11:15Z | Rollback']
    assert.equal(fixed(table(carried)), table(carried))
  })

  it('are sorted by days without a year', () => {
    const source = text(`
      # Incident

      ## Timeline (UTC)

      | Time | Event |
      | --- | --- |
      | Jan 14, 10:18 PM | a |
      | Jan 16, 5:44 AM | c |
      | Jan 15, 5:33 PM | b |
    `)
    assert.equal(
      fixed(source)
        .match(/(?<=\| )[abc](?= \|)/g)
        ?.join(''),
      'abc',
    )
  })

  it('are sorted over midnight', () => {
    const once = fixed(timeline(['23:00', '23:50', '23:40', '00:10', '01:00']))
    assert.equal(once.match(/\d\d:\d\d/g)?.join(' '), '23:00 23:40 23:50 00:10 01:00')
    assert.equal(fixed(once), once)
  })

  it('are sorted by the day of each row', () => {
    const source = text(`
      # Incident

      ## Timeline

      | Date       | Time (UTC) | Event |
      | ---------- | ---------- | ----- |
      | 2026-03-01 | 23:00      | a     |
      | 2026-03-02 | 00:30      | b     |
      | 2026-03-01 | 23:30      | c     |
    `)
    assert.deepEqual(faultsIn(source), ['timeline-order: 23:30'])
    assert.equal(
      fixed(source)
        .match(/\| [abc]/g)
        ?.join(''),
      '| a| c| b',
    )
  })

  it('are not sorted where a row takes its day from the one above', () => {
    const source = text(`
      ## Timeline

      | Date       | Time (UTC) | Event |
      | ---------- | ---------- | ----- |
      | 2026-03-01 | 23:00      | a     |
      |            | 23:30      | b     |
      |            | 23:20      | c     |
      | 2026-03-02 | 00:30      | d     |
    `)
    assert.deepEqual(faultsIn(source), ['timeline-order: 23:20'])
    assert.deepEqual(fixesIn(source), [])
  })
})

describe('a day that others take over', () => {
  it('is written with those beside it when it changes', () => {
    const text = '# Incident of 2026-03-01\n\nIt failed at 2026-02-20 00:30 CET, was seen at 00:50 UTC and ended at 01:30 CET.\n'
    const once = fixed(text)
    assert.ok(once.includes('2026-02-19T23:30Z, was seen at 2026-02-20 00:50 UTC'), once)
    assert.equal(fixed(once), once)
  })

  it('is not changed where the rest of the document is of that day', () => {
    const text = 'It failed at 2026-02-20 00:30 CET.\n\nIt ended at 12:30 UTC.\n'
    assert.deepEqual(fixesIn(text), [])
    assert.equal(fixed(text), text)
  })

  it('is not changed where one beside a date of two readings takes it', () => {
    const text = 'It failed at 2026-01-20 00:30 CET.\n\nAlert at 03/04/2026 (14:30 UTC+2)\n'
    assert.ok(fixed(text).includes('2026-01-20 00:30 CET'))
  })

  it('is not changed where others of its section take it', () => {
    assert.deepEqual(fixesIn('# Incident of 2026-03-01\n\n## 2026-02-20 00:30 CET\n\nIt ended at 12:30 UTC.\n'), [])
  })
})

describe('the first of several times without a zone', () => {
  const read = (text: string, title: string) => fixedOnce(text, { timeZone: 'Europe/Berlin' }, 'missing-time-zone', title)

  it('is read with those below, whose zone its own would be', () => {
    assert.equal(
      read('- 2026-03-01 14:30 alert\n- 14:50 looked\n- 15:10 over\n', 'Read as Europe/Berlin: convert to 2026-03-01T13:30Z and 2 below'),
      '- 2026-03-01T13:30Z alert\n- 13:50Z looked\n- 14:10Z over\n',
    )
    const table = (first: string, second: string) => `| When | What |\n|---|---|\n| ${first} | x |\n| ${second} | y |\n`
    assert.equal(
      read(table('2026-03-01 00:30', '01:10'), 'Read as Europe/Berlin: convert to 2026-02-28T23:30Z and 1 below'),
      table('2026-02-28T23:30Z', '2026-03-01T00:10Z'),
    )
    assert.equal(read('- 14:30 alert, 14:40 told\n', 'Read as UTC: 14:30Z and 1 below'), '- 14:30Z alert, 14:40Z told\n')
  })

  it('is read alone where another zone stands below, or the list ends', () => {
    assert.equal(
      read('- 14:30 alert\n- 14:50 CET looked\n- 15:10 over\n', 'Read as UTC: 14:30Z'),
      '- 14:30Z alert\n- 14:50 CET looked\n- 15:10 over\n',
    )
    assert.equal(read('- 14:30 alert\n\nLater:\n\n- 14:50 over\n', 'Read as UTC: 14:30Z'), '- 14:30Z alert\n\nLater:\n\n- 14:50 over\n')
  })

  it('is not what another one below is read with', () => {
    assert.equal(
      read('- 14:30 alert\n- 14:50 looked\n- 15:10 over\n', 'Read as UTC: 14:50Z'),
      '- 14:30 alert\n- 14:50Z looked\n- 15:10 over\n',
    )
  })
})
