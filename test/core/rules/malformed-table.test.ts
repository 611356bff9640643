import assert from 'node:assert/strict'
import { malformedTable } from '../../../server/src/core/rules/malformed-table.ts'
import { inEnglish } from '../../../server/src/core/util/phrase.ts'
import { faultsIn, fixed, placesIn } from '../../support/check.ts'
import { faultsOf, runRule } from '../../support/one.ts'

const repaired = (source: string) => fixed(source, {}, 'malformed-table')

describe('malformed-table', () => {
  const repairs: readonly [string, string][] = [
    ['| a | b |\n|---|\n| 1 | 2 |\n', '| a | b |\n|---|---|\n| 1 | 2 |\n'],
    ['| a | b |\n|---|---|---|\n| 1 | 2 |\n', '| a | b |\n|---|---|\n| 1 | 2 |\n'],
    ['| a | b | c |\n| :-- | --: |\n| 1 | 2 | 3 |\n', '| a | b | c |\n| :-- | --: | --- |\n| 1 | 2 | 3 |\n'],
    ['a | b | c\n--|--\n1 | 2 | 3\n', 'a | b | c\n--|--|---\n1 | 2 | 3\n'],
    ['| a \\| b | c |\n|---|---|---|\n', '| a \\| b | c |\n|---|---|\n'],
    ['> | a | b |\n> |---|\n> | 1 | 2 |\n', '> | a | b |\n> |---|---|\n> | 1 | 2 |\n'],
    ['- | a | b |\n  |---|\n  | 1 | 2 |\n', '- | a | b |\n  |---|---|\n  | 1 | 2 |\n'],
  ]
  for (const [source, expected] of repairs) {
    it(`repairs ${JSON.stringify(source)}`, () => {
      assert.equal(repaired(source), expected)
      assert.deepEqual(faultsOf(malformedTable, expected), [])
      assert.equal(repaired(source.replace(/\n/g, '\r\n')), expected.replace(/\n/g, '\r\n'))
    })
  }

  it('invents no name for a missing header', () => {
    const source = '| a |\n|---|---|\n| 1 | 2 |\n'
    assert.equal(repaired(source), source)
    assert.deepEqual(
      runRule(malformedTable, source).problems[0]?.fixes?.map(({ title }) => inEnglish(title)),
      ['Insert 1 empty header cell', 'Repair the row of dashes to 1 cell'],
    )
  })

  for (const source of [
    '> | a | b |\n> |---|\n 1 | 2\n',
    '> > | a | b |\n> |---|\n> 1 | 2\n',
    '- | a | b |\n|---|\n| 1 | 2 |\n',
    '1. | a | b |\n   |---|\n| 1 | 2 |\n',
    '| a | b |\n|---|\n| 1 | 2\n     |\n',
    '> | a | b |\n> |---|\n>     | 1 | 2 |\n',
  ])
    it(`repairs nothing where a line stands outside: ${JSON.stringify(source)}`, () =>
      assert.deepEqual(
        runRule(malformedTable, source).problems.map(({ fixes }) => fixes),
        [undefined],
      ))

  it('takes no link apart', () => {
    const source = '| Time | Event |\n|---|---|---|\n| 14:30 [| Alert ann@example.com|[Name]](y.md)\n'
    assert.equal(fixed(source), source)
  })

  for (const source of ['> | a | b |\n> |---|\n> | 1 | 2 |\n', '- | a | b |\n  |---|\n  | 1 | 2 |\n'])
    it(`repairs what stands within: ${JSON.stringify(source)}`, () => assert.match(repaired(source), /\|---\|---\|/))

  it('silences what is inside, but for secrets', () => {
    assert.deepEqual(placesIn('| a | b |\n|---|\n| [TBD] | 14:30 PST |\n| password: hunter2 | ____ |\n'), [
      '2:1 malformed-table',
      '4:13 secret',
    ])
  })

  const sound = [
    '| a | b |\n|---|---|\n| 1 | 2 |\n',
    '| a | b |\n|---|---|\n| 1 |\n',
    '| a | b |\n|---|---|\n| 1 | 2 | |\n',
    '| a | b |\n|---|---|\n| 1 \\| 2 | 3 |\n',
    'a | b\n\n--|--\n',
    'one | two\n---\n',
    'a or b | c\nand so on\n',
    '```\n| a | b |\n|---|\n```\n',
    '- one\n- two | three\n',
    '----|----\n',
  ]
  for (const source of sound) it(`leaves alone ${JSON.stringify(source)}`, () => assert.deepEqual(faultsOf(malformedTable, source), []))

  it('finds cells that are not shown', () => {
    assert.deepEqual(faultsOf(malformedTable, '| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |\n'), ['3 | 4'])
  })

  it('finds one line in a table of 5000 rows, and in one of none', () => {
    assert.equal(faultsIn(`| a | b |\n|---|\n${'| 1 | 2 |\n'.repeat(5000)}`).length, 1)
    assert.deepEqual(faultsIn('| a | b |\n|---|\n'), ['malformed-table: |---|'])
  })
})
