// The project's configuration: made, checked, completed and changed. Nothing of it is left behind.
import { type CodeAction, type CompletionList, commands, type Hover, Position, Range, Uri, window, workspace } from 'vscode'
import { assert, diagnosticsOf, equal, openFile } from './support.ts'

const root = () => workspace.workspaceFolders?.[0]?.uri ?? Uri.file('/')
const config = () => Uri.joinPath(root(), '.handoff/config.yaml')
const note = () => Uri.joinPath(root(), 'notes/note.md')

async function textOf(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri))
}

/** Takes the place of all that stands in the active editor. */
async function write(text: string): Promise<void> {
  const editor = window.activeTextEditor
  assert(editor)
  await editor.edit((edit) => edit.replace(new Range(0, 0, editor.document.lineCount, 0), text))
}

describe('the configuration of the project', () => {
  before(() => workspace.fs.writeFile(note(), new TextEncoder().encode('---\nkind: general\n---\n\n# Note\n\n**Owner:**\n')))
  after(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    await commands.executeCommand('workbench.action.closeAllEditors')
    for (const uri of [Uri.joinPath(config(), '..'), Uri.joinPath(note(), '..')]) await workspace.fs.delete(uri, { recursive: true })
  })

  it('is made with its comments, and opened', async () => {
    await commands.executeCommand('handoff.openConfiguration')
    const { document } = window.activeTextEditor ?? {}
    equal(document?.uri.path, config().path)
    assert(/^# The configuration of Handoff Docs/.test(document?.getText() ?? ''), document?.getText())
    equal(await textOf(config()), document?.getText())
    // It is there now, and left as it is.
    await write('# Ours\n')
    await commands.executeCommand('handoff.openConfiguration')
    equal(window.activeTextEditor?.document.getText(), '# Ours\n')
  })

  it('shows its mistakes before it is saved, each with a fix', async () => {
    await write('# Ours\nrules:\n  mising-time-zone: off\ntimezone: Europe/Berlinn\n')
    const found = await diagnosticsOf(config(), ({ length }) => length === 2)
    equal(found[0]?.message, 'Unknown rule "mising-time-zone"; expected "missing-time-zone"')
    const range = found[0]?.range
    assert(range)
    const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', config(), range)
    assert(
      actions.some(({ title }) => title === 'Change to missing-time-zone'),
      actions.map(({ title }) => title).join(),
    )
  })

  it('is completed and explained', async () => {
    await write('# Ours\nrules:\n  length: \n')
    const at = new Position(2, 10)
    const { items } = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', config(), at)
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label))
    for (const severity of ['error', 'warning', 'information', 'off']) assert(labels.includes(severity), labels.join())
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', config(), new Position(1, 2))
    const words = hovers.flatMap(({ contents }) => contents).map((content) => (typeof content === 'string' ? content : content.value))
    assert(words.join().includes('The severity of each rule'), words.join())
  })

  it('is changed by commands, saved, and holds', async () => {
    await write('# Ours\nrules: # loud\n  length: off\n')
    await window.activeTextEditor?.document.save()
    const { document } = await openFile('notes/note.md')
    await diagnosticsOf(document)
    await commands.executeCommand('handoff.changeSeverity', { uri: document.uri.toString(), rule: 'unfilled-field', severity: 'off' })
    equal(await textOf(config()), '# Ours\nrules: # loud\n  length: off\n  unfilled-field: off\n')
    await diagnosticsOf(document, ({ length }) => length === 0)
    await window.showTextDocument(document)
    await commands.executeCommand('handoff.chooseKind', { kind: 'status-update', scope: 'folder' })
    equal(
      await textOf(config()),
      '# Ours\nrules: # loud\n  length: off\n  unfilled-field: off\ndocuments:\n  - match: notes/**\n    kind: status-update\n',
    )
    equal(document.getText().startsWith('---\nkind: general\n'), true)
  })

  it('is changed by a quick fix at a finding', async () => {
    await window.showTextDocument(config())
    await write('# Ours\n')
    await window.activeTextEditor?.document.save()
    const { document } = await openFile('notes/note.md')
    await diagnosticsOf(document)
    const all = new Range(6, 0, 6, 10)
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      all,
      'quickfix.configure',
      10,
    )
    const action = actions.find(({ title }) => title === 'Ignore this file')
    assert(action?.command, actions.map(({ title }) => title).join())
    await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []))
    equal(await textOf(config()), '# Ours\nignore:\n  - /notes/note.md\n')
    await diagnosticsOf(document, ({ length }) => length === 0)
  })
})
