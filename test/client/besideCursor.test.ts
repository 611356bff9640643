import { deepEqual } from 'node:assert/strict'
import { besideCursor } from '../../client/src/editor/besideCursor.ts'

const range = (from: number, to = from) => ({ start: { line: 0, character: from }, end: { line: 0, character: to } })

describe('the edits of a paste', () => {
  it('elsewhere stay as they are, also right at the cursor', () => {
    const edits = [
      { range: range(1, 3), newText: 'a' },
      { range: range(5), newText: 'b' },
      { range: range(5, 7), newText: 'c' },
    ]
    deepEqual(besideCursor(edits, range(5)), { atCursor: '', elsewhere: edits })
  })

  it('around the cursor are split there', () => {
    deepEqual(besideCursor([{ range: range(1, 9), newText: 'a' }], range(3, 4)), {
      atCursor: 'a',
      elsewhere: [
        { range: range(1, 3), newText: '' },
        { range: range(4, 9), newText: '' },
      ],
    })
    deepEqual(besideCursor([{ range: range(3, 9), newText: 'a' }], range(3, 4)), {
      atCursor: 'a',
      elsewhere: [{ range: range(4, 9), newText: '' }],
    })
  })

  it('within the selection are none', () => {
    deepEqual(besideCursor([{ range: range(3, 5), newText: 'a' }], range(4, 9)), undefined)
    deepEqual(besideCursor([{ range: range(5), newText: 'a' }], range(4, 9)), undefined)
  })
})
