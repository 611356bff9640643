/** Times in code and in quotations: what is the value, and what is evidence. */
import assert from 'node:assert/strict'
import { faultsIn, fixed } from '../../support/check.ts'

const title = '# Incident of 2026-03-01\n\n'

describe('a time in code', () => {
  for (const [text, ...faults] of [
    ['All times in PST\n\n| Time | Event |\n|---|---|\n| `07:35` | Alert |\n', '07:35'],
    ['All times in PST\n\n| When | Event |\n|---|---|\n| **`07:35`** | Alert |\n', '07:35'],
    ['All times in PST\n\n- `07:35` Alert\n- `07:50`: fixed\n', '07:35', '07:50'],
    ['All times in PST\n\n- **Start:** `07:35`\n', '07:35'],
    ['- `2026-03-01 07:35 CET` Alert\n', '2026-03-01 07:35 CET'],
    ['All times in PST\n\n**Start:** `07:35`\\\n**End:** `07:50`\n', '07:35', '07:50'],
    ['All times in PST\n\n> **Start:** `07:35`\n> **Room:** 12\n', '07:35'],
  ] as const)
    it(`is the value: ${JSON.stringify(text)}`, () =>
      assert.deepEqual(
        faultsIn(title + text),
        faults.map((words) => `non-utc-timestamp: ${words}`),
      ))

  for (const text of [
    '- Set `start` to `07:35`\n',
    '- The ratio is `10:20`\n',
    '| Key | Default |\n|---|---|\n| `window` | `08:30` |\n',
    '- `07:35 up 3 days` is what it prints\n',
    'The window that is set by default, which nobody changed: `08:30`\n',
    '**Command:** `date` prints `08:30`\n',
  ])
    it(`is opaque: ${JSON.stringify(text)}`, () => assert.deepEqual(faultsIn(title + text), []))

  it('is converted within its marks', () =>
    assert.equal(
      fixed(`${title}All times in PST\n\n- \`07:35\` Alert\n- **\`07:50\`** fixed\n`),
      `${title}All times in UTC\n\n- \`15:35Z\` Alert\n- **\`15:50Z\`** fixed\n`,
    ))
})

describe('a quoted chat', () => {
  for (const quote of [
    '> robin [8:50 AM]\n> It is down since 8:40.\n',
    '> **Support Lead** [08:50]\n> It is down.\n',
    '> [08:50] @robin: down\n',
    '> robin [2026-02-28 8:50 AM]:\n> It was slow.\n',
  ]) {
    it(`is evidence: ${JSON.stringify(quote)}`, () => assert.deepEqual(faultsIn(title + quote), []))

    it('keeps the declaration of its zone', () => {
      const text = `${title}All times in PST.\n\n- 9:10 AM Fixed\n\n${quote}`
      assert.deepEqual(faultsIn(text), ['non-utc-timestamp: 9:10 AM'])
      assert.equal(fixed(text), text)
    })
  }

  for (const quote of ['> Next update: 14:30\n', '> [14:30] Alert: disk full\n', '> **Note:** resolved at 14:30\n'])
    it(`is none: ${JSON.stringify(quote)}`, () => assert.deepEqual(faultsIn(title + quote), ['missing-time-zone: 14:30']))
})

describe('a weekday beside a day without a year', () => {
  for (const [line, ...faults] of [
    ['1/27 (月) 10:00 UTC', 'invalid-timestamp: 1/27 (月)'],
    ['1/27 (火) 10:00 UTC'],
    ['Monday, January 27, 10:00 UTC', 'invalid-timestamp: Monday, January 27'],
    ['lundi 27 janvier à 10h00 UTC', 'invalid-timestamp: lundi 27 janvier'],
    ['mardi 27 janvier à 10h00 UTC'],
    // Of the year before.
    ['29. Dezember (Montag) 10:00 UTC'],
  ] as const)
    it(line, () => assert.deepEqual(faultsIn(`# Incident of 2026-01-28\n\n- ${line}\n`), faults))
})
