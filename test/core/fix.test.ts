import { equal } from 'node:assert/strict'
import { fixed } from '../support/check.ts'

describe('fix all', () => {
  it('puts what is missing before a fence that is never closed, since behind it all is code', () => {
    const text = '````\nlog\n'
    const once = fixed(text, { kind: 'escalation-packet' })
    equal(once.endsWith(text), true)
    equal(fixed(once, { kind: 'escalation-packet' }), once)
  })

  it('goes on until nothing is left', () => {
    const once = fixed('# Escalation: Search\n', { kind: 'escalation-packet' })
    equal(once.includes('## Incident Timeline'), true)
    equal(fixed(once, { kind: 'escalation-packet' }), once)
  })
})
