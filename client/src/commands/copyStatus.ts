/** *Copy Status Update…*: copies the status update of the active document. */
import * as vscode from 'vscode'
import { type StatusFormat, statusUpdateRequest } from '../../../server/src/protocol.ts'
import { activeMarkdownEditor } from '../editor/activeMarkdown.ts'
import { plainMessage } from '../editor/plainText.ts'
import type { Server } from '../server/server.ts'

/** Arguments of a key binding: `{ "format": "slack" }`. */
export interface CopyStatusArguments {
  readonly format?: StatusFormat
}

/** Asks for the format unless it is given, copies the text, and shows what its readers will miss. */
export async function copyStatus(server: Server, chosen: CopyStatusArguments = {}): Promise<void> {
  const document = (await activeMarkdownEditor())?.document
  if (!document) return
  const format = chosen.format ?? (await askForFormat())
  if (format === undefined) return
  const update = await server.request(statusUpdateRequest, { uri: document.uri.toString(), format })
  if (update === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This document is no handoff. Choose its kind first.'))
    return
  }
  await vscode.env.clipboard.writeText(update.text)
  const said = [vscode.l10n.t('The status update is on the clipboard.')]
  if (update.redacted > 0) said.push(vscode.l10n.t('Secrets and personal data in it were redacted: {0}.', update.redacted))
  if (update.missing.length === 0) {
    void vscode.window.showInformationMessage(said.join(' '))
    return
  }
  const show = vscode.l10n.t('Show Text')
  const message = [...said, vscode.l10n.t('Its readers will miss something:'), ...update.missing.map(plainMessage)].join(' ')
  if ((await vscode.window.showWarningMessage(message, show)) === show)
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: update.text, language: 'plaintext' }))
}

async function askForFormat(): Promise<StatusFormat | undefined> {
  const item = (format: StatusFormat, icon: string, label: string, detail: string) => ({
    ...{ format, label, detail, iconPath: new vscode.ThemeIcon(icon) },
  })
  const items = [
    item('slack', 'comment-discussion', vscode.l10n.t('Slack'), vscode.l10n.t('Slack’s own markup; nobody is called by it.')),
    item('email', 'mail', vscode.l10n.t('E-Mail'), vscode.l10n.t('Plain text that begins with the subject.')),
    item('status-page', 'globe', vscode.l10n.t('Status Page'), vscode.l10n.t('Plain text for customers, without who is on call.')),
  ]
  const title = vscode.l10n.t('Copy Status Update')
  const placeHolder = vscode.l10n.t('Where the text goes')
  return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDetail: true }))?.format
}
