/** Badges of handoffs in the explorer and on tabs: how much is left to do, or that nothing is. */
import * as vscode from 'vscode'
import type { DocumentReadiness } from '../../../server/src/protocol.ts'
import { badgeText, leftIn } from '../readiness/openCounts.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'

const setting = 'handoff.decorations'

/** Decorates known handoffs, as long as the setting is on, until disposed of. Requests nothing itself. */
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
  // Two counts at one name would be confusing, so VS Code's count of problems wins.
  return new vscode.FileDecoration(isCounted(uri) ? undefined : badgeText(leftIn(document)), tooltip)
}

/** True if VS Code shows the number of errors and warnings at the file's name. */
function isCounted(uri: vscode.Uri): boolean {
  if (!vscode.workspace.getConfiguration('problems', uri).get('decorations.enabled', true)) return false
  return vscode.languages.getDiagnostics(uri).some(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning)
}
