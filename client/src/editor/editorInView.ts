/** The text editor that the user sees. */
import * as vscode from 'vscode'

let last: vscode.TextEditor | undefined

/**
 * The active editor; while something else has the focus, such as a preview or the Output panel, the last one that is still visible. To be
 * called whenever the active editor changes.
 */
export function editorInView(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window
  if (activeTextEditor && !isPanel(activeTextEditor)) last = activeTextEditor
  return last && visibleTextEditors.includes(last) ? last : undefined
}

/** True for the Output panel, which is an editor without a column. */
export function isPanel({ document, viewColumn }: vscode.TextEditor): boolean {
  return document.uri.scheme === 'output' && viewColumn === undefined
}
