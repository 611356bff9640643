import { deepEqual } from 'node:assert/strict'
import { completed, findingsIn, text } from '../../support/check.ts'

const accepted = text(`
  ---
  kind: general
  stage: accepted
  accepted_by: Support Lead
  accepted_at: 2026-03-01T10:00Z
  receiver_summary: Two tickets are open, the second first.
  ---

  # Handoff of the search service

  - **Owner**: Search team
`)

describe('acceptance', () => {
  it('asks for the receiver, the time and the summary at once when nothing is there', () => {
    deepEqual(findingsIn('# Handoff of the search service\n\n- **Owner**: Search team\n', { stage: 'accepted' }), [
      '3:25-3:25 missing-section Section "Acceptance" is missing; expected it here',
    ])
  })

  it('asks for nothing before', () => {
    deepEqual(findingsIn('# Handoff of the search service\n\n- **Owner**: Search team\n', { stage: 'ready' }), [])
  })

  it('is given in the front matter', () => {
    deepEqual(findingsIn(accepted, { path: 'a.md' }), [])
    deepEqual(findingsIn(accepted.replace(/receiver_summary.*\n/, ''), { path: 'a.md' }), [
      '10:25-10:25 missing-field Field "Receiver summary" is missing; expected it in "Handoff of the search service"',
    ])
  })

  it('is given in a section', () => {
    const source =
      '# Handoff\n\n- **Owner**: Search team\n\n## Acceptance\n\n- **Accepted by**: Support Lead\n- **Accepted at**: 2026-03-01T10:00Z\n- **Receiver summary**: All well.\n'
    deepEqual(findingsIn(source, { stage: 'accepted' }), [])
    deepEqual(findingsIn(source.replace(' Support Lead\n- **Acc', '\n- **Acc'), { stage: 'closed' }), [
      '7:19-7:19 unfilled-field Field "Accepted by" is empty; expected a name',
    ])
  })

  it('is inserted where it is missing, to be filled in', () => {
    deepEqual(
      completed('# Handoff\n\n- **Owner**: Search team\n', { stage: 'accepted' }),
      '# Handoff\n\n- **Owner**: Search team\n\n## Acceptance\n\n- **Accepted by**:\n- **Accepted at**:\n- **Receiver summary**:\n',
    )
  })
})
