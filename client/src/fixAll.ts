/** *Fix All* and *Convert All Times to UTC*: everything that needs no choice, as one edit. */
import * as vscode from 'vscode'
import { editableMarkdownEditor } from './activeMarkdown.ts'
import { applyDocumentEdit } from './documentEdit.ts'
import { openPlace } from './openPlace.ts'
import { applyFix } from './safeFixes.ts'
import type { Server } from './server.ts'

const kind = 'source.fixAll.handoff'

/** Applies every fix that needs no choice to the document in view, as one edit, or says that there are none. */
export async function fixAll(): Promise<void> {
  const document = (await editableMarkdownEditor())?.document
  if (!document) return
  const { version } = document
  const everything = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0))
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    ...[document.uri, everything, kind, 1],
  )
  const edit = actions.find((action) => action.kind?.value === kind)?.edit
  if (edit) await applyFix(document, version, edit)
  else void vscode.window.showInformationMessage(vscode.l10n.t('Nothing here can be fixed without a choice.'))
}

/** Converts the times of the document in view that have one meaning only, as one edit, and says which are left and why. */
export async function convertTimes(server: Server): Promise<void> {
  const document = (await editableMarkdownEditor())?.document
  if (!document) return
  const uri = document.uri.toString()
  const done = await applyDocumentEdit(document, () => server.convertTimes(uri))
  const left = [
    ...(done?.withoutZone ? [vscode.l10n.t('{0} without a zone', done.withoutZone)] : []),
    ...(done?.ambiguous ? [vscode.l10n.t('{0} with several meanings', done.ambiguous)] : []),
  ]
  if (done?.firstLeft && left.length > 0) {
    const show = vscode.l10n.t('Show')
    const message = vscode.l10n.t('Times converted to UTC: {0}. Left as they are: {1}.', done.converted, left.join(', '))
    if ((await vscode.window.showInformationMessage(message, show)) === show) await openPlace(uri, done.firstLeft)
  } else if (!done || done.edits.length === 0)
    void vscode.window.showInformationMessage(vscode.l10n.t('No time here can be converted to UTC without a choice.'))
}
