/** Readiness in the words of the protocol: what the tree, the status item and the preview show. */
import type { CheckResult, Finding } from '../core/check.ts'
import type { Match } from '../core/kind/match.ts'
import type { Outline } from '../core/kind/outline.ts'
import type { Document, Section } from '../core/model/document.ts'
import type { Obligation, Readiness } from '../core/readiness.ts'
import type { Span } from '../core/text.ts'
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
function sectionsOf({ document, findings, match }: CheckResult, { obligations }: Readiness): SectionReadiness[] {
  const groups = new Map<string, Obligation[]>()
  for (const obligation of obligations) {
    const title = sectionTitle(document, obligation, match)
    const group = groups.get(title)
    if (group) group.push(obligation)
    else groups.set(title, [obligation])
  }
  return [...groups].map(([title, group]) => ({
    title,
    met: group.filter(({ state }) => state === 'met').length,
    open: group.filter(({ state }) => state === 'open').length,
    lines: group.filter(({ state }) => state === 'open').map((obligation) => openLine(document, obligation, findings)),
  }))
}

/** The headings from the outside to the inside, without that of the document itself, which says nothing. */
function sectionTitle(document: Document, { section, at, rule }: Obligation, match: Match | undefined): string {
  if (match === undefined) return section.join(' › ')
  const { outline } = match
  // A blank that the kind does not know of belongs where it stands.
  const path = section.length === 0 && rule === 'placeholder-text' ? pathAt(outline, document.spanOf(at).start) : section
  return path.slice(path[0] === outline.title?.heading?.text ? 1 : 0).join(' › ')
}

/** The headings above an offset. */
function pathAt(outline: Outline, offset: number): readonly string[] {
  const startOf = ({ heading }: Section) => (heading === undefined ? 0 : outline.document.spanOf(heading.at).start)
  const section = outline.sections.findLast((one) => startOf(one) <= offset)
  return section ? outline.pathOf(section) : []
}

function openLine(document: Document, { label, rule = '', at }: Obligation, findings: readonly Finding[]): OpenLine {
  const span = document.spanOf(at)
  const fault = faultOf(label, span, rule, findings)
  return {
    label,
    rule,
    severity: fault?.severity ?? 'information',
    message: fault?.problem.message ?? `${label} is open`,
    range: rangeOf(document.lines, fault?.span ?? span),
  }
}

/**
 * The finding that says what is wrong with a line: the one at its place, of several missing parts there the one that names it; else the
 * first one of the rule within it.
 */
function faultOf(label: string, span: Span, rule: string, findings: readonly Finding[]): Finding | undefined {
  const ofRule = findings.filter((finding) => finding.rule === rule)
  const there = ofRule.filter((finding) => finding.span.start === span.start)
  return (
    there.find(({ problem }) => problem.message.includes(`"${label}"`)) ??
    there[0] ??
    ofRule.find((finding) => span.start <= finding.span.start && finding.span.start <= span.end)
  )
}
