/** *Go to Open Line…*: a quick pick of what is open or to be corrected in the active handoff. */
import * as vscode from 'vscode'
import type { DocumentReadiness, OpenLine } from '../../../server/src/protocol.ts'
import { openPlace } from '../editor/openPlace.ts'
import { plainLabel } from '../editor/plainText.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'
import { clipped } from '../readiness/words.ts'
import { iconOf } from './tree/treeItems.ts'

interface LineItem extends vscode.QuickPickItem {
  readonly line?: OpenLine
}

/** The lines of a document that are open or to be corrected, in document order. */
export function linesInOrder(document: DocumentReadiness): readonly OpenLine[] {
  const lines = document.sections.flatMap((section) => section.lines)
  return lines.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character)
}

/** Shows the open lines of a document by section, and goes to the chosen one. */
export async function pickOpenLine(store: ReadinessStore, uri: string | undefined): Promise<void> {
  const document = uri === undefined ? undefined : store.documents.get(uri)
  if (!document) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The document in view is no handoff.'))
    return
  }
  if (document.sections.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is open in this handoff, and nothing is to be corrected.'))
    return
  }
  const items = document.sections.flatMap(({ title, lines }) => (lines.length > 0 ? [separator(title), ...lines.map(itemOf)] : []))
  const picked = await vscode.window.showQuickPick(items, {
    title: `${clipped(document.title, 60)}: ${document.state}`,
    placeHolder: vscode.l10n.t('Line that is open or to be corrected'),
    matchOnDescription: true,
  })
  if (picked?.line) await openPlace(document.uri, picked.line.range)
}

function separator(title: string): LineItem {
  return { label: title || vscode.l10n.t('Whole document'), kind: vscode.QuickPickItemKind.Separator }
}

function itemOf(line: OpenLine): LineItem {
  const [label, description] = [line.label, line.words].map((text) => plainLabel(clipped(text))) as [string, string]
  return { line, label, description, iconPath: iconOf(line.severity) }
}
