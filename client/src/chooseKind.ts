/** *Choose Kind…*: writes the kind of the document in view into its front matter. */
import * as vscode from 'vscode'
import type { KindInfo } from '../../server/src/protocol.ts'
import { editableMarkdownEditor } from './activeMarkdown.ts'
import { pickKind } from './pickKind.ts'
import type { ReadinessStore } from './readinessStore.ts'
import type { Server } from './server.ts'
import { writeFrontMatter } from './writeFrontMatter.ts'

/** What a key binding may decide beforehand: `{ "kind": "escalation-packet" }`. */
export interface ChooseKindArguments {
  /** A kind's id. */
  readonly kind?: string
}

/** Asks for a kind, if it is not decided, and writes it. */
export async function chooseKind(server: Server, store: ReadinessStore, chosen: ChooseKindArguments = {}): Promise<void> {
  const editor = await editableMarkdownEditor()
  if (!editor) return
  const { document } = editor
  const kind = chosen.kind ?? (await askForKind(server, store, document))?.id
  if (kind !== undefined) await writeFrontMatter(server, document, 'kind', kind)
}

function askForKind(server: Server, store: ReadinessStore, { uri }: vscode.TextDocument): Promise<KindInfo | undefined> {
  return pickKind({
    kinds: server.kinds(uri.toString()),
    store,
    title: vscode.l10n.t('Choose the kind of {0}', vscode.workspace.asRelativePath(uri)),
    current: store.documents.get(uri.toString())?.kind,
  })
}
