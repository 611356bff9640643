/** What a complete document says in one form, it says in every other: nothing is found in it, and it is ready. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { builtInKinds } from '../../server/kinds/index.ts'
import { generalKind } from '../../server/src/core/template/detect.ts'
import { checked, faultsIn } from '../support/check.ts'
import { otherForms } from '../support/otherForms.ts'

/** What is not read, with the reason. */
const unread: Readonly<Record<string, RegExp>> = {
  'half of a record as headings, the other half as labels below the last of them':
    /^support-handoff labels as (?:bold lines(?:, values.*)?|headings)$/,
}

for (const kind of builtInKinds.keys()) {
  if (kind === generalKind) continue
  const text = readFileSync(`test/fixtures/kinds/${kind}.md`, 'utf8')
  describe(`a complete document of the kind ${kind} says the same with`, () => {
    for (const [name, form] of Object.entries(otherForms)) {
      const written = form(text)
      if (written === text || isUnread(`${kind} ${name}`)) continue
      it(name, () => {
        assert.deepEqual(faultsIn(written, { kind }), [])
        assert.equal(checked(written, { kind }).readiness?.percent, 100)
      })
    }
  })
}

function isUnread(name: string): boolean {
  return Object.values(unread).some((pattern) => pattern.test(name))
}
