/** The pick of kinds that *New Handoff…* and *Choose Kind…* share. */
import * as vscode from 'vscode'
import type { KindInfo, KindsResult } from '../../server/src/protocol.ts'

/** What the pick shows. */
export interface KindPick {
  readonly title: string
  readonly kinds: Promise<KindsResult>
  /** The id of the kind that is marked as the present one. */
  readonly current?: string | undefined
}

/** Asks for a kind; `undefined` if none was chosen. The present one comes first. */
export async function pickKind({ title, kinds, current }: KindPick): Promise<KindInfo | undefined> {
  const items = kinds.then((all) => {
    const sorted = [...all].sort((a, b) => Number(b.id === current) - Number(a.id === current))
    return sorted.map((kind) => ({ info: kind, ...itemOf(kind, kind.id === current) }))
  })
  const placeHolder = vscode.l10n.t('Kind of handoff')
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true, matchOnDetail: true })
  return chosen?.info
}

function itemOf(kind: KindInfo, isCurrent: boolean): vscode.QuickPickItem {
  const origin = kind.uri === undefined ? kind.id : vscode.workspace.asRelativePath(vscode.Uri.parse(kind.uri))
  return {
    label: kind.title,
    description: isCurrent ? vscode.l10n.t('{0} (current)', origin) : origin,
    detail: kind.description,
    iconPath: new vscode.ThemeIcon(isCurrent ? 'check' : 'checklist'),
  }
}
