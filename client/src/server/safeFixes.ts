/**
 * Fixes that change nothing but what they were made for. VS Code applies the edit of a fix whatever has happened while its menu was open,
 * such as another person's saving of the file: to places where something else stands by then. So fixes come as a command with the edit
 * and the version that it is for.
 */
import * as vscode from 'vscode'
import type { Middleware } from 'vscode-languageclient'
import { saveOther } from '../editor/saveOther.ts'

/** Fixes whose edits are made when they are asked for, with their documents. */
const unresolved = new WeakMap<vscode.CodeAction, vscode.TextDocument>()

/** Between VS Code and the server. */
export const safeFixes: Required<Pick<Middleware, 'provideCodeActions' | 'resolveCodeAction'>> = {
  async provideCodeActions(document, range, context, token, next) {
    const { version } = document
    const actions = await next(document, range, context, token)
    for (const action of actions ?? []) {
      if (!(action instanceof vscode.CodeAction)) continue
      if (action.edit) makeSafe(action, document, version)
      else unresolved.set(action, document)
    }
    return actions
  },
  async resolveCodeAction(action, token, next) {
    const document = unresolved.get(action)
    if (document === undefined) return action
    const { version } = document
    const resolved = await next(action, token)
    if (resolved) makeSafe(resolved, document, version)
    return resolved
  },
}

/**
 * What the command of a fix does: applies the edit to the version that it was made for, or throws. Another file that it changes is the
 * configuration, which holds once it is saved.
 */
export async function applyFix(document: vscode.TextDocument, version: number, edit: vscode.WorkspaceEdit): Promise<void> {
  if (document.version !== version || !(await vscode.workspace.applyEdit(edit)))
    throw new Error(vscode.l10n.t('The document was changed meanwhile. Try again.'))
  for (const [uri] of edit.entries()) if (uri.toString() !== document.uri.toString()) await saveOther(uri)
}

function makeSafe(action: vscode.CodeAction, document: vscode.TextDocument, version: number): void {
  const { title, kind, edit } = action
  // What runs on save is applied at once, and has to be an edit.
  if (!edit || !kind || !vscode.CodeActionKind.QuickFix.contains(kind)) return
  delete action.edit
  action.command = { command: 'handoff.applyFix', title, arguments: [document, version, edit] }
}
