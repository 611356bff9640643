import { commands, extensions, Selection, window, workspace } from 'vscode'
import { activeApi, cleanUp, closeEditors, inWorkspace, openNew, readinessOf, tinyKind, writeFile } from './handoffs.ts'
import { assert, diagnosticsOf, equal, openMarkdown, until } from './support.ts'

describe('commands', () => {
  before(async () => {
    await activeApi()
  })
  after(() => cleanUp('handoffs'))

  it('all that are contributed are there', async () => {
    const manifest: { contributes: { commands: { command: string }[] } } = extensions.getExtension('handoff-docs.handoff-docs')?.packageJSON
    const there = await commands.getCommands(true)
    for (const { command } of manifest.contributes.commands) assert(there.includes(command), command)
  })

  it('New Handoff makes a file of a kind, open at its first blank', async () => {
    await commands.executeCommand('handoff.new', { kind: 'escalation-packet', file: 'handoffs/printer' })
    const editor = window.activeTextEditor
    assert(editor)
    equal(editor.document.uri.toString(), inWorkspace('handoffs/printer.md').toString())
    const beginning = '---\nkind: escalation-packet\nstage: draft\n---\n\n# Escalation: '
    assert(editor.document.getText().startsWith(beginning), editor.document.getText())
    assert(!editor.selection.isEmpty, 'the first blank is not selected')
    const onDisk = new TextDecoder().decode(await workspace.fs.readFile(editor.document.uri))
    // A tab stop may bring a blank at the end of its line.
    equal(editor.document.getText().replaceAll(/ +$/gm, ''), onDisk.replaceAll(/ +$/gm, ''))
    const { kind } = await readinessOf(editor.document)
    equal(kind, 'escalation-packet')
  })

  it('New Handoff leaves a file alone that is there already', async () => {
    const { document } = await openNew('Mine\n')
    await commands.executeCommand('handoff.new', { kind: 'escalation-packet', file: workspace.asRelativePath(document.uri) })
    equal(document.getText(), 'Mine\n')
    equal(new TextDecoder().decode(await workspace.fs.readFile(document.uri)), 'Mine\n')
  })

  it('Choose Kind writes the kind and nothing else', async () => {
    const { document } = await openNew('---\n# who reads it\nkind: release-notes # old\nowner: "Support Lead"\n---\n\n# Printer\n')
    await commands.executeCommand('handoff.chooseKind', { kind: 'general' })
    equal(document.getText(), '---\n# who reads it\nkind: general # old\nowner: "Support Lead"\n---\n\n# Printer\n')
    const { kindFrom } = await readinessOf(document, ({ kind }) => kind === 'general')
    equal(kindFrom, 'front-matter')
    await commands.executeCommand('undo')
    assert(document.getText().includes('kind: release-notes # old'))
  })

  it('Insert UTC Now writes at every cursor, in place of what is selected', async () => {
    const editor = await openMarkdown('at , and at TIME.\n')
    editor.selections = [new Selection(0, 3, 0, 3), new Selection(0, 12, 0, 16)]
    await commands.executeCommand('handoff.insertUtcNow')
    const [, first, second] = /^at (\S+), and at (\S+)\.\n$/.exec(editor.document.getText()) ?? []
    assert(first !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(first), editor.document.getText())
    equal(second, first)
    assert(Math.abs(Date.parse(first) - Date.now()) < 120_000)
    equal(
      editor.selections.map(({ isEmpty, active }) => [isEmpty, active.character]),
      [
        [true, 20],
        [true, 46],
      ],
    )
  })

  it('Fill In What Is Missing leads through all that is open with Tab, and is undone at once', async () => {
    const text = '---\nkind: tiny\n---\n\n# Printer\n\nKept: $1 } \\\\\n\n\t- as it is\n\n- **Owner**: [Name]\n'
    await writeFile('.handoff/kinds/tiny.md', tinyKind)
    const editor = await openNew(text)
    await diagnosticsOf(editor.document)
    await commands.executeCommand('handoff.fillIn')
    assert(editor.document.getText() !== text)
    await commands.executeCommand('undo')
    equal(editor.document.getText(), text)
    await commands.executeCommand('handoff.fillIn')
    equal(editor.document.getText(editor.selection), '[Name]')
    await commands.executeCommand('type', { text: 'Support Lead' })
    await commands.executeCommand('jumpToNextSnippetPlaceholder')
    equal(editor.document.getText(editor.selection), 'YYYY-MM-DDThh:mmZ')
    await commands.executeCommand('type', { text: '2026-03-01T14:05Z' })
    const filled = text.replace('[Name]', 'Support Lead').replace(/$/, '- **Detected**: 2026-03-01T14:05Z\n')
    equal(editor.document.getText(), filled)
    await diagnosticsOf(editor.document, (diagnostics) => diagnostics.length === 0)
    await commands.executeCommand('handoff.fillIn')
    equal(editor.document.getText(), filled)
  })

  it('Convert All Times to UTC leaves what is something else, or has several meanings', async () => {
    const text = '---\nkind: general\n---\n\n# Printer\n\nAsk [Name]. Down at 2026-03-01 14:05 CET, up at TIME.\n'
    const editor = await openNew(text.replace('TIME', '2026-03-01 15:05 CET, seen at 2026-03-01 16:00 IST'))
    await diagnosticsOf(editor.document, (diagnostics) => diagnostics.length === 4)
    await commands.executeCommand('handoff.convertTimes')
    const converted = text.replace('2026-03-01 14:05 CET', '2026-03-01T13:05Z')
    equal(editor.document.getText(), converted.replace('TIME', '2026-03-01T14:05Z, seen at 2026-03-01 16:00 IST'))
    await commands.executeCommand('undo')
    assert(editor.document.getText().includes('14:05 CET, up at 2026-03-01 15:05 CET'))
  })

  it('Convert All Times to UTC converts a single one', async () => {
    const editor = await openNew('---\nkind: general\n---\n\n# Printer\n\nDown at 2026-03-01 14:05 CET.\n')
    await diagnosticsOf(editor.document)
    await commands.executeCommand('handoff.convertTimes')
    assert(editor.document.getText().endsWith('Down at 2026-03-01T13:05Z.\n'), editor.document.getText())
  })

  it('Mark Stage writes the stage and nothing else', async () => {
    const { document } = await openNew('---\nkind: general # by hand\nowner: "Support Lead"\n---\n\n# Printer\n')
    await commands.executeCommand('handoff.markStage', { stage: 'draft' })
    equal(document.getText(), '---\nkind: general # by hand\nstage: draft\nowner: "Support Lead"\n---\n\n# Printer\n')
    await readinessOf(document, ({ stage }) => stage === 'draft')
    await commands.executeCommand('handoff.markStage', { stage: 'ready' })
    equal(document.getText(), '---\nkind: general # by hand\nstage: ready\nowner: "Support Lead"\n---\n\n# Printer\n')
    await commands.executeCommand('undo')
    assert(document.getText().includes('stage: draft'))
  })

  it("Accept Handoff writes the stage and the receiver's words as one step", async () => {
    const text = '---\nkind: general\n---\n\n# Printer\n\nIt prints.\n'
    const { document } = await openNew(text)
    await readinessOf(document)
    await commands.executeCommand('handoff.accept', { name: 'Dana', summary: 'It prints, and I watch it.' })
    const moment = /\d{4}-\d\d-\d\dT\d\d:\d\dZ/.exec(document.getText())?.[0]
    const words = `## Acceptance\n\n- **Accepted by**: Dana\n- **Accepted at**: ${moment}\n- **Receiver summary**: It prints, and I watch it.\n`
    equal(document.getText(), `${text.replace('general\n', 'general\nstage: accepted\n')}\n${words}`)
    await readinessOf(document, ({ stage, ready }) => stage === 'accepted' && ready)
    await commands.executeCommand('undo')
    equal(document.getText(), text)
  })

  it('Accept Handoff leaves the place for the summary selected', async () => {
    const editor = await openNew('---\nkind: general\n---\n\n# Printer\n\nIt prints.\n')
    await readinessOf(editor.document)
    await commands.executeCommand('handoff.accept', { name: 'Dana', summary: '' })
    equal(editor.document.getText(editor.selection), 'What you take over, in your own words')
  })

  it('Waive Here writes the comment beside the problem at the cursor', async () => {
    const text = '---\nkind: general\n---\n\n# Printer\n\nAsk [Name].\n'
    const editor = await openNew(text)
    await diagnosticsOf(editor.document)
    editor.selection = new Selection(6, 6, 6, 6)
    await commands.executeCommand('handoff.waive', { reason: 'Known to all', until: '' })
    equal(editor.document.getText(), text.replace('Ask', '<!-- handoff-ignore placeholder-text -- Known to all -->\nAsk'))
    await diagnosticsOf(editor.document, (diagnostics) => diagnostics.length === 0)
  })

  it('Insert Section puts one that is missing where it belongs, with its first blank selected', async () => {
    const text =
      '---\nkind: agent-handoff\n---\n\n# House\n\n## State\n\nMain works.\n\n## Done\n\n- The roof\n\n## Next Steps\n\n1. The attic\n\n' +
      '## Open Questions\n\nNone\n\n## How to Verify\n\n1. Look up\n'
    const editor = await openNew(text)
    await diagnosticsOf(editor.document)
    await commands.executeCommand('handoff.insertSection', { section: 'Garage' })
    equal(editor.document.getText(), text)
    await commands.executeCommand('handoff.insertSection', { section: 'Decisions' })
    equal(editor.document.getText(), text.replace('## Open', '## Decisions\n\n- [What was decided, and why]\n\n## Open'))
    equal(editor.document.getText(editor.selection), '[What was decided, and why]')
    await commands.executeCommand('undo')
    equal(editor.document.getText(), text)
  })

  it('Open Rule Page shows the page of the problem at the cursor', async () => {
    const editor = await openNew('---\nkind: general\n---\n\n# Printer\n\nDown at 2026-03-01 14:05 CET. Ask [Name].\n')
    await diagnosticsOf(editor.document, (diagnostics) => diagnostics.length === 2)
    editor.selection = new Selection(6, 38, 6, 38)
    await commands.executeCommand('handoff.openRulePage')
    const tab = await until(window.tabGroups.onDidChangeTabs, () => {
      const { activeTab } = window.tabGroups.activeTabGroup
      return activeTab?.label.includes('placeholder-text') && activeTab
    })
    assert(tab.label.includes('placeholder-text.md'), tab.label)
  })

  it('answer without an editor, too', async () => {
    await closeEditors()
    for (const command of [
      'chooseKind',
      'changeSeverity',
      'markStage',
      'fillIn',
      'insertSection',
      'openRulePage',
      'accept',
      'signOff',
      'waive',
      'copyStatus',
      'insertUtcNow',
      'convertTimes',
      'fixAll',
      'showReadiness',
      'refresh',
      'showLog',
    ])
      await commands.executeCommand(`handoff.${command}`)
  })
})
