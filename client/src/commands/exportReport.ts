/** *Export Report…*: writes the readiness of the active handoff as a stand-alone page. */
import * as vscode from 'vscode'
import { reportRequest } from '../../../server/src/protocol.ts'
import { activeMarkdownEditor } from '../editor/activeMarkdown.ts'
import { plainMessage } from '../editor/plainText.ts'
import type { Server } from '../server/server.ts'

/** Arguments of a key binding: `{ "file": "report.html" }`, relative to the workspace folder. */
export interface ExportReportArguments {
  readonly file?: string
}

/** Asks for a file unless one is given, writes the report, and offers to open it. */
export async function exportReport(server: Server, { file }: ExportReportArguments = {}): Promise<void> {
  const editor = await activeMarkdownEditor()
  if (!editor) return
  const { uri } = editor.document
  const report = await server.request(reportRequest, { uri: uri.toString(), locale: vscode.env.language })
  if (!report) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This document is no handoff. Choose its kind first, if it is meant to be one.'),
    )
    return
  }
  const target = await targetOf(uri, report.fileName, file)
  if (!target) return
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(report.html))
  // The message needs no answer.
  void offerNext(target)
}

async function targetOf(document: vscode.Uri, fileName: string, file: string | undefined): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(document)?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri
  if (file !== undefined && folder) return vscode.Uri.joinPath(folder, file)
  const beside = document.scheme === 'untitled' ? folder : vscode.Uri.joinPath(document, '..')
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Report'),
    filters: { [vscode.l10n.t('Web page')]: ['html'] },
    ...(beside && { defaultUri: vscode.Uri.joinPath(beside, fileName) }),
  })
}

async function offerNext(target: vscode.Uri): Promise<void> {
  const name = target.path.slice(target.path.lastIndexOf('/') + 1)
  const openInBrowser = vscode.l10n.t('Open in Browser')
  const showFile = vscode.l10n.t('Show File')
  // A browser can only open a file on this machine.
  const choices = target.scheme === 'file' && vscode.env.remoteName === undefined ? [openInBrowser, showFile] : [showFile]
  const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('The report is in {0}.', plainMessage(name)), ...choices)
  if (chosen === openInBrowser) await vscode.env.openExternal(target)
  if (chosen === showFile) await vscode.commands.executeCommand('vscode.open', target)
}
