/** Parts and places are paired so that the sum of scores is greatest. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { assign } from '../../../server/src/core/matching/assignment.ts'
import '../../support/property.ts'

type Scores = Readonly<Record<string, Readonly<Record<string, number>>>>

/** The pairs of a table of scores, places in the order of their names. */
function pairs(scores: Scores): Record<string, string> {
  const candidatesOf = (part: string) =>
    Object.entries(scores[part] ?? {}).map(([place, score]) => ({ place, score, rank: place.charCodeAt(0) }))
  return Object.fromEntries(assign(Object.keys(scores), candidatesOf))
}

describe('assignment', () => {
  it('gives a part its second best place where another part has no other', () => {
    assert.deepEqual(pairs({ A: { x: 1, y: 0.9 }, B: { x: 0.9 } }), { A: 'y', B: 'x' })
  })

  it('leaves a part without a place where another makes more of it', () => {
    assert.deepEqual(pairs({ A: { x: 0.7 }, B: { x: 1 } }), { B: 'x' })
  })

  it('moves a chain of parts for one that comes last', () => {
    assert.deepEqual(pairs({ A: { x: 1, y: 0.9 }, B: { y: 1, z: 0.9 }, C: { x: 0.9 } }), { A: 'y', B: 'z', C: 'x' })
  })

  it('pairs equals in their order', () => {
    const same = { x: 1, y: 1, z: 1 }
    assert.deepEqual(pairs({ A: same, B: same }), { A: 'x', B: 'y' })
    assert.deepEqual(pairs({ A: { y: 1, x: 1 }, B: { y: 1, x: 1 } }), { A: 'x', B: 'y' })
  })

  it('takes the first of equal places', () => {
    assert.deepEqual(pairs({ A: { x: 0.8, y: 0.8 } }), { A: 'x' })
  })

  it('is the best of all pairings', () => {
    const scores = fc.array(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 4, maxLength: 4 }), { maxLength: 5 })
    fc.assert(
      fc.property(scores, (table) => {
        const candidatesOf = (part: number) =>
          (table[part] ?? []).flatMap((score, place) => (score > 0 ? [{ place, score: score / 10, rank: place }] : []))
        const found = assign([...table.keys()], candidatesOf)
        assert.equal(new Set(found.values()).size, found.size, 'a place has two parts')
        const sum = Array.from(found).reduce((total, [part, place]) => total + (table[part]?.[place] ?? 0), 0)
        assert.equal(sum, bestSum(table, 0, new Set()), JSON.stringify([...found]))
      }),
      { numRuns: 300 },
    )
  })

  it('ends soon where everything fits everything', () => {
    const many = Array.from({ length: 300 }, (_, index) => index)
    const found = assign(many, () => many.map((place) => ({ place, score: 1, rank: place })))
    assert.deepEqual([...found.values()], many)
  })
})

function bestSum(table: readonly (readonly number[])[], part: number, taken: ReadonlySet<number>): number {
  if (part >= table.length) return 0
  const scores = table[part] ?? []
  const without = bestSum(table, part + 1, taken)
  return Math.max(
    without,
    ...scores.map((score, place) => (taken.has(place) ? 0 : score + bestSum(table, part + 1, new Set([...taken, place])))),
  )
}
