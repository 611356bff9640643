import { deepEqual } from 'node:assert/strict'
import { Spool } from '../../server/src/node/spool.ts'

describe('texts that are put away', () => {
  it('come back as they were, empty ones too, while they wait to be written', () => {
    const spool = new Spool(undefined)
    const texts = ['a', '', 'b\n', '', 'ü']
    const slips = texts.map((text) => spool.add(text))
    deepEqual(
      slips.map((slip) => spool.read(slip)),
      texts,
    )
  })
})
