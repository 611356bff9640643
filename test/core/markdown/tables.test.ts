/** Tables, cell by cell. */
import assert from 'node:assert/strict'
import { parseDocument } from '../../../server/src/core/markdown/parse.ts'
import { rangeOf, text } from '../../support/check.ts'
import { cellsOf, outlineOf } from '../../support/read.ts'

describe('tables', () => {
  it('have cells without padding', () => {
    assert.deepEqual(cellsOf('| A |  B|C  |\n|---|:-:|--:|\n|  1 | 2|3 |\n'), [
      ['A', 'B', 'C'],
      ['1', '2', '3'],
    ])
  })

  it('may lack the bars at the edge', () => {
    assert.deepEqual(cellsOf('A | B\n--- | ---\n1 | 2\n'), [
      ['A', 'B'],
      ['1', '2'],
    ])
  })

  it('may have short rows, which lack their last cells', () => {
    assert.deepEqual(cellsOf('| A | B | C |\n|---|---|---|\n| 1 |\n| 1 | 2 |\n'), [
      ['A', 'B', 'C'],
      ['1', '·', '·'],
      ['1', '2', '·'],
    ])
  })

  it('keep bars in code and behind a backslash', () => {
    assert.deepEqual(cellsOf('| A | B |\n|---|---|\n| `a \\| b` | c \\| d |\n'), [
      ['A', 'B'],
      ['`a \\| b`', 'c \\| d'],
    ])
  })

  it('keep markup in the places, not in the words', () => {
    const [table] = parseDocument('| A |\n|---|\n| **b** [c](d) |\n').root.elements
    assert.equal(table?.type === 'table' && table.rows[0]?.cells[0]?.text, 'b c')
    assert.deepEqual(cellsOf('| A |\n|---|\n| **b** [c](d) |\n'), [['A'], ['**b** [c](d)']])
  })

  it('stand in quotes and lists', () => {
    assert.deepEqual(outlineOf('> | A | B | C |\n> |---|---|---|\n> | 1 | 2 | 3 |\n'), ['quote of table A | B | C (1 rows)'])
    assert.deepEqual(outlineOf('- x\n\n  | A | B | C |\n  |---|---|---|\n'), ['list x (table A | B | C (0 rows))'])
  })

  it('know rows without content', () => {
    const [table] = parseDocument('| A | B |\n|---|---|\n|   |   |\n| <!-- x --> | |\n| 1 | |\n').root.elements
    assert.deepEqual(table?.type === 'table' && table.rows.map((row) => row.empty), [true, true, false])
  })

  it('whose header and delimiter disagree are malformed', () => {
    assert.deepEqual(outlineOf('| A | B |\n|---|\n| 1 | 2 |\n'), ['malformed-table'])
    assert.deepEqual(outlineOf('A | B\n--|\n'), ['malformed-table'])
    assert.deepEqual(outlineOf('a | b\nc | d\n'), ['text a | b c | d'])
  })

  describe('give an empty cell a place', () => {
    const cases: Readonly<Record<string, readonly [row: string, place: string]>> = {
      'one space behind the bar': ['| a |     |', '3:7-3:7'],
      'one space behind, where there is but one': ['| a | |', '3:7-3:7'],
      'right behind the bar where there is no room': ['| a ||', '3:6-3:6'],
      'at the end of a row that lacks it': ['| a', '3:4-3:4'],
      'behind the only bar': ['| a |', '3:6-3:6'],
      'in an indented table': ['  | a |   |', '3:9-3:9'],
    }
    for (const [name, [row, place]] of Object.entries(cases)) {
      it(name, () => {
        const document = parseDocument(`| A | B |\n|---|---|\n${row}\n`)
        const [table] = document.root.elements
        const at = table?.type === 'table' ? table.rows[0]?.cells[1]?.at : undefined
        assert.equal(at && rangeOf(document.lines, document.spanOf(at)), place)
      })
    }
  })

  it('are the same with other line endings', () => {
    const source = text(`
      | A | B |
      |---|---|
      | 1 |   |
    `)
    for (const ending of ['\r\n', '\r']) assert.deepEqual(cellsOf(source.replace(/\n/g, ending)), cellsOf(source))
  })
})
