/** A zone that one time names and others share is not taken from them. */
import assert from 'node:assert/strict'
import { certainFix } from '../../../server/src/core/fix.ts'
import { inEnglish } from '../../../server/src/core/util/phrase.ts'
import { checked, faultsIn, findingsIn, fixed, fixesIn } from '../../support/check.ts'

const title = '# Outage of 2026-04-10\n\n'

describe('the zone of a first entry', () => {
  for (const list of [
    '- 21:45 UTC: seen\n- 21:48: reviewed\n- 22:07: fixed\n',
    '1. 21:45 UTC seen\n2. 21:48 reviewed\n',
    '| When | What |\n|---|---|\n| 21:45 UTC | seen |\n| 21:48 | fixed |\n',
    '- **21:45 Z** seen\n- **21:48** reviewed\n',
  ])
    it(`${JSON.stringify(list)} holds for those below`, () => assert.deepEqual(faultsIn(`${title}## Timeline\n\n${list}`), []))

  for (const [list, converted] of [
    ['- 11:45 CEST seen\n- 11:48 reviewed\n- 12:07 fixed\n', '- 09:45Z seen\n- 09:48Z reviewed\n- 10:07Z fixed\n'],
    ['- 11:45 UTC+5.5: seen\n- 11:48: reviewed\n', '- 06:15Z: seen\n- 06:18Z: reviewed\n'],
    ['- 11:45–11:50 (UTC-5) seen\n- 11:58 reviewed\n', '- 16:45Z–16:50Z seen\n- 16:58Z reviewed\n'],
    ['- 11:45 CEST seen\n- daily at 02:00\n- 11:48 reviewed\n', '- 09:45Z seen\n- daily at 02:00\n- 09:48Z reviewed\n'],
  ] as const)
    it(`${JSON.stringify(list)} is converted with those below`, () => assert.equal(fixed(title + list), title + converted))

  it('ends where another is named, and begins with none', () => {
    assert.deepEqual(faultsIn(`${title}- 11:45 UTC a\n- 13:50 CEST b\n- 14:00 c\n`), [
      'non-utc-timestamp: 13:50 CEST',
      'missing-time-zone: 14:00',
    ])
    assert.deepEqual(faultsIn(`${title}- 11:45 a\n- 11:50 UTC b\n`), ['missing-time-zone: 11:45'])
    assert.deepEqual(faultsIn(`${title}- **Detected:** 11:45 UTC\n- **Next update:** 16:00\n`), ['missing-time-zone: 16:00'])
  })
})

describe('a zone that times elsewhere may be in', () => {
  const source = `${title}**Duration:** 2026-04-10, 10:30 - 12:00 (UTC-5)\n\n## Timeline\n\n- **10:30** alert\n- **12:00** fixed\n`

  it('is suggested for the same clock, and stays', () => {
    assert.equal(fixed(source), source)
    assert.deepEqual(findingsIn(source).slice(1), [
      '7:5-7:10 missing-time-zone Time "10:30" has no zone; expected UTC, such as 15:30Z',
      '8:5-8:10 missing-time-zone Time "12:00" has no zone; expected UTC, such as 17:00Z',
    ])
    assert.deepEqual(fixesIn(source, {}, 'missing-time-zone').slice(0, 2), [
      'Read as UTC-5, as is "2026-04-10, 10:30 - 12:00 (UTC-5)": convert to 15:30Z and 1 below',
      'Read as UTC: 10:30Z and 1 below',
    ])
  })

  it('says why it stays', () => {
    const [first] = checked(source).findings
    assert.ok(first && certainFix(first) === undefined)
    assert.deepEqual(
      first.problem.related?.map(({ message }) => inEnglish(message)),
      ['"10:30" may be in UTC-5 too; once this is converted, nothing says so'],
    )
  })

  it('is converted once they say theirs', () =>
    assert.match(fixed(source.replace('10:30**', '15:30Z**').replace('12:00**', '17:00Z**')), /2026-04-10T15:30Z - 2026-04-10T17:00Z/))

  for (const lines of [
    'Alert at 14:30 JST.\n\nRolled back at 15:10.\n',
    'Rolled back at 15:10.\n\nAlert at 14:30 JST.\n',
    '- **Detected:** 14:30 JST\n- **Resolved:** 15:10\n',
    'Alert at 14:30 JST, call at 07:45 CEST.\n\nRolled back at 15:10.\n',
    '| Time (JST) | What |\n|---|---|\n| 14:30 | alert |\n\nWe called them at 14:30.\n',
    '- 11:45 CEST seen\n- 11:48 reviewed\n\nNext update at 16:00.\n',
  ])
    it(`is not taken away in ${JSON.stringify(lines)}`, () => assert.equal(fixed(title + lines), title + lines))

  for (const [lines, converted] of [
    ['Alert at 14:30 JST.\n\n## Timeline (UTC)\n\n- 05:30 alert\n', 'Alert at 05:30Z.\n\n## Timeline (UTC)\n\n- 05:30 alert\n'],
    [
      '| Time (JST) | What |\n|---|---|\n| 14:30 | alert |\n\nCalled at 15:10.\n',
      '| Time (UTC) | What |\n|---|---|\n| 05:30Z | alert |\n\nCalled at 15:10.\n',
    ],
    [
      'Alert at 14:30 JST.\n\nCalled at 14:50 JST (05:50 UTC).\n\nFixed at 15:10.\n',
      'Alert at 05:30Z.\n\nCalled at 14:50 JST (05:50 UTC).\n\nFixed at 15:10.\n',
    ],
    [
      'Alert at 14:30 JST.\n\nThe call was at 05:40 UTC.\n\nCalled at 05:40.\n',
      'Alert at 05:30Z.\n\nThe call was at 05:40 UTC.\n\nCalled at 05:40.\n',
    ],
  ] as const)
    it(`goes where nothing depends on it: ${JSON.stringify(lines)}`, () => assert.equal(fixed(title + lines), title + converted))
})
