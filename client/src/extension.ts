/** The extension, the same on both hosts: creates its parts and connects them. */
import * as vscode from 'vscode'
import type { DocumentReadiness } from '../../server/src/protocol.ts'
import { watchReminders } from './commands/muteReminders.ts'
import { Walk } from './commands/walk.ts'
import { registerCommands } from './commands.ts'
import { watchMarkdownInView } from './editor/activeMarkdown.ts'
import { offerTimelinePaste } from './editor/timelinePaste.ts'
import { Preview } from './preview/preview.ts'
import { createReadinessStore } from './readiness/readiness.ts'
import { createReminders } from './reminders/createReminders.ts'
import { type Host, Server } from './server/server.ts'
import { explorerDecorations } from './views/explorerDecorations.ts'
import { followCursor } from './views/followCursor.ts'
import { createStatusItems } from './views/status.ts'
import { createStatusBarItem } from './views/statusBar.ts'
import { ReadinessTree } from './views/tree/tree.ts'
import { createUpdateItem } from './views/updateItem.ts'

/** The API for other extensions and for tests. */
export interface HandoffApi {
  /** Settles when the language server answers; rejects if it cannot be started. */
  readonly ready: Promise<void>
  /** All known handoffs by URI: open ones, and those of the workspace once it has been read. */
  readonly documents: ReadonlyMap<string, DocumentReadiness>
  /** Fires with the URIs whose readiness changed; without any when reading the workspace begins or ends. */
  readonly onDidChangeReadiness: vscode.Event<readonly string[]>
}

/** Called by `activate` of each host with its differences. */
export function activateExtension(context: vscode.ExtensionContext, host: Host): HandoffApi {
  const log = vscode.window.createOutputChannel('Handoff Docs', { log: true })
  const server = new Server(context, host, log)
  const readiness = createReadinessStore(server)
  const readinessChanged = new vscode.EventEmitter<readonly string[]>()
  const updates = createReminders(context, server, readiness.store)
  const tree = new ReadinessTree(server, readiness.store, updates.reminders, context.workspaceState)
  const preview = new Preview(server, context.extensionUri, log)
  const walk = new Walk(server, readiness.store)
  context.subscriptions.push(
    ...[log, server, readiness, readinessChanged, updates, tree, preview, walk],
    readiness.store.onDidChange((uris) => readinessChanged.fire(uris)),
    followCursor(tree),
    watchMarkdownInView(),
    offerTimelinePaste(server),
    createStatusItems(server, readiness.store),
    createStatusBarItem(server, readiness.store),
    createUpdateItem(updates.reminders),
    watchReminders(updates.reminders, readiness.store),
    explorerDecorations(readiness.store),
    registerCommands({
      server,
      store: readiness.store,
      reminders: updates.reminders,
      tree,
      preview,
      walk,
      log,
      extensionId: context.extension.id,
    }),
  )
  return { ready: server.started, documents: readiness.store.documents, onDidChangeReadiness: readinessChanged.event }
}
