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

describe('service: fill in as a code action', () => {
  const text = '---\nkind: general\n---\n\n# Handoff\n\n- **Owner**:\n- **Team**:\n\n## Rest\n\nDone.\n'
  const actions = async (line: number, features: { commands?: boolean; snippetEdits?: boolean }, only?: string) => {
    const range = { start: { line, character: 0 }, end: { line, character: 12 } }
    const found = await serviceWith(text, { features }).codeActions('file:///handoff.md', range, {
      diagnostics: [],
      ...(only && { only: [only] }),
    })
    return found.filter(({ title }) => title.startsWith('Fill in'))
  }

  it('is a quick fix at what is open, and an action of the document elsewhere', async () => {
    deepEqual(await actions(6, { commands: true }), [
      {
        title: 'Fill in what is missing (2 places)',
        kind: 'quickfix',
        command: { title: 'Fill in what is missing (2 places)', command: 'handoff.fillIn' },
      },
    ])
    deepEqual(
      (await actions(11, { commands: true }, 'source')).map(({ kind }) => kind),
      ['source.fillIn.handoff'],
    )
    deepEqual(await actions(11, { commands: true }, 'quickfix'), [])
  })

  it('is an edit with tab stops for a client that knows no command of ours, and none for one that knows no tab stops', async () => {
    const [action] = await actions(6, { snippetEdits: true })
    const change = action?.edit?.documentChanges?.[0]
    deepEqual(change && 'edits' in change && change.edits.map((edit) => 'snippet' in edit && edit.snippet.value), [
      '- **Owner**: @{1}\n- **Team**: @{2}'.replaceAll('@', '$'),
    ])
    deepEqual(await actions(6, {}), [])
  })
})
