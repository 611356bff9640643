/** Readiness: each thing that the kind asks for is a line; the share can always be opened up into its lines. */
import assert from 'node:assert/strict'
import { checked, linesOf, text } from '../support/check.ts'

const template = text(`
  # Handoff

  ## Release

  - **Version**:
  - **Type**: [ ] Major [ ] Minor

  ## Feature 1: [Name]

  **Use**:

  ## Checks

  - [ ] Runbook updated: [Link]
  - [ ] Support trained

  ## Known issues

  | Issue | Workaround |
  |-------|------------|
  |       |            |

  ## Purpose
  <!-- handoff: { optional: true } -->

  ## Sign-off

  - **Lead**: ________ Date: ________
`)

const document = text(`
  # Handoff of Checkout

  ## Release

  - **Version**: 2.4.0
  - **Type**: [ ] Major [ ] Minor

  ## Feature 1: Saved cards

  **Use**: [to be written]

  ## Feature 2: Receipts

  **Use**: Download

  ## Checks

  - [x] Runbook updated:
  - [ ] Support trained: N/A – nothing new for support

  ## Known issues

  | Issue | Workaround |
  |-------|------------|
  | Slow  | Wait       |
  | Fails |            |

  ## Sign-off

  - **Lead**: Ann
`)

describe('readiness', () => {
  it('has a line for each thing that is asked for, in the words of the template or the document', () => {
    assert.deepEqual(linesOf(document, { template }), [
      'met Handoff of Checkout > Release: Version',
      'open Handoff of Checkout > Release: Type',
      'open Handoff of Checkout > Feature 1: Saved cards: Use',
      'met Handoff of Checkout > Feature 2: Receipts: Use',
      'open Handoff of Checkout > Checks: Runbook updated',
      'not-applicable Handoff of Checkout > Checks: Support trained',
      'met Handoff of Checkout > Known issues: Slow',
      'open Handoff of Checkout > Known issues: Fails',
      'not-applicable : Purpose',
      'open Handoff of Checkout > Sign-off: Lead',
    ])
  })

  it('is the share of the lines that are not open, of those that apply', () => {
    const { readiness } = checked(document, { template })
    assert.ok(readiness)
    const { met, open, waived, notApplicable, percent, ready } = readiness
    assert.equal(met + open + waived + notApplicable, readiness.obligations.length)
    assert.equal(percent, Math.floor((met * 100) / (met + open)))
    assert.equal(ready, false)
  })

  it('is everything where nothing is asked for', () => {
    const { readiness } = checked('# Note\n\nAll is well.\n')
    assert.deepEqual([readiness?.percent, readiness?.ready, readiness?.obligations.length], [100, true, 0])
  })

  it('counts each placeholder of a document without a template', () => {
    assert.deepEqual(linesOf('# Note\n\n- **Owner**: Ann\n- **Date**:\n\n## By\n\n[Name]\n'), [
      'met Note: Owner',
      'open Note: Date',
      'open : [Name]',
    ])
  })

  it('calls a placeholder by what it stands in for', () => {
    const source = text(`
      # Note

      See [Link] for all.

      - Look at the *dashboard* ([Link])
      - [Step]
      - [ ] Runbook updated ([Date])

      | Issue  | Severity | Workaround |
      |--------|----------|------------|
      | SHOP-1 | SEV2     | [Steps]    |
      | [ID]   | SEV2     | Wait       |
    `)
    assert.deepEqual(linesOf(source), [
      'open : [Link]',
      'open : Look at the dashboard',
      'open : [Step]',
      'open : Runbook updated',
      'open : SHOP-1: Workaround',
      'open : Issue',
    ])
  })

  it('counts what a waiver covers as met', () => {
    const source = '# Note\n\n<!-- handoff-ignore unfilled-field -- comes on Monday -->\n- **Date**:\n\n## Next\n\n- **Owner**: Ann\n'
    const { readiness } = checked(source)
    assert.deepEqual(linesOf(source), ['waived Note: Date', 'met Note > Next: Owner'])
    assert.deepEqual([readiness?.percent, readiness?.ready, readiness?.waived], [100, true, 1])
  })

  it('is not reached while an error stands', () => {
    const source = '# Note\n\n- **Owner**: Ann\n- **Due**: 2026-02-30\n'
    const { readiness } = checked(source)
    assert.deepEqual([readiness?.open, readiness?.percent, readiness?.ready], [0, 100, false])
  })

  it('rounds down, so that only a complete document has 100 %', () => {
    const lines = Array.from({ length: 300 }, (_, index) => `- **Label ${index}**: ${index === 7 ? '' : 'x'}\n`).join('')
    assert.equal(checked(`# Note\n\n${lines}`).readiness?.percent, 99)
  })

  it('names each line with its place', () => {
    const { document: read, readiness } = checked(document, { template })
    const lines = (readiness?.obligations ?? []).map(
      ({ label, at }) => `${label}: ${read.lines.positionAt(read.spanOf(at).start).line + 1}`,
    )
    assert.deepEqual(lines, [
      'Version: 5',
      'Type: 6',
      'Use: 10',
      'Use: 14',
      'Runbook updated: 18',
      'Support trained: 19',
      'Slow: 25',
      'Fails: 26',
      'Purpose: 26',
      'Lead: 30',
    ])
  })
})
