/** Reminders in words. */
import * as vscode from 'vscode'
import { plainMessage } from '../editor/plainText.ts'
import { clipped } from '../readiness/words.ts'
import { minutesUntil, type UpcomingUpdate } from './plan.ts'

/** `update due in 8 min`, `update due now`, `update 5 min late`. */
export function updateText({ due }: UpcomingUpdate, now: number): string {
  const minutes = minutesUntil(due, now)
  if (minutes > 0) return vscode.l10n.t('update due in {0}', durationText(minutes))
  return minutes === 0 ? vscode.l10n.t('update due now') : vscode.l10n.t('update {0} late', durationText(-minutes))
}

/** The message of one notification about one or several updates. Text of documents is plain text. */
export function reminderText(updates: readonly UpcomingUpdate[], now: number): string {
  const [only, ...others] = updates
  if (only === undefined) return ''
  const list = updates.map((update) => `${titleOf(update)} (${updateText(update, now)})`).join('; ')
  if (others.length > 0) return vscode.l10n.t('Others wait for updates: {0}', list)
  const minutes = minutesUntil(only.due, now)
  if (minutes > 0) return vscode.l10n.t('The next update on {0} is due in {1}.', titleOf(only), durationText(minutes))
  return minutes === 0
    ? vscode.l10n.t('The next update on {0} is due now.', titleOf(only))
    : vscode.l10n.t('The update on {0} is {1} late.', titleOf(only), durationText(-minutes))
}

function titleOf({ title }: UpcomingUpdate): string {
  return vscode.l10n.t('“{0}”', plainMessage(clipped(title, 80)))
}

/** `8 min`, `2 h 5 min`. */
function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return vscode.l10n.t('{0} min', rest)
  return rest === 0 ? vscode.l10n.t('{0} h', hours) : vscode.l10n.t('{0} h {1} min', hours, rest)
}
