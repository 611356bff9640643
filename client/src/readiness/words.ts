/** Phrases that several features share. */
import * as vscode from 'vscode'
import type { DocumentReadiness, OpenLine } from '../../../server/src/protocol.ts'

/** Further rules are not named in a sentence. */
const maxNamedRules = 4

/** The progress of a document with what is to be corrected: `Complete · 7 to correct: 6 times not in UTC, next update too late`. */
export function stateInFull({ state, corrections }: DocumentReadiness): string {
  if (corrections.length === 0) return state
  const words = corrections.slice(0, maxNamedRules).map((correction) => correction.words)
  return `${state}: ${words.join(', ')}${corrections.length > maxNamedRules ? ', …' : ''}`
}

/** The name of a stage in menus. */
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

/** A text of a document on one line, short enough for a row. */
export function clipped(text: string, length = 200): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > length ? `${line.slice(0, length - 1)}…` : line
}
