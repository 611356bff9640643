import assert from 'node:assert/strict'
import { isAtEndOfWords, isBeforeChoice, nextLine } from '../../client/src/nextLine.ts'

const at = (line: number, start: number, end = start) => ({ start: { line, character: start }, end: { line, character: end } })
const line = (...place: Parameters<typeof at>) => ({ range: at(...place) })

describe('the next open line', () => {
  const lines = [line(7, 0, 4), line(2, 9), line(5, 3, 9)]
  const next = (...from: Parameters<typeof at>) => nextLine(lines, at(...from), 'next')?.range.start.line
  const previous = (...from: Parameters<typeof at>) => nextLine(lines, at(...from), 'previous')?.range.start.line

  it('is the one behind the cursor or the selection, and the first behind the last', () => {
    assert.deepEqual([next(0, 0), next(2, 9), next(5, 3, 9), next(7, 0, 4), next(9, 0)], [2, 5, 7, 2, 2])
  })

  it('is the one that the cursor stands before, and that around it is done', () => {
    assert.deepEqual([next(5, 3), next(5, 4)], [5, 7])
  })

  it('goes back in the same way', () => {
    assert.deepEqual([previous(9, 0), previous(7, 0, 4), previous(5, 3, 9), previous(2, 9)], [7, 5, 2, 7])
  })

  it('is none where none is open', () => {
    assert.equal(nextLine([], at(0, 0), 'next'), undefined)
    assert.equal(nextLine([], at(0, 0), 'previous'), undefined)
  })
})

describe('Tab', () => {
  const goesOn = (marked: string) => isAtEndOfWords(marked.replace('‸', ''), marked.indexOf('‸'))

  it('leads on at the end of words', () => {
    for (const marked of [
      'Text‸',
      'Text‸  ',
      '- **Owner:** Ana‸',
      '- Owner: Ana ‸',
      '- [x] FAQ: https://faq.example.com‸',
      '> **Status:** open‸',
      '| a | b |‸',
    ])
      assert.equal(goesOn(marked), true, marked)
  })

  it('indents elsewhere', () => {
    for (const marked of [
      '‸',
      '  ‸',
      '‸Text',
      'Te‸xt',
      '- ‸',
      '- Item‸',
      '  1. Step‸',
      '- [ ] Task‸',
      '- [ ] ‸',
      '1.‸',
      '> ‸',
      '> - Item‸',
    ])
      assert.equal(goesOn(marked), false, marked)
  })
})

describe('the names of a choice', () => {
  const offered = (marked: string) => isBeforeChoice(marked.replace('‸', ''), marked.indexOf('‸'))

  it('are offered before its boxes, as long as none is ticked', () => {
    for (const marked of ['- **Type**: ‸[ ] Big [ ] Small', 'Type: ‸[ ] Big [ ] Small [ ] None', '**Type:** ‸[ ] Big [ ] Small'])
      assert.equal(offered(marked), true, marked)
    for (const marked of [
      '- **Type**: [‸ ] Big [ ] Small',
      '- **Type**: ‸[x] Big [ ] Small',
      '- ‸[ ] Big [ ] Small',
      '- Type: ‸[ ] Big',
      '‸',
    ])
      assert.equal(offered(marked), false, marked)
  })
})
