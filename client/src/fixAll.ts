/** *Fix All*: applies every fix that needs no choice to the document in view. */
import * as vscode from 'vscode'
import { activeMarkdownEditor } from './activeMarkdown.ts'

const kind = 'source.fixAll.handoff'

/** Applies them as one edit, or says that there are none. */
export async function fixAll(): Promise<void> {
  const document = activeMarkdownEditor()?.document
  if (!document) return
  const everything = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0))
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    ...[document.uri, everything, kind, 1],
  )
  const edit = actions.find((action) => action.kind?.value === kind)?.edit
  if (edit) await vscode.workspace.applyEdit(edit)
  else void vscode.window.showInformationMessage(vscode.l10n.t('Nothing here can be fixed without a choice.'))
}
