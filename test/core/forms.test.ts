/**
 * What a complete document says in one form, it says in every other: nothing is found in it, and it is ready. What is found where something
 * was taken out is found there, too.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { builtInKinds } from '../../server/kinds/index.ts'
import { generalKind } from '../../server/src/core/template/detect.ts'
import { checked, faultsIn } from '../support/check.ts'
import { otherForms } from '../support/otherForms.ts'
import { factor } from '../support/property.ts'
import { takenOutOf } from '../support/takeOut.ts'

/** What is not read, with the reason. */
const unread: Readonly<Record<string, RegExp>> = {
  'half of a record as headings, the other half as labels below the last of them':
    /^support-handoff labels as (?:bold lines(?:, values.*)?|headings)$/,
}

/** What is found in the first form only, with the reason. */
const missed: Readonly<Record<string, RegExp>> = {
  'a section without a name is no place to look for one': /rows as (?:sections|bold lines|nested items) cell/,
  'a question that has no words is a label in bold': /headings as bold lines.* words "Q: /,
  'signs for boxes are no boxes, so a tick among them contradicts nothing': /boxes as signs/,
  'boxes in a paragraph are the options of no label': /(?:values below|labels as (?:bold lines|headings)).* choice/,
}

for (const kind of builtInKinds.keys()) {
  if (kind === generalKind) continue
  const text = readFileSync(`test/fixtures/kinds/${kind}.md`, 'utf8')
  describe(`a complete document of the kind ${kind} says the same with`, () => {
    for (const [name, form] of Object.entries(otherForms)) {
      const written = form(text)
      if (written === text || isListed(unread, `${kind} ${name}`)) continue
      it(name, () => {
        assert.deepEqual(faultsIn(written, { kind }), [])
        assert.equal(checked(written, { kind }).readiness?.percent, 100)
      })
    }

    it('and lacks the same, one thing in each form', () => {
      const all = takenOutOf(text)
      const step = Math.max(7, Math.ceil(all.length / factor))
      for (const [index, [name, form]] of Object.entries(otherForms).entries()) {
        if (form(text) === text || isListed(unread, `${kind} ${name}`)) continue
        for (let at = index % step; at < all.length; at += step) {
          const taken = all[at]
          if (!taken || isListed(missed, `${name} ${taken.name}`)) continue
          const found = (source: string) => checked(source, { kind }).findings.length > 0
          assert.equal(found(form(taken.text)), found(taken.text), `${name}, without ${taken.name}`)
        }
      }
    })
  })
}

function isListed(list: Readonly<Record<string, RegExp>>, name: string): boolean {
  return Object.values(list).some((pattern) => pattern.test(name))
}
