/**
 * How much is left to do at the right end of a document's row, where it stays in sight however narrow the sidebar is:
 * a title of some length pushes a row's description out.
 */
import * as vscode from 'vscode'
import type { DocumentReadiness } from '../../../server/src/protocol.ts'
import type { ReadinessStore } from './readinessStore.ts'
import { stateInFull } from './words.ts'

const scheme = 'handoff-open'

/** Stands for a document in its row. Not the document's own URI, which would bring its problems and changes along. */
export function openCountUri(documentUri: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${documentUri}` })
}

/** Decorates the rows, until it is disposed of. */
export function openCountDecorations(store: ReadinessStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri[]>()
  return vscode.Disposable.from(
    changed,
    store.onDidChange((uris) => changed.fire(uris.map(openCountUri))),
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration(uri) {
        const document = uri.scheme === scheme ? store.documents.get(uri.path.slice(1)) : undefined
        if (!document || document.ready) return undefined
        return { badge: badgeText(leftIn(document)), tooltip: stateInFull(document) }
      },
    }),
  )
}

/** How much is left to do: lines that are open, and what is to be corrected. */
export function leftIn({ open, toCorrect }: DocumentReadiness): number {
  return open + toCorrect
}

/** A number as a badge, which holds two characters. */
export function badgeText(count: number): string {
  return count > 99 ? '9+' : `${count}`
}
