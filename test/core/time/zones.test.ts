import assert from 'node:assert/strict'
import { formatOffset, type Zone, zoneOf } from '../../../server/src/core/time/index.ts'
import { zoneWords } from '../../../server/src/core/time/zone-data.ts'

/** A zone as its kind and what it can mean. */
function meaningOf(zone: Zone | undefined): string {
  if (zone === undefined) return 'none'
  const meanings = zone.meanings.map(({ offset, place }) => (offset === undefined ? (place ?? '') : formatOffset(offset)))
  return [zone.kind, ...meanings, zone.suggestion === undefined ? '' : 'misspelt'].filter((part) => part !== '').join(' ')
}

describe('zoneOf', () => {
  const rows: readonly (readonly [expected: string, ...written: string[]])[] = [
    ['utc UTC', 'UTC', 'utc', 'GMT', 'Z', 'Zulu', 'UTC+0', 'GMT-0', '+00:00', '-0000', 'Etc/UTC', 'Greenwich Mean Time'],
    ['offset UTC+08:00', 'UTC+8', 'GMT+8', '+08:00', '+0800', 'UTC + 8', 'UTC+08:00'],
    ['offset UTC-03:30', '-03:30', 'UTC-3:30'],
    ['none', '+15:00', 'UTC-19', '+08:75', '', 'API', 'GET', 'Foo/Bar', 'Dev/Ops', 'Response time'],
    ['iana Europe/Berlin', 'Europe/Berlin', 'europe/berlin', 'Berlin time', 'CET/CEST', 'MEZ/MESZ', 'Munich time'],
    ['iana US/Pacific', 'US/Pacific'],
    ['iana US/Pacific misspelt', 'UC/Pacific'],
    ['iana America/New_York misspelt', 'America/NewYork', 'America/New_Yrok'],
    ['iana Europe/London misspelt', 'Europe/Londn'],
    ['iana America/New_York', 'ET', 'Eastern', 'Eastern time', 'US Eastern', 'New York time'],
    ['iana America/Los_Angeles', 'PT', 'Pacific time', 'Seattle time', 'PST/PDT'],
    ['abbreviation UTC-08:00', 'PST', 'pst', 'Pacific Standard Time'],
    ['abbreviation UTC+02:00', 'CEST', 'MESZ', 'Central European Summer Time'],
    ['abbreviation UTC+05:45', 'NPT'],
    ['abbreviation UTC-12:00', 'AoE'],
    ['ambiguous UTC+05:30 UTC+02:00 UTC+01:00', 'IST'],
    ['ambiguous UTC-06:00 UTC+08:00 UTC-05:00', 'CST'],
    ['ambiguous UTC+01:00 UTC+06:00', 'BST'],
    ['local', 'local', 'local time', 'their time', 'Ortszeit'],
    // In the languages that every machine has names in.
    [
      'utc UTC',
      'temps universel coordonné',
      'Koordinierte Weltzeit',
      '協定世界時',
      '协调世界时',
      '협정 세계시',
      'heure moyenne de Greenwich',
    ],
    [
      'abbreviation UTC+01:00',
      'Mitteleuropäischer Zeit',
      "heure normale d'Europe centrale",
      'Midden-Europese standaardtijd',
      '中欧标准时间',
      'West Africa Standard Time',
    ],
    ['abbreviation UTC+02:00', 'heure d’été d’Europe centrale', 'Ora legale dell’Europa centrale', 'Central African Time'],
    ['abbreviation UTC+05:30', 'Indian Standard Time', 'India Standard Time'],
    ['abbreviation UTC+09:00', '日本標準時', '한국 표준시', 'Korea Standard Time'],
    ['iana Europe/Berlin', 'Berliner Zeit', 'hora central europea', 'hora de Berlín'],
    ['iana America/Sao_Paulo', 'hora de Brasília', 'horário de Brasília'],
    ['iana America/New_York', 'hora de Nueva York', 'Nordamerikanische Ostküstenzeit', 'heure de l’Est', '米国東部時間', '美国东部时间'],
    ['iana Europe/Moscow', 'МСК', 'Moskauer Zeit', 'heure de Moscou'],
    ['none', 'heure de midi', 'hora de comer', 'Elternzeit', '対応時間', 'bedtijd', 'Foo Standard Time'],
  ]
  for (const [expected, ...written] of rows) {
    it(expected, () =>
      assert.deepEqual(
        written.map((name) => `${name}: ${meaningOf(zoneOf(name))}`),
        written.map((name) => `${name}: ${expected}`),
      ),
    )
  }

  it('knows every zone of the runtime', () => {
    for (const name of Intl.supportedValuesOf('timeZone')) {
      const zone = zoneOf(name)
      assert.ok(zone !== undefined && zone.suggestion === undefined && zone.meanings.length === 1, name)
    }
  })

  for (const language of Object.keys(zoneWords)) {
    it(`knows what Intl calls the zones of the runtime in ${language}`, () => {
      const names = Intl.supportedValuesOf('timeZone').map((timeZone) => {
        const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'shortGeneric' }).formatToParts(Date.UTC(2026, 0, 15))
        return parts.find(({ type }) => type === 'timeZoneName')?.value.replace(' : ', ' ') ?? ''
      })
      // Offsets and abbreviations are others, and Dutch names that begin with *tijd in* are not read.
      const written = names.filter((name) => /[- ]/.test(name) && !/[\d+]|^tijd in/.test(name))
      assert.deepEqual(
        written.filter((name) => zoneOf(name) === undefined),
        [],
      )
    })
  }
})
