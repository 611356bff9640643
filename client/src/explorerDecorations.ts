/** Handoffs in the explorer and on their tabs: how many lines are open, or that nothing is. */
import * as vscode from 'vscode'
import type { DocumentReadiness } from '../../server/src/protocol.ts'
import { badgeText } from './openCounts.ts'
import type { ReadinessStore } from './readinessStore.ts'
import { readinessText } from './words.ts'

const setting = 'handoff.decorations'

/** Decorates handoffs that are known, as long as the setting says so, until it is disposed of. Asks for nothing by itself. */
export function explorerDecorations(store: ReadinessStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri[] | undefined>()
  return vscode.Disposable.from(
    changed,
    store.onDidChange((uris) => {
      if (uris.length > 0) changed.fire(uris.map((uri) => vscode.Uri.parse(uri)))
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(setting)) changed.fire(undefined)
    }),
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration(uri) {
        const document = store.documents.get(uri.toString())
        if (!document || !vscode.workspace.getConfiguration(undefined, uri).get(setting, true)) return undefined
        return decorationOf(document)
      },
    }),
  )
}

function decorationOf(document: DocumentReadiness): vscode.FileDecoration {
  const tooltip = vscode.l10n.t('Handoff: {0}', readinessText(document))
  if (document.ready) return new vscode.FileDecoration('✓', tooltip, new vscode.ThemeColor('charts.green'))
  // What is open in a draft is no reason for a colour; warnings and errors have theirs from the problems.
  const colour = document.errors > 0 ? new vscode.ThemeColor('list.errorForeground') : undefined
  return new vscode.FileDecoration(document.open > 0 ? badgeText(document.open) : '!', tooltip, colour)
}
