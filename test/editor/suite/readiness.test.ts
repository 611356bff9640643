import { commands, Uri, window, workspace } from 'vscode'
import { activeApi, cleanUp, closeEditors, inWorkspace, openNew, readinessOf, tinyKind, typeBehind, writeFile } from './handoffs.ts'
import { assert, equal, until } from './support.ts'

const text = '---\nkind: tiny\n---\n\n# Printer\n\n- **Owner**: \n- **Detected**: 2026-03-01T14:05Z\n'

describe('readiness', () => {
  before(async () => {
    await activeApi()
    await writeFile('.handoff/kinds/tiny.md', tinyKind)
  })
  after(() => cleanUp())

  it('follows what is typed', async () => {
    const editor = await openNew(text)
    const before = await readinessOf(editor.document, ({ open }) => open === 1)
    equal([before.title, before.kindTitle, before.kindFrom, before.ready], ['Printer', 'Tiny handoff', 'front-matter', false])
    equal(
      before.sections.flatMap(({ lines }) => lines.map(({ label, faults }) => [label, faults.map(({ rule }) => rule).join()])),
      [['Owner', 'unfilled-field']],
    )
    await typeBehind(editor, '- **Owner**: ', 'Support Lead')
    const { percent } = await readinessOf(editor.document, ({ ready }) => ready)
    equal(percent, 100)
  })

  it('is known of documents that are not open, as they come, change and go', async () => {
    const api = await activeApi()
    await commands.executeCommand('handoff.refresh')
    const uri = await writeFile('suite/closed.md', text)
    await readinessOf(uri, ({ open }) => open === 1)
    await writeFile('suite/closed.md', text.replace('Owner**: ', 'Owner**: Support Lead'))
    await readinessOf(uri, ({ ready }) => ready)
    await workspace.fs.delete(uri)
    await until(api.onDidChangeReadiness, () => !api.documents.has(uri.toString()))
  })

  it('is none of a document that is no handoff', async () => {
    const api = await activeApi()
    const { document } = await openNew('# Read me\n\nTODO: [Feature Name]\n')
    await until(api.onDidChangeReadiness, () => !api.documents.has(document.uri.toString()))
  })

  it('leads to the place of an open line', async () => {
    const { document } = await openNew(text)
    const { sections } = await readinessOf(document, ({ open }) => open === 1)
    await closeEditors()
    await commands.executeCommand('handoff.open', document.uri.toString(), sections[0]?.lines[0]?.range)
    const editor = window.activeTextEditor
    equal(editor?.document.uri.toString(), document.uri.toString())
    equal(editor?.selection.active.line, 6)
  })

  it('leads nowhere, with a message, when the file is gone', async () => {
    const uri = inWorkspace('never-there.md')
    // Not awaited to a message: it stays until a person closes it.
    await commands.executeCommand('handoff.open', uri.toString())
    assert(window.activeTextEditor?.document.uri.toString() !== uri.toString())
    assert(workspace.textDocuments.every((document) => document.uri.toString() !== Uri.parse(uri.toString()).toString()))
  })
})
