import {
  type CodeLens,
  commands,
  type Location,
  Position,
  Range,
  type SemanticTokens,
  type SemanticTokensLegend,
  type SymbolInformation,
  type TextDocument,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode'
import { activeApi, cleanUp, openNew, tinyKind, writeFile } from './handoffs.ts'
import { assert, diagnosticsOf, equal } from './support.ts'

describe('a handoff while it is read', () => {
  before(async () => {
    await activeApi()
    await writeFile('.handoff/kinds/tiny.md', tinyKind)
  })
  after(() => cleanUp())

  it('tells above the title how far it has come; a click leads to what is open', async () => {
    const { document } = await openNew('---\nkind: tiny\n---\n\n# Printer\n\n- **Owner**: \n- **Detected**: 2026-03-01T14:05Z\n')
    await diagnosticsOf(document)
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10)
    const [state, next] = lenses.map(({ command }) => command)
    equal([state?.title, next?.title], ['50 % · 1 open', 'Next: Owner'])
    assert(next)
    await commands.executeCommand(next.command, ...(next.arguments ?? []))
    equal(window.activeTextEditor?.selection.start.line, 6)
  })

  it('colours what is a label, a blank or a time, and nothing else', async () => {
    const { document } = await openNew('---\nkind: tiny\n---\n\n# Printer\n\n- **Owner**: [Name]\n- **Detected**: 2026-03-01T14:05Z\n')
    await diagnosticsOf(document)
    const { tokenTypes } = await commands.executeCommand<SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', document.uri)
    const { data } = await commands.executeCommand<SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri)
    equal(
      tokensIn(document, data).map(({ text, type }) => [text, tokenTypes[type]]),
      [
        ['Owner', 'property'],
        ['[Name]', 'keyword'],
        ['Detected', 'property'],
        ['2026-03-01T14:05Z', 'number'],
      ],
    )
  })

  it('leads from issue to issue, and renames them', async () => {
    const { document } = await openNew('---\nkind: general\n---\n\n# Printer\n\nSee SHOP-1, then SHOP-1.\n')
    const at = new Position(6, 5)
    const references = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', document.uri, at)
    equal(
      references.map(({ range }) => range.start.character),
      [4, 17],
    )
    const edit = await commands.executeCommand<WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, 'SHOP-2')
    assert(await workspace.applyEdit(edit))
    equal(document.getText(new Range(6, 0, 7, 0)), 'See SHOP-2, then SHOP-2.\n')
    const symbols = await commands.executeCommand<SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'SHOP-2')
    assert(symbols.some(({ name }) => name === 'SHOP-2'))
  })
})

/** What semantic tokens stand for: each is told by five numbers, the first two of which count from the token before. */
function tokensIn(document: TextDocument, data: Uint32Array): { readonly text: string; readonly type: number }[] {
  const tokens = []
  let at = new Position(0, 0)
  for (let index = 0; index < data.length; index += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.subarray(index, index + 4)
    at = lines > 0 ? new Position(at.line + lines, characters) : at.translate(0, characters)
    tokens.push({ text: document.getText(new Range(at, at.translate(0, length))), type })
  }
  return tokens
}
