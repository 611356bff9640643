/** Each requirement of the table is enforced: its breach in a complete document gives one finding, of the rule that the table names. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { editDocument, parseDocument } from '../../server/src/core/markdown/parse.ts'
import { inEnglish } from '../../server/src/core/util/phrase.ts'
import { checked } from '../support/check.ts'
import { kindRequirements } from './requirements.ts'

for (const { kind, requirements } of kindRequirements) {
  describe(`requirements of ${kind}`, () => {
    const text = readFileSync(`test/fixtures/kinds/${kind}.md`, 'utf8')
    const document = parseDocument(text)
    for (const { says, breaches } of requirements) {
      for (const { change, rule } of breaches) {
        const [from, to] = change
        it(`${says}: ${rule} for ${JSON.stringify(to === '' ? `without ${String(from).trim()}` : to).slice(0, 80)}`, () => {
          const changed = text.replace(from, () => to)
          assert.notEqual(changed, text, `"${from}" is not in the document`)
          // A tick that the change has made untrue stands beside its cause.
          const findings = checked(editDocument(document, [{ text: changed }]), { kind }).findings.filter(
            (finding) => finding.rule !== 'contradicted-item',
          )
          assert.deepEqual(
            findings.map((finding) => finding.rule),
            [rule],
            findings.map((finding) => inEnglish(finding.problem.message)).join('; '),
          )
        })
      }
    }
  })
}
