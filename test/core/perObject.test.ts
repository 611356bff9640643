/** What is kept with an object is computed once, whatever it is. */
import assert from 'node:assert/strict'
import { perObject } from '../../server/src/core/perObject.ts'

describe('perObject', () => {
  for (const result of [1, 0, '', null, undefined, [2]])
    it(`computes ${JSON.stringify(result)} once for each object`, () => {
      let runs = 0
      const compute = perObject((_key: object) => {
        runs++
        return result
      })
      const [one, other] = [{}, {}]
      assert.deepEqual([compute(one), compute(one), compute(other)], [result, result, result])
      assert.equal(runs, 2)
    })
})
