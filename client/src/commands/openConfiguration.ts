/** *Open Project Configuration*: opens the configuration file, and creates it with a comment on each key if it does not exist. */
import * as vscode from 'vscode'
import { configurationFileRequest } from '../../../server/src/protocol.ts'
import type { Server } from '../server/server.ts'

/** Opens the configuration of the active document's project, else of the first folder. */
export async function openConfiguration(server: Server): Promise<void> {
  const active = vscode.window.activeTextEditor?.document.uri
  const folder = (active && vscode.workspace.getWorkspaceFolder(active)) ?? vscode.workspace.workspaceFolders?.[0]
  const near = active && vscode.workspace.getWorkspaceFolder(active) ? vscode.Uri.joinPath(active, '..') : folder?.uri
  const found = near && (await server.request(configurationFileRequest, { uri: near.toString() }))
  if (!found) {
    void vscode.window.showInformationMessage(vscode.l10n.t('A configuration belongs to a folder. Open one first.'))
    return
  }
  const uri = vscode.Uri.parse(found.uri)
  if (found.text !== null) {
    const edit = new vscode.WorkspaceEdit()
    edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(found.text) })
    if (!(await vscode.workspace.applyEdit(edit)))
      throw new Error(vscode.l10n.t('{0} could not be written.', vscode.workspace.asRelativePath(uri)))
  }
  await vscode.window.showTextDocument(uri)
}
