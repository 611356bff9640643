/** Opens a handoff at a place, as a click in the readiness tree does. */
import * as vscode from 'vscode'
import type { OpenLine } from '../../../server/src/protocol.ts'
import type { TreeNode } from '../views/tree/treeNodes.ts'

/**
 * Opens the document, at a range if given, and focuses it unless told otherwise. A document that is not visible opens in `elsewhere`, by
 * default the active column.
 */
export async function openPlace(
  target: string | TreeNode,
  range?: OpenLine['range'],
  preserveFocus = false,
  elsewhere?: vscode.ViewColumn,
): Promise<void> {
  const [uriText, place] = typeof target === 'string' ? ([target, range] as const) : placeOf(target)
  if (uriText === undefined) return
  const uri = vscode.Uri.parse(uriText)
  const viewColumn =
    vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString())?.viewColumn ?? elsewhere
  const editor = await vscode.window.showTextDocument(uri, { preserveFocus, ...(viewColumn !== undefined && { viewColumn }) })
  if (!place) return
  const { start, end } = place
  const selection = editor.document.validateRange(new vscode.Range(start.line, start.character, end.line, end.character))
  editor.selection = new vscode.Selection(selection.start, selection.end)
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}

function placeOf(node: TreeNode): readonly [string | undefined, OpenLine['range'] | undefined] {
  if (node.type === 'line') return [node.parent.parent.id, node.line.range]
  if (node.type === 'section') return [node.parent.id, node.section.lines[0]?.range]
  return [node.type === 'document' ? node.id : undefined, undefined]
}
