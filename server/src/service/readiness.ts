/** Readiness in the words of the protocol: what the tree, the status item and the preview show. */
import type { CheckResult, Finding } from '../core/check.ts'
import type { Match } from '../core/kind/match.ts'
import type { Outline } from '../core/kind/outline.ts'
import type { Document, Section } from '../core/model/document.ts'
import { mentions, phrase, type Say } from '../core/phrase.ts'
import type { Obligation, Readiness } from '../core/readiness.ts'
import { untickedItem } from '../core/rules/unticked-item.ts'
import type { Span } from '../core/text.ts'
import type { DocumentReadiness, LineAction, OpenLine, SectionReadiness, UnchangedReadiness } from '../protocol.ts'
import type { Examined } from './examine.ts'
import { nameOf } from './locations.ts'
import { rangeOf } from './ranges.ts'
import { isWaivable } from './waive.ts'

/** The readiness of a document; `null` for one that is no handoff. */
export function readinessOf({ uri, result }: Examined, say: Say): DocumentReadiness | null {
  if (result?.kind === undefined || result.readiness === undefined) return null
  const { kind, kindFrom, stage, findings, readiness, document } = result
  const { met, open, waived, notApplicable, percent, ready } = readiness
  return withResultId({
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
    sections: sectionsOf(result, readiness, say),
  })
}

/** The readiness, or that it is the one that is known already. */
export function unlessKnown(readiness: DocumentReadiness, resultId: string | undefined): DocumentReadiness | UnchangedReadiness {
  return readiness.resultId === resultId ? { uri: readiness.uri, unchanged: true } : readiness
}

/** Two hashes of 32 bits (FNV-1a, and the same from the end), in one: enough to tell the versions of one document apart. */
function withResultId(readiness: Omit<DocumentReadiness, 'resultId'>): DocumentReadiness {
  const text = JSON.stringify(readiness)
  let [forward, backward] = [0x811c9dc5, 0x811c9dc5]
  for (let index = 0; index < text.length; index++) {
    forward = Math.imul(forward ^ text.charCodeAt(index), 0x01000193)
    backward = Math.imul(backward ^ text.charCodeAt(text.length - 1 - index), 0x01000193)
  }
  return { ...readiness, resultId: [forward, backward].map((hash) => (hash >>> 0).toString(36)).join('') }
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

/** What is open by section, in the order in which the kind names them. */
function sectionsOf({ document, findings, match }: CheckResult, { obligations }: Readiness, say: Say): SectionReadiness[] {
  const groups = groupBy(obligations, (obligation) => sectionTitle(document, obligation, match))
  const faults = new Faults(findings)
  return [...groups].flatMap(([title, group]) => {
    const open = group.filter(({ state }) => state === 'open')
    return open.length === 0 ? [] : { title, lines: open.map((obligation) => openLine(document, obligation, faults, say)) }
  })
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

function openLine(document: Document, { label, rule = '', at }: Obligation, faults: Faults, say: Say): OpenLine {
  const span = document.spanOf(at)
  const fault = faults.of(label, span, rule)
  return {
    label,
    rule,
    severity: fault?.severity ?? 'information',
    message: say(fault?.problem.message ?? phrase`${label} is open`),
    range: rangeOf(document.lines, fault?.span ?? span),
    actions: fault ? actionsOn(fault) : [],
  }
}

function actionsOn(finding: Finding): LineAction[] {
  const fixes = finding.problem.fixes ?? []
  const actions: LineAction[] = []
  if (fixes.length > 0) actions.push(finding.rule === untickedItem.id ? 'tick' : 'fix')
  if (isWaivable(finding)) actions.push('waive')
  return actions
}

/** Findings by their rule, and by rule and place, so that a document of thousands of open lines is gone through once. */
class Faults {
  readonly #byRule: ReadonlyMap<string, readonly Finding[]>
  readonly #byPlace: ReadonlyMap<string, readonly Finding[]>

  constructor(findings: readonly Finding[]) {
    this.#byRule = groupBy(findings, ({ rule }) => rule)
    this.#byPlace = groupBy(findings, ({ rule, span }) => `${rule} ${span.start}`)
  }

  /**
   * The finding that says what is wrong with a line: the one at its place, of several missing parts there the one that names it; else the
   * first one of the rule within it.
   */
  of(label: string, span: Span, rule: string): Finding | undefined {
    const there = this.#byPlace.get(`${rule} ${span.start}`) ?? []
    return (
      there.find(({ problem }) => mentions(problem.message, label)) ??
      there[0] ??
      this.#byRule.get(rule)?.find((finding) => span.start <= finding.span.start && finding.span.start <= span.end)
    )
  }
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
