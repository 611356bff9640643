/** Opens a handoff at a place: what a click in the readiness tree does. */
import * as vscode from 'vscode'
import type { OpenLine } from '../../server/src/protocol.ts'
import type { TreeNode } from './treeModel.ts'

/** Opens the document, at the range if there is one. Called with a row by the row's button, with a URI by a click. */
export async function openPlace(target: string | TreeNode, range?: OpenLine['range']): Promise<void> {
  const [uriText, place] = typeof target === 'string' ? ([target, range] as const) : placeOf(target)
  const uri = vscode.Uri.parse(uriText)
  const viewColumn = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString())?.viewColumn
  const editor = await vscode.window.showTextDocument(uri, viewColumn === undefined ? {} : { viewColumn })
  if (!place) return
  const { start, end } = place
  const selection = editor.document.validateRange(new vscode.Range(start.line, start.character, end.line, end.character))
  editor.selection = new vscode.Selection(selection.start, selection.end)
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}

function placeOf(node: TreeNode): readonly [string, OpenLine['range'] | undefined] {
  if (node.type === 'document') return [node.document.uri, undefined]
  if (node.type === 'section') return [node.parent.document.uri, node.section.lines[0]?.range]
  return [node.parent.parent.document.uri, node.line.range]
}
