/** What the receiver of a handoff sees first, as lines of a tooltip. */
import * as vscode from 'vscode'
import type { DocumentReadiness } from '../../../server/src/protocol.ts'

/** One part of a tooltip: its lines, each with the words that introduce it. */
export interface BriefPart {
  readonly lines: readonly { readonly label: string; readonly text: string }[]
  /** Above the lines; empty for none. */
  readonly title: string
}

/** How things stand, then what to do first. */
export function briefParts({ brief }: DocumentReadiness): BriefPart[] {
  if (brief === undefined) return []
  const situation = { title: '', lines: brief.situation.map(({ topic, text }) => ({ label: topic, text })) }
  const first = { title: vscode.l10n.t('First'), lines: brief.first.map((text) => ({ label: '', text })) }
  return [situation, first].filter(({ lines }) => lines.length > 0)
}
