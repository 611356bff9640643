/** The editor that a command about the document in view works on. */
import * as vscode from 'vscode'
import { isPanel } from './editorInView.ts'
import { plainMessage } from './plainText.ts'

/** The Markdown document that was in view last. */
let lastInView: vscode.TextDocument | undefined

/** Keeps in mind which Markdown document was in view last, for commands that are run from a page such as the walkthrough. */
export function watchMarkdownInView(): vscode.Disposable {
  const see = (editor: vscode.TextEditor | undefined) => {
    if (editor?.document.languageId === 'markdown') lastInView = editor.document
  }
  see(vscode.window.activeTextEditor)
  return vscode.window.onDidChangeActiveTextEditor(see)
}

/**
 * The active editor if it shows Markdown; where a page or a panel has the focus, the Markdown document that was in view before it.
 * Otherwise says what to open, and gives `undefined`.
 */
export async function activeMarkdownEditor(): Promise<vscode.TextEditor | undefined> {
  const active = vscode.window.activeTextEditor
  const editor = active && !isPanel(active) ? active : await showLastInView()
  if (editor?.document.languageId === 'markdown') return editor
  void vscode.window.showInformationMessage(vscode.l10n.t('This command works on a Markdown document. Open one first.'))
  return undefined
}

/** Brings the document that was in view last to the front, if it still has a tab. */
async function showLastInView(): Promise<vscode.TextEditor | undefined> {
  const uri = lastInView?.uri.toString()
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri),
  )
  return lastInView && group && vscode.window.showTextDocument(lastInView, group.viewColumn)
}

/** The same for a command that changes the document; for one that cannot be changed says what to do, and gives `undefined`. */
export async function editableMarkdownEditor(): Promise<vscode.TextEditor | undefined> {
  const editor = await activeMarkdownEditor()
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
