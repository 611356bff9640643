/** Connects the store of readiness with the server and the editor. */
import * as vscode from 'vscode'
import { editorInView } from '../editor/editorInView.ts'
import type { ScanListener, Server } from '../server/server.ts'
import { ReadinessStore } from './readinessStore.ts'

/**
 * Creates the store and updates it. The whole workspace is read only when the tree is shown or the first handoff is opened, so that opening
 * a README costs nothing.
 */
export function createReadinessStore(server: Server): vscode.Disposable & { readonly store: ReadinessStore } {
  const store = new ReadinessStore({
    readiness: (uri, known) => server.readiness(uri, known),
    workspaceReadiness: (known, onFound) => withScanProgress((onProgress) => server.workspaceReadiness({ onProgress, onFound }, known)),
  })
  const askForActive = () => {
    const document = editorInView()?.document
    if (document?.languageId === 'markdown' && !store.isKnown(document.uri.toString()))
      store.invalidate({ uris: [document.uri.toString()] })
  }
  askForActive()
  const parts = vscode.Disposable.from(
    { dispose: () => store.dispose() },
    server.onDidChangeReadiness((change) => store.invalidate(change)),
    server.onDidChangeState((state) => {
      // Requests to a server that ended may never be answered, and known results are outdated, so the next server reads everything again.
      if (state === 'running') askForActive()
      else store.clear()
    }),
    vscode.window.onDidChangeActiveTextEditor(askForActive),
    store.onDidChange(() => {
      if (store.documents.size > 0) void store.load().catch(() => undefined)
    }),
  )
  return { store, dispose: () => parts.dispose() }
}

/** Shows the progress of a scan in the status bar and in the view. */
function withScanProgress<Result>(scan: (onProgress: ScanListener['onProgress']) => Promise<Result>): Promise<Result> {
  const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading handoffs') }
  const shown = vscode.window.withProgress(options, (progress) =>
    scan(({ message, percentage }) => {
      const text = message ?? (percentage === undefined ? undefined : `${percentage}%`)
      if (text !== undefined) progress.report({ message: text })
    }),
  )
  void vscode.window.withProgress({ location: { viewId: 'handoff.readiness' } }, () => Promise.resolve(shown).catch(() => undefined))
  return Promise.resolve(shown)
}
