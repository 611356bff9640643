import { deepEqual } from 'node:assert/strict'
import { serviceWith } from './support.ts'

describe('service: fix all by kind', () => {
  const text = '---\nkind: general\n---\n\n# Handoff\n\n- **Owner**: Dana\n- Down at 2026-03-01 14:05 CET\n'
  const everything = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }

  async function kindsFor(...only: string[]): Promise<unknown[]> {
    const actions = await serviceWith(text).codeActions('file:///handoff.md', everything, { diagnostics: [], only })
    return actions.map(({ kind, edit }) => [kind, edit !== undefined])
  }

  it('of all rules, or of the one that is asked for', async () => {
    deepEqual(await kindsFor('source.fixAll'), [['source.fixAll.handoff', true]])
    deepEqual(await kindsFor('source.fixAll.handoff'), [['source.fixAll.handoff', true]])
    deepEqual(await kindsFor('source.fixAll.handoff.non-utc-timestamp'), [['source.fixAll.handoff.non-utc-timestamp', true]])
    deepEqual(await kindsFor('source.fixAll.handoff.section-order', 'source.fixAll.handoff.none'), [])
  })
})
