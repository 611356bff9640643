/** *Sign Off…*: writes a name and the date in UTC on a sign-off of the active document. */
import * as vscode from 'vscode'
import { type OpenSignOff, signOffsRequest, signRequest } from '../../../server/src/protocol.ts'
import { editableMarkdownEditor, isEditable } from '../editor/activeMarkdown.ts'
import { applyDocumentEdit } from '../editor/documentEdit.ts'
import { plainLabel } from '../editor/plainText.ts'
import { askForName } from '../editor/userName.ts'
import type { Server } from '../server/server.ts'

/** Zero-based, as in LSP. */
interface Position {
  readonly line: number
  readonly character: number
}

/** Asks for the sign-off, unless a code lens passes it or there is only one, and for the name; then signs. */
export async function signOff(server: Server, uri?: string, position?: Position): Promise<void> {
  const document = typeof uri === 'string' ? await openEditable(uri) : (await editableMarkdownEditor())?.document
  if (!document) return
  const open = await server.request(signOffsRequest, { uri: document.uri.toString() })
  const title = vscode.l10n.t('Sign Off')
  const chosen = position === undefined ? await choose(open, title) : open.find(({ range }) => range.start.line === position.line)
  if (chosen === undefined) {
    if (open.length === 0 || position !== undefined) void vscode.window.showInformationMessage(vscode.l10n.t('No sign-off is open here.'))
    return
  }
  const name = await askForName(title, chosen.label, document.uri)
  if (name === undefined) return
  const params = { uri: document.uri.toString(), position: chosen.range.start, name }
  const signed = await applyDocumentEdit(document, () => server.request(signRequest, params))
  if (signed === null) throw new Error(vscode.l10n.t('The document was changed meanwhile. Try again.'))
  const { line } = chosen.range.start
  const editor = vscode.window.visibleTextEditors.find((candidate) => candidate.document === document)
  editor?.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}

async function openEditable(uri: string): Promise<vscode.TextDocument | undefined> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
  return (await isEditable(document)) ? document : undefined
}

async function choose(open: readonly OpenSignOff[], title: string): Promise<OpenSignOff | undefined> {
  if (open.length < 2) return open[0]
  const items = open.map((signOff) => ({
    ...{ label: plainLabel(signOff.label), detail: plainLabel(detailOf(signOff)), signOff },
    description: vscode.l10n.t('line {0}', signOff.range.start.line + 1),
    iconPath: new vscode.ThemeIcon(signOff.state === 'changed' ? 'history' : 'edit'),
  }))
  const placeHolder = vscode.l10n.t('Sign-off that is open')
  return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true, matchOnDetail: true }))?.signOff
}

function detailOf({ state, section }: OpenSignOff): string {
  const words =
    state === 'changed'
      ? vscode.l10n.t('Signed, but the document was changed since')
      : state === 'undated'
        ? vscode.l10n.t('Signed without a date')
        : vscode.l10n.t('Not signed')
  return section === '' ? words : `${words} · ${section}`
}
