/** The text that a person has in view. */
import * as vscode from 'vscode'

let last: vscode.TextEditor | undefined

/**
 * The active editor; while something else has the focus, such as a preview or the Output panel, the one that had it last, if it is still in
 * sight. To be asked whenever the active editor has changed.
 */
export function editorInView(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window
  if (activeTextEditor && !isPanel(activeTextEditor)) last = activeTextEditor
  return last && visibleTextEditors.includes(last) ? last : undefined
}

/** True for the text of the Output panel, which is an editor, too, but in no column. */
export function isPanel({ document, viewColumn }: vscode.TextEditor): boolean {
  return document.uri.scheme === 'output' && viewColumn === undefined
}
