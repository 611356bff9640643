/** Handoffs in the explorer and on their tabs: how much is left to do, or that nothing is. */
import * as vscode from 'vscode'
import type { DocumentReadiness } from '../../../server/src/protocol.ts'
import { badgeText, leftIn } from '../readiness/openCounts.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'

const setting = 'handoff.decorations'

/** Decorates handoffs that are known, as long as the setting says so, until it is disposed of. Asks for nothing by itself. */
export function explorerDecorations(store: ReadinessStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri[] | undefined>()
  return vscode.Disposable.from(
    changed,
    store.onDidChange((uris) => {
      if (uris.length > 0) changed.fire(uris.map((uri) => vscode.Uri.parse(uri)))
    }),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const known = uris.filter((uri) => store.documents.has(uri.toString()))
      if (known.length > 0) changed.fire(known)
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(setting) || event.affectsConfiguration('problems.decorations.enabled')) changed.fire(undefined)
    }),
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration(uri) {
        const document = store.documents.get(uri.toString())
        if (!document || !vscode.workspace.getConfiguration(undefined, uri).get(setting, true)) return undefined
        return decorationOf(document, uri)
      },
    }),
  )
}

function decorationOf(document: DocumentReadiness, uri: vscode.Uri): vscode.FileDecoration {
  const tooltip = vscode.l10n.t('Handoff: {0}', document.state)
  if (document.ready) return new vscode.FileDecoration('✓', tooltip, new vscode.ThemeColor('charts.green'))
  // Two counts at one name would say neither: where VS Code counts the problems, that is the one.
  return new vscode.FileDecoration(isCounted(uri) ? undefined : badgeText(leftIn(document)), tooltip)
}

/** True if VS Code itself shows at the file's name how many errors and warnings it has. */
function isCounted(uri: vscode.Uri): boolean {
  if (!vscode.workspace.getConfiguration('problems', uri).get('decorations.enabled', true)) return false
  return vscode.languages.getDiagnostics(uri).some(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning)
}
