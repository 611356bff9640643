/** Known issues in every form: rows, list items, sections. Each open one needs a workaround, or a word that there is none. */

import { conceptsIn, joinedNames, saysOnly } from '../lexicon/names.ts'
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

/** Headings that say *unresolved* and no more. */
const unresolved = /\bunresolved\b|未解決|尚未解决|未解决|미해결/i

/**
 * Adds a deviation for each known issue of a section that has no workaround, unless a table of the template covers it. `isKnown` is true
 * below a heading of known issues.
 */
export function issueDeviations(section: Section, isKnown: boolean, listed: ReadonlySet<string>, builder: MatchBuilder): void {
  const part = builder.sections.get(section)
  // The section of a label that the template asks for is judged as its value.
  if (!part && builder.handled.has(section)) return
  for (const element of section.elements) {
    if (element.type === 'table' && !builder.tables.has(element)) issueRows(element, section, builder)
  }
  if (!isKnown || (part && part.parts.length + part.sections.length > 0 && !asksForWorkaround(part))) return
  if (isAboutOneIssue(section)) {
    issueOfHeading(section, listed, builder)
    return
  }
  const values = valuesOfBlocks(section)
  const isMixed = section.heading !== undefined && scopeOf(section.heading).mixed
  for (const [index, element] of section.elements.entries()) {
    if (element.type === 'table' && !builder.tables.has(element)) issuesInRows(element, section, builder)
    if (element.type !== 'list' || builder.handled.has(element) || values.has(element)) continue
    const before = section.elements[index - 1]
    if (before?.type === 'paragraph' && introducesAspect(sourceOf(before.at))) continue
    issueItems(element, section, isMixed, builder)
  }
}

/** What is said of one issue; a list of these is no list of issues. */
const aspects: ReadonlySet<string> = new Set(
  'cause,contributing cause,trigger,symptom,impact,mitigation,resolution,workaround,step,action,next step,reproduction,expected,actual,evidence,detection,procedure'.split(
    ',',
  ),
)

/** True for a text whose last line announces what is below it, such as *Usual causes:*. */
function introducesAspect(source: string): boolean {
  const line = /[^\r\n]*$/.exec(source.trim())?.[0] ?? ''
  return line.length <= 80 && /[:：][\s*_]*$/.test(line) && conceptsIn(line).some((concept) => aspects.has(concept))
}

/** The content of the labels in a section that has labels for workarounds, such as steps and symptoms. These are no issues. */
function valuesOfBlocks(section: Section): ReadonlySet<Element> {
  const fields = section.elements.flatMap((element) => (element.type === 'paragraph' ? element.fields : []))
  if (!fields.some((field) => isWorkaround(field.label))) return new Set()
  return new Set(fields.flatMap((field) => field.value.elements))
}

const issueId = /(?<![\p{L}\p{N}])(?:[A-Z][A-Z0-9]+-\d+|#\d+)(?![\p{L}\p{N}])/u
const issueIds = new RegExp(issueId, 'gu')
/** What else names an aspect of an issue, in a heading without other words. */
const wholeAspects: ReadonlySet<string> = new Set(
  'cause,symptom,impact,resolution,action,next step,step,reproduction,evidence,analysis,information,description,severity,state,note,log,link,resource'.split(
    ',',
  ),
)
/** Names of a workaround, and of what to do. */
const remedy = anyCase(String.raw`^\W*(?:(?:known |possible |temporary )?(?:${workaroundSource})s?|(?:steps?|how) to \p{L}+|fixes)\W*$`)

/** True for a heading about one aspect of an issue, such as its symptoms. */
function namesAspect(text: string): boolean {
  return remedy(text).test(text) || saysOnly(text, wholeAspects)
}

/** True for the section of one issue below a heading of known issues, and for its subsections. */
function isAboutOneIssue(section: Section): boolean {
  for (let at: Section | undefined = section; at?.heading && !scopeOf(at.heading).known; at = at.parent) {
    if (namesIssue(at.heading) || beginsWithProse(at)) return true
  }
  return false
}

/** True for a section that tells of its heading before it lists anything. A group of issues begins with them, or announces them. */
function beginsWithProse({ elements }: Section): boolean {
  const first = elements.find(({ type }) => type !== 'comment')
  if (first?.type !== 'paragraph' || first.text === '' || first.fields.some(({ tentative }) => !tentative)) return false
  return !/[:：][\s*_]*$/.test(first.text) || introducesAspect(first.text)
}

/** True for a heading that names one issue, or an aspect of one. */
const namesIssue = perObject((heading: Heading): boolean => {
  const { text } = heading
  return issueId.test(text) || namesAspect(text) || (isSentence(text) && (!namesProblem(heading) || /[:：]/.test(text)))
})

/** True for a heading that is long for the name of a group. */
function isSentence(text: string): boolean {
  const words = text.replace(/[(（][^)）]*[)）]/g, ' ').trim()
  return (
    words.split(/\s+/).length > 4 || Array.from(words.matchAll(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)).length > 12
  )
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
  const severity = fieldsIn(elements).find(({ field }) => namesSeverity(field.label))?.field.value.text ?? ''
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
interface IssueScope {
  readonly known: boolean
  readonly settled: boolean
  /** True for a heading that also names something else: *Known issues and next steps*. */
  readonly mixed: boolean
  /** True for a heading about something else: *Next steps*, *Ideas*. */
  readonly other: boolean
}

/** True for a section with a heading of known issues, and for those below it. */
export function isKnownIssues(section: Section): boolean {
  for (let at: Section | undefined = section; at?.heading; at = at.parent) {
    const own = scopeOf(at.heading)
    if (own.settled) return false
    if (own.known) return !isSettledAbove(at)
    // Below a heading with two topics only those parts are about issues that say so.
    const around = at.parent?.heading
    if (own.other || (around && scopeOf(around).mixed && !namesProblem(at.heading) && !issueId.test(at.heading.text))) return false
  }
  return false
}

function isSettledAbove(section: Section): boolean {
  for (let at = section.parent; at?.heading; at = at.parent) if (scopeOf(at.heading).settled) return true
  return false
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

const otherTopics: ReadonlySet<string> = new Set(
  'next step,action,action item,task,decision,question,plan,follow up,idea,lesson,verification,criterion,requirement,what went well,state,summary,improvement'.split(
    ',',
  ),
)

/** What a heading of known issues may name beside them. */
const ofIssues: ReadonlySet<string> = new Set(
  'issue,limitation,exception,known,open,workaround,mitigation,resolution,cause,impact,severity,symptom,eta'.split(','),
)
/** Scripts in which a word for *open* or *unfinished* does not describe what another word names. */
const apartScript = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u

/** True for a heading of several names, of which one is none of issues: *Known constraints & gotchas*, *Unfinished work / known issues*. */
function namesOthers(text: string): boolean {
  return joinedNames(text).some(({ name }) => {
    const concepts = conceptsIn(name)
    const isDescribed = concepts.every((concept) => concept === 'known' || concept === 'open')
    return apartScript.test(name) && isDescribed ? true : !concepts.some((concept) => ofIssues.has(concept))
  })
}

const scopeOf = perObject((heading: Heading): IssueScope => {
  const { text } = heading
  const concepts = conceptsIn(text)
  const isOther = concepts.some((concept) => otherTopics.has(concept))
  const isKnown = (namesProblem(heading) && concepts.some((concept) => concept === 'known' || concept === 'open')) || unresolved.test(text)
  return {
    known: isKnown && !saysClosed(text),
    settled: isHeadingOfClosed(text),
    mixed: isKnown && (isOther || namesOthers(text)),
    other: isOther && !namesProblem(heading),
  }
})

function namesProblem({ text }: Heading): boolean {
  return conceptsIn(text).some((concept) => concept === 'issue' || concept === 'limitation')
}

/** What a column says of what is done about an issue. */
const remedies: ReadonlySet<string> = new Set('mitigation,resolution,action,next step,answer,plan,ask'.split(','))

/** Rows with the id of an issue, in a table that has no column for workarounds. */
function issuesInRows(table: Table, section: Section, builder: MatchBuilder): void {
  if (table.columns.some(({ text }) => isWorkaround(text))) return
  const answers = table.columns.map(({ text }) => conceptsIn(text).some((concept) => remedies.has(concept)))
  for (const row of table.rows) {
    const named = row.cells.slice(0, 2).find(({ text }) => issueId.test(text))
    if (!named || isClosed(row, table) || row.cells.some((cell, index) => answers[index] && isAnswered(cell))) continue
    // A command is what to do.
    if (row.cells.some(({ at }, index) => tellsWorkaround(sourceOf(at)) || (index > 0 && /^`.*`?$/.test(sourceOf(at))))) continue
    pushDeviation(builder, { rule: 'missing-workaround', at: named.at, label: nameOf(row), section, severity: severityIn(row, table) })
  }
}

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

/** What the labels of one issue are called. */
const attributes: ReadonlySet<string> = new Set('severity,priority,state,eta,owner,impact,cause,ticket,link,symptom'.split(','))

function issueItems(list: List, section: Section, isMixed: boolean, builder: MatchBuilder): void {
  // A list with a label for the workaround describes one issue, which is named above it.
  if (list.items.some((item) => item.field && isWorkaround(item.field.label))) return
  for (const item of list.items) {
    if (item.empty || item.box?.ticked || builder.handled.has(item) || (item.field && saysOnly(item.field.label, attributes))) continue
    const nested = item.elements.find((element): element is List => element.type === 'list')
    // A label with a list below it groups issues: `- **Performance**:`.
    if (nested && item.field?.value.text === '') {
      if (!isWorkaround(item.text)) issueItems(nested, section, isMixed, builder)
      continue
    }
    if (isSettled(item) || hasWorkaround(item) || (isMixed && !issueId.test(item.text))) continue
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
