/** *New From This Handoff…*: begins the next handoff with what is open in one. */
import * as vscode from 'vscode'
import { kindsRequest, type NewHandoffParams, newHandoffRequest } from '../../../server/src/protocol.ts'
import { activeMarkdownEditor } from '../editor/activeMarkdown.ts'
import { plainMessage } from '../editor/plainText.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'
import type { Server } from '../server/server.ts'
import type { TreeNode } from '../views/tree/treeNodes.ts'
import { askForFacts } from './askForFacts.ts'
import { askForFile, askForTitle, isWritable, rootOf, showFile, showUntitled } from './newHandoff.ts'
import { pickKind } from './pickKind.ts'

/** Asks for a kind, that of the previous handoff first, a title and a file. `target` is a row of the tree or a file; without it the document in view. */
export async function newFromThis(server: Server, store: ReadinessStore, target: unknown): Promise<void> {
  const previous = uriOf(target) ?? (await activeMarkdownEditor())?.document.uri
  if (previous === undefined) return
  const heading = vscode.l10n.t('New From This Handoff')
  if (vscode.workspace.getWorkspaceFolder(previous) === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Save the handoff in a folder of the workspace first, so that the new one can name it.'),
    )
    return
  }
  const folder = vscode.Uri.joinPath(previous, '..')
  const uri = folder.toString()
  const known = store.documents.get(previous.toString())
  const kind = await pickKind({ title: heading, kinds: server.request(kindsRequest, { uri }), store, current: known?.kind })
  if (kind === undefined) return
  const title = await askForTitle(heading, known === undefined ? '' : ownTitle(known.title, known.kindTitle))
  if (title === undefined) return
  const params: NewHandoffParams = { kind: kind.id, uri, title: title.trim() || undefined, previous: previous.toString() }
  const handoff = await server.request(newHandoffRequest, params)
  if (handoff.problem !== undefined) throw new Error(handoff.problem)
  const chosen = await askForFacts(heading, handoff.found)
  if (chosen === undefined) return
  const facts = { leaveOut: handoff.found.map(({ id }) => id).filter((id) => !chosen.includes(id)) }
  if (await isWritable(folder)) {
    const file = await askForFile(server, { folder, chosen: false }, handoff.fileName)
    if (file === undefined) return
    const root = rootOf(folder)
    // Links in what is carried over depend on the folder of the file.
    const placed = await server.request(newHandoffRequest, { ...params, facts, file: vscode.Uri.joinPath(root, file).toString() })
    if (placed.problem !== undefined) throw new Error(placed.problem)
    await showFile(root, file, placed)
  } else await showUntitled(await server.request(newHandoffRequest, { ...params, facts }))
  if (handoff.carried !== true)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing is open in {0}.', plainMessage(vscode.workspace.asRelativePath(previous))),
    )
}

function uriOf(target: unknown): vscode.Uri | undefined {
  if (target instanceof vscode.Uri) return target
  const node = target as Partial<TreeNode> | undefined
  return node?.type === 'document' && node.id !== undefined ? vscode.Uri.parse(node.id) : undefined
}

/** A title without the name of its kind: *Search* of *On-Call Handoff: Search*. */
function ownTitle(title: string, kindTitle: string): string {
  if (!title.toLowerCase().startsWith(kindTitle.toLowerCase())) return title
  return title.slice(kindTitle.length).replace(/^[\s:：–—-]+/, '')
}
