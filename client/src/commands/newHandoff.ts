/** *New Handoff…*: creates a file of a kind, with the cursor at its first blank. */
import * as vscode from 'vscode'
import {
  checkNewFileRequest,
  type FactsAsked,
  kindsRequest,
  type NewHandoffResult,
  newHandoffRequest,
} from '../../../server/src/protocol.ts'
import { plainLabel, plainMessage } from '../editor/plainText.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'
import type { Server } from '../server/server.ts'
import { askForCoverage, askForFacts } from './askForFacts.ts'
import { isHiddenPath, markdownPath, numberedPath, pathProblem } from './newFile.ts'
import { pickKind } from './pickKind.ts'

/** Arguments of a key binding: `{ "kind": "escalation-packet", "title": "Printer" }`. */
export interface NewHandoffArguments {
  /** A kind's id. */
  readonly kind?: string
  /** The document's title; empty for none yet. */
  readonly title?: string
  /** The file, relative to the folder. */
  readonly file?: string
  /** Where what it covers begins: a tag, a commit, a day. */
  readonly since?: string
}

/** Where a new file goes. */
export interface Target {
  readonly folder: vscode.Uri
  /** True if the user chose the folder, so that the project's pattern for names does not apply. */
  readonly chosen: boolean
}

/**
 * Asks for a folder, a kind, what it covers, a title and a file unless they are given, shows what is known, and creates it. Without a
 * writable folder the document stays untitled. `target` is a folder of the explorer, the arguments of a key binding, or anything else that a menu passes.
 */
export async function newHandoff(server: Server, store: ReadinessStore, target: unknown): Promise<void> {
  const decided = argumentsOf(target)
  const place = target instanceof vscode.Uri && !isHidden(target) ? { folder: target, chosen: true } : await askForTarget()
  if (place === null) return
  const uri = (place?.folder ?? vscode.window.activeTextEditor?.document.uri)?.toString()
  const heading = vscode.l10n.t('New Handoff')
  const kind = decided.kind ?? (await pickKind({ title: heading, kinds: server.request(kindsRequest, { uri }), store }))?.id
  if (kind === undefined) return
  const facts = decided.since === undefined ? await askForCoverage(server, heading, uri, kind) : { since: decided.since }
  if (facts === undefined) return
  const begin = (title: string | undefined, asked: FactsAsked | 'none' = facts, file?: string) => {
    const params = { kind, uri, title: title?.trim() || undefined, ...(asked !== 'none' && { facts: asked }) }
    return server.request(newHandoffRequest, file === undefined ? params : { ...params, file })
  }
  const known = await begin(undefined)
  const title = decided.title ?? (decided.file === undefined ? await askForTitle(heading, known.title) : '')
  if (title === undefined) return
  const chosen = await askForFacts(heading, known.found)
  if (chosen === undefined) return
  const leaveOut = known.found.map(({ id }) => id).filter((id) => !chosen.includes(id))
  const asked = facts === 'none' ? facts : { ...facts, leaveOut }
  const handoff = await begin(title, asked)
  if (place === undefined || !(await isWritable(place.folder))) return showUntitled(handoff)
  const file = decided.file === undefined ? await askForFile(server, place, handoff.fileName) : markdownPath(decided.file)
  if (file === undefined) return
  const root = rootOf(place.folder)
  const wrong = await server.request(checkNewFileRequest, { folder: root.toString(), path: file })
  if (wrong !== null) throw new Error(vscode.l10n.t('{0} could not be written: {1}', plainMessage(file), plainMessage(wrong)))
  // Links in what is carried over depend on the folder of the file.
  const isPlaced = handoff.carried === true
  await showFile(root, file, isPlaced ? await begin(title, asked, vscode.Uri.joinPath(root, file).toString()) : handoff)
}

/** Menus pass other values too, which are ignored. */
function argumentsOf(target: unknown): NewHandoffArguments {
  if (typeof target !== 'object' || target === null || target instanceof vscode.Uri) return {}
  const word = (key: string) => {
    const value: unknown = key in target ? target[key as keyof typeof target] : undefined
    return typeof value === 'string' ? { [key]: value } : {}
  }
  return { ...word('kind'), ...word('title'), ...word('file'), ...word('since') }
}

/** The folder of a new file if none was chosen; `undefined` without a workspace, `null` if the user cancelled. */
async function askForTarget(): Promise<Target | undefined | null> {
  const folders = vscode.workspace.workspaceFolders ?? []
  const active = vscode.window.activeTextEditor?.document.uri
  const activeFolder = active && vscode.workspace.getWorkspaceFolder(active)
  const folder = folders.length < 2 ? folders[0] : await askForFolder(folders, activeFolder)
  if (folder === undefined) return folders.length === 0 ? undefined : null
  // Beside the active document, if that is in the folder and no configuration or template.
  const beside = active && activeFolder === folder ? vscode.Uri.joinPath(active, '..') : folder.uri
  return { folder: isHidden(beside) ? folder.uri : beside, chosen: false }
}

/** True for a folder in which nobody looks for a handoff: `.handoff`, `.github`. */
function isHidden(folder: vscode.Uri): boolean {
  const top = vscode.workspace.getWorkspaceFolder(folder)?.uri.path ?? ''
  return isHiddenPath(folder.path.slice(top.length))
}

/** Each folder has its own kinds and configuration. That of the active document comes first. */
async function askForFolder(
  folders: readonly vscode.WorkspaceFolder[],
  activeFolder: vscode.WorkspaceFolder | undefined,
): Promise<vscode.WorkspaceFolder | undefined> {
  const sorted = [...folders].sort((a, b) => Number(b === activeFolder) - Number(a === activeFolder))
  const items = sorted.map((folder) => ({
    ...{ label: plainLabel(folder.name), folder, iconPath: vscode.ThemeIcon.Folder },
    description: plainLabel(folder.uri.scheme === 'file' ? folder.uri.fsPath : folder.uri.toString(true)),
  }))
  const placeHolder = vscode.l10n.t('Folder in which it is written')
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('New Handoff'), placeHolder, matchOnDescription: true }))?.folder
}

/** Asks for the document's title; `value` is proposed. */
export function askForTitle(title: string, value = ''): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    value,
    prompt: vscode.l10n.t('What the handoff is about. Leave it empty to write it in the document.'),
    placeHolder: vscode.l10n.t('Checkout 2.4'),
  })
}

/** False, after a message, for a folder of a read-only file system. */
export async function isWritable({ scheme }: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.fs.isWritableFileSystem(scheme) !== false) return true
  void vscode.window.showInformationMessage(
    vscode.l10n.t('This folder is read-only, so the new handoff has no file yet. Save it where you can write.'),
  )
  return false
}

/** The workspace folder of a folder, or the folder itself. */
export function rootOf(folder: vscode.Uri): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder
}

/** Asks for the file, below the workspace folder of the given one. */
export async function askForFile(server: Server, { folder, chosen }: Target, fileName: string): Promise<string | undefined> {
  const root = rootOf(folder)
  const top = root.path.replace(/\/$/, '')
  // A name with folders is the project's choice, unless the user chose a folder.
  const isElsewhere = fileName.includes('/') && !chosen
  const isBelow = folder.path.startsWith(`${top}/`) && !isElsewhere
  const name = chosen ? fileName.slice(fileName.lastIndexOf('/') + 1) : fileName
  const prefix = isBelow ? `${folder.path.slice(top.length + 1)}/`.replace(/^\/$/, '') : ''
  const value = await freePath(root, prefix + name)
  const path = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Handoff'),
    prompt: vscode.l10n.t('File in {0}', plainMessage(vscode.workspace.getWorkspaceFolder(root)?.name ?? root.path)),
    value,
    valueSelection: [value.lastIndexOf('/') + 1, value.lastIndexOf('.')],
    validateInput: (input) => complaint(server, root, input),
  })
  return path === undefined ? undefined : markdownPath(path)
}

async function complaint(server: Server, root: vscode.Uri, input: string): Promise<string | undefined> {
  const problem = pathProblem(input)
  if (problem === 'empty') return vscode.l10n.t('A file name is missing.')
  if (problem === 'outside') return vscode.l10n.t('The file must lie in the folder.')
  const path = markdownPath(input)
  const wrong = await server.request(checkNewFileRequest, { folder: root.toString(), path })
  if (wrong !== null) return vscode.l10n.t('The file cannot be written there: {0}', plainMessage(wrong))
  return (await exists(vscode.Uri.joinPath(root, path))) ? vscode.l10n.t('{0} exists already.', plainMessage(path)) : undefined
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

type NewText = Pick<NewHandoffResult, 'text' | 'snippet'>

/** Creates a file below a folder and visits its tab stops. It is saved before, so that nothing is lost by closing it. */
export async function showFile(root: vscode.Uri, path: string, { text, snippet }: NewText): Promise<void> {
  // Another file may have been created meanwhile; it is not overwritten.
  const uri = vscode.Uri.joinPath(root, await freePath(root, path))
  const edit = new vscode.WorkspaceEdit()
  edit.createFile(uri, { contents: new TextEncoder().encode(text) })
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(vscode.l10n.t('{0} could not be written.', vscode.workspace.asRelativePath(uri)))
  await showSnippet(await vscode.workspace.openTextDocument(uri), snippet)
}

/** Shows a new document that has no file yet. */
export async function showUntitled({ snippet }: Pick<NewText, 'snippet'>): Promise<void> {
  await showSnippet(await vscode.workspace.openTextDocument({ language: 'markdown' }), snippet)
}

async function showSnippet(document: vscode.TextDocument, snippet: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(document)
  const everything = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0))
  await editor.insertSnippet(new vscode.SnippetString(snippet), everything)
}
