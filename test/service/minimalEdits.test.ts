import { deepEqual, equal } from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits } from '../../server/src/core/util/text.ts'
import { minimalEdits } from '../../server/src/service/convert/minimalEdits.ts'

describe('minimal edits', () => {
  it('turn one text into the other, in order and apart from each other', () => {
    const texts = fc.array(fc.constantFrom('a\n', 'b\n', 'a b\n', '\n', '\r\n', 'x\r\n', '🚨', '🚀\n', 'é')).map((lines) => lines.join(''))
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const edits = minimalEdits(before, after)
        equal(applyEdits(before, edits), after)
        for (const [index, { span }] of edits.entries())
          equal(span.start <= span.end && (edits[index - 1]?.span.end ?? 0) <= span.start, true)
      }),
      { numRuns: 2000 },
    )
  })

  it('touch only what differs', () => {
    deepEqual(minimalEdits('one\ntwo\nthree\nfour\n', 'one\n2\nthree\nfour!\n'), [
      { span: { start: 4, end: 7 }, text: '2' },
      { span: { start: 18, end: 18 }, text: '!' },
    ])
    deepEqual(minimalEdits('one\nthree\n', 'one\ntwo\nthree\n'), [{ span: { start: 4, end: 4 }, text: 'two\n' }])
    deepEqual(minimalEdits('🚨', '🚀'), [{ span: { start: 0, end: 2 }, text: '🚀' }])
    deepEqual(minimalEdits('same', 'same'), [])
  })
})
