/** *Insert UTC Now*: the moment, as handoffs write it. */
import * as vscode from 'vscode'
import { isEditable } from './activeMarkdown.ts'
import { editorInView } from './editorInView.ts'
import type { Server } from './server.ts'
import { formatUtc } from './utcTime.ts'

/** Writes the moment at every cursor, in place of what is selected: in Markdown as exactly as the field asks for, else to the minute. */
export async function insertUtcNow(server: Server, moment: Date): Promise<void> {
  const editor = editorInView()
  if (!editor) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a document to insert the time into.'))
    return
  }
  if (!(await isEditable(editor.document))) return
  const positions = editor.selections.map(({ start: { line, character } }) => ({ line, character }))
  const uri = editor.document.uri.toString()
  // A server that does not answer is no reason to write nothing.
  const texts = editor.document.languageId === 'markdown' ? await server.utcNow({ uri, positions }).catch(() => []) : []
  const isDone = await editor.edit((builder) => {
    for (const [index, selection] of editor.selections.entries()) builder.replace(selection, texts[index] ?? formatUtc(moment))
  })
  if (!isDone) throw new Error(vscode.l10n.t('The document was changed meanwhile. Try again.'))
  // The cursors stand behind the time, ready to type on.
  editor.selections = editor.selections.map(({ end }) => new vscode.Selection(end, end))
}
