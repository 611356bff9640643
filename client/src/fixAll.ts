/** *Fix All* and *Convert All Times to UTC*: every fix that needs no choice, of all rules or of one. */
import * as vscode from 'vscode'
import { editableMarkdownEditor } from './activeMarkdown.ts'
import { applyFix } from './safeFixes.ts'

const kind = 'source.fixAll.handoff'

/** Applies every fix that needs no choice to the document in view, as one edit, or says that there are none. */
export async function fixAll(): Promise<void> {
  await applyFixes(kind, vscode.l10n.t('Nothing here can be fixed without a choice.'))
}

/** Converts the times of the document in view that have one meaning only, as one edit, or says that there are none. */
export async function convertTimes(): Promise<void> {
  await applyFixes(`${kind}.non-utc-timestamp`, vscode.l10n.t('No time here can be converted to UTC without a choice.'))
}

async function applyFixes(wanted: string, otherwise: string): Promise<void> {
  const document = (await editableMarkdownEditor())?.document
  if (!document) return
  const { version } = document
  const everything = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0))
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    ...[document.uri, everything, wanted, 1],
  )
  const edit = actions.find((action) => action.kind?.value === wanted)?.edit
  if (edit) await applyFix(document, version, edit)
  else void vscode.window.showInformationMessage(otherwise)
}
