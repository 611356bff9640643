/** *Fill In What Is Missing*: leads with Tab through everything that is open in the active document. */
import * as vscode from 'vscode'
import { fillInRequest } from '../../../server/src/protocol.ts'
import { editableMarkdownEditor } from '../editor/activeMarkdown.ts'
import type { Server } from '../server/server.ts'

/** Inserts what is missing and adds tab stops for what is open, as one edit; shows a message if there is nothing. */
export async function fillIn(server: Server): Promise<void> {
  const editor = await editableMarkdownEditor()
  if (!editor) return
  const { document } = editor
  // The document may be edited between request and answer, which then no longer applies.
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
