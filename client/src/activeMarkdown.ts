/** The editor that a command about the document in view works on. */
import * as vscode from 'vscode'

/** The active editor if it shows Markdown; otherwise says what to open, and gives `undefined`. */
export function activeMarkdownEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor
  if (editor?.document.languageId === 'markdown') return editor
  void vscode.window.showInformationMessage(vscode.l10n.t('This command works on a Markdown document. Open one first.'))
  return undefined
}
