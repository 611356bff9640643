/** The known issues of a document, in any form. */

import { timelinesOf } from '../chronology/timelines.ts'
import { issueIdIn } from '../linter/facts.ts'
import { allOf } from '../markdown/blocks.ts'
import type { Document, Field, ListItem, Place, Row, Section, Table } from '../markdown/document.ts'
import { fieldsIn } from '../markdown/outline.ts'
import type { Match } from '../matching/documentMatch.ts'
import { isKnownIssues, isSettled } from '../matching/issues.ts'
import { saysNone } from '../recognisers/answers.ts'
import { isClosed, isClosingField, saysClosed } from '../recognisers/closed.ts'
import { asksForOwner } from '../recognisers/owners.ts'
import { severityRank } from '../recognisers/severity.ts'
import { isWorkaround } from '../recognisers/workarounds.ts'
import { shortened, visibleTextAt, visibleTextIn, visibleTextOf } from './visibleText.ts'
import { type When, whenAt } from './when.ts'

/** An open issue. Unknown properties are empty. */
export interface KnownIssue {
  readonly id: string
  readonly text: string
  readonly severity: string
  readonly status: string
  readonly owner: string
  readonly workaround: string
  /** True if a workaround is asked for and there is none. */
  readonly lacksWorkaround: boolean
  /** The announced fix: a day or a version. */
  readonly fix: string
  readonly eta: When | undefined
  readonly at: Place
}

const severityWords = /severity|priority|^sev\b|schwere|priorität|重要度|优先级/i
const statusWords = /\bstatus\b|\bstate\b|\bstand\b|状態|状态/i
const fixWords = /^eta\b|\bfix(?:ed)?\b|\bplanned\b|\bbehoben (?:in|mit)\b|\blösung in\b/i
const idWords = /^(?:id|issue id|ticket|key|bug id|incident id|nr\.?|番号|编号)$/i
const subjectWords =
  /\b(?:issues?|incidents?|bugs?|problems?|defects?|limitations?|description|summary|problem|fehler|beschreibung)\b|説明|描述|問題|问题/i

/** The open issues of a document, the most severe first, else in document order. */
export function knownIssuesOf(document: Document, match: Match): KnownIssue[] {
  const timelines = new Set(timelinesOf(document, match).flatMap(({ table }) => table ?? []))
  const lacking = lackingWorkarounds(match)
  // A heading that the template asks for as a label is no heading of issues.
  const labels = new Set(Array.from(match.fields.keys(), ({ at }) => at))
  const found: KnownIssue[] = []
  for (const section of match.outline.sections) {
    if (section.heading && labels.has(section.heading.at)) continue
    const known = isKnownIssues(section)
    for (const table of allOf(section.elements, 'table'))
      if (!timelines.has(table) && isIssueTable(table, known))
        found.push(...table.rows.flatMap((row) => ofRow(row, table, document, lacking)))
    if (!known) continue
    const blocks = ofFields(section, document)
    found.push(...blocks)
    if (blocks.length === 0)
      for (const element of section.elements)
        if (element.type === 'list') found.push(...element.items.flatMap((item) => ofItem(item, document, lacking)))
  }
  const rank = ({ severity }: KnownIssue) => severityRank(severity) ?? 9
  return found.toSorted((a, b) => rank(a) - rank(b))
}

/** The items, and the cells of rows, that the check finds to be of issues without a workaround. */
function lackingWorkarounds({ deviations }: Match): ReadonlySet<ListItem | Place> {
  return new Set(deviations.flatMap((found) => (found.rule === 'missing-workaround' ? (found.item ?? found.at) : [])))
}

/** A table of issues has a column for severity or workarounds, or is below a heading of known issues. */
function isIssueTable({ columns }: Table, known: boolean): boolean {
  const has = (words: RegExp) => columns.some(({ text }) => words.test(text))
  if (columns.some(({ text }) => isWorkaround(text))) return true
  return has(subjectWords) && (known || (has(severityWords) && (has(statusWords) || columns.some(({ text }) => asksForOwner(text)))))
}

function ofRow(row: Row, table: Table, document: Document, lacking: ReadonlySet<ListItem | Place>): KnownIssue[] {
  if (row.empty || isClosed(row, table)) return []
  const { columns } = table
  const column = (words: RegExp) => columns.findIndex(({ text }) => words.test(text.trim()))
  const cell = (index: number) => (index < 0 ? undefined : row.cells[index])
  const workaround = columns.findIndex(({ text }) => isWorkaround(text))
  const [severity, status, fix, named] = [severityWords, statusWords, fixWords, idWords].map(column) as [number, number, number, number]
  const owner = columns.findIndex(({ text }) => asksForOwner(text))
  const taken = new Set([workaround, severity, status, owner, fix, named])
  const own = columns.findIndex(({ text }, index) => !taken.has(index) && subjectWords.test(text))
  const first = row.cells.findIndex((_cell, index) => !taken.has(index))
  const subject = visibleTextIn(cell(own)) || visibleTextIn(cell(first))
  const id = visibleTextIn(cell(named)) || (issueIdIn(subject) ?? '')
  if (subject === '' && id === '') return []
  if (saysNone(subject) && id === '') return []
  return [
    {
      id: shortened(id, 40),
      text: withoutId(subject, id),
      severity: visibleTextIn(cell(severity)),
      status: visibleTextIn(cell(status)),
      owner: visibleTextIn(cell(owner)),
      workaround: visibleTextIn(cell(workaround)),
      lacksWorkaround: row.cells.some(({ at }) => lacking.has(at)),
      fix: visibleTextIn(cell(fix)),
      eta: etaIn(cell(fix)?.at, document),
      at: row.cells.find((candidate) => !candidate.empty)?.at ?? row.at,
    },
  ]
}

/** The labels of a section in groups, one for each issue: `Issue`, `Severity`, `Workaround`. Empty without a label for workarounds. */
export function issueGroups(section: Section): Field[][] {
  // Content below an item is about that item only.
  const fields = section.elements.flatMap((element) => {
    if (element.type === 'list') return element.items.flatMap(({ field }) => field ?? [])
    return element.type === 'paragraph' ? element.fields : []
  })
  if (!fields.some(({ label }) => isWorkaround(label))) return []
  const lead = fields.find(isLead)
  const groups: Field[][] = []
  for (const field of fields) {
    if (groups.length === 0 || (lead && field.label === lead.label)) groups.push([])
    groups.at(-1)?.push(field)
  }
  return groups
}

/** True for the label that begins a group. */
function isLead({ label }: Field): boolean {
  return /^(?:known )?(?:issue|problem|bug|limitation|fehler)s?\b/i.test(label)
}

function ofFields(section: Section, document: Document): KnownIssue[] {
  const groups = issueGroups(section)
  const hasLead = groups.some((group) => group.some(isLead))
  return groups.flatMap((group) => {
    const text = hasLead ? (group[0] ? visibleTextOf(group[0]) : '') : (section.heading?.text ?? '')
    const at = (hasLead ? group[0]?.value.at : section.heading?.textAt) ?? section.endsAt
    if (text === '' || saysNone(text) || saysClosed(text) || group.some(isClosingField)) return []
    const attributes = attributesIn(group, document)
    return [{ ...described(text, at, !attributes.workaround), ...attributes }]
  })
}

function ofItem(item: ListItem, document: Document, lacking: ReadonlySet<ListItem | Place>): KnownIssue[] {
  const text = visibleTextAt(item.textAt, item.text)
  if (item.empty || text === '' || isSettled(item)) return []
  // A label with a list below it groups issues.
  const below = item.field?.value.text === '' ? item.elements.flatMap((element) => (element.type === 'list' ? element.items : [])) : []
  if (below.length > 0 && below.every(({ field }) => field === undefined)) return below.flatMap((one) => ofItem(one, document, lacking))
  const nested = fieldsIn(item.elements).map(({ field }) => field)
  return [{ ...described(text, item.textAt, lacking.has(item)), ...attributesIn(nested, document) }]
}

function described(text: string, at: Place, lacksWorkaround: boolean): KnownIssue {
  const id = issueIdIn(text) ?? ''
  const own = { id, text: withoutId(text, id), at, lacksWorkaround }
  return { ...own, severity: '', status: '', owner: '', workaround: '', fix: '', eta: undefined }
}

function withoutId(text: string, id: string): string {
  const words = shortened(text, 240)
  return words.startsWith(id) ? shortened(words.slice(id.length), 240) : words
}

function attributesIn(fields: readonly Field[], document: Document): Partial<KnownIssue> {
  const find = (test: (label: string) => boolean) => fields.find(({ label, value }) => !value.empty && test(label))
  const fix = find((label) => fixWords.test(label))
  const values = {
    severity: find((label) => severityWords.test(label)),
    status: find((label) => statusWords.test(label)),
    owner: find((label) => asksForOwner(label)),
    workaround: find(isWorkaround),
    fix,
  }
  const said = Object.entries(values).flatMap(([name, field]) => (field ? [[name, visibleTextOf(field)]] : []))
  return { ...Object.fromEntries(said), ...(fix && { eta: etaIn(fix.value.at, document) }) }
}

function etaIn(at: Place | undefined, document: Document): When | undefined {
  return at && whenAt(at, document)
}
