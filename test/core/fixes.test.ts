/** All fixes of all rules, on all documents that there are: nothing is lost, every moment stays the same, the text is read as it was. */
import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { type Sample, samples } from '../support/documents.ts'
import { faultsOfFixAll, faultsOfFixes, fixesFound } from '../support/fixes.ts'
import { decorated } from '../support/markdown.ts'
import { factor } from '../support/property.ts'

/** `npm test` tries some fixes of every third document, the nightly run all. */
const [most, every] = factor > 1 ? [Number.POSITIVE_INFINITY, 1] : [5, 3]
/** What no other document shows. */
const more: Sample[] = [
  { name: 'header cells', text: '| A |\n|---|---|---|\n| 1 | 2 | 3 |\n', setting: {} },
  { name: 'one time of a declared zone', text: 'All times in CET.\n\nIt ended on 2026-03-01 at 14:30.\n', setting: {} },
  {
    name: 'links to files',
    text: '[x](github.com/owner/name) [a](./steps\\(2\\).md#end) [b](<two wrods.md>)\n\n[c]: ask&amp;tell.md "t"\n\n[c] ![d](q.png "e") [f](q%20r.md#raed)\n',
    setting: {
      linksToFiles: true,
      files: new Map(['steps(1).md', 'two words.md', 'ask&tall.md', 'q r.md'].map((name) => [name, '# Read\n'])),
    },
  },
]
const all = [...samples(), ...more]
const seed = Number(process.env['HANDOFF_SEED'] ?? 20_260_301)

describe('the table of fixes', () => {
  const rows = readFileSync('docs/fixes.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, rule = '', title = '', does = '', , certain = '']) => ({ rule: rule.replaceAll('`', ''), title, does, certain }))
  const found = fixesFound(all)

  it('names every fix, and no other', () => {
    const names = rows.map(({ rule, title }) => `${rule}: ${title}`)
    deepEqual(
      [...found.keys()].filter((name) => !names.includes(name)),
      [],
      'missing in docs/fixes.md',
    )
    deepEqual(
      names.filter((name) => !found.has(name)),
      [],
      'in docs/fixes.md, and in no document',
    )
    deepEqual(
      names,
      names.toSorted((a, b) => (a.split(':')[0] ?? '').localeCompare(b.split(':')[0] ?? '')),
    )
  })

  it('says what each does, and when it is certain', () => {
    const wrong = rows.flatMap(({ rule, title, does, certain }) => {
      const fix = found.get(`${rule}: ${title}`)
      if (!fix) return []
      const when = fix.certain.size > 1 ? 'if' : fix.certain.has(true) ? 'always|if' : 'never'
      const others = [...fix.effects].filter((effect) => !does.split(', ').includes(effect))
      return [
        ...(others.length > 0 ? [`${rule}: ${title} ${others.join(', ')}`] : []),
        ...(new RegExp(`^(?:${when})(?![a-z])`).test(certain) ? [] : [`${rule}: ${title} is certain: ${when}`]),
      ]
    })
    deepEqual(wrong, [])
  })
})

describe('the fixes of all rules', function () {
  this.timeout(factor > 1 ? 7_200_000 : 180_000)

  it('keep what is not meant, in documents of all sorts', () => {
    deepEqual(
      all.flatMap(({ name, text, setting }, index) =>
        index % every > 0
          ? []
          : [...faultsOfFixes(text, setting, most), ...faultsOfFixAll(text, setting)].map((fault) => `${name}: ${fault}`),
      ),
      [],
    )
  })

  it('keep what is not meant, whatever stands among it', () => {
    const short = all.filter(({ text }) => text.length < 3000)
    fc.assert(
      fc.property(
        fc.constantFrom(...short).chain(({ text, setting }) => fc.tuple(decorated(text), fc.constant(setting))),
        ([text, setting]) => {
          deepEqual([...faultsOfFixes(text, setting, 6), ...faultsOfFixAll(text, setting)], [])
        },
      ),
      { numRuns: factor > 1 ? 100_000 : 300, seed },
    )
  })
})
