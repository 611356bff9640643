/** What is collected while a document is matched with its template. */
import type { Field, ListItem, Place, Section, Table } from '../model/document.ts'
import type { Obligation } from '../readiness.ts'
import type { EscalationRule, Gap } from './gaps.ts'
import type { FieldPart, ItemPart, Part, SectionPart, Stage, TablePart } from './kind.ts'
import type { Outline } from './outline.ts'

export interface Findings {
  readonly outline: Outline
  readonly stage: Stage | undefined
  readonly gaps: Gap[]
  readonly obligations: Obligation[]
  readonly sections: Map<Section, SectionPart>
  readonly fields: Map<Field, FieldPart | ItemPart>
  readonly items: Map<ListItem, ItemPart>
  readonly tables: Map<Table, TablePart>
  readonly claimed: Place[]
  /** Sections, fields, lists, tables and items that a part has accounted for. */
  readonly handled: Set<object>
  /** The parts of the template whose absence a rule on escalations reports. */
  readonly escalation: ReadonlyMap<Part, EscalationRule>
}

/** Notes a gap and the open line that it is. */
export function pushGap(findings: Findings, found: Gap): void {
  const gap = ofEscalation(found, findings)
  findings.gaps.push(gap)
  findings.obligations.push({ label: gap.label, section: findings.outline.pathOf(gap.section), state: 'open', at: gap.at, rule: gap.rule })
}

/** What is missing of an escalation belongs to the rule on escalations. */
function ofEscalation(gap: Gap, findings: Findings): Gap {
  const rule = gap.part && findings.escalation.get(gap.part)
  if (!rule) return gap
  const { at, label, section, part } = gap
  if (gap.rule === 'missing-section') {
    const insert = gap.insert.trimEnd().concat(gap.insert.endsWith('\n\n') ? '\n\n' : '')
    return { rule, at, label, section, part, insert }
  }
  if (gap.rule === 'missing-field') return { rule, at, label, section, part, insert: gap.insert }
  return gap.rule === 'unfilled-field' ? { rule, at, label, section, part, insert: undefined } : gap
}

/** Notes a line that is not open, or open for a fault that another rule reports. */
export function pushLine(findings: Findings, label: string, section: Section, state: Obligation['state'], at: Place, rule?: string): void {
  findings.obligations.push({ label, section: findings.outline.pathOf(section), state, at, rule })
}
