/**
 * Readiness: what the receiver needs, line by line, and how much of it is there. A document is complete if no requirement is open, and
 * correct if there are no other findings at warning or above. The two are counted apart.
 */

import type { Document, Place } from '../markdown/document.ts'
import type { Requirement } from '../matching/requirement.ts'
import { groupBy } from '../util/groups.ts'
import { mentions } from '../util/phrase.ts'
import type { Span } from '../util/text.ts'
import { nameOfFault } from './blankNames.ts'
import type { Finding } from './rule.ts'

/** One line of the text with something open or to correct, or one missing thing. */
export interface OpenLine {
  readonly label: string
  /** The headings above it, outermost first; empty if no requirement is open in the line. */
  readonly section: readonly string[]
  readonly at: Place
  /** The open requirements of the line; empty for a line that is only to be corrected. */
  readonly open: readonly Requirement[]
  /** All findings of the line: first those about its open requirements, then those to correct, then information. */
  readonly findings: readonly Finding[]
}

export interface Readiness {
  readonly requirements: readonly Requirement[]
  /** Each line once, however many faults it has: open lines first, then those that are only to be corrected. */
  readonly lines: readonly OpenLine[]
  readonly met: number
  /** The number of open lines. */
  readonly open: number
  readonly waived: number
  readonly notApplicable: number
  /** The findings at warning or above that are not about an open requirement. */
  readonly toCorrect: readonly Finding[]
  /** The share of applicable requirements that is not open, in whole percent, rounded down; 100 if there are none. */
  readonly percent: number
  /** True if nothing is open and nothing is to be corrected. */
  readonly ready: boolean
}

/** Adds up the requirements and the findings of a document; the findings come in the order of the text. */
export function sumUp(document: Document, requirements: readonly Requirement[], findings: readonly Finding[]): Readiness {
  const { lines, toCorrect } = linesOf(document, requirements, findings)
  const count = (state: Requirement['state']) => requirements.filter((requirement) => requirement.state === state).length
  const [met, waived] = [count('met'), count('waived')]
  const open = lines.filter((line) => line.open.length > 0).length
  return {
    requirements,
    lines,
    met,
    open,
    waived,
    notApplicable: count('not-applicable'),
    toCorrect,
    percent: shareOf(met + waived, met + waived + open),
    ready: open === 0 && toCorrect.length === 0,
  }
}

/**
 * The share that a gate compares with its minimum, in whole percent, rounded down: like `percent`, but findings to correct count as open.
 */
export function correctShare({ met, waived, open, toCorrect }: Pick<Readiness, 'met' | 'waived' | 'open' | 'toCorrect'>): number {
  return shareOf(met + waived, met + waived + open + toCorrect.length)
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((part * 100) / whole)
}

/** A line in the making. */
interface Row extends OpenLine {
  readonly open: Requirement[]
  readonly findings: Finding[]
}

function linesOf(
  document: Document,
  requirements: readonly Requirement[],
  findings: readonly Finding[],
): { readonly lines: readonly OpenLine[]; readonly toCorrect: readonly Finding[] } {
  const faults = new Faults(findings)
  const rows: Row[] = []
  const byLine = new Map<number, Row>()
  const said = new Set<Finding>()
  const lineAt = (offset: number) => document.lines.positionAt(offset).line
  for (const requirement of requirements) {
    if (requirement.state !== 'open') continue
    const { label, section, at, absent = false } = requirement
    const span = document.spanOf(at)
    const own = faults.of(requirement, span).filter((finding) => !said.has(finding))
    for (const finding of own) said.add(finding)
    const line = lineAt(own[0]?.span.start ?? span.start)
    let row = absent ? undefined : byLine.get(line)
    if (row === undefined) {
      row = { label, section, at: own[0]?.problem.at ?? at, open: [], findings: [] }
      rows.push(row)
      if (!absent) byLine.set(line, row)
    }
    row.open.push(requirement)
    row.findings.push(...own)
  }
  const others = findings.filter((finding) => !said.has(finding))
  const toCorrect = others.filter(({ severity }) => severity !== 'information')
  for (const finding of toCorrect) {
    const { at } = finding.problem
    const line = lineAt(finding.span.start)
    let row = byLine.get(line)
    if (row === undefined) {
      row = { label: nameOfFault(at), section: [], at, open: [], findings: [] }
      rows.push(row)
      byLine.set(line, row)
    }
    row.findings.push(finding)
  }
  if (byLine.size > 0)
    for (const finding of others) if (finding.severity === 'information') byLine.get(lineAt(finding.span.start))?.findings.push(finding)
  return { lines: rows, toCorrect }
}

/** Findings indexed by rule, and by rule and place, so that thousands of open lines do not each scan all of them. */
class Faults {
  readonly #byRule: ReadonlyMap<string, readonly Finding[]>
  readonly #byPlace: ReadonlyMap<string, readonly Finding[]>

  constructor(findings: readonly Finding[]) {
    this.#byRule = groupBy(findings, ({ rule }) => rule)
    this.#byPlace = groupBy(findings, ({ rule, span }) => `${rule} ${span.start}`)
  }

  /** The findings that describe a requirement: those within its place. If several are at one empty place, the one that names it. */
  of({ label, rule = '', absent }: Requirement, span: Span): readonly Finding[] {
    const there = this.#byPlace.get(`${rule} ${span.start}`) ?? []
    if (absent || span.start === span.end) {
      const own = there.find(({ problem }) => mentions(problem.message, label)) ?? there[0]
      return own ? [own] : []
    }
    const all = this.#byRule.get(rule) ?? []
    const within: Finding[] = []
    for (let index = firstFrom(all, span.start); index < all.length; index++) {
      const finding = all[index]
      if (finding === undefined || finding.span.start > span.end) break
      within.push(finding)
    }
    return within
  }
}

/** The index of the first finding that begins at or after an offset. */
function firstFrom(findings: readonly Finding[], offset: number): number {
  let [low, high] = [0, findings.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((findings[middle]?.span.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
