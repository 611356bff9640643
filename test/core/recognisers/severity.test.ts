import { equal } from 'node:assert/strict'
import { isHighSeverity } from '../../../server/src/core/recognisers/severity.ts'

describe('severity', () => {
  const rows: readonly (readonly [string, readonly string[], boolean])[] = [
    ['SEV-1', [], true],
    ['SEV 2', [], true],
    ['SEV-3', [], false],
    ['Critical', [], true],
    ['Hoch', [], true],
    ['Low', [], false],
    ['whatever', [], false],
    ['Red', ['Red', 'Orange', 'Green'], true],
    ['orange', ['Red', 'Orange', 'Green'], true],
    ['Green', ['Red', 'Orange', 'Green'], false],
    ['High', ['Red', 'Orange', 'Green'], false],
    ['SEV1', ['SEV-1', 'SEV-2'], true],
  ]
  for (const [text, scale, high] of rows)
    it(`${text} ${high ? 'is' : 'is not'} one of the two highest of ${scale.join(', ') || 'a known scale'}`, () =>
      equal(isHighSeverity(text, scale), high))
})
