import { commands, Range, type Uri, window, workspace } from 'vscode'
import type { OpenLine } from '../../../server/src/protocol.ts'
import { activeApi, cleanUp, closeEditors, inWorkspace, openNew, readinessOf, writeFile } from './handoffs.ts'
import { assert, equal, until } from './support.ts'

const kind = '# Shift\n\n- **Owner:** [Name]\n- **Until:** YYYY-MM-DDThh:mmZ\n\n## Checks\n\n- [ ] Pager handed over\n- [ ] Keys rotated\n'
const text = '---\nkind: shift\n---\n\n# Night\n\n- **Owner:** Support Lead\n\n## Checks\n\n- [ ] Pager handed over\n- [x] Keys rotated\n'

/** An open line as the row of the tree that its button is on. */
async function rowOf(uri: Uri, label: string) {
  const { sections } = await readinessOf(uri, (readiness) =>
    readiness.sections.some(({ lines }) => lines.some((line) => line.label === label)),
  )
  const line = sections.flatMap(({ lines }) => lines).find((one): one is OpenLine => one.label === label)
  return { type: 'line', line, parent: { parent: { id: uri.toString() } } }
}

describe('readiness tree', () => {
  before(async () => {
    await activeApi()
    await writeFile('.handoff/kinds/shift.md', kind)
    // The folder is read from the disk; what is open is checked by what the server was told of the kind.
    const { document } = await openNew(text)
    await readinessOf(document, ({ kindTitle }) => kindTitle === 'Shift')
    await closeEditors()
  })
  after(() => cleanUp())

  it('ticks the box of a line, in a document that is not open either, as one step to undo', async () => {
    const uri = await writeFile('suite/ticked.md', text)
    await commands.executeCommand('handoff.refresh')
    await commands.executeCommand('handoff.tree.tick', await rowOf(uri, 'Pager handed over'))
    const document = await workspace.openTextDocument(uri)
    equal(document.getText(), text.replace('[ ] Pager', '[x] Pager'))
    assert(document.isDirty)
    await readinessOf(uri, ({ open }) => open === 1)
    await window.showTextDocument(document)
    await commands.executeCommand('undo')
    equal(document.getText(), text)
  })

  it('puts in what is missing', async () => {
    const { document } = await openNew(text)
    await commands.executeCommand('handoff.tree.fix', await rowOf(document.uri, 'Until'))
    const editor = window.activeTextEditor
    equal(editor?.document.uri.toString(), document.uri.toString())
    assert(document.getText().includes('- **Until:** '), document.getText())
    await readinessOf(document, ({ sections }) =>
      sections.some(({ lines }) => lines.some(({ faults }) => faults.some(({ rule }) => rule !== 'missing-field'))),
    )
  })

  it('leaves alone what is no longer open', async () => {
    const { document } = await openNew(text)
    const row = await rowOf(document.uri, 'Pager handed over')
    const editor = window.activeTextEditor
    assert(editor)
    const ticked = text.replace('[ ] Pager', '[x] Pager')
    await editor.edit((builder) => builder.replace(document.validateRange(new Range(0, 0, 99, 0)), ticked))
    await commands.executeCommand('handoff.tree.tick', row)
    equal(document.getText(), ticked)
  })

  it('knows handoffs that are not saved yet, until they are closed', async () => {
    const api = await activeApi()
    const document = await workspace.openTextDocument({ language: 'markdown', content: text })
    await window.showTextDocument(document)
    const { kindTitle } = await readinessOf(document)
    equal([document.isUntitled, kindTitle], [true, 'Shift'])
    await closeEditors()
    await until(api.onDidChangeReadiness, () => !api.documents.has(document.uri.toString()))
  })

  it('is told of one document when one of many is edited', async () => {
    const api = await activeApi()
    await Promise.all(Array.from({ length: 40 }, (_, index) => writeFile(`suite/many/${index}.md`, text)))
    await commands.executeCommand('handoff.refresh')
    await until(api.onDidChangeReadiness, () => api.documents.has(inWorkspace('suite/many/39.md').toString()))
    const editor = await window.showTextDocument(inWorkspace('suite/many/7.md'))
    await readinessOf(editor.document)
    const told = new Set<string>()
    const listener = api.onDidChangeReadiness((uris) => {
      for (const uri of uris) told.add(uri)
    })
    const before = new Map(api.documents)
    await commands.executeCommand('handoff.tree.tick', await rowOf(editor.document.uri, 'Pager handed over'))
    await readinessOf(editor.document, ({ open }) => open === 1)
    await commands.executeCommand('handoff.refresh')
    listener.dispose()
    equal([...told], [editor.document.uri.toString()])
    // What has not changed is the very object that was known: nothing was sent, and nothing is drawn again.
    const same = [...api.documents].filter(([uri, readiness]) => before.get(uri) === readiness)
    equal(same.length, before.size - 1)
  })

  it('groups, sorts, filters and follows by commands, and shows all again', async () => {
    for (const name of [
      'groupBy.kind',
      'sortBy.readiness',
      'show.errors',
      'follow.checked',
      'groupBy.none',
      'sortBy.title',
      'follow',
      'clearFilter',
    ])
      await commands.executeCommand(`handoff.tree.${name}`)
    await openNew(text)
    await commands.executeCommand('handoff.showReadiness')
  })
})
