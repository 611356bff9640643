/** Text and places in it. */
import assert from 'node:assert/strict'
import { applyEdits, LineIndex, lineEndingOf } from '../../../server/src/core/util/text.ts'

describe('lines', () => {
  const mixed = 'a\nbc\r\nd\re😀\n'
  const index = new LineIndex(mixed)

  it('end with LF, CRLF or a lone CR', () => {
    assert.equal(index.lineCount, 5)
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((line) => mixed.slice(index.lineStart(line), index.lineEnd(line))),
      ['a', 'bc', 'd', 'e😀', ''],
    )
  })

  it('count characters in UTF-16 units', () => {
    assert.deepEqual(index.positionAt(mixed.indexOf('😀')), { line: 3, character: 1 })
    assert.deepEqual(index.positionAt(mixed.indexOf('😀') + 2), { line: 3, character: 3 })
  })

  it('give a position for every offset, and the offset for it', () => {
    for (let offset = 0; offset <= mixed.length; offset++) {
      // Between CR and LF there is no position of its own.
      if (mixed[offset - 1] === '\r' && mixed[offset] === '\n') continue
      assert.equal(index.offsetAt(index.positionAt(offset)), offset)
    }
  })

  it('clamp what is outside', () => {
    assert.deepEqual(index.positionAt(-3), { line: 0, character: 0 })
    assert.deepEqual(index.positionAt(1000), { line: 4, character: 0 })
    assert.equal(index.offsetAt({ line: -1, character: 4 }), 0)
    assert.equal(index.offsetAt({ line: 1, character: 99 }), 4)
    assert.equal(index.offsetAt({ line: 99, character: 0 }), mixed.length)
  })

  it('of an empty text are one', () => {
    const empty = new LineIndex('')
    assert.equal(empty.lineCount, 1)
    assert.deepEqual(empty.positionAt(0), { line: 0, character: 0 })
    assert.equal(empty.lineEnd(0), 0)
  })

  it('end as the first of them does', () => {
    assert.equal(lineEndingOf('a\r\nb\n'), '\r\n')
    assert.equal(lineEndingOf('a\rb\n'), '\r')
    assert.equal(lineEndingOf('a\nb\r\n'), '\n')
    assert.equal(lineEndingOf('a'), '\n')
  })
})

describe('edits', () => {
  const edit = (start: number, end: number, text: string) => ({ span: { start, end }, text })

  it('replace, insert and delete', () => {
    assert.equal(applyEdits('abcdef', [edit(1, 2, 'X'), edit(3, 3, '--'), edit(4, 6, '')]), 'aXc--d')
  })

  it('may come in any order', () => {
    assert.equal(applyEdits('abcdef', [edit(4, 6, ''), edit(1, 2, 'X')]), 'aXcd')
  })

  it('keep the order of insertions at one place', () => {
    assert.equal(applyEdits('ab', [edit(1, 1, '1'), edit(1, 1, '2'), edit(1, 1, '3')]), 'a123b')
  })

  it('insert before what is replaced at the same place', () => {
    assert.equal(applyEdits('ab', [edit(1, 2, 'X'), edit(1, 1, '1')]), 'a1X')
  })

  it('that are none change nothing', () => assert.equal(applyEdits('ab', []), 'ab'))
})
