/** *Choose Kind…*: writes the kind of the active document into its front matter, or that of its folder into the configuration. */
import * as vscode from 'vscode'
import { type KindInfo, kindsRequest } from '../../../server/src/protocol.ts'
import { activeMarkdownEditor, isEditable } from '../editor/activeMarkdown.ts'
import { plainLabel } from '../editor/plainText.ts'
import { writeFrontMatter } from '../editor/writeFrontMatter.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'
import type { Server } from '../server/server.ts'
import { configure } from './configure.ts'
import { pickKind } from './pickKind.ts'

/** Arguments of a key binding: `{ "kind": "escalation-packet", "scope": "folder" }`. */
export interface ChooseKindArguments {
  /** A kind's id. */
  readonly kind?: string
  /** `file` writes into the front matter, `folder` into the configuration. The default with a kind is `file`. */
  readonly scope?: 'file' | 'folder'
}

/** Asks for the kind and the scope unless they are given, and writes it. */
export async function chooseKind(server: Server, store: ReadinessStore, chosen: ChooseKindArguments = {}): Promise<void> {
  const editor = await activeMarkdownEditor()
  if (!editor) return
  const { document } = editor
  const kind = chosen.kind ?? (await askForKind(server, store, document))?.id
  if (kind === undefined) return
  const scope = chosen.scope ?? (chosen.kind === undefined ? await askForScope(document, kind) : 'file')
  if (scope === 'folder') await configure(server, { uri: document.uri.toString(), change: { kind } })
  else if (scope === 'file' && (await isEditable(document))) await writeFrontMatter(server, document, 'kind', kind)
}

function askForKind(server: Server, store: ReadinessStore, { uri }: vscode.TextDocument): Promise<KindInfo | undefined> {
  return pickKind({
    kinds: server.request(kindsRequest, { uri: uri.toString() }),
    store,
    title: vscode.l10n.t('Choose the kind of {0}', vscode.workspace.asRelativePath(uri)),
    current: store.documents.get(uri.toString())?.kind,
  })
}

/** Asks whether the kind is for the file or its folder. A document outside of all workspace folders has only the file. */
async function askForScope({ uri }: vscode.TextDocument, kind: string): Promise<'file' | 'folder' | undefined> {
  if (!vscode.workspace.getWorkspaceFolder(uri)) return 'file'
  const path = vscode.workspace.asRelativePath(uri, false)
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
  const items = [
    { label: vscode.l10n.t('This file'), description: vscode.l10n.t('"kind: {0}" in its front matter', kind), scope: 'file' as const },
    {
      label: vscode.l10n.t('All files in {0}', plainLabel(folder === '' ? '*.md' : `${folder}/**`)),
      description: vscode.l10n.t('in the project’s configuration'),
      scope: 'folder' as const,
    },
  ]
  const title = vscode.l10n.t('What is of the kind {0}', kind)
  return (await vscode.window.showQuickPick(items, { title }))?.scope
}
