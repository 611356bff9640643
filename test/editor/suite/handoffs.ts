// What the tests of the client share: files of the workspace, and what the extension knows of them.
import { commands, extensions, Range, type TextDocument, type TextEditor, Uri, WorkspaceEdit, window, workspace } from 'vscode'
import type { HandoffApi } from '../../../client/src/extension.ts'
import type { DocumentReadiness } from '../../../server/src/protocol.ts'
import { assert, until } from './support.ts'

/** A kind of two fields, as a team's template would say it. */
export const tinyKind = '# Tiny handoff\n\n- **Owner**: [Name]\n- **Detected**: YYYY-MM-DDThh:mmZ\n'

/** Activates the extension and waits until its server answers. */
export async function activeApi(): Promise<HandoffApi> {
  const extension = extensions.getExtension<HandoffApi>('handoff-docs.handoff-docs')
  assert(extension, 'the extension is not there')
  const api = await extension.activate()
  await api.ready
  return api
}

/** The URI of a path in the workspace. */
export function inWorkspace(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0]
  assert(folder, 'no folder is open')
  return Uri.joinPath(folder.uri, path)
}

/** Writes a file of the workspace. */
export async function writeFile(path: string, content: string): Promise<Uri> {
  const uri = inWorkspace(path)
  await workspace.fs.writeFile(uri, new TextEncoder().encode(content))
  return uri
}

/** Changes a file of the workspace as a person does, who writes in the editor and saves. */
export async function saveFile(path: string, content: string): Promise<void> {
  const document = await workspace.openTextDocument(inWorkspace(path))
  const edit = new WorkspaceEdit()
  edit.replace(document.uri, document.validateRange(new Range(0, 0, document.lineCount, 0)), content)
  await workspace.applyEdit(edit)
  await document.save()
}

let opened = 0

/** Writes a new file of the workspace, in its folder `suite`, and opens it. Its name is new each time, so nothing is left of another test. */
export async function openNew(content: string): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(await writeFile(`suite/${++opened}.md`, content)))
}

/** Closes all editors and saves nothing. */
export async function closeEditors(): Promise<void> {
  while (window.tabGroups.activeTabGroup.activeTab) await commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
}

/** Closes all editors, and removes the folder `suite`, the kinds of the workspace and other paths. */
export async function cleanUp(...paths: string[]): Promise<void> {
  await closeEditors()
  for (const path of ['suite', '.handoff', ...paths])
    await workspace.fs.delete(inWorkspace(path), { recursive: true }).then(undefined, () => undefined)
}

/** Types a text behind the first occurrence of another one. */
export async function typeBehind(editor: TextEditor, place: string, text: string): Promise<void> {
  const at = editor.document.getText().indexOf(place)
  assert(at >= 0, `there is no "${place}"`)
  assert(await editor.edit((builder) => builder.insert(editor.document.positionAt(at + place.length), text)), 'the edit was refused')
}

/** Waits until the readiness of a document is as a condition wants it, and gives it. */
export async function readinessOf(
  document: TextDocument | Uri,
  condition: (readiness: DocumentReadiness) => boolean = () => true,
): Promise<DocumentReadiness> {
  const api = await activeApi()
  const uri = ('uri' in document ? document.uri : document).toString()
  return until(api.onDidChangeReadiness, () => {
    const readiness = api.documents.get(uri)
    return readiness && condition(readiness) && readiness
  })
}
