import assert from 'node:assert/strict'
import { isAtEndOfWords, isBeforeChoice, nextPlace, placesToWrite } from '../../client/src/readiness/nextPlace.ts'

const at = (line: number, start: number, end = start) => ({ start: { line, character: start }, end: { line, character: end } })
const place = (...range: Parameters<typeof at>) => ({ range: at(...range), isBlank: false })

describe('the next place to write at', () => {
  const places = [place(7, 0, 4), place(2, 9), place(5, 3, 9)]
  const next = (...from: Parameters<typeof at>) => nextPlace(places, at(...from), 'next')?.range.start.line
  const previous = (...from: Parameters<typeof at>) => nextPlace(places, at(...from), 'previous')?.range.start.line

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
    assert.equal(nextPlace([], at(0, 0), 'next'), undefined)
    assert.equal(nextPlace([], at(0, 0), 'previous'), undefined)
  })
})

describe('the places to write at', () => {
  const fault = (rule: string, ...range: Parameters<typeof at>) =>
    ({ rule, severity: 'warning', message: '', range: at(...range), actions: [] }) as const
  const line = (isOpen: boolean, ...faults: ReturnType<typeof fault>[]) => ({ isOpen, range: at(0, 0), faults })
  const box = line(true, fault('unticked-item', 3, 2, 5), fault('placeholder-text', 3, 10, 16))
  const wrong = line(false, fault('non-utc-timestamp', 5, 0, 9))

  it('are the blanks of a line, else its first fault', () => {
    assert.deepEqual(placesToWrite([box, line(true, fault('unfilled-field', 4, 9), fault('other', 4, 2))]), [
      { range: at(3, 10, 16), isBlank: true },
      { range: at(4, 9), isBlank: false },
    ])
  })

  it('are those that are open, and once nothing is what is to be corrected', () => {
    assert.deepEqual(placesToWrite([box, wrong]), [{ range: at(3, 10, 16), isBlank: true }])
    assert.deepEqual(placesToWrite([wrong]), [{ range: at(5, 0, 9), isBlank: false }])
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
      '- Seen at 10:30Z‸',
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
