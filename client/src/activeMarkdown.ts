/** The editor that a command about the document in view works on. */
import * as vscode from 'vscode'
import { plainMessage } from './plainText.ts'

/** The active editor if it shows Markdown; otherwise says what to open, and gives `undefined`. */
export function activeMarkdownEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor
  if (editor?.document.languageId === 'markdown') return editor
  void vscode.window.showInformationMessage(vscode.l10n.t('This command works on a Markdown document. Open one first.'))
  return undefined
}

/** The same for a command that changes the document; for one that cannot be changed says what to do, and gives `undefined`. */
export async function editableMarkdownEditor(): Promise<vscode.TextEditor | undefined> {
  const editor = activeMarkdownEditor()
  return editor && (await isEditable(editor.document)) ? editor : undefined
}

/** True if a document can be changed; otherwise says what to do. */
export async function isEditable(document: vscode.TextDocument): Promise<boolean> {
  const { uri } = document
  if (!isProtected(document) && !(await isReadOnly(uri))) return true
  const name = vscode.workspace.asRelativePath(uri)
  const saveAs = vscode.l10n.t('Save As…')
  const message = vscode.l10n.t('{0} is read-only. Save it under another name and change that.', plainMessage(name))
  void vscode.window.showWarningMessage(message, saveAs).then((chosen) => {
    if (chosen === saveAs) void vscode.commands.executeCommand('workbench.action.files.saveAs')
  })
  return false
}

/** True for a file that the user's settings protect: the editor refuses to be typed into, but not to be changed by a command. */
function isProtected(document: vscode.TextDocument): boolean {
  const files = vscode.workspace.getConfiguration('files', document.uri)
  const matches = (setting: string) =>
    Object.entries(files.get<Record<string, boolean>>(setting) ?? {}).some(
      ([pattern, isOn]) => isOn && vscode.languages.match({ pattern }, document) > 0,
    )
  return matches('readonlyInclude') && !matches('readonlyExclude')
}

/** True for a file of a file system that cannot be written to, and for one that is itself marked as read-only. */
async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return false
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true
  // A file that is gone can be written anew.
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined)
  return ((stat?.permissions ?? 0) & vscode.FilePermission.Readonly) !== 0
}
