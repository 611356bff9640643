/** How far a handoff has come decides what is asked for, and how grave it is that it is missing. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { checked, faultsIn, type Setting, text } from '../../support/check.ts'

const template = text(`
  # Handoff

  - **Owner**:
  - **Log of the call**: <!-- handoff: { from: accepted } -->

  ## Known issues

  | Issue | Workaround | ETA |
  |-------|------------|-----|
  |       |            |     |

  ## Post-incident review

  What did we learn?
`)

const document = text(`
  # Handoff

  - **Owner**:
  - **Log of the call**:

  ## Known issues

  | Issue | Workaround | ETA |
  |-------|------------|-----|
  | Slow  | Wait       |     |

  ## Post-incident review
`)

/** The rules that find something, each with its severity. */
function severities(setting: Setting, source = document): string[] {
  return checked(source, { template, ...setting }).findings.map(({ rule, severity }) => `${severity} ${rule}`)
}

describe('stages', () => {
  it('without one, each rule has its own severity', () => {
    assert.deepEqual(severities({}), ['warning unfilled-field', 'information missing-eta'])
  })

  it('draft: what is not written yet is information', () => {
    assert.deepEqual(severities({ stage: 'draft' }), ['information unfilled-field', 'information missing-eta'])
  })

  it('ready: what is not written yet is an error', () => {
    assert.deepEqual(severities({ stage: 'ready' }), ['error unfilled-field', 'information missing-eta'])
  })

  it('accepted: more is asked for', () => {
    assert.deepEqual(faultsIn(document, { template, stage: 'accepted' }), [
      'unfilled-field: line 3',
      'unfilled-field: line 4',
      'missing-eta: line 10',
      // Who takes it over, when, and in their own words.
      'missing-section: line 12',
    ])
  })

  it('closed: what comes after the event is asked for', () => {
    assert.deepEqual(severities({ stage: 'closed' }), [
      'error unfilled-field',
      'error unfilled-field',
      'information missing-eta',
      'error missing-section',
      'error empty-section',
    ])
  })

  it('stand in the front matter, in any case', () => {
    const staged = (stage: string) => severities({}, `---\nstage: ${stage}\n---\n${document}`)
    assert.equal(staged('draft')[0], 'information unfilled-field')
    assert.equal(staged('Ready')[0], 'error unfilled-field')
    assert.equal(staged('"closed"').length, 5)
  })

  it('that do not exist are said, and none is taken', () => {
    assert.deepEqual(severities({}, `---\nstage: done\n---\n${document}`), [
      'error invalid-configuration',
      'warning unfilled-field',
      'information missing-eta',
    ])
  })

  it('can be set from outside', () => {
    assert.equal(severities({ stage: 'ready' }, `---\nstage: draft\n---\n${document}`)[0], 'error unfilled-field')
  })

  it('do not change a severity that the project has set', () => {
    const set = new Map([
      ['unfilled-field', 'information'],
      ['missing-eta', 'off'],
    ] as const)
    assert.deepEqual(severities({ stage: 'ready', severities: set }), ['information unfilled-field'])
  })

  it('keep what is asked for later out of the share, and out of the findings', () => {
    const { readiness } = checked(document, { template })
    assert.deepEqual(
      readiness?.requirements.filter((line) => line.state === 'not-applicable').map((line) => line.label),
      ['Log of the call', 'Post-incident review'],
    )
  })

  it('of the built-in kind: notes after the release belong to a closed handoff', () => {
    const source = readFileSync('examples/ready-support-handoff.md', 'utf8')
    assert.deepEqual(faultsIn(source, { kind: 'support-handoff', stage: 'ready' }), [])
    assert.deepEqual(faultsIn(source, { kind: 'support-handoff', stage: 'closed' }), [
      'unfilled-field: line 229',
      'unfilled-field: line 230',
      'missing-section: line 230',
    ])
  })
})
