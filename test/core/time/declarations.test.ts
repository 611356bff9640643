import assert from 'node:assert/strict'
import { findZoneDeclarations } from '../../../server/src/core/time/index.ts'

describe('findZoneDeclarations', () => {
  const rows: readonly (readonly [text: string, ...expected: string[]])[] = [
    ['All times in CET', 'CET: CET'],
    ['All times are UTC.', 'UTC: UTC'],
    ['Timeline (all times UTC)', 'UTC: UTC'],
    ['Timeline（UTC）', 'UTC: UTC'],
    ['Time (UTC)', 'UTC: UTC'],
    ['**Start time** (UTC): 2026-03-01 14:30', 'UTC: UTC'],
    ['Date and time in CET', 'CET: CET'],
    ['Times are in Pacific', 'Pacific: America/Los_Angeles'],
    ['All times are Pacific Time (PT).', 'Pacific Time: America/Los_Angeles'],
    ['All times listed below are in US Eastern time.', 'US Eastern: America/New_York'],
    ['All times are in UC/Pacific', 'UC/Pacific: US/Pacific'],
    ['All times are in IST (Indian Standard Time).', 'IST: IST'],
    ['Timestamps below are given in UTC unless noted otherwise.', 'UTC: UTC'],
    ['All times UTC+2', 'UTC+2: UTC+02:00'],
    ['All times are local', 'local: local'],
    ['Alle Zeiten in MEZ', 'MEZ: MEZ'],
    ['Alle Zeiten in Berliner Zeit (CET/CEST)', 'Berliner Zeit: Europe/Berlin'],
    ['Zeitlinie (alle Angaben in UTC)', 'UTC: UTC'],
    ['Uhrzeit (MEZ)', 'MEZ: MEZ'],
    ['timezone: Europe/Berlin', 'Europe/Berlin: Europe/Berlin'],
    ['時刻はJST', 'JST: JST'],
    ['时间均为北京时间', '北京时间: Asia/Shanghai'],
    // Nothing is declared here.
    ['Deployed at 14:30 CET'],
    ['The Berlin team (CET) took over at 14:30'],
    ['Response times in CET'],
    ['It failed 3 times in PST'],
    ['Store all times in UTC'],
    ['We converted all timestamps to UTC before storing them'],
    ['Time (local and UTC)'],
    ['All times in seconds'],
    ['Times in a few other timezones'],
    ['15:00 UTC / 07:00 PST'],
  ]
  for (const [text, ...expected] of rows) {
    it(text, () => {
      const found = findZoneDeclarations(text).map(({ span, zone }) => `${text.slice(span.start, span.end)}: ${zone.name}`)
      assert.deepEqual(found, expected)
    })
  }
})
