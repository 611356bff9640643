/**
 * The number of things left to do, as a badge at the right end of a document's row, or a mark while others wait for its update. It stays visible in a narrow sidebar, where a long
 * title hides the row's description.
 */
import * as vscode from 'vscode'
import type { DocumentReadiness } from '../../../server/src/protocol.ts'
import type { Reminders } from '../reminders/reminders.ts'
import { updateText } from '../reminders/words.ts'
import type { ReadinessStore } from './readinessStore.ts'
import { stateInFull } from './words.ts'

const scheme = 'handoff-open'

/** The URI of a document's row. The document's own URI would add its problems and changes. */
export function openCountUri(documentUri: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${documentUri}` })
}

/** Decorates the rows until disposed of. */
export function openCountDecorations(store: ReadinessStore, reminders: Reminders): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri[]>()
  return vscode.Disposable.from(
    changed,
    store.onDidChange((uris) => changed.fire(uris.map(openCountUri))),
    reminders.onDidChange((uris) => changed.fire(uris.map(openCountUri))),
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration(uri) {
        const document = uri.scheme === scheme ? store.documents.get(uri.path.slice(1)) : undefined
        const update = document && reminders.of(document.uri)
        if (update?.phase === 'late')
          return { badge: '!', tooltip: updateText(update, Date.now()), color: new vscode.ThemeColor('list.errorForeground') }
        if (!document || document.ready) return undefined
        return { badge: badgeText(leftIn(document)), tooltip: stateInFull(document) }
      },
    }),
  )
}

/** The number of open lines and findings to correct. */
export function leftIn({ open, toCorrect }: DocumentReadiness): number {
  return open + toCorrect
}

/** A number as a badge, which has room for two characters. */
export function badgeText(count: number): string {
  return count > 99 ? '9+' : `${count}`
}
