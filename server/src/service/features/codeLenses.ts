/** Code lenses: the progress of a handoff and of its sections, above their headings. */
import type { CodeLens, Command } from 'vscode-languageserver-types'
import type { OpenLine, Readiness } from '../../core/linter/readiness.ts'
import type { Heading, Section } from '../../core/markdown/document.ts'
import type { Match } from '../../core/matching/documentMatch.ts'
import type { Requirement } from '../../core/matching/requirement.ts'
import { phrase } from '../../core/util/phrase.ts'
import type { Examined } from '../../workspace/examine.ts'
import { rangeOf } from '../convert/ranges.ts'
import type { Translate } from '../l10n/texts.ts'
import { isFixable } from './diagnostics.ts'
import { stateInWords } from './readiness.ts'

/** The requirements and findings to correct of a section with its subsections. */
interface Tally {
  met: number
  /** Lines. */
  open: number
  /** Findings. */
  toCorrect: number
  /** The first open line, else the first to correct. */
  next: OpenLine | undefined
}

/**
 * The lenses of a handoff: the progress above the title and above each section with requirements or findings, the next line, and open
 * sign-offs.
 */
export function codeLensesOf({ uri, document, result, findings }: Examined, t: Translate): CodeLens[] {
  if (result?.match === undefined || result.readiness === undefined) return []
  const { match, readiness } = result
  const { title } = match.outline
  const lenses: CodeLens[] = []
  const add = ({ heading }: Section, command: Command) => {
    if (heading) lenses.push({ range: rangeOf(document.lines, document.spanOf(heading.at)), command })
  }
  const startOf = ({ at }: Requirement | OpenLine) => document.spanOf(at).start
  const nextOf = ({ next }: Tally): Command | undefined =>
    next && {
      // VS Code shows icons in titles of lenses, so those in the document's text are escaped.
      title: t('Next: {0}', next.label.replaceAll('$(', '\\$(')),
      command: 'handoff.open',
      arguments: [uri, rangeOf(document.lines, document.spanOf(next.at))],
    }
  const tallies = talliesOf(match, readiness, startOf)
  for (const section of match.outline.sections) {
    const tally = tallies.get(section)
    if (section === title) {
      const state = stateInWords({ ...readiness, toCorrect: readiness.toCorrect.length }, t)
      add(section, { title: state, command: 'handoff.showReadiness' })
    } else if (tally && stands(section.heading)) {
      add(section, { title: tallyInWords(tally, t), command: 'handoff.showReadiness' })
    } else continue
    const next = tally && nextOf(tally)
    if (next) add(section, next)
    if (section === title && readiness.toCorrect.some(isFixable)) add(section, { title: t('Fix All'), command: 'handoff.fixAll' })
    if (section === title && result.stage === 'ready') add(section, { title: t('Accept…'), command: 'handoff.accept' })
  }
  const signed = new Map(
    findings.filter(({ rule }) => signOffRules.has(rule)).map(({ span }) => [document.lines.positionAt(span.start).line, span]),
  )
  for (const span of signed.values()) {
    const { start } = rangeOf(document.lines, span)
    lenses.push({ range: { start, end: start }, command: { title: t('Sign…'), command: 'handoff.signOff', arguments: [uri, start] } })
  }
  return lenses
}

/** `4 of 6 · 3 to correct`; only the latter for a section without requirements. */
function tallyInWords({ met, open, toCorrect }: Tally, t: Translate): string {
  const parts = [
    ...(met + open > 0 ? [t('{0} of {1}', met, met + open)] : []),
    ...(toCorrect > 0 ? [t(phrase`${toCorrect} to correct`)] : []),
  ]
  return parts.join(' · ')
}

/** Rules whose findings a signature resolves. */
const signOffRules: ReadonlySet<string> = new Set(['unsigned', 'undated-sign-off', 'changed-since-sign-off'])

/** A bold line is too small for a lens; its requirements count for the section around it. */
function stands(heading: Heading | undefined): boolean {
  return heading !== undefined && !heading.bold
}

/** Each line counts for its section and those around it. If its section is missing, it counts for those that exist. */
function talliesOf(
  { outline }: Match,
  { requirements, lines, toCorrect }: Readiness,
  startOf: (one: Requirement | OpenLine) => number,
): ReadonlyMap<Section, Tally> {
  const root = outline.document.root
  const byPath = new Map<string, Section>()
  const own = new Map<Section, Tally>()
  const keyOf = (path: readonly string[]) => path.join('\n')
  for (const section of outline.sections) {
    const key = keyOf(outline.pathOf(section))
    if (!byPath.has(key)) byPath.set(key, section)
  }
  const sectionOf = (one: Requirement | OpenLine): Section => {
    // A line that the kind does not ask for counts where it is.
    const isAskedFor = 'state' in one ? one.rule !== 'placeholder-text' : one.open.some(({ rule }) => rule !== 'placeholder-text')
    if (one.section.length === 0 && !isAskedFor) return sectionAt(outline, startOf(one))
    for (let length = one.section.length; length > 0; length--) {
      const section = byPath.get(keyOf(one.section.slice(0, length)))
      if (section) return section
    }
    return outline.title ?? root
  }
  const comesFirst = (next: OpenLine, other: OpenLine) =>
    (next.open.length === 0) === (other.open.length === 0) ? startOf(next) < startOf(other) : next.open.length > 0
  const count = (section: Section, { met, open, toCorrect, next }: Tally) => {
    const tally = own.get(section) ?? { met: 0, open: 0, toCorrect: 0, next: undefined }
    const isFirst = next && (tally.next === undefined || comesFirst(next, tally.next))
    const sums = { met: tally.met + met, open: tally.open + open, toCorrect: tally.toCorrect + toCorrect }
    own.set(section, { ...sums, next: isFirst ? next : tally.next })
  }
  for (const requirement of requirements)
    if (requirement.state === 'met' || requirement.state === 'waived')
      count(sectionOf(requirement), { met: 1, open: 0, toCorrect: 0, next: undefined })
  const corrections = new Set(toCorrect)
  for (const line of lines) {
    const open = line.open.length > 0 ? 1 : 0
    count(sectionOf(line), { met: 0, open, toCorrect: line.findings.filter((one) => corrections.has(one)).length, next: line })
  }
  const sum = (section: Section) => {
    for (const child of section.sections) {
      sum(child)
      const tally = own.get(child)
      if (tally) count(section, tally)
    }
  }
  sum(root)
  return own
}

/** The section around an offset. */
function sectionAt({ document, sections }: Match['outline'], offset: number): Section {
  let [low, high] = [0, sections.length]
  while (low + 1 < high) {
    const middle = (low + high) >>> 1
    const heading = sections[middle]?.heading
    if (heading === undefined || document.spanOf(heading.at).start <= offset) low = middle
    else high = middle
  }
  return sections[low] ?? document.root
}
