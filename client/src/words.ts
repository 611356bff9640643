/** Phrases that several features share. */
import * as vscode from 'vscode'
import type { DocumentReadiness } from '../../server/src/protocol.ts'

/** How far a document has come: `ready`, or `83%, 6 open`. */
export function readinessText({ ready, percent, open, errors }: DocumentReadiness): string {
  if (ready) return vscode.l10n.t('ready')
  // Nothing may be open while an error still stands in the way.
  return open > 0 ? vscode.l10n.t('{0}%, {1} open', percent, open) : vscode.l10n.t('{0}%, {1} errors', percent, errors)
}
