/** *Choose Kind…*: writes the kind of the document in view into its front matter. */
import * as vscode from 'vscode'
import { activeMarkdownEditor } from './activeMarkdown.ts'
import { kindEdit } from './kindEdit.ts'
import { pickKind } from './pickKind.ts'
import type { ReadinessStore } from './readinessStore.ts'
import type { Server } from './server.ts'

/** Asks for a kind and writes it. */
export async function chooseKind(server: Server, store: ReadinessStore): Promise<void> {
  const editor = activeMarkdownEditor()
  if (!editor) return
  const { document } = editor
  const uri = document.uri.toString()
  const kind = await pickKind({
    kinds: server.kinds(uri),
    title: vscode.l10n.t('Choose the kind of {0}', vscode.workspace.asRelativePath(document.uri)),
    current: store.documents.get(uri)?.kind,
  })
  if (kind) await writeKind(document, kind.id)
}

async function writeKind(document: vscode.TextDocument, kind: string): Promise<void> {
  const edit = kindEdit(document.getText(), kind)
  if (!edit) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The front matter holds no keys. Write "kind: {0}" into it, or remove it and choose again.', kind),
    )
    return
  }
  const workspaceEdit = new vscode.WorkspaceEdit()
  workspaceEdit.replace(document.uri, new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end)), edit.newText)
  await vscode.workspace.applyEdit(workspaceEdit)
}
