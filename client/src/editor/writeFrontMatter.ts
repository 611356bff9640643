/** Writes a key of the front matter, for commands that choose its value. */
import * as vscode from 'vscode'
import { frontMatterRequest } from '../../../server/src/protocol.ts'
import type { Server } from '../server/server.ts'
import { applyDocumentEdit } from './documentEdit.ts'
import { plainMessage } from './plainText.ts'

/** Writes `<key>: <value>` with one small edit. If the front matter is no mapping, a message says what to write. */
export async function writeFrontMatter(server: Server, document: vscode.TextDocument, key: string, value: string): Promise<void> {
  const answer = await applyDocumentEdit(document, () => server.request(frontMatterRequest, { uri: document.uri.toString(), key, value }))
  if (answer !== null) return
  void vscode.window.showWarningMessage(
    vscode.l10n.t('The front matter holds no keys. Write "{0}: {1}" into it, or remove it and choose again.', key, plainMessage(value)),
  )
}
