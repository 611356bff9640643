/** *Insert UTC Now*: the moment, as handoffs write it. */
import * as vscode from 'vscode'
import { formatUtc } from './utcTime.ts'

/** Writes the moment at every cursor, in place of what is selected. */
export async function insertUtcNow(moment: Date): Promise<void> {
  const editor = vscode.window.activeTextEditor
  if (!editor) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a document to insert the time into.'))
    return
  }
  const text = formatUtc(moment)
  await editor.edit((builder) => {
    for (const selection of editor.selections) builder.replace(selection, text)
  })
  // The cursors stand behind the time, ready to type on.
  editor.selections = editor.selections.map(({ end }) => new vscode.Selection(end, end))
}
