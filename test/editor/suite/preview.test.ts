import { commands, extensions, TabInputWebview, Uri, window, workspace } from 'vscode'
import { activeApi, cleanUp, closeEditors, inWorkspace, openNew, readinessOf } from './handoffs.ts'
import { assert, until } from './support.ts'

const tabs = () => window.tabGroups.all.flatMap((group) => group.tabs)
const isPreview = (tab: ReturnType<typeof tabs>[number]) =>
  tab.input instanceof TabInputWebview && tab.input.viewType.endsWith('handoff.preview')

describe('the preview and the report', () => {
  before(async () => {
    await activeApi()
  })
  after(async () => {
    await closeEditors()
    await cleanUp('handoffs')
  })

  it('Open Preview opens one panel, named after the document', async () => {
    const { document } = await openNew('---\nkind: general\n---\n\n# Printer\n\n- **Owner**: TBD\n')
    await readinessOf(document)
    await commands.executeCommand('handoff.openPreview')
    await until(window.tabGroups.onDidChangeTabs, () => tabs().some((tab) => isPreview(tab) && tab.label.includes('Printer')))
    await commands.executeCommand('handoff.openPreview')
    assert(tabs().filter(isPreview).length === 1, 'there are several panels')
  })

  it('the panel can be closed at any time', async () => {
    const closed = tabs().filter(isPreview)
    await commands.executeCommand('handoff.openPreview')
    await window.tabGroups.close(closed)
    assert(!tabs().some(isPreview))
  })

  it('what the page loads is in the package', async () => {
    const folder = extensions.getExtension('handoff-docs.handoff-docs')?.extensionUri
    assert(folder)
    for (const name of ['preview.js', 'preview.css']) await workspace.fs.stat(Uri.joinPath(folder, 'dist', name))
  })

  it('Export Report writes a page', async () => {
    await openNew('---\nkind: general\n---\n\n# Printer\n\n- **Owner**: TBD\n')
    // The command offers what to do next, and does not wait to be answered.
    await commands.executeCommand('handoff.exportReport', { file: 'handoffs/report.html' })
    const page = new TextDecoder().decode(await workspace.fs.readFile(inWorkspace('handoffs/report.html')))
    assert(page.startsWith('<!doctype html>') && page.includes('<bdi>Printer</bdi>'), page.slice(0, 400))
  })
})
