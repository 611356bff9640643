/** *Fix All*: applies every fix that needs no choice to the document in view. */
import * as vscode from 'vscode'
import { activeMarkdownEditor } from './activeMarkdown.ts'

/** Applies them as one edit. */
export async function fixAll(): Promise<void> {
  if (!activeMarkdownEditor()) return
  await vscode.commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.handoff', apply: 'first' })
}
