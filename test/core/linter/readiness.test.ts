/** Readiness: each thing that the kind asks for is a line; the share can always be opened up into its lines. */
import assert from 'node:assert/strict'
import { correctShare } from '../../../server/src/core/linter/readiness.ts'
import { checked, linesOf, text } from '../../support/check.ts'

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
    assert.equal(met + open + waived + notApplicable, readiness.requirements.length)
    assert.equal(percent, Math.floor((met * 100) / (met + open)))
    assert.equal(ready, false)
  })

  it('is everything where nothing is asked for', () => {
    const { readiness } = checked('# Note\n\nAll is well.\n')
    assert.deepEqual([readiness?.percent, readiness?.ready, readiness?.requirements.length], [100, true, 0])
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

  it('is not reached while something is to be corrected: an error, or a warning', () => {
    for (const [due, toCorrect] of [
      ['2026-02-30', 1],
      ['2026-03-01 14:30 CET', 1],
      ['03/04/2026', 1],
      ['2026-03-01T13:30Z', 0],
    ] as const) {
      const { readiness } = checked(`# Note\n\n- **Owner**: Ann\n- **Due**: ${due}\n`)
      assert.deepEqual([readiness?.open, readiness?.percent, readiness?.toCorrect.length], [0, 100, toCorrect], due)
      assert.equal(readiness?.ready, toCorrect === 0, due)
    }
  })

  it('takes what is information for no fault, and what a waiver covers for none', () => {
    const source = text(`
      # Note

      - **Owner**: Ann
      - **Due**: tomorrow
      <!-- handoff-ignore non-utc-timestamp -- as the log has it -->
      - **Since**: 2026-03-01 14:30 CET
    `)
    const { readiness } = checked(source)
    assert.deepEqual([readiness?.toCorrect.length, readiness?.ready], [0, true])
  })

  it('tells what is open from what is to be corrected, also in one line', () => {
    const { readiness } = checked('# Note\n\n- **Owner**:\n- **Due**: [Name], 2026-03-01 14:30 CET\n- **Since**: 15:00 CET, 16:00 CET\n')
    assert.deepEqual(
      readiness?.lines.map(({ label, open, findings }) => [label, open.length, findings.map(({ rule }) => rule).join()]),
      [
        ['Owner', 1, 'unfilled-field'],
        ['Due', 1, 'placeholder-text,non-utc-timestamp'],
        ['Since', 0, 'non-utc-timestamp,non-utc-timestamp'],
      ],
    )
    assert.deepEqual([readiness?.open, readiness?.toCorrect.length], [2, 3])
  })

  it('has one line for one line of the text, however much is open in it', () => {
    const withEvidence = template.replace('[ ] Support trained', '[ ] Support trained: [Date]')
    const source = document
      .replace('- [x] Runbook updated:', '- [ ] Runbook updated: [Link]')
      .replace('trained: N/A – nothing new for support', 'trained: [Date]')
    const { readiness } = checked(source, { template: withEvidence })
    const lines = readiness?.lines.map(({ label, findings }) => `${label}: ${findings.map(({ rule }) => rule).join()}`)
    assert.deepEqual(lines?.slice(2, 4), [
      'Runbook updated: unticked-item,placeholder-text',
      'Support trained: unticked-item,placeholder-text',
    ])
    assert.equal(readiness?.open, 6)
  })

  it('has a line for each thing that is not there, though all belong at one place', () => {
    const { readiness } = checked('# Handoff\n\n## Release\n\n- **Type**: [x] Major [ ] Minor\n- **Owner**:\n', { template })
    const absent = readiness?.lines.filter(({ open }) => open.some((requirement) => requirement.absent)).map(({ label }) => label)
    assert.deepEqual(absent, ['Version', 'Feature 1: [Name]', 'Checks', 'Known issues', 'Sign-off'])
    assert.ok(readiness?.lines.some(({ label, open }) => label === 'Owner' && open.length === 1))
  })

  it('calls a line that is to be corrected by its field, row or item, else by the words at fault', () => {
    const source = text(`
      # Note

      | Time      | Event        | Seen      |
      |-----------|--------------|-----------|
      | 14:30 CET | Router fails | 14:31 CET |

      - **Since**: 15:00 CET
      - Down for all users since 16:00 CET

      Up again at *17:00 CET*.
    `)
    assert.deepEqual(
      checked(source).readiness?.lines.map(({ label }) => label),
      ['14:30 CET', 'Since', 'Down for all users since', '17:00 CET'],
    )
  })

  it('counts what is to be corrected as open where a gate asks for a share', () => {
    const share = (source: string) => {
      const { readiness } = checked(source)
      return readiness && correctShare(readiness)
    }
    assert.equal(share('# Note\n\n- **Owner**: Ann\n- **Due**: 2026-03-01T13:30Z\n'), 100)
    assert.equal(share('# Note\n\n- **Owner**: Ann\n- **Due**: 2026-03-01 14:30 CET\n'), 66)
    assert.equal(share('# Note\n\n- **Owner**:\n- **Due**: 2026-03-01 14:30 CET\n'), 33)
    assert.equal(share('# Note\n'), 100)
  })

  it('rounds down, so that only a complete document has 100 %', () => {
    const lines = Array.from({ length: 300 }, (_, index) => `- **Label ${index}**: ${index === 7 ? '' : 'x'}\n`).join('')
    assert.equal(checked(`# Note\n\n${lines}`).readiness?.percent, 99)
  })

  it('names each line with its place', () => {
    const { document: read, readiness } = checked(document, { template })
    const lines = (readiness?.requirements ?? []).map(
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
