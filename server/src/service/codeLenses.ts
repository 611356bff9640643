/** How far a handoff and each of its sections have come, above their headings. */
import type { CodeLens, Command } from 'vscode-languageserver-types'
import type { Match } from '../core/kind/match.ts'
import type { Heading, Section } from '../core/model/document.ts'
import type { Obligation } from '../core/readiness.ts'
import type { Examined } from './examine.ts'
import { rangeOf } from './ranges.ts'
import type { Translate } from './texts.ts'

/** What is asked for in a section and in those below it. */
interface Tally {
  met: number
  open: number
  /** The open line that stands first. */
  next: Obligation | undefined
}

/** The lenses of a handoff: the share that is met above the title and above each section of which something is asked, what comes next, what can be signed. */
export function codeLensesOf({ uri, document, result, findings }: Examined, t: Translate): CodeLens[] {
  if (result?.match === undefined || result.readiness === undefined) return []
  const { match, readiness } = result
  const { title } = match.outline
  const lenses: CodeLens[] = []
  const add = ({ heading }: Section, command: Command) => {
    if (heading) lenses.push({ range: rangeOf(document.lines, document.spanOf(heading.at)), command })
  }
  const startOf = ({ at }: Obligation) => document.spanOf(at).start
  const nextOf = ({ next }: Tally): Command | undefined =>
    next && {
      // VS Code shows icons in the titles of lenses; what looks like one in the document's text is text.
      title: t('Next: {0}', next.label.replaceAll('$(', '\\$(')),
      command: 'handoff.open',
      arguments: [uri, rangeOf(document.lines, document.spanOf(next.at))],
    }
  const tallies = talliesOf(match, readiness.obligations, startOf)
  for (const section of match.outline.sections) {
    const tally = tallies.get(section)
    if (section === title) {
      const state = readiness.ready ? t('Ready') : t('{0}%, {1} open', readiness.percent, readiness.open)
      add(section, { title: state, command: 'handoff.showReadiness' })
    } else if (tally && stands(section.heading)) {
      add(section, { title: t('{0} of {1}', tally.met, tally.met + tally.open), command: 'handoff.showReadiness' })
    } else continue
    const next = tally && nextOf(tally)
    if (next) add(section, next)
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

/** What a signature mends. */
const signOffRules: ReadonlySet<string> = new Set(['unsigned', 'undated-sign-off', 'changed-since-sign-off'])

/** A bold line is too small a heading for a line above it; what is asked for there counts for the section around it. */
function stands(heading: Heading | undefined): boolean {
  return heading !== undefined && !heading.bold
}

/** Each line counts for the section that it names and for those around it; one whose section is missing for those that are there. */
function talliesOf(
  { outline }: Match,
  obligations: readonly Obligation[],
  startOf: (obligation: Obligation) => number,
): ReadonlyMap<Section, Tally> {
  const root = outline.document.root
  const byPath = new Map<string, Section>()
  const own = new Map<Section, Tally>()
  const keyOf = (path: readonly string[]) => path.join('\n')
  for (const section of outline.sections) {
    const key = keyOf(outline.pathOf(section))
    if (!byPath.has(key)) byPath.set(key, section)
  }
  const sectionOf = (obligation: Obligation): Section => {
    // A blank that the kind does not know of belongs where it stands.
    if (obligation.section.length === 0 && obligation.rule === 'placeholder-text') return sectionAt(outline, startOf(obligation))
    for (let length = obligation.section.length; length > 0; length--) {
      const section = byPath.get(keyOf(obligation.section.slice(0, length)))
      if (section) return section
    }
    return outline.title ?? root
  }
  const count = (section: Section, { met, open, next }: Tally) => {
    const tally = own.get(section) ?? { met: 0, open: 0, next: undefined }
    const isFirst = next && (tally.next === undefined || startOf(next) < startOf(tally.next))
    own.set(section, { met: tally.met + met, open: tally.open + open, next: isFirst ? next : tally.next })
  }
  for (const obligation of obligations) {
    if (obligation.state === 'not-applicable') continue
    const isOpen = obligation.state === 'open'
    count(sectionOf(obligation), { met: isOpen ? 0 : 1, open: isOpen ? 1 : 0, next: isOpen ? obligation : undefined })
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

/** The section in which an offset lies. */
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
