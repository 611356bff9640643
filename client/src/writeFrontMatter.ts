/** Writes a key of a document's front matter, for the commands that choose its value. */
import * as vscode from 'vscode'
import { frontMatterEdit } from './frontMatterEdit.ts'

/** Writes `<key>: <value>` by one small edit; where that would make no sense, says what to write. */
export async function writeFrontMatter(document: vscode.TextDocument, key: string, value: string): Promise<void> {
  const edit = frontMatterEdit(document.getText(), key, value)
  if (!edit) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The front matter holds no keys. Write "{0}: {1}" into it, or remove it and choose again.', key, value),
    )
    return
  }
  const workspaceEdit = new vscode.WorkspaceEdit()
  workspaceEdit.replace(document.uri, new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end)), edit.newText)
  await vscode.workspace.applyEdit(workspaceEdit)
}
