import { type CodeAction, ConfigurationTarget, commands, window, workspace } from 'vscode'
import { activeApi, cleanUp, inWorkspace, openNew, readinessOf, saveFile, tinyKind, typeBehind, writeFile } from './handoffs.ts'
import { assert, diagnosticsOf, equal, openMarkdown } from './support.ts'

describe('a handoff while it is written', () => {
  before(async () => {
    await activeApi()
    await writeFile('.handoff/kinds/tiny.md', tinyKind)
  })
  after(() => cleanUp())

  const text = '---\nkind: tiny\n---\n\n# Printer\n\n- **Owner**: \n- **Detected**: 2026-03-01T14:05Z\n'

  it('shows an unfilled field, and no more once it is filled', async () => {
    const editor = await openNew(text)
    const [diagnostic] = await diagnosticsOf(editor.document)
    equal(codesOf(diagnostic && [diagnostic]), ['unfilled-field'])
    equal(diagnostic?.source, 'handoff')
    equal(diagnostic?.range.start.line, 6)
    await typeBehind(editor, '- **Owner**: ', 'Support Lead')
    await diagnosticsOf(editor.document, (diagnostics) => diagnostics.length === 0)
    await commands.executeCommand('undo')
    await diagnosticsOf(editor.document)
  })

  it('offers a fix, which mends it', async () => {
    const editor = await openNew(text.replace('14:05Z', '14:05 CET').replace('Owner**: ', 'Owner**: Support Lead'))
    const [diagnostic] = await diagnosticsOf(editor.document, (diagnostics) => codesOf(diagnostics).includes('non-utc-timestamp'))
    assert(diagnostic)
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      diagnostic.range,
      'quickfix',
      10,
    )
    const convert = actions.find(({ title }) => title.includes('2026-03-01T13:05Z'))
    assert(convert?.command, `found ${actions.map(({ title }) => title).join(', ')}`)
    await commands.executeCommand(convert.command.command, ...(convert.command.arguments ?? []))
    assert(editor.document.getText().includes('- **Detected**: 2026-03-01T13:05Z\n'))
    await diagnosticsOf(editor.document, (diagnostics) => diagnostics.length === 0)
  })

  it('is mended as a whole by Fix All', async () => {
    const editor = await openNew('---\nkind: general\n---\n\n# Printer\n\nDown at 2026-03-01 14:05 CET, up at 2026-03-01 15:05 CET.\n')
    await diagnosticsOf(editor.document, (diagnostics) => diagnostics.length === 2)
    await commands.executeCommand('handoff.fixAll')
    await diagnosticsOf(editor.document, (diagnostics) => diagnostics.length === 0)
    assert(editor.document.getText().endsWith('Down at 2026-03-01T13:05Z, up at 2026-03-01T14:05Z.\n'), editor.document.getText())
  })

  it('is checked against a template as soon as that is saved', async () => {
    const { document } = await openNew(text.replace('Owner**: ', 'Owner**: Support Lead'))
    await saveFile('.handoff/kinds/tiny.md', `${tinyKind}- **Ticket**: [Link]\n`)
    const [missing] = await diagnosticsOf(document)
    equal(codesOf(missing && [missing]), ['missing-field'])
    await saveFile('.handoff/kinds/tiny.md', tinyKind)
    await diagnosticsOf(document, (diagnostics) => diagnostics.length === 0)
  })

  it('is not checked against a template that is not saved, or has no file', async () => {
    const { document } = await openNew(text)
    const template = (await window.showTextDocument(inWorkspace('.handoff/kinds/tiny.md'))).document
    await typeBehind(await window.showTextDocument(template), '# Tiny handoff', '\n\n- **Ticket**: [Link]')
    await openMarkdown('---\nkind: tiny\n---\n\n# Tiny handoff\n\n- **Room**: [Name]\n')
    await typeBehind(await window.showTextDocument(document), '- **Owner**: ', 'Support Lead')
    await diagnosticsOf(document, (diagnostics) => diagnostics.length === 0)
    await template.save()
    await diagnosticsOf(document, (diagnostics) => codesOf(diagnostics).join() === 'missing-field')
    await saveFile('.handoff/kinds/tiny.md', tinyKind)
    await diagnosticsOf(document, (diagnostics) => diagnostics.length === 0)
  })

  it('is left alone when the settings say so', async () => {
    const { document } = await openNew(text)
    for (const [key, value] of [
      ['rules', { 'unfilled-field': 'off' }],
      ['validate', false],
    ] as const) {
      await diagnosticsOf(document)
      await set(key, value)
      await diagnosticsOf(document, (diagnostics) => diagnostics.length === 0)
      await set(key, undefined)
    }
  })

  it('is of the kind that the settings name for its file', async () => {
    const { document } = await openNew(text.replace('kind: tiny', 'stage: draft'))
    await set('kinds', { 'suite/*.md': 'tiny' })
    const readiness = await readinessOf(document, ({ kind }) => kind === 'tiny')
    equal(readiness.kindFrom, 'configuration')
    await set('kinds', undefined)
  })

  it('is checked again by a server that was restarted', async () => {
    const editor = await openNew(text)
    await diagnosticsOf(editor.document)
    await commands.executeCommand('handoff.restartServer')
    await typeBehind(editor, '- **Owner**: ', 'Support Lead')
    await diagnosticsOf(editor.document, (diagnostics) => diagnostics.length === 0)
  })
})

async function set(key: string, value: unknown): Promise<void> {
  await workspace.getConfiguration('handoff').update(key, value, ConfigurationTarget.Workspace)
}

function codesOf(diagnostics: readonly { code?: unknown }[] = []): unknown[] {
  return diagnostics.map(({ code }) => (typeof code === 'object' && code !== null && 'value' in code ? code.value : code))
}
