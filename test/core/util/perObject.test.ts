/** What is kept with an object is computed once, whatever it is, and as long as nothing else that it depends on has changed. */
import assert from 'node:assert/strict'
import { lastPerObject, perObject, readEach } from '../../../server/src/core/util/perObject.ts'

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

describe('readEach', () => {
  it('reads each object once, and gives all items in order', () => {
    let runs = 0
    const read = readEach((key: { readonly items: readonly number[] }) => {
      runs++
      return key.items
    })
    const keys = [{ items: [1, 2] }, { items: [] }, { items: [3] }]
    assert.deepEqual(
      [read(keys), read([...keys, { items: [4] }])],
      [
        [1, 2, 3],
        [1, 2, 3, 4],
      ],
    )
    assert.equal(runs, 4)
  })
})

describe('lastPerObject', () => {
  it('finds anew what depends on something else than the last time', () => {
    const last = lastPerObject<object, number>()
    const key = {}
    let runs = 0
    const find = () => ++runs
    assert.deepEqual(
      [last(key, ['a', 1], find), last(key, ['a', 1], find), last(key, ['a'], find), last(key, ['a', 1], find)],
      [1, 1, 2, 3],
    )
  })
})
