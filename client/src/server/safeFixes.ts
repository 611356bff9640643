/**
 * Makes quick fixes safe. VS Code applies the edit of a fix even if the document changed while the menu was open, for example because
 * another person saved the file. So fixes are commands with the edit and its version.
 */
import * as vscode from 'vscode'
import type { Middleware } from 'vscode-languageclient'
import { saveOther } from '../editor/saveOther.ts'

/** Fixes whose edits are resolved on demand, with their documents. */
const unresolved = new WeakMap<vscode.CodeAction, vscode.TextDocument>()

/** Middleware between VS Code and the server. */
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
 * The command of a fix: applies the edit to the version that it is for, or throws. If it also changes the configuration, that is saved,
 * because only saved configurations count.
 */
export async function applyFix(document: vscode.TextDocument, version: number, edit: vscode.WorkspaceEdit): Promise<void> {
  if (document.version !== version || !(await vscode.workspace.applyEdit(edit)))
    throw new Error(vscode.l10n.t('The document was changed meanwhile. Try again.'))
  for (const [uri] of edit.entries()) if (uri.toString() !== document.uri.toString()) await saveOther(uri)
}

function makeSafe(action: vscode.CodeAction, document: vscode.TextDocument, version: number): void {
  const { title, kind, edit } = action
  // Fixes on save are applied at once and must be edits.
  if (!edit || !kind || !vscode.CodeActionKind.QuickFix.contains(kind)) return
  delete action.edit
  action.command = { command: 'handoff.applyFix', title, arguments: [document, version, edit] }
}
