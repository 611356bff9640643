/** The locations of documents as shown to the user. */
import * as vscode from 'vscode'
import type { DocumentPlace } from '../views/tree/treeModel.ts'

/** The location of a document, with its workspace folder only if there are several. */
export function placeOf(uri: string): DocumentPlace {
  const parsed = vscode.Uri.parse(uri)
  if (parsed.scheme === 'untitled') return { root: '', folder: vscode.l10n.t('Not Saved'), path: parsed.path }
  const hasRoots = (vscode.workspace.workspaceFolders?.length ?? 0) > 1
  const root = hasRoots ? (vscode.workspace.getWorkspaceFolder(parsed)?.name ?? '') : ''
  const path = vscode.workspace.asRelativePath(parsed, hasRoots)
  const end = path.lastIndexOf('/')
  return { root, folder: end === -1 ? '' : path.slice(0, end), path }
}
