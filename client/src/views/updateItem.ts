/** The status bar item for the update that others wait for next. Hidden while nobody waits. */
import * as vscode from 'vscode'
import { commandLink, literalMarkdown } from '../editor/markdownText.ts'
import { clipped } from '../readiness/words.ts'
import type { UpcomingUpdate } from '../reminders/plan.ts'
import type { Reminders } from '../reminders/reminders.ts'
import { updateText } from '../reminders/words.ts'

/** The number of updates in the hover. */
const maxListedUpdates = 8

/** Creates the item and updates it. */
export function createUpdateItem(reminders: Reminders): vscode.Disposable {
  // It belongs to the workspace, hence on the left.
  const item = vscode.window.createStatusBarItem('handoff.update', vscode.StatusBarAlignment.Left)
  item.name = vscode.l10n.t('Next Update of an Incident')
  const show = () => {
    const [next, ...others] = reminders.shown
    if (next) showUpdate(item, next, others)
    else item.hide()
  }
  show()
  return vscode.Disposable.from(item, reminders.onDidChange(show))
}

function showUpdate(item: vscode.StatusBarItem, next: UpcomingUpdate, others: readonly UpcomingUpdate[]): void {
  const now = Date.now()
  const text = updateText(next, now)
  const more = others.length > 0 ? ` (+${others.length})` : ''
  item.text = `${next.phase === 'late' ? '$(warning)' : '$(clock)'} ${text}${more}`
  item.tooltip = tooltipOf([next, ...others], now)
  item.command = { command: 'handoff.writeUpdate', title: vscode.l10n.t('Write Update'), arguments: [{ uris: [next.uri] }] }
  item.backgroundColor = next.phase === 'ahead' ? undefined : new vscode.ThemeColor(backgrounds[next.phase])
  item.accessibilityInformation = { label: `${clipped(next.title, 80)}: ${text}` }
  item.show()
}

const backgrounds = { soon: 'statusBarItem.warningBackground', late: 'statusBarItem.errorBackground' } as const

/** All updates, each with what can be done about it. Text of documents is escaped. */
function tooltipOf(updates: readonly UpcomingUpdate[], now: number): vscode.MarkdownString {
  const listed = updates.slice(0, maxListedUpdates).map((update) => {
    const { uri, title } = update
    const links = [
      commandLink(vscode.l10n.t('Write Update'), 'handoff.writeUpdate', { uris: [uri] }),
      commandLink(vscode.l10n.t('Don’t Remind for This'), 'handoff.muteReminders', { uri }),
    ]
    return `${commandLink(literalMarkdown(clipped(title, 80)), 'handoff.open', uri)}: ${literalMarkdown(updateText(update, now))}\n\n${links.join(' | ')}`
  })
  const more = updates.length > listed.length ? [vscode.l10n.t('and {0} more', updates.length - listed.length)] : []
  const tooltip = new vscode.MarkdownString([...listed, ...more].join('\n\n'), true)
  tooltip.isTrusted = { enabledCommands: ['handoff.open', 'handoff.writeUpdate', 'handoff.muteReminders'] }
  return tooltip
}
