import { deepEqual, equal } from 'node:assert/strict'
import { codeOf, type Problem, problemsAt, quotedName } from '../../client/src/editor/problems.ts'

describe('problems', () => {
  const problem = (code: string, from: [number, number], to: [number, number]): Problem => ({
    code: { value: code, target: 'a page' },
    range: { start: { line: from[0], character: from[1] }, end: { line: to[0], character: to[1] } },
  })
  const all = [
    problem('length', [1, 0], [9, 4]),
    problem('placeholder-text', [3, 10], [3, 16]),
    problem('vague-owner', [3, 10], [3, 12]),
    problem('placeholder-text', [3, 30], [3, 36]),
    problem('missing-section', [12, 5], [12, 5]),
  ]
  const at = (line: number, character: number) => problemsAt(all, { line, character }).map(codeOf)

  it('are those at the cursor, the smallest first, of each rule one', () => {
    deepEqual(at(3, 11), ['vague-owner', 'placeholder-text', 'length'])
    deepEqual(at(3, 36), ['placeholder-text', 'length'])
    deepEqual(at(5, 0), ['length'])
    deepEqual(at(12, 5), ['missing-section'])
  })

  it('else those on its line', () => {
    deepEqual(at(12, 0), ['missing-section'])
    deepEqual(at(9, 5), ['length'])
    deepEqual(at(11, 0), [])
  })

  it('have the code of their rule, with or without a page', () => {
    equal(codeOf({ ...all[0], code: 'length' } as Problem), 'length')
    equal(codeOf({ ...all[0], code: 7 } as Problem), '')
  })

  it('name in the titles of their fixes the section that is missing', () => {
    equal(quotedName('Insert section "Known Issues"'), 'Known Issues')
    equal(quotedName('Insert section "What is "ready"?"'), 'What is "ready"?')
    equal(quotedName('Abschnitt „Known Issues“ einfügen'), 'Known Issues')
    equal(quotedName('Fix all'), undefined)
  })
})
