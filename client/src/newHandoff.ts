/** *New Handoff…*: a file of a kind, open at its first blank. */
import * as vscode from 'vscode'
import type { NewHandoffResult } from '../../server/src/protocol.ts'
import { markdownPath, numberedPath, pathProblem } from './newFile.ts'
import { pickKind } from './pickKind.ts'
import type { Server } from './server.ts'

/** What a key binding may decide beforehand: `{ "kind": "escalation-packet" }`. */
export interface NewHandoffArguments {
  /** A kind's id. */
  readonly kind?: string
  /** The file, relative to the folder. */
  readonly file?: string
}

/** Asks for a kind and a file, as far as they are not decided, and makes it; without a folder the document stays untitled. */
export async function newHandoff(server: Server, target: vscode.Uri | NewHandoffArguments | undefined): Promise<void> {
  const isFolder = target instanceof vscode.Uri
  const { kind = undefined, file = undefined } = isFolder ? {} : (target ?? {})
  const folder = isFolder ? target : usualFolder()
  const uri = (folder ?? vscode.window.activeTextEditor?.document.uri)?.toString()
  const id = kind ?? (await pickKind({ title: vscode.l10n.t('New Handoff'), kinds: server.kinds(uri) }))?.id
  if (id === undefined) return
  const handoff = await server.newHandoff({ kind: id, uri, title: undefined })
  if (!folder) return showUntitled(handoff)
  const fileUri = file === undefined ? await askForFile(folder, handoff.fileName) : vscode.Uri.joinPath(rootOf(folder), markdownPath(file))
  if (fileUri) await showFile(fileUri, handoff)
}

/** Where a new file belongs when nobody says: beside the document in view, else in the first folder of the workspace. */
function usualFolder(): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document.uri
  if (active && vscode.workspace.getWorkspaceFolder(active)) return vscode.Uri.joinPath(active, '..')
  return vscode.workspace.workspaceFolders?.[0]?.uri
}

function rootOf(folder: vscode.Uri): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder
}

/** Asks for the file below the folder of the workspace that the given one lies in. */
async function askForFile(folder: vscode.Uri, fileName: string): Promise<vscode.Uri | undefined> {
  const root = rootOf(folder)
  // A name with folders in it says itself where the project wants the file.
  const isBelow = folder.path.startsWith(`${root.path}/`) && !fileName.includes('/')
  const prefix = isBelow ? `${folder.path.slice(root.path.length + 1)}/` : ''
  const value = await freePath(root, prefix + fileName)
  const path = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Handoff'),
    prompt: vscode.l10n.t('File in {0}', vscode.workspace.getWorkspaceFolder(root)?.name ?? root.path),
    value,
    valueSelection: [value.lastIndexOf('/') + 1, value.lastIndexOf('.')],
    validateInput: (input) => complaint(root, input),
  })
  return path === undefined ? undefined : vscode.Uri.joinPath(root, markdownPath(path))
}

async function complaint(root: vscode.Uri, input: string): Promise<string | undefined> {
  const problem = pathProblem(input)
  if (problem === 'empty') return vscode.l10n.t('A file name is missing.')
  if (problem === 'outside') return vscode.l10n.t('The file must lie in the folder.')
  const path = markdownPath(input)
  return (await exists(vscode.Uri.joinPath(root, path))) ? vscode.l10n.t('{0} exists already.', path) : undefined
}

async function freePath(root: vscode.Uri, path: string): Promise<string> {
  let free = path
  for (let number = 2; await exists(vscode.Uri.joinPath(root, free)); number++) free = numberedPath(path, number)
  return free
}

function exists(uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  )
}

/** The file is complete on the disk before its tab stops are walked through, so that nothing is lost by closing it. */
async function showFile(uri: vscode.Uri, { text, snippet }: NewHandoffResult): Promise<void> {
  if (await exists(uri)) throw new Error(vscode.l10n.t('{0} exists already.', vscode.workspace.asRelativePath(uri)))
  const edit = new vscode.WorkspaceEdit()
  edit.createFile(uri, { contents: new TextEncoder().encode(text) })
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t('{0} could not be written.', uri.path))
  await showSnippet(await vscode.workspace.openTextDocument(uri), snippet)
}

async function showUntitled({ snippet }: NewHandoffResult): Promise<void> {
  await showSnippet(await vscode.workspace.openTextDocument({ language: 'markdown' }), snippet)
}

async function showSnippet(document: vscode.TextDocument, snippet: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(document)
  const everything = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0))
  await editor.insertSnippet(new vscode.SnippetString(snippet), everything)
}
