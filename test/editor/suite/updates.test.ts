import { commands, window, workspace } from 'vscode'
import { cleanUp, openNew, readinessOf } from './handoffs.ts'
import { assert, equal, until } from './support.ts'

/** A moment some minutes from now, to the minute. */
const inMinutes = (minutes: number) => `${new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16)}Z`

const incident = (due: string) =>
  `---\nkind: general\nseverity: SEV-2\n---\n\n# Mail is late\n\n- **Summary:** Mail is late.\n- **Next update:** ${due}, Support Lead\n\n## Timeline\n\n| Time (UTC) | What | Owner |\n|---|---|---|\n| 2026-03-01T10:00Z | Queue grows | Support Lead |\n`

describe('the next update', () => {
  afterEach(() => cleanUp())

  it('is known of an open incident', async () => {
    const due = inMinutes(90)
    const { document } = await openNew(incident(due))
    equal((await readinessOf(document)).nextUpdate?.due, Date.parse(due))
  })

  it('is written as a status update beside the incident, whose own time moves on', async () => {
    const { document } = await openNew(incident(inMinutes(5)))
    await readinessOf(document)
    await commands.executeCommand('handoff.writeUpdate', { kind: 'status-update' })
    const editor = window.activeTextEditor
    assert(editor && editor.document !== document, 'no new document is shown')
    const text = editor.document.getText()
    assert(
      /^---\nkind: status-update\nstage: draft\nincident: "?\d+\.md"?\nseverity: SEV-2\n---\n\n# Status Update: Mail is late\n/.test(text),
      text,
    )
    const [, next] = /Next Update:\*\* (\S+)/.exec(text) ?? []
    assert(next && Math.abs(Date.parse(next) - Date.now() - 3_600_000) < 120_000, text)
    assert(document.getText().includes(`**Next update:** ${next}, Support Lead\n`), document.getText())
    await workspace.fs.delete(editor.document.uri)
  })

  it('is written as a row of the timeline', async () => {
    const { document } = await openNew(incident(inMinutes(5)))
    await readinessOf(document)
    await commands.executeCommand('handoff.writeUpdate', { row: true })
    await until(workspace.onDidChangeTextDocument, () =>
      /\| \d{4}-\d\d-\d\dT\d\d:\d\dZ \| Update: What is new \| Who says so \|\n/.test(document.getText()),
    )
  })
})
