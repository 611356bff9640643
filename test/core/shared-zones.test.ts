/** A zone that one time names and others share is not taken from them. */
import assert from 'node:assert/strict'
import { faultsIn, fixed } from '../support/check.ts'

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
