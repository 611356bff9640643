import { deepEqual, equal, match } from 'node:assert/strict'
import { folderOf } from '../folder.ts'
import { cleanUp, startServer, vscodeCapabilities } from './support.ts'
import { tinyDone, tinyPath, tinyTemplate } from './tiny.ts'

const times = `---
kind: general
---

# Incident

- 2026-03-01 14:30 CET: detected
- 2026-03-01 15:30 CET: fixed
`

describe('server: code actions', () => {
  afterEach(cleanUp)

  it('offer each fix with its diagnostic, the certain one as preferred', async () => {
    const server = await startServer()
    const document = await server.open(times)
    const [action] = await document.actions('14:30 CET', ['quickfix'])
    equal(action?.kind, 'quickfix')
    equal(action?.isPreferred, true)
    equal(action?.diagnostics?.[0]?.code, 'non-utc-timestamp')
    await document.apply(action ?? { title: '' })
    deepEqual(document.text, times.replace('2026-03-01 14:30 CET', '2026-03-01T13:30Z'))
    deepEqual(await document.problems(), ['7:2 "2026-03-01 15:30 CET" warning non-utc-timestamp'])
  })

  it('fix all of a rule, with small edits that are made when they are wanted', async () => {
    const server = await startServer()
    const document = await server.open(times)
    const all = (await document.actions('14:30 CET')).find(({ title }) => title.includes('all non-utc-timestamp'))
    equal(all?.edit, undefined)
    const resolved = await document.resolve(all ?? { title: '' })
    const changes = resolved.edit?.documentChanges ?? []
    deepEqual(
      changes.flatMap((change) => ('edits' in change ? change.edits : [])).map((edit) => ('newText' in edit ? edit.newText : edit)),
      ['T13:30Z', 'T14:30Z'],
    )
    await document.apply(resolved)
    deepEqual(await document.problems(), [])
  })

  it('fix the whole document on save', async () => {
    const server = await startServer()
    const document = await server.open(times)
    const actions = await document.actions('Incident', ['source.fixAll'])
    deepEqual(
      actions.map(({ kind }) => kind),
      ['source.fixAll.handoff'],
    )
    for (const action of actions) await document.apply(action)
    equal(document.text, times.replace('2026-03-01 14:30 CET', '2026-03-01T13:30Z').replace('2026-03-01 15:30 CET', '2026-03-01T14:30Z'))
    deepEqual(await document.actions('Incident', ['source.fixAll']), [])
  })

  it('come with edits and without versions for a client that knows no better', async () => {
    const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } }
    const server = await startServer({ capabilities: { workspace: {}, textDocument: { diagnostic: {}, codeAction } } })
    const document = await server.open(times)
    for (const { title, edit } of await document.actions('14:30 CET')) {
      match(title, /./)
      deepEqual(Object.keys(edit?.changes ?? {}), [document.uri], title)
    }
  })

  it('put in what is missing', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()] })
    const document = await server.open(tinyDone.replace('- **Owner**: Dana Kim\n', ''), folder.uri('a.md'))
    deepEqual(await document.problems(), ['6:0 "" warning missing-field'])
    const insert = (await document.actions('- **Next update**')).find(({ title }) => title === 'Insert "Owner"')
    equal(insert?.isPreferred, true)
    await document.apply(insert ?? { title: '' })
    match(document.text, /- \*\*Owner\*\*:.*\n- \*\*Next update\*\*/)
  })

  it('waive what is to stay, with a tab stop for the reason where the client knows of such', async () => {
    const workspace = { ...vscodeCapabilities.workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: true } }
    const [plain, snippets] = [await startServer(), await startServer({ capabilities: { ...vscodeCapabilities, workspace } })]
    const waiveIn = async (server: typeof plain) => {
      const document = await server.open(times)
      const action = (await document.actions('15:30 CET')).find(({ title }) => title === 'Waive non-utc-timestamp here with a reason…')
      equal(action?.edit, undefined)
      return { document, action: await document.resolve(action ?? { title: '' }) }
    }
    const { document, action } = await waiveIn(plain)
    await document.apply(action)
    equal(document.text, times.replace('fixed', 'fixed <!-- handoff-ignore non-utc-timestamp -- -->'))
    deepEqual(
      (await document.problems()).map((line) => line.replace(/^.* /, '')),
      ['non-utc-timestamp', 'waiver-without-reason'],
    )
    const [change] = (await waiveIn(snippets)).action.edit?.documentChanges ?? []
    deepEqual(change && 'edits' in change && change.edits.map((edit) => 'snippet' in edit && edit.snippet.value), [
      ' <!-- handoff-ignore non-utc-timestamp -- $0 -->',
    ])
  })

  it('are none for what is no handoff', async () => {
    const server = await startServer()
    const document = await server.open('# My project\n\nAt 14:30 PST.\n')
    deepEqual(await document.actions('14:30 PST'), [])
  })
}).timeout(30_000)
