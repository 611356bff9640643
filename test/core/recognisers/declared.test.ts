/** Where a zone is said for other times, and what *fix all* makes of it. */
import assert from 'node:assert/strict'
import { faultsIn, fixed, fixesIn } from '../../support/check.ts'

const title = '# Incident of 2026-03-01\n\n'

describe('a zone in a title', () => {
  const utc = [
    '## UTC timeline',
    '## Timeline of events (UTC)',
    '## Detailed timeline (24h, UTC)',
    '## Timeline (UTC, 2026-03-01)',
    '## Timeline (Zulu)',
    '## Timeline - UTC',
    '## Chronologie (UTC)',
    '## What happened (UTC)',
    '## What happened (all times in UTC)',
    '## GMT log',
    '## UTC',
    '**Timeline (Zulu)**',
    '**Timeline (UTC):**',
  ]
  for (const heading of utc) it(`${heading} declares it`, () => assert.deepEqual(faultsIn(`${title}${heading}\n\n- 14:30 Alert\n`), []))

  for (const [heading, fixedHeading, converted] of [
    ['## Timeline (in 24-hour clock, West Africa Standard Time)', '## Timeline (in 24-hour clock, UTC)', '13:30Z'],
    ['## Timeline of events (CET)', '## Timeline of events (UTC)', '13:30Z'],
    ['## CET timeline', '## UTC timeline', '13:30Z'],
    ['## Timeline (24h, UTC+5.5)', '## Timeline (24h, UTC)', '09:00Z'],
    ['## Cronología (hora de Madrid)', '## Cronología (UTC)', '13:30Z'],
    ['## Timeline (Central African Time (CAT))', '## Timeline (UTC)', '12:30Z'],
  ] as const)
    it(`${heading} is converted with its times`, () =>
      assert.equal(fixed(`${title}${heading}\n\n- 14:30 Alert\n`), `${title}${fixedHeading}\n\n- ${converted} Alert\n`))

  const none = [
    '## Handoff to the team (Berlin)',
    '## Move from CET to UTC',
    '## Clock (UTC vs CET)',
    '## Art (ART)',
    '## Call of the CET team',
    '## 入力日が常に今日になる（+ UTC境界バグ）',
    '## 日付 UTC境界バグ',
  ]
  for (const heading of none)
    it(`${heading} declares nothing`, () =>
      assert.deepEqual(faultsIn(`${title}${heading}\n\n- 14:30 Alert\n`), ['missing-time-zone: 14:30']))
})

describe('a zone of a column', () => {
  for (const [column, fixedColumn, converted] of [
    ['Hora (CET)', 'Hora (UTC)', '13:30Z'],
    ['Heure (CET)', 'Heure (UTC)', '13:30Z'],
    ['Heure de Paris', 'Heure UTC', '13:30Z'],
    ['Hora de Madrid', 'Hora UTC', '13:30Z'],
    ['Uhrzeit (MEZ)', 'Uhrzeit (UTC)', '13:30Z'],
    ['Ora CET', 'Ora UTC', '13:30Z'],
    ['Tijd (CET)', 'Tijd (UTC)', '13:30Z'],
    ['時刻（JST）', '時刻（UTC）', '05:30Z'],
    ['Fecha y hora (UTC-3)', 'Fecha y hora (UTC)', '17:30Z'],
    ['EST', 'UTC', '19:30Z'],
    ['Clock (EST)', 'Clock (UTC)', '19:30Z'],
  ] as const)
    it(`${column} is converted with its times`, () => {
      const table = (head: string, time: string) => `${title}| ${head} | Event |\n|---|---|\n| ${time} | Alert |\n`
      assert.equal(fixed(table(column, '14:30')).replace(/ +/g, ' '), table(fixedColumn, converted))
      assert.deepEqual(faultsIn(table(fixedColumn, '14:30')), [])
    })

  it('in UTC holds for 02:50 Uhr too', () =>
    assert.deepEqual(faultsIn(`${title}| Uhrzeit (UTC) | Ereignis |\n|---|---|\n| 02:50 Uhr | Alarm |\n`), []))
})

describe('a zone in a sentence', () => {
  for (const [sentence, after, converted] of [
    ['All times UTC+5.5.', 'All times UTC.', '09:00Z'],
    ['All times are UTC-3.5.', 'All times are UTC.', '18:00Z'],
    ['All times in UTC + 2 hours.', 'All times in UTC.', '12:30Z'],
    ['All times in eastern standard time.', 'All times in UTC.', '19:30Z'],
    ['Toutes les heures sont en CET.', 'Toutes les heures sont en UTC.', '13:30Z'],
    ['Todas las horas están en CET.', 'Todas las horas están en UTC.', '13:30Z'],
    ['Les heures sont indiquées en heure de Paris.', 'Les heures sont indiquées en UTC.', '13:30Z'],
    ['Sauf mention contraire, les horaires sont en CET.', 'Sauf mention contraire, les horaires sont en UTC.', '13:30Z'],
    ['Las horas indicadas son CET.', 'Las horas indicadas son UTC.', '13:30Z'],
    ['Tutti gli orari sono in CET.', 'Tutti gli orari sono in UTC.', '13:30Z'],
    ['Alle tijden zijn in CET.', 'Alle tijden zijn in UTC.', '13:30Z'],
    ['모든 시각은 KST입니다.', '모든 시각은 UTC입니다.', '05:30Z'],
    ['以下时间均为中国标准时间。', '以下时间均为UTC。', '06:30Z'],
    ['時刻は日本標準時です。', '時刻はUTCです。', '05:30Z'],
    ['Fuseau horaire : CET', 'Fuseau horaire : UTC', '13:30Z'],
    ['Zona horaria: CET', 'Zona horaria: UTC', '13:30Z'],
    ['All times in CET (UTC+1).', 'All times in UTC.', '13:30Z'],
  ] as const)
    it(`${sentence} is converted with its times`, () =>
      assert.equal(fixed(`${title}${sentence}\n\n- 14:30 Alert\n`), `${title}${after}\n\n- ${converted} Alert\n`))

  for (const sentence of [
    'All times UTC+5.3.',
    'All times UTC+1/+2.',
    'All times in CET (UTC+2).',
    'All times in CET (summer time).',
    'All times in CET or EST.',
  ])
    it(`${sentence} converts nothing`, () => {
      const source = `${title}${sentence}\n\n- 14:30 Alert\n`
      assert.equal(fixed(source), source)
    })

  it('is not taken from times in code', () => {
    const source = `${title}All times in CET.\n\n- 14:30 Alert\n\n\`\`\`\n14:29:58 connection refused\n\`\`\`\n`
    assert.equal(fixed(source), source)
    assert.equal(fixesIn(source).length, 1)
    const inUtc = source.replace('14:29:58', '2026-03-01T13:29:58Z')
    assert.match(fixed(inUtc), /All times in UTC\.\n\n- 13:30Z Alert/)
  })
})

describe('what a sentence covers', () => {
  for (const [text, after] of [
    // Those above it too, in its section.
    ['- 14:30 Alert\n\nAll times in PST.\n', '- 22:30Z Alert\n\nAll times in UTC.\n'],
    [
      'Began at 13:30.\n\n## Timeline\n\n- 14:30 Alert\n\nAlle Zeiten in MEZ.\n',
      'Began at 13:30.\n\n## Timeline\n\n- 13:30Z Alert\n\nAlle Zeiten in UTC.\n',
    ],
    [
      'Began at 13:30.\n\n## Timeline\n\n- 14:30 Alert\n\nTimes are in PST.\n',
      'Began at 13:30.\n\n## Timeline\n\n- 22:30Z Alert\n\nTimes are in UTC.\n',
    ],
    [
      '## Timeline\n\n- 14:30 Alert\n\nTimes below are in PST.\n\n- 15:30 Fixed\n',
      '## Timeline\n\n- 14:30 Alert\n\nTimes below are in UTC.\n\n- 23:30Z Fixed\n',
    ],
    // Not what is declared before it.
    [
      '## Timeline (CET)\n\n- 14:30 Alert\n\n## Calls\n\n- 14:30 Call\n\nAll times in PST.\n',
      '## Timeline (UTC)\n\n- 13:30Z Alert\n\n## Calls\n\n- 22:30Z Call\n\nAll times in UTC.\n',
    ],
  ] as const)
    it(JSON.stringify(text), () => assert.equal(fixed(title + text), title + after))

  it('is nothing to add if it is in UTC', () =>
    assert.deepEqual(faultsIn(`${title}| Time | Event |\n|---|---|\n| 14:30 | Alert |\n\n_All times UTC._\n`), []))
})
