/** Phrases that several features share. */
import * as vscode from 'vscode'
import type { DocumentReadiness, OpenLine } from '../../server/src/protocol.ts'

/** How far a document has come: `ready`, or `83%, 6 open`. */
export function readinessText({ ready, percent, open, errors }: DocumentReadiness): string {
  if (ready) return vscode.l10n.t('ready')
  // Nothing may be open while an error still stands in the way.
  return open > 0 ? vscode.l10n.t('{0}%, {1} open', percent, open) : vscode.l10n.t('{0}%, {1} errors', percent, errors)
}

/** The name of a stage as menus show it. */
export function stageName(stage: string): string {
  switch (stage) {
    case 'draft':
      return vscode.l10n.t('Draft')
    case 'ready':
      return vscode.l10n.t('Ready')
    case 'accepted':
      return vscode.l10n.t('Accepted')
    case 'closed':
      return vscode.l10n.t('Closed')
    default:
      return stage
  }
}

/** The name of a severity. */
export function severityName(severity: OpenLine['severity']): string {
  if (severity === 'error') return vscode.l10n.t('Error')
  return severity === 'warning' ? vscode.l10n.t('Warning') : vscode.l10n.t('Information')
}

/** A text of a document as one line of a length that a row can bear. */
export function clipped(text: string, length = 200): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > length ? `${line.slice(0, length - 1)}…` : line
}
