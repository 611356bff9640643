/** What a complete document says in one form, it says in every other: nothing is found in it, and it is ready. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { builtInKinds } from '../../server/kinds/index.ts'
import { generalKind } from '../../server/src/core/template/detect.ts'
import { checked, faultsIn } from '../support/check.ts'
import { otherForms } from '../support/otherForms.ts'

/** Not read yet. */
const unread =
  /^(?:items in a table|labels as (?:columns|bold lines, values)|values (?:on the next|below)|labels as (?:bold lines|headings)$|boxes drawn, without|headings as bold lines with a colon)/

for (const kind of builtInKinds.keys()) {
  if (kind === generalKind) continue
  const text = readFileSync(`test/fixtures/kinds/${kind}.md`, 'utf8')
  describe(`a complete document of the kind ${kind} says the same with`, () => {
    for (const [name, form] of Object.entries(otherForms)) {
      const written = form(text)
      if (written === text || unread.test(name)) continue
      it(name, () => {
        assert.deepEqual(faultsIn(written, { kind }), [])
        assert.equal(checked(written, { kind }).readiness?.percent, 100)
      })
    }
  })
}
