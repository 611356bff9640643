/** What is collected while a document is matched with its template. */
import type { Field, Place, Section, Table } from '../model/document.ts'
import type { Obligation } from '../readiness.ts'
import type { Gap } from './gaps.ts'
import type { FieldPart, ItemPart, SectionPart, Stage, TablePart } from './kind.ts'
import type { Outline } from './outline.ts'

export interface Findings {
  readonly outline: Outline
  readonly stage: Stage | undefined
  readonly gaps: Gap[]
  readonly obligations: Obligation[]
  readonly sections: Map<Section, SectionPart>
  readonly fields: Map<Field, FieldPart | ItemPart>
  readonly tables: Map<Table, TablePart>
  readonly claimed: Place[]
  /** Sections, fields, lists, tables and items that a part has accounted for. */
  readonly handled: Set<object>
}

/** Notes a gap and the open line that it is. */
export function pushGap(findings: Findings, gap: Gap): void {
  findings.gaps.push(gap)
  findings.obligations.push({ label: gap.label, section: findings.outline.pathOf(gap.section), state: 'open', at: gap.at, rule: gap.rule })
}

/** Notes a line that is not open, or open for a fault that another rule reports. */
export function pushLine(findings: Findings, label: string, section: Section, state: Obligation['state'], at: Place, rule?: string): void {
  findings.obligations.push({ label, section: findings.outline.pathOf(section), state, at, rule })
}
