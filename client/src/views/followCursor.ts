/** Tells the readiness tree where the cursor is, once it rests. */
import * as vscode from 'vscode'
import type { ReadinessTree } from './tree/tree.ts'

/** Milliseconds for which the cursor must stay: moving through a text must not be felt in the tree. */
const cursorRestMs = 150

/** Lets the tree follow the cursor as long as its options say so, until it is disposed of. */
export function followCursor(tree: ReadinessTree): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined
  const follow = (editor: vscode.TextEditor | undefined) => {
    clearTimeout(timer)
    if (editor?.document.languageId !== 'markdown' || !tree.visible || !tree.options.follow) return
    timer = setTimeout(() => {
      // A row that is gone by now is no failure.
      void tree.follow(editor.document.uri.toString(), editor.selection.active).catch(() => undefined)
    }, cursorRestMs)
  }
  return vscode.Disposable.from(
    { dispose: () => clearTimeout(timer) },
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) follow(textEditor)
    }),
  )
}
