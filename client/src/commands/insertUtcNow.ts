/** *Insert UTC Now*: the current time in the format of handoffs. */
import * as vscode from 'vscode'
import { utcNowRequest } from '../../../server/src/protocol.ts'
import { isEditable } from '../editor/activeMarkdown.ts'
import { editorInView } from '../editor/editorInView.ts'
import { formatUtc } from '../editor/utcTime.ts'
import type { Server } from '../server/server.ts'

/**
 * Writes the current time at every cursor. In Markdown it replaces the blank or moment there, as precise as the field asks for; elsewhere,
 * and without a server, it replaces the selection, to the minute.
 */
export async function insertUtcNow(server: Server, moment: Date): Promise<void> {
  const editor = editorInView()
  if (!editor) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a document to insert the time into.'))
    return
  }
  if (!(await isEditable(editor.document))) return
  const { document, selections } = editor
  const { version } = document
  const ranges = selections.map(({ start, end }) => ({ start: plain(start), end: plain(end) }))
  const told =
    document.languageId === 'markdown' ? await server.request(utcNowRequest, { uri: document.uri.toString(), ranges }).catch(() => []) : []
  const edits = told.map(({ range: { start, end }, newText }) => ({
    range: new vscode.Range(start.line, start.character, end.line, end.character),
    newText,
  }))
  // Without an answer from the server, the time is still written.
  const wanted = edits.length === selections.length ? edits : selections.map((range) => ({ range, newText: formatUtc(moment) }))
  const apart = wanted.filter(({ range }, index) => !wanted.slice(0, index).some((other) => overlap(other.range, range)))
  // The selections follow the edit, so that the cursors are behind the times.
  editor.selections = apart.map(({ range }) => new vscode.Selection(range.start, range.end))
  const isDone =
    document.version === version &&
    (await editor.edit((builder) => {
      for (const { range, newText } of apart) builder.replace(range, newText)
    }))
  if (!isDone) throw new Error(vscode.l10n.t('The document was changed meanwhile. Try again.'))
  editor.selections = editor.selections.map(({ end }) => new vscode.Selection(end, end))
}

function plain({ line, character }: vscode.Position): { line: number; character: number } {
  return { line, character }
}

/** Two edits cannot be in the same place. */
function overlap(one: vscode.Range, other: vscode.Range): boolean {
  return one.isEqual(other) || (one.start.isBefore(other.end) && other.start.isBefore(one.end))
}
