import assert from 'node:assert/strict'
import { remembered } from '../../../server/src/core/util/remembered.ts'

describe('remembered', () => {
  it('reads a text once, even if there is no answer', () => {
    const read: string[] = []
    const zoneOf = remembered((text): string | undefined => {
      read.push(text)
      return text === 'CET' ? 'Europe/Berlin' : undefined
    })
    const answers = ['CET', 'Page', 'Page', 'CET'].map(zoneOf)
    assert.deepEqual(answers, ['Europe/Berlin', undefined, undefined, 'Europe/Berlin'])
    assert.deepEqual(read, ['CET', 'Page'])
  })
})
