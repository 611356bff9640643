/** The editor for commands on the active document. */
import * as vscode from 'vscode'
import { isPanel } from './editorInView.ts'
import { plainMessage } from './plainText.ts'

/** The Markdown document that was active last. */
let lastInView: vscode.TextDocument | undefined

/** Tracks the last active Markdown document, for commands that are run from a page such as the walkthrough. */
export function watchMarkdownInView(): vscode.Disposable {
  const see = (editor: vscode.TextEditor | undefined) => {
    if (editor?.document.languageId === 'markdown') lastInView = editor.document
  }
  see(vscode.window.activeTextEditor)
  return vscode.window.onDidChangeActiveTextEditor(see)
}

/**
 * The active editor if it shows Markdown; if a page or a panel has the focus, the last active Markdown document. Otherwise shows a message
 * and returns `undefined`.
 */
export async function activeMarkdownEditor(): Promise<vscode.TextEditor | undefined> {
  const active = vscode.window.activeTextEditor
  const editor = active && !isPanel(active) ? active : await showLastInView()
  if (editor?.document.languageId === 'markdown') return editor
  void vscode.window.showInformationMessage(vscode.l10n.t('This command works on a Markdown document. Open one first.'))
  return undefined
}

/** Shows the last active document, if it still has a tab. */
async function showLastInView(): Promise<vscode.TextEditor | undefined> {
  const uri = lastInView?.uri.toString()
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri),
  )
  return lastInView && group && vscode.window.showTextDocument(lastInView, group.viewColumn)
}

/** The same for a command that edits the document; shows a message and returns `undefined` if it cannot be edited. */
export async function editableMarkdownEditor(): Promise<vscode.TextEditor | undefined> {
  const editor = await activeMarkdownEditor()
  return editor && (await isEditable(editor.document)) ? editor : undefined
}

/** True if a document can be edited; otherwise shows a message. */
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

/** True for a file that the user's settings make read-only: the editor refuses typing, but not the edits of commands. */
function isProtected(document: vscode.TextDocument): boolean {
  const files = vscode.workspace.getConfiguration('files', document.uri)
  const matches = (setting: string) =>
    Object.entries(files.get<Record<string, boolean>>(setting) ?? {}).some(
      ([pattern, isOn]) => isOn && vscode.languages.match({ pattern }, document) > 0,
    )
  return matches('readonlyInclude') && !matches('readonlyExclude')
}

/** True for a file of a read-only file system, or one marked as read-only itself. */
async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return false
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true
  // A deleted file can be written again.
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined)
  return ((stat?.permissions ?? 0) & vscode.FilePermission.Readonly) !== 0
}
