/** Known issues in every form: rows, list items, sections. Each open one needs a workaround, or a word that there is none. */

import { blocksOf, reads, sourceOf } from '../markdown/blocks.ts'
import type { Document, Element, Heading, List, ListItem, Row, Section, Table } from '../markdown/document.ts'
import { hasContent } from '../markdown/elements/values.ts'
import { fieldsIn } from '../markdown/outline.ts'
import { saysNoIssue } from '../recognisers/answers.ts'
import { isClosed, isClosingField, isHeadingOfClosed, saysClosed, tellsOfClosing } from '../recognisers/closed.ts'
import { isAnswered, isWorkaround, tellsWorkaround, workaroundSource } from '../recognisers/workarounds.ts'
import type { SectionPart } from '../template/kind.ts'
import { anyCase } from '../util/anyCase.ts'
import { perObject } from '../util/perObject.ts'
import { lineEnd } from './insert.ts'
import { type MatchBuilder, pushDeviation } from './regionMatch.ts'
import { namesSeverity, ruleOfCell, severityIn } from './tables.ts'

const issueHeading =
  /\b(?:known|open|outstanding|unresolved|current|existing)\b.{0,20}\b(?:issues?|problems?|bugs?|defects?|errors?|limitations?|exceptions?)\b|\bunresolved\b|\b(?:bekannte|offene|ungelöste)\w*\s+(?:probleme?|fehler|einschränkung(?:en)?|mängel)\b|既知の(?:問題|不具合|課題)|未解決|已知问题|已知問題|尚未解决|未解决/i

/**
 * Adds a deviation for each known issue of a section that has no workaround, unless a table of the template covers it. `isKnown` is true
 * below a heading of known issues.
 */
export function issueDeviations(section: Section, isKnown: boolean, listed: ReadonlySet<string>, builder: MatchBuilder): void {
  const part = builder.sections.get(section)
  if (part && part.parts.length + part.sections.length > 0 && !asksForWorkaround(part)) return
  for (const element of section.elements) {
    if (element.type === 'table' && !builder.tables.has(element)) issueRows(element, section, builder)
  }
  if (!isKnown) return
  if (isAboutOneIssue(section)) {
    issueOfHeading(section, listed, builder)
    return
  }
  const values = valuesOfBlocks(section)
  for (const element of section.elements)
    if (element.type === 'list' && !builder.handled.has(element) && !values.has(element)) issueItems(element, section, builder)
}

/** The content of the labels in a section that has labels for workarounds, such as steps and symptoms. These are no issues. */
function valuesOfBlocks(section: Section): ReadonlySet<Element> {
  const fields = section.elements.flatMap((element) => (element.type === 'paragraph' ? element.fields : []))
  if (!fields.some((field) => isWorkaround(field.label))) return new Set()
  return new Set(fields.flatMap((field) => field.value.elements))
}

const issueId = /(?<![\p{L}\p{N}])(?:[A-Z][A-Z0-9]+-\d+|#\d+)(?![\p{L}\p{N}])/u
const issueIds = new RegExp(issueId, 'gu')
/** A heading about one aspect of an issue, such as its symptoms. */
const aspect = anyCase(
  String.raw`^\W*(?:(?:known |possible |temporary )?(?:${workaroundSource})s?|(?:steps?|how) to \p{L}+|reproduc\p{L}*|repro(?: steps)?|symptoms?|impact|(?:root |probable )?causes?|analysis|details?|description|severity|status|fix(?:es)?|resolution|next steps?|actions?|notes?|logs?|evidence|links?|references?|schritte|symptome?|auswirkung(?:en)?|ursachen?|beschreibung|lösung|impacto?|causes?|causas?|étapes|pasos)\W*$`,
)

/** True for the section of one issue below a heading of known issues, and for its subsections. */
function isAboutOneIssue(section: Section): boolean {
  for (let at: Section | undefined = section; at?.heading && !scopeOf(at.heading).known; at = at.parent) {
    if (namesIssue(at.heading)) return true
  }
  return false
}

/** True for a heading that names one issue, or an aspect of one. */
function namesIssue({ text }: Heading): boolean {
  return issueId.test(text) || aspect(text).test(text)
}

/** What the headings around and below a section of known issues say about it. If it is unchanged, the section is read the same way. */
export function issueFrame(section: Section, listed: ReadonlySet<string>): string {
  return `${isAboutOneIssue(section)} ${isListed(section, listed)} ${section.sections.some(({ heading }) => heading && isWorkaround(heading.text))}`
}

function isListed({ heading }: Section, listed: ReadonlySet<string>): boolean {
  return heading !== undefined && idsIn(heading.text).some((id) => listed.has(id))
}

/** The ids that have a row or item among the known issues, where they are judged. */
export function listedIssues(known: ReadonlySet<Section>): ReadonlySet<string> {
  const ids = new Set<string>()
  const sections = [...known]
  if (!sections.some(({ heading }) => heading && !scopeOf(heading).known && issueId.test(heading.text))) return ids
  for (const section of sections) {
    if (isAboutOneIssue(section)) continue
    for (const element of section.elements) {
      const texts =
        element.type === 'table'
          ? element.rows.flatMap(({ cells }) => cells.slice(0, 2).map(({ text }) => text))
          : element.type === 'list'
            ? element.items.map(({ text }) => text)
            : []
      for (const id of texts.flatMap(idsIn)) ids.add(id)
    }
  }
  return ids
}

function idsIn(text: string): string[] {
  return Array.from(text.matchAll(issueIds), ([id]) => id)
}

/**
 * The issue that a heading names: it may be closed, have a workaround, or lack one. Without an id the heading may name a group of issues.
 */
function issueOfHeading(section: Section, listed: ReadonlySet<string>, builder: MatchBuilder): void {
  const { heading, elements, sections } = section
  if (!heading || !issueId.test(heading.text) || isListed(section, listed)) return
  const isTold =
    saysClosed(sourceOf(heading.textAt)) ||
    tellsWorkaround(sourceOf(heading.textAt)) ||
    sections.some((inner) => inner.heading && isWorkaround(inner.heading.text)) ||
    fieldsIn(elements).some(({ field }) => isWorkaround(field.label) || isClosingField(field)) ||
    elements.some((element) => {
      if (element.type === 'code') return hasContent(element)
      const source = sourceOf(element.at)
      return tellsWorkaround(source) || (element.type === 'paragraph' && tellsOfClosing(source))
    })
  if (isTold) return
  const severity = fieldsIn(elements).find(({ field }) => namesSeverity.test(field.label))?.field.value.text ?? ''
  pushDeviation(builder, { rule: 'missing-workaround', at: heading.textAt, label: short(heading.text), section, severity })
}

/** True if a part of a template has a place for workarounds. One without does not require them. */
function asksForWorkaround(part: SectionPart): boolean {
  return part.parts.some((leaf) => {
    if (leaf.type === 'table') return leaf.columns.some((column) => ruleOfCell(column) === 'missing-workaround')
    if (leaf.type === 'record') return leaf.fields.some((field) => isWorkaround(field.name))
    return leaf.type === 'field' && isWorkaround(leaf.name)
  })
}

/** What the headings of a section, its own and those above, say about the issues in it. */
export interface IssueScope {
  readonly known: boolean
  readonly settled: boolean
}

const outside: IssueScope = { known: false, settled: false }

/** True for a section with a heading of known issues, and for those below it. */
export function isKnownIssues(section: Section): boolean {
  let known = false
  for (let at: Section | undefined = section; at; at = at.parent) {
    const own = at.heading ? scopeOf(at.heading) : outside
    if (own.settled) return false
    known ||= own.known
  }
  return known
}

const issueReader = reads((block) => block.bodies.some(({ heading }) => heading && scopeOf(heading).known))

/** The sections of a document for which `isKnownIssues` is true, found from their headings. */
export function knownIssueSections(document: Document): ReadonlySet<Section> {
  const found = new Set<Section>()
  for (const section of blocksOf(document, issueReader).flatMap((block) => document.sectionsIn(block))) {
    if (!section.heading || !scopeOf(section.heading).known) continue
    for (let index = section.index; index < section.behind; index++) {
      const inner = document.sectionAt(index)
      if (inner && !found.has(inner) && isKnownIssues(inner)) found.add(inner)
    }
  }
  return found
}

const scopeOf = perObject((heading: Heading): IssueScope => {
  const { text } = heading
  return {
    known: issueHeading.test(text) && !saysClosed(text),
    settled: isHeadingOfClosed(text),
  }
})

function issueRows(table: Table, section: Section, builder: MatchBuilder): void {
  const column = table.columns.findIndex((cell) => isWorkaround(cell.text))
  if (column < 0) return
  for (const row of table.rows) {
    const cell = row.cells[column]
    if (row.empty || !cell || isClosed(row, table) || isAnswered(cell)) continue
    pushDeviation(builder, {
      rule: 'missing-workaround',
      at: cell.at,
      label: nameOf(row),
      section,
      cell,
      row,
      table,
      severity: severityIn(row, table),
    })
  }
}

function nameOf(row: Row): string {
  return row.cells.find((cell) => !cell.empty)?.text ?? ''
}

/** Labels of the aspects of one issue. */
const attribute =
  /^(?:severity|priority|status|eta|owner|impact|cause|root cause|ticket|link|symptoms?|fix(?:ed)? (?:in|version)|schweregrad|priorität|auswirkung|ursache)$/i

function issueItems(list: List, section: Section, builder: MatchBuilder): void {
  // A list with a label for the workaround describes one issue, which is named above it.
  if (list.items.some((item) => item.field && isWorkaround(item.field.label))) return
  for (const item of list.items) {
    if (item.empty || item.box?.ticked || builder.handled.has(item) || (item.field && attribute.test(item.field.label))) continue
    const nested = item.elements.find((element): element is List => element.type === 'list')
    // A label with a list below it groups issues: `- **Performance**:`.
    if (nested && item.field?.value.text === '') {
      if (!isWorkaround(item.text)) issueItems(nested, section, builder)
      continue
    }
    if (isSettled(item) || hasWorkaround(item)) continue
    const end = lineEnd(item.textAt)
    // `workaround TBD` is one fault, not two.
    if (isWorkaround(item.text)) builder.claimed.push(item.textAt)
    pushDeviation(builder, { rule: 'missing-workaround', at: end, label: short(item.text), section, item, severity: '' })
  }
}

/** True for an item that says that there is no issue, or that it is closed. */
export function isSettled(item: ListItem): boolean {
  return saysNoIssue(item.text) || saysClosed(sourceOf(item.textAt)) || tellsOfClosing(sourceOf({ ...item.at, start: item.textAt.end }))
}

/** True for an item with a workaround, or with a label for one below it, which is judged on its own. */
function hasWorkaround(item: ListItem): boolean {
  return (
    tellsWorkaround(sourceOf(item.at)) ||
    fieldsIn(item.elements).some(({ field }) => isWorkaround(field.label)) ||
    item.elements.some((element: Element) => element.type === 'code' && hasContent(element))
  )
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
