/** Saves files that a command changed besides the active document. */
import * as vscode from 'vscode'
import { plainMessage } from './plainText.ts'

/** Saves a file that a command changed besides the active document, and shows a message. */
export async function saveOther(uri: vscode.Uri): Promise<void> {
  await (await vscode.workspace.openTextDocument(uri)).save()
  const show = vscode.l10n.t('Show')
  const message = vscode.l10n.t('{0} was changed.', plainMessage(vscode.workspace.asRelativePath(uri)))
  void vscode.window.showInformationMessage(message, show).then((pressed) => {
    if (pressed === show) void vscode.window.showTextDocument(uri)
  })
}
