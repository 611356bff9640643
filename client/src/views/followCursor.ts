/** Tells the readiness tree where the cursor is, once it rests. */
import * as vscode from 'vscode'
import type { ReadinessTree } from './tree/tree.ts'

/** Milliseconds that the cursor must rest, so that moving through a text does not update the tree. */
const cursorRestMs = 150

/** Lets the tree follow the cursor while its option is on, until disposed of. */
export function followCursor(tree: ReadinessTree): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined
  const follow = (editor: vscode.TextEditor | undefined) => {
    clearTimeout(timer)
    if (editor?.document.languageId !== 'markdown' || !tree.visible || !tree.options.follow) return
    timer = setTimeout(() => {
      // The row may be gone by now.
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
