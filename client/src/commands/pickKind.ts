/** The quick pick of kinds that *New Handoff…* and *Choose Kind…* share. */
import * as vscode from 'vscode'
import type { KindInfo, KindsResult } from '../../../server/src/protocol.ts'
import { plainLabel } from '../editor/plainText.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'

/** Options of the quick pick. */
export interface KindPick {
  readonly title: string
  readonly kinds: Promise<KindsResult>
  /** For the number of handoffs of each kind, which appears once the workspace has been read. */
  readonly store: ReadinessStore
  /** The id of the current kind, which is marked. */
  readonly current?: string | undefined
}

interface KindItem extends vscode.QuickPickItem {
  readonly info: KindInfo
}

/** Asks for a kind, the current one first; `undefined` if none was chosen. Rejects if the kinds are unavailable. */
export async function pickKind({ title, kinds, store, current }: KindPick): Promise<KindInfo | undefined> {
  const pick = vscode.window.createQuickPick<KindItem>()
  Object.assign(pick, { title, placeholder: vscode.l10n.t('Kind of handoff'), matchOnDescription: true, matchOnDetail: true, busy: true })
  const show = (all: KindsResult) => {
    const counts = countsOf(store)
    const [active] = pick.activeItems
    pick.keepScrollPosition = true
    pick.items = all.map((info) => ({ info, ...itemOf(info, info.id === current, counts.get(info.id) ?? 0) }))
    // Counts that appear later do not change the selection.
    const same = pick.items.filter(({ info }) => info.id === active?.info.id)
    if (active) pick.activeItems = same
  }
  const chosen = new Promise<KindInfo | undefined>((resolve) => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]?.info))
    pick.onDidHide(() => resolve(undefined))
  })
  pick.show()
  try {
    const sorted = [...(await kinds)].sort((a, b) => Number(b.id === current) - Number(a.id === current))
    show(sorted)
    const subscription = store.onDidChange(() => show(sorted))
    // Without a workspace, the kinds are still offered.
    void store.load().then(
      () => Object.assign(pick, { busy: false }),
      () => Object.assign(pick, { busy: false }),
    )
    return await chosen.finally(() => subscription.dispose())
  } finally {
    pick.dispose()
  }
}

function countsOf({ documents }: ReadinessStore): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { kind } of documents.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}

function itemOf({ id, title, description, uri }: KindInfo, isCurrent: boolean, count: number): vscode.QuickPickItem {
  const origin = uri === undefined ? id : vscode.workspace.asRelativePath(vscode.Uri.parse(uri))
  const words = [
    origin,
    ...(isCurrent ? [vscode.l10n.t('the present one')] : []),
    ...(count > 0 ? [vscode.l10n.t('{0} in this workspace', count)] : []),
  ]
  return {
    label: plainLabel(title),
    description: plainLabel(words.join(' · ')),
    detail: plainLabel(description),
    iconPath: new vscode.ThemeIcon(isCurrent ? 'check' : 'checklist'),
  }
}
