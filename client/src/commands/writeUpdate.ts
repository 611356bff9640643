/** *Write Update…*: begins the update that others wait for, as a new document or as a row in the timeline of its incident. */
import * as vscode from 'vscode'
import {
  checkNewFileRequest,
  type NewUpdate,
  type UpdateWays,
  updateWaysRequest,
  writeUpdateRequest,
} from '../../../server/src/protocol.ts'
import { isEditable } from '../editor/activeMarkdown.ts'
import { applyDocumentEdit } from '../editor/documentEdit.ts'
import { editorInView } from '../editor/editorInView.ts'
import { plainLabel, plainMessage } from '../editor/plainText.ts'
import { saveOther } from '../editor/saveOther.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'
import { clipped } from '../readiness/words.ts'
import type { Reminders } from '../reminders/reminders.ts'
import { updateText } from '../reminders/words.ts'
import type { Server } from '../server/server.ts'
import type { DocumentNode } from '../views/tree/treeNodes.ts'
import { showFile, showUntitled } from './newHandoff.ts'

/** Arguments of a key binding: `{ "kind": "status-update" }`, or `{ "row": true }` for a row in the timeline. */
export interface WriteUpdateArguments {
  /** The incidents that wait for an update; by default the active handoff, else all. */
  readonly uris?: readonly string[]
  readonly kind?: string
  readonly row?: boolean
}

/** A new document of a kind, or a row without one. */
interface Way {
  readonly kind: string | undefined
}

interface WayItem extends vscode.QuickPickItem {
  readonly way: Way
}

/** Asks which incident and in which way, unless there is only one, and writes what is known. */
export async function writeUpdate(
  server: Server,
  store: ReadinessStore,
  reminders: Reminders,
  target: WriteUpdateArguments | DocumentNode = {},
): Promise<void> {
  const { uris, kind, row = false }: WriteUpdateArguments = 'type' in target ? { uris: [target.id] } : target
  const chosen = await chooseIncident(store, reminders, uris)
  if (chosen === undefined) return
  const incident = await incidentAt(server, chosen)
  if (incident === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This document is no handoff. Choose its kind first.'))
    return
  }
  const { document, ways } = incident
  const way = kind !== undefined || row ? { kind } : await chooseWay(ways, document)
  if (way === undefined || !(await isEditable(document))) return
  const isApart = !document.isDirty && !vscode.window.visibleTextEditors.some((editor) => editor.document === document)
  const params = { uri: document.uri.toString(), ...(way.kind !== undefined && { kind: way.kind }) }
  if (way.kind === undefined) await vscode.window.showTextDocument(document)
  const written = await applyDocumentEdit(document, () => server.request(writeUpdateRequest, params))
  if (written === null) throw new Error(vscode.l10n.t('There is nothing to write the update into.'))
  if (written.document === undefined) return
  await showUpdate(server, written.document)
  if (isApart && document.isDirty) await saveOther(document.uri)
}

/** The URI of the incident; `undefined` if there is none, after a message, or the user cancelled. */
async function chooseIncident(
  store: ReadinessStore,
  reminders: Reminders,
  uris: readonly string[] | undefined,
): Promise<string | undefined> {
  const active = editorInView()?.document.uri.toString()
  const all = uris ?? (active !== undefined && store.documents.has(active) ? [active] : reminders.shown.map(({ uri }) => uri))
  if (all.length < 2) {
    if (all.length === 0) void vscode.window.showInformationMessage(vscode.l10n.t('No incident waits for an update.'))
    return all[0]
  }
  const items = all.map((uri) => {
    const update = reminders.of(uri)
    const label = plainLabel(clipped(store.documents.get(uri)?.title ?? uri, 80))
    return { label, uri, description: update ? updateText(update, Date.now()) : '', iconPath: new vscode.ThemeIcon('clock') }
  })
  const placeHolder = vscode.l10n.t('Incident that waits for an update')
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Write Update'), placeHolder, matchOnDescription: true }))?.uri
}

interface Incident {
  readonly document: vscode.TextDocument
  readonly ways: UpdateWays
}

/** The document of an incident: the one that a status update names, as long as it is there. `undefined` for what is no handoff. */
async function incidentAt(server: Server, uri: string): Promise<Incident | undefined> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
  const ways = await server.request(updateWaysRequest, { uri: document.uri.toString() })
  if (ways === null) return undefined
  if (ways.incident === undefined) return { document, ways }
  const named = await vscode.workspace.openTextDocument(vscode.Uri.parse(ways.incident)).then(undefined, () => undefined)
  const others = named && (await server.request(updateWaysRequest, { uri: named.uri.toString() }))
  return named && others ? { document: named, ways: others } : { document, ways }
}

async function chooseWay({ kinds, timeline }: UpdateWays, { uri }: vscode.TextDocument): Promise<Way | undefined> {
  const items: WayItem[] = [
    ...kinds.map(({ id, title, description }) => ({
      ...{ way: { kind: id }, label: plainLabel(vscode.l10n.t('New {0}', title)), detail: plainLabel(description) },
      iconPath: new vscode.ThemeIcon('megaphone'),
    })),
    ...(timeline
      ? [
          {
            ...{ way: { kind: undefined }, label: vscode.l10n.t('Row in the Timeline'), iconPath: new vscode.ThemeIcon('list-ordered') },
            detail: vscode.l10n.t('What is new, in the document of the incident itself.'),
          },
        ]
      : []),
  ]
  const placeHolder = vscode.l10n.t('How to update {0}', plainMessage(vscode.workspace.asRelativePath(uri)))
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Write Update'), placeHolder, matchOnDetail: true }))?.way
}

/** Shows the new update in its file, or without one if it cannot be written there. */
async function showUpdate(server: Server, update: NewUpdate): Promise<void> {
  const uri = vscode.Uri.parse(update.uri)
  if (uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return showUntitled(update)
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..')
  const path = uri.path.slice(root.path.replace(/\/$/, '').length + 1)
  const wrong = await server.request(checkNewFileRequest, { folder: root.toString(), path })
  if (wrong !== null) throw new Error(vscode.l10n.t('{0} could not be written: {1}', plainMessage(path), plainMessage(wrong)))
  await showFile(root, path, update)
}
