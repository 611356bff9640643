/** *Accept Handoff…*: asks for the receiver's name and summary, and sets the stage. */
import * as vscode from 'vscode'
import { type Acceptance, acceptRequest } from '../../../server/src/protocol.ts'
import { editableMarkdownEditor } from '../editor/activeMarkdown.ts'
import { applyDocumentEdit } from '../editor/documentEdit.ts'
import { isToGoOn } from '../editor/goOn.ts'
import { plainMessage } from '../editor/plainText.ts'
import { askForName } from '../editor/userName.ts'
import type { Server } from '../server/server.ts'

/** Arguments of a key binding: `{ "name": "Support Lead" }`. */
export interface AcceptArguments {
  readonly name?: string
  /** What was taken over, in the receiver's own words; empty for a tab stop in the text. */
  readonly summary?: string
}

/** Shows what is still open, asks for the name and the summary unless they are known, and writes them with the moment and the stage. */
export async function acceptHandoff(server: Server, chosen: AcceptArguments = {}): Promise<void> {
  const editor = await editableMarkdownEditor()
  if (!editor) return
  const { document } = editor
  const uri = document.uri.toString()
  const before = await server.request(acceptRequest, { uri, name: '' })
  if (before === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This document is no handoff that can be accepted. Choose its kind first.'))
    return
  }
  if (before.edits.length === 0) {
    void vscode.window.showInformationMessage(acceptedText(before))
    return
  }
  const consequence = vscode.l10n.t(
    'Once it is accepted, whoever asks will take it for complete. You can go on, or have it finished first.',
  )
  if (!before.ready && !(await isToGoOn(document, before.state, consequence, vscode.l10n.t('Accept as It Is')))) return
  const title = vscode.l10n.t('Accept Handoff')
  const name = before.written.name ?? chosen.name ?? (await askForName(title, vscode.l10n.t('Who takes it over'), document.uri))
  if (name === undefined) return
  const summary = before.written.summary ?? chosen.summary ?? (await askForSummary(title))
  if (summary === undefined) return
  await applyDocumentEdit(document, () => server.request(acceptRequest, { uri, name, ...(summary.trim() !== '' && { summary }) }))
}

function acceptedText({ written: { name, moment } }: Acceptance): string {
  if (name === undefined) return vscode.l10n.t('This handoff has been accepted already.')
  return moment === undefined
    ? vscode.l10n.t('{0} has accepted this handoff already.', plainMessage(name))
    : vscode.l10n.t('{0} has accepted this handoff already, at {1}.', plainMessage(name), plainMessage(moment))
}

function askForSummary(title: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('What you take over, in your own words. Leave it empty to write it in the document.'),
    placeHolder: vscode.l10n.t('What is going on, what I do first, what I watch'),
    ignoreFocusOut: true,
  })
}
