/** Readiness in the words of the protocol: what the tree, the status item and the preview show. */
import type { CheckResult, Finding } from '../core/check.ts'
import type { Document, Section } from '../core/model/document.ts'
import type { Obligation, Readiness } from '../core/readiness.ts'
import type { DocumentReadiness, OpenLine, SectionReadiness } from '../protocol.ts'
import type { Examined } from './examine.ts'
import { nameOf } from './locations.ts'
import { rangeOf } from './ranges.ts'

/** The readiness of a document; `null` for one that is no handoff. */
export function readinessOf({ uri, result }: Examined): DocumentReadiness | null {
  if (result?.kind === undefined || result.readiness === undefined) return null
  const { kind, kindFrom, stage, findings, readiness, document } = result
  const { met, open, waived, notApplicable, percent, ready } = readiness
  return {
    uri,
    title: titleOf(document.root) ?? nameOf(uri),
    kind: kind.id,
    kindTitle: kind.title,
    kindFrom,
    stage: stage ?? null,
    met,
    open,
    waived,
    notApplicable,
    percent,
    ready,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    sections: sectionsOf(result, readiness),
  }
}

/** The words of the first heading that has any; `undefined` if there is none. */
function titleOf(section: Section): string | undefined {
  if (section.heading !== undefined && section.heading.text !== '') return section.heading.text
  for (const child of section.sections) {
    const title = titleOf(child)
    if (title !== undefined) return title
  }
  return undefined
}

/** The obligations by section, in the order in which the kind names them. */
function sectionsOf({ document, findings }: CheckResult, { obligations }: Readiness): SectionReadiness[] {
  const groups = new Map<string, Obligation[]>()
  const documentTitle = titleOf(document.root)
  for (const obligation of obligations) {
    const title = sectionTitle(obligation, documentTitle)
    const group = groups.get(title)
    if (group) group.push(obligation)
    else groups.set(title, [obligation])
  }
  const faults = new Map(findings.map((finding) => [keyOf(finding.rule, finding.span.start), finding]))
  return [...groups].map(([title, group]) => ({
    title,
    met: group.filter(({ state }) => state === 'met').length,
    open: group.filter(({ state }) => state === 'open').length,
    lines: group.filter(({ state }) => state === 'open').map((obligation) => openLine(document, obligation, faults)),
  }))
}

/** The headings from the outside to the inside; that of the document itself says nothing. */
function sectionTitle({ section }: Obligation, documentTitle: string | undefined): string {
  return (section[0] === documentTitle ? section.slice(1) : section).join(' › ')
}

function openLine(document: Document, { label, rule = '', at }: Obligation, faults: ReadonlyMap<string, Finding>): OpenLine {
  const span = document.spanOf(at)
  const fault = faults.get(keyOf(rule, span.start))
  return {
    label,
    rule,
    severity: fault?.severity ?? 'information',
    message: fault?.problem.message ?? `${label} is open`,
    range: rangeOf(document.lines, fault?.span ?? span),
  }
}

function keyOf(rule: string, start: number): string {
  return `${rule}@${start}`
}
