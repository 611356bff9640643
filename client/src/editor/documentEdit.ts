/** Applies what the server answers to a command, to the version that it is for and to no other. */
import * as vscode from 'vscode'
import type { DocumentEdit } from '../../../server/src/protocol.ts'

/** How often a question is asked again because the document was edited between question and answer. */
const maxAttempts = 5

/**
 * Asks until the answer is for the document as it is, and applies it as one step to undo. Gives the answer that was applied, `null` if
 * there is none. Throws if the document is edited all the time, or cannot be edited.
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
