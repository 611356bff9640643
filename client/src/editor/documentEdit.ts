/** Applies edits from the server, only to the version of the document that they are for. */
import * as vscode from 'vscode'
import type { DocumentEdit } from '../../../server/src/protocol.ts'

/** How often a request is repeated because the document was edited meanwhile. */
const maxAttempts = 5

/**
 * Repeats a request until its result is for the current version, and applies it as one step to undo. Returns the applied result, or `null`
 * for none. Throws if the document keeps changing or cannot be edited.
 */
export async function applyDocumentEdit<Answer extends DocumentEdit>(
  document: vscode.TextDocument,
  ask: () => Promise<Answer | null>,
): Promise<Answer | null> {
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const answer = await ask()
    if (answer === null || answer.edits.length === 0) return answer
    if (answer.version !== document.version) continue
    const edit = new vscode.WorkspaceEdit()
    edit.set(
      document.uri,
      answer.edits.map(({ range: { start, end }, newText, isSnippet }) => {
        const range = new vscode.Range(start.line, start.character, end.line, end.character)
        return isSnippet
          ? vscode.SnippetTextEdit.replace(range, new vscode.SnippetString(newText))
          : vscode.TextEdit.replace(range, newText)
      }),
    )
    if (await vscode.workspace.applyEdit(edit)) return answer
  }
  throw new Error(vscode.l10n.t('The document was changed meanwhile. Try again.'))
}
