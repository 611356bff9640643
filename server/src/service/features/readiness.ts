/** Readiness in the types of the protocol, for the tree, the status items and the preview. */
import type { CheckResult, Finding } from '../../core/check.ts'
import type { OpenLine as OpenLineFound, Readiness } from '../../core/linter/readiness.ts'
import type { Document, Section } from '../../core/markdown/document.ts'
import type { Outline } from '../../core/markdown/outline.ts'
import type { Match } from '../../core/matching/documentMatch.ts'
import type { Requirement } from '../../core/matching/requirement.ts'
import { untickedItem } from '../../core/rules/unticked-item.ts'
import type { Progress } from '../../core/summary/chain.ts'
import type { Kind } from '../../core/template/kind.ts'
import { groupBy } from '../../core/util/groups.ts'
import { phrase, type Say } from '../../core/util/phrase.ts'
import type {
  Correction,
  DocumentReadiness,
  LineAction,
  LineFault,
  OpenLine,
  ReadinessCounts,
  SectionReadiness,
  UnchangedReadiness,
} from '../../protocol.ts'
import type { Examined } from '../../workspace/examine.ts'
import { nameOf } from '../../workspace/locations.ts'
import { rangeOf } from '../convert/ranges.ts'
import { allInPlainWords, inPlainWords } from '../l10n/plainWords.ts'
import { briefOf } from './brief.ts'
import { isFixable } from './diagnostics.ts'
import { expectedUpdate } from './nextUpdate.ts'
import { isWaivable } from './waive.ts'

/** The readiness of a document; `null` for one that is no handoff. */
export function readinessOf(examined: Examined, say: Say): DocumentReadiness | null {
  const { uri, result } = examined
  if (result?.kind === undefined || result.readiness === undefined) return null
  const { kind, kindFrom, stage, findings, readiness, document } = result
  const counts = countsOf(readiness)
  return withResultId({
    uri,
    title: titleOf(document.root) ?? nameOf(uri),
    kind: kind.id,
    kindTitle: nameOfKind(kind, say),
    kindFrom,
    stage: stage ?? null,
    ...expectedUpdate(examined, result),
    ...counts,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    state: stateInWords(counts, say),
    ...briefOf(result, say),
    corrections: correctionsOf(document, readiness.toCorrect, say),
    sections: sectionsOf(result, readiness, say),
  })
}

export function countsOf({ met, open, toCorrect, waived, notApplicable, percent, ready }: Readiness): ReadinessCounts {
  return { met, open, toCorrect: toCorrect.length, waived, notApplicable, percent, ready }
}

/** The readiness, or a note that it is unchanged. */
export function unlessKnown(readiness: DocumentReadiness, resultId: string | undefined): DocumentReadiness | UnchangedReadiness {
  return readiness.resultId === resultId ? { uri: readiness.uri, unchanged: true } : readiness
}

/** The id is two 32-bit hashes (FNV-1a, forwards and backwards): enough to tell versions of one document apart. */
function withResultId(readiness: Omit<DocumentReadiness, 'resultId'>): DocumentReadiness {
  const text = JSON.stringify(readiness)
  let [forward, backward] = [0x811c9dc5, 0x811c9dc5]
  for (let index = 0; index < text.length; index++) {
    forward = Math.imul(forward ^ text.charCodeAt(index), 0x01000193)
    backward = Math.imul(backward ^ text.charCodeAt(text.length - 1 - index), 0x01000193)
  }
  return { ...readiness, resultId: [forward, backward].map((hash) => (hash >>> 0).toString(36)).join('') }
}

/** The first heading with words; `undefined` for none. */
function titleOf(section: Section): string | undefined {
  if (section.heading !== undefined && section.heading.text !== '') return section.heading.text
  for (const child of section.sections) {
    const title = titleOf(child)
    if (title !== undefined) return title
  }
  return undefined
}

/** The state in short: `Complete`, `Complete · 7 to correct`, `86 % · 12 open · 3 to correct`. */
export function stateInWords({ percent, open, toCorrect }: Progress, say: Say): string {
  const parts = [
    open === 0 ? say(phrase`Complete`) : `${percent} %`,
    ...(open > 0 ? [say(phrase`${open} open`)] : []),
    ...(toCorrect > 0 ? [say(phrase`${toCorrect} to correct`)] : []),
  ]
  return parts.join(' · ')
}

/** Further rules are not named in a sentence. */
const maxNamedRules = 4

/** The same with what is to be corrected: `Complete · 7 to correct: 6 times not in UTC, next update too late`. */
export function stateInFull({ state, corrections }: Pick<DocumentReadiness, 'state' | 'corrections'>): string {
  if (corrections.length === 0) return state
  const words = corrections.slice(0, maxNamedRules).map((correction) => correction.words)
  return `${state}: ${words.join(', ')}${corrections.length > maxNamedRules ? ', …' : ''}`
}

/** What is to be corrected by rule, the most frequent first. */
function correctionsOf(document: Document, toCorrect: readonly Finding[], say: Say): Correction[] {
  const groups = [...groupBy(toCorrect, ({ rule }) => rule)].sort(([, a], [, b]) => b.length - a.length)
  return groups.map(([rule, findings]) => ({
    rule,
    severity: findings.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
    words: inPlainWords(rule, findings.length, say),
    places: findings.map(({ span }) => rangeOf(document.lines, span)),
    fixable: findings.filter(isFixable).length,
  }))
}

/** The open lines and those to correct by section, in the order of the kind, and within a section in document order. */
function sectionsOf({ document, match }: CheckResult, { requirements, lines, toCorrect }: Readiness, say: Say): SectionReadiness[] {
  const corrections = new Set(toCorrect)
  const titles = new Set(requirements.map((requirement) => sectionTitle(document, requirement, match)))
  const groups = groupBy(lines, (line) => sectionTitle(document, line, match))
  return [...new Set([...titles, ...groups.keys()])].flatMap((title) => {
    const group = (groups.get(title) ?? []).map((line) => lineInWords(document, line, corrections, say))
    return group.length === 0 ? [] : { title, lines: toldApart(group, document).sort((a, b) => a.range.start.line - b.range.start.line) }
  })
}

/** Longer words are no label. */
const maxLabelLength = 60

/** Lines of one section with the same label are named by the words at fault: `[Step 1]`, `[Step 2]`. */
function toldApart(lines: readonly OpenLine[], document: Document): OpenLine[] {
  const groups = groupBy(lines, ({ label }) => label)
  return lines.map((line) => {
    if ((groups.get(line.label)?.length ?? 0) < 2) return line
    const words = textIn(line.range, document).replace(/\s+/g, ' ').trim()
    return words === '' || words.length > maxLabelLength ? line : { ...line, label: words }
  })
}

function textIn({ start, end }: OpenLine['range'], { lines, text }: Document): string {
  return start.line === end.line
    ? text.slice(lines.lineStart(start.line) + start.character, lines.lineStart(start.line) + end.character)
    : ''
}

/** The headings, outermost first, without the document's title. */
function sectionTitle(document: Document, { section, at, ...one }: Requirement | OpenLineFound, match: Match | undefined): string {
  if (match === undefined) return section.join(' › ')
  const { outline } = match
  const isAskedFor = 'state' in one ? one.rule !== 'placeholder-text' : one.open.some(({ rule }) => rule !== 'placeholder-text')
  // A line that the kind does not ask for belongs to the section around it.
  const path = section.length === 0 && !isAskedFor ? pathAt(outline, document.spanOf(at).start) : section
  return path.slice(path[0] === outline.title?.heading?.text ? 1 : 0).join(' › ')
}

/** The headings above an offset. */
function pathAt(outline: Outline, offset: number): readonly string[] {
  const startOf = ({ heading }: Section) => (heading === undefined ? 0 : outline.document.spanOf(heading.at).start)
  const section = outline.sections.findLast((one) => startOf(one) <= offset)
  return section ? outline.pathOf(section) : []
}

function lineInWords(
  document: Document,
  { label, at, open, findings }: OpenLineFound,
  toCorrect: ReadonlySet<Finding>,
  say: Say,
): OpenLine {
  const faults = findings.map((finding): LineFault => faultOf(document, finding, say))
  // A requirement stays open if its rule is off.
  if (faults.length === 0) {
    const [{ rule = '' } = {}] = open
    const range = rangeOf(document.lines, document.spanOf(at))
    faults.push({ rule, severity: 'information', message: say(phrase`${label} is open`), range, actions: [] })
  }
  return {
    label,
    words: allInPlainWords(
      faults.map(({ rule }) => rule),
      say,
    ),
    isOpen: open.length > 0,
    toCorrect: findings.filter((finding) => toCorrect.has(finding)).length,
    severity: severities.find((severity) => faults.some((fault) => fault.severity === severity)) ?? 'information',
    range: faults[0]?.range ?? rangeOf(document.lines, document.spanOf(at)),
    actions: lineActions.filter((action) => faults.some(({ actions }) => actions.includes(action))),
    faults,
  }
}

/** The most severe first. */
const severities = ['error', 'warning', 'information'] as const
const lineActions = ['fix', 'tick', 'waive'] as const

function faultOf(document: Document, finding: Finding, say: Say): LineFault {
  const { rule, severity, problem, span } = finding
  return { rule, severity, message: say(problem.message), range: rangeOf(document.lines, span), actions: actionsOn(finding) }
}

function actionsOn(finding: Finding): LineAction[] {
  const fixes = finding.problem.fixes ?? []
  const actions: LineAction[] = []
  if (fixes.length > 0) actions.push(finding.rule === untickedItem.id ? 'tick' : 'fix')
  if (isWaivable(finding)) actions.push('waive')
  return actions
}

/** In the user's language if it is one of our names. */
function nameOfKind({ title }: Pick<Kind, 'title'>, say: Say): string {
  return title.includes('{') ? title : say({ pattern: title, values: [] })
}
