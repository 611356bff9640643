/** The status update of a handoff, for people who do not read it. */

import { documentSeverity } from '../chronology/fieldTimes.ts'
import { isNextUpdate, isResolved, type NextUpdate, nextUpdateFields, nextUpdateOf } from '../chronology/updates.ts'
import { plainName } from '../lexicon/names.ts'
import type { Document } from '../markdown/document.ts'
import type { Match } from '../matching/documentMatch.ts'
import { placeholdersIn } from '../recognisers/placeholders.ts'
import { type Phrase, phrase } from '../util/phrase.ts'
import { type OpenIssue, oneLine, type StatementLine, StatementReader } from './statements.ts'

/** The statements on one topic. */
export interface Statement {
  /** A label such as `Impact`; `undefined` for the first statement. */
  readonly label: Phrase | undefined
  readonly lines: readonly StatementLine[]
}

export interface Status {
  /** The document's title without the words that all documents of its kind share; empty if it is not written yet. */
  readonly title: string
  /** As written; empty for none. */
  readonly severity: string
  readonly state: string
  readonly audience: string
  readonly resolved: boolean
  readonly statements: readonly Statement[]
  readonly issues: readonly OpenIssue[]
  /** The labels and headings of content that was left out because part of it is still blank. */
  readonly leftOut: readonly string[]
  /** When the next update is due, in milliseconds since 1970, and its owner; `undefined` if there is no moment. */
  readonly next: { readonly due: number; readonly owner: string } | undefined
  /** True if the kind asks for a next update, or the document is about something with a state. */
  readonly asksForNext: boolean
}

interface Topic {
  /** Its label in the update. */
  readonly label: Phrase | undefined
  /** The labels and headings of the topic in documents. */
  readonly names: RegExp
  /** Names that count as a heading only; as a label they mean something else. */
  readonly headings?: RegExp
}

const topics: readonly Topic[] = [
  {
    label: undefined,
    names: /^(?:(?:executive|incident|release|current) )?(?:summary|overview|what is new|tl dr|zusammenfassung|überblick|概要|摘要)$/,
    headings: /^(?:current )?(?:state|status|situation)$|^stand$|^aktueller stand$/,
  },
  { label: phrase`Impact`, names: /\bimpact\b|^blast radius$|\bauswirkung\b|^auswirkungen$|影響|影响/ },
  {
    label: phrase`What was done`,
    names:
      /^(?:details?|mitigations?|mitigation (?:attempt|step)s?|actions? taken|what was (?:done|tried)|progress|einzelheiten|maßnahmen?|bisherige maßnahmen|対応|措施)$/,
    headings: /^done$|^erledigt$/,
  },
]

/** True for a label of what was done about an incident. */
export function tellsWhatWasDone(label: string): boolean {
  return topics.some(({ label: topic, names }) => topic?.pattern === 'What was done' && names.test(plainName(label)))
}

/** Collects the status. Internal content and blanks of the template are left out. */
export function statusOf(document: Document, match: Match): Status {
  const reader = new StatementReader(match, { internal: false })
  const next = nextUpdateOf(document, match)
  const severity = documentSeverity(document, match)
  const state =
    reader.valueOf((label) => /^(?:incident |current )?(?:state|status)$/.test(plainName(label))) || frontMatterWord(document, 'status')
  const missing = match.deviations.some(({ part }) => part?.type === 'field' && isNextUpdate(part))
  return {
    title: titleOf(match),
    severity,
    state,
    audience: reader.valueOf((label) => /^audience$|^zielgruppe$/.test(plainName(label))),
    resolved: isResolved(document),
    statements: topics.flatMap(({ label, names, headings }) => {
      const isAbout = (name: string) => names.test(plainName(name))
      const lines = reader.linesAbout(isAbout, (name) => isAbout(name) || (headings?.test(plainName(name)) ?? false))
      return lines.length > 0 ? [{ label, lines }] : []
    }),
    issues: reader.openIssues(),
    leftOut: [...reader.leftOut],
    next: next && { due: next.due, owner: ownerBeside(next, document) },
    asksForNext: nextUpdateFields(document, match).length > 0 || missing || severity !== '' || state !== '',
  }
}

/** The title without the template's words before its blank: `Status Update: Sign-in fails` becomes *Sign-in fails*. */
function titleOf({ outline, kind }: Match): string {
  const heading = outline.title?.heading ?? outline.sections.find((section) => section.heading?.text)?.heading
  const isBlank = heading && placeholdersIn(heading.at.block).some(({ at }) => heading.at.start <= at.start && at.end <= heading.at.end)
  if (heading === undefined || isBlank) return ''
  const title = oneLine(heading.text)
  const stem = /^([^[<{_]*[\p{L}\p{N}])\s*[:–—-]\s*[[<{_]/u.exec(kind.root.name)?.[1]
  if (stem === undefined || !title.toLowerCase().startsWith(stem.toLowerCase())) return title
  return title.slice(stem.length).replace(/^[\s:–—-]+/, '') || title
}

/** The owner behind the moment of a next update. */
function ownerBeside({ field, moment }: NextUpdate, document: Document): string {
  const text = oneLine(field.value.text)
  const { start, end } = document.spanOf(field.value.at)
  const momentStart = document.spanOf(moment.at).start
  if (momentStart < start || momentStart > end) return ''
  const owner = /[,;(|–—]\s*(?:by |von )?([\p{L}@][^,;()|]{1,60})\)?\s*$/u.exec(text)?.[1]?.trim() ?? ''
  return /^(?:utc|z|gmt)$/i.test(owner) ? '' : owner
}

function frontMatterWord(document: Document, key: string): string {
  const value = document.frontMatter?.entries.get(key)?.value
  return typeof value === 'string' ? oneLine(value) : ''
}
