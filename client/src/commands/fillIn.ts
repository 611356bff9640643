/** *Fill In What Is Missing*: one walk with Tab through everything that is open in the document in view. */
import * as vscode from 'vscode'
import { fillInRequest } from '../../../server/src/protocol.ts'
import { editableMarkdownEditor } from '../editor/activeMarkdown.ts'
import type { Server } from '../server/server.ts'

/** Puts in what is missing and leads through what is open, as one edit; says so if nothing is. */
export async function fillIn(server: Server): Promise<void> {
  const editor = await editableMarkdownEditor()
  if (!editor) return
  const { document } = editor
  // An edit may come between question and answer; then what was answered is for a text that is gone.
  for (let attempt = 0; attempt < 5; attempt++) {
    const open = await server.request(fillInRequest, { uri: document.uri.toString() })
    if (open === null) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is open in this document.'))
      return
    }
    if (open.version !== document.version) continue
    const { start, end } = open.range
    const range = new vscode.Range(start.line, start.character, end.line, end.character)
    const options = { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true }
    await editor.insertSnippet(new vscode.SnippetString(open.snippet), range, options)
    return
  }
  throw new Error(vscode.l10n.t('The document was changed meanwhile. Try again.'))
}
