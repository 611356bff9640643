/** *Fix All* and *Convert All Times to UTC*: apply everything that needs no choice, as one edit. */
import * as vscode from 'vscode'
import { convertTimesRequest } from '../../../server/src/protocol.ts'
import { editableMarkdownEditor } from '../editor/activeMarkdown.ts'
import { applyDocumentEdit } from '../editor/documentEdit.ts'
import { openPlace } from '../editor/openPlace.ts'
import { applyFix } from '../server/safeFixes.ts'
import type { Server } from '../server/server.ts'

const kind = 'source.fixAll.handoff'

/** Arguments of a row, a link or a key binding: `{ "rule": "broken-link" }`. */
export interface FixAllArguments {
  /** The document; defaults to the active one. */
  readonly uri?: string
  /** The rule; defaults to all. */
  readonly rule?: string
}

/** Applies all certain fixes to a document as one edit; shows a message if there are none. */
export async function fixAll({ uri, rule }: FixAllArguments = {}): Promise<void> {
  const document = await documentAt(uri)
  if (!document) return
  const wanted = rule === undefined ? kind : `${kind}.${rule}`
  const { version } = document
  const everything = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0))
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    ...[document.uri, everything, wanted, 1],
  )
  const edit = actions.find((action) => action.kind?.value === wanted)?.edit
  if (edit) await applyFix(document, version, edit)
  else void vscode.window.showInformationMessage(vscode.l10n.t('Nothing here can be fixed without a choice.'))
}

/** Converts the times of a document with exactly one meaning, as one edit, and shows which are left and why. */
export async function convertTimes(server: Server, given: Pick<FixAllArguments, 'uri'> = {}): Promise<void> {
  const document = await documentAt(given.uri)
  if (!document) return
  const uri = document.uri.toString()
  const done = await applyDocumentEdit(document, () => server.request(convertTimesRequest, { uri }))
  const left = [
    ...(done?.withoutZone ? [vscode.l10n.t('{0} without a zone', done.withoutZone)] : []),
    ...(done?.needed ? [vscode.l10n.t('{0} whose zone another time may need', done.needed)] : []),
    ...(done?.ambiguous ? [vscode.l10n.t('{0} with several meanings', done.ambiguous)] : []),
  ]
  if (done?.firstLeft && left.length > 0) {
    const show = vscode.l10n.t('Show')
    const message = vscode.l10n.t('Times converted to UTC: {0}. Left as they are: {1}.', done.converted, left.join(', '))
    const place = done.firstLeft
    // The command is done, whether or not the message is answered.
    void vscode.window.showInformationMessage(message, show).then((pressed) => {
      if (pressed === show) void openPlace(uri, place)
    })
  } else if (!done || done.edits.length === 0)
    void vscode.window.showInformationMessage(vscode.l10n.t('No time here can be converted to UTC without a choice.'))
}

/** The given document, which is shown, or the active one; `undefined`, after a message, if it cannot be edited. */
async function documentAt(uri: string | undefined): Promise<vscode.TextDocument | undefined> {
  if (uri !== undefined) await openPlace(uri)
  return (await editableMarkdownEditor())?.document
}
