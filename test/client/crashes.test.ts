import { deepEqual } from 'node:assert/strict'
import { Crashes } from '../../client/src/server/crashes.ts'

describe('crashes', () => {
  it('are worth a restart, unless they come too often', () => {
    const crashes = new Crashes()
    const second = 1000
    deepEqual(
      [0, 1, 2, 3, 4, 181, 182].map((moment) => crashes.isWorthARestart(moment * second)),
      [true, true, true, true, false, true, true],
    )
  })
})
