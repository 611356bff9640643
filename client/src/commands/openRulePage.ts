/** *Open Rule Page*: opens the page of the rule of the problem at the cursor. */
import * as vscode from 'vscode'
import { activeMarkdownEditor } from '../editor/activeMarkdown.ts'
import { plainLabel } from '../editor/plainText.ts'
import { codeOf, problemsAt } from '../editor/problems.ts'

/** Opens the page. If several problems are equally near, asks for one. */
export async function openRulePage(): Promise<void> {
  const editor = await activeMarkdownEditor()
  if (!editor) return
  const own = vscode.languages.getDiagnostics(editor.document.uri).filter(({ source }) => source === 'handoff')
  const near = problemsAt(own, editor.selection.active)
  if (near.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Handoff Docs reports nothing on this line.'))
    return
  }
  const items = near.map((diagnostic) => ({ label: codeOf(diagnostic), detail: plainLabel(diagnostic.message), page: pageOf(diagnostic) }))
  const title = vscode.l10n.t('Open Rule Page')
  const chosen = items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { title, matchOnDetail: true })
  if (chosen?.page) await showPage(chosen.page)
}

function pageOf({ code }: vscode.Diagnostic): vscode.Uri | undefined {
  return typeof code === 'object' ? code.target : undefined
}

/** Rendered, if the editor can preview Markdown; else its source. */
async function showPage(page: vscode.Uri): Promise<void> {
  const commands = await vscode.commands.getCommands(true)
  await vscode.commands.executeCommand(commands.includes('markdown.showPreview') ? 'markdown.showPreview' : 'vscode.open', page)
}
