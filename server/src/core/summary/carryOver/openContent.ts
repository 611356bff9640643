/** What of a handoff is still open: the items, rows, labels and texts that its next one must say again. */

import { timelinesOf } from '../../chronology/timelines.ts'
import { conceptsIn } from '../../lexicon/names.ts'
import { issueRowsOf } from '../../linter/facts.ts'
import { allOf, contains, sourceOf } from '../../markdown/blocks.ts'
import type { Block, Document, Element, Field, ListItem, Paragraph, Place, Row, Section, Table } from '../../markdown/document.ts'
import { fieldsIn } from '../../markdown/outline.ts'
import type { Match } from '../../matching/documentMatch.ts'
import { isKnownIssues, isSettled } from '../../matching/issues.ts'
import { saysNone } from '../../recognisers/answers.ts'
import { isClosed, isClosingField, isHeadingOfClosed, saysClosed, tellsOfClosing } from '../../recognisers/closed.ts'
import { asksForOwner } from '../../recognisers/owners.ts'
import { isLeft, isLeftField, textsOf } from '../../template/ownText.ts'
import { groupBy } from '../../util/groups.ts'
import { actionsOf } from '../actions.ts'
import { issueGroups, knownIssuesOf } from '../issues.ts'
import { visibleTextAt, visibleTextIn } from '../visibleText.ts'

/** A node of a document that can be open on its own. */
export type OpenNode = ListItem | Row | Field | Element

/** The open nodes of a handoff. A list, table or quote is open where something in it is. */
export interface OpenContent {
  readonly nodes: ReadonlySet<OpenNode>
  /** The sections that are carried over with their headings: each is about one open issue. */
  readonly issues: ReadonlySet<Section>
}

/** Headings of what remains to be done, decided or watched. */
const remaining: ReadonlySet<string> = new Set('open,next step,action item,task,deferred,follow up,ask,blocker,risk,watch out'.split(','))
const settled: ReadonlySet<string> = new Set(['done', 'closed', 'last', 'lesson'])

/** The open content of a checked handoff. Nothing in it is a blank, closed, or the template's own text. */
export function openContentOf(document: Document, match: Match): OpenContent {
  const nodes = new Set<OpenNode>()
  const issues = new Set<Section>()
  const timelines = new Set(timelinesOf(document, match).flatMap(({ table }) => table ?? []))
  const named = [...actionsOf(document, match).filter(({ isUpdate }) => !isUpdate), ...knownIssuesOf(document, match)].map(({ at }) => at)
  const rows = issueRowsOf(document).filter(({ closed }) => !closed)
  const places = groupBy([...named, ...rows.map(({ idAt }) => idAt)], ({ block }) => block)
  const labels = new Set(Array.from(match.fields.keys(), ({ at }) => at))
  for (const section of document.sections) {
    const isOfIssues = isKnownIssues(section) && !(section.heading && labels.has(section.heading.at))
    const isWhole = isOfIssues || isOfWork(section, match)
    if (isOfIssues && isOneIssue(section)) {
      if (isClosedSection(section)) {
        addBoxes(section.elements, nodes)
        continue
      }
      issues.add(section)
    }
    if (isWhole) addAll(section.elements, section, match, timelines, nodes)
    else addLabelled(section, match, timelines, nodes)
    addBoxes(section.elements, nodes)
    addNamed(section.elements, places, nodes)
  }
  return { nodes, issues }
}

/** True for a section of what remains: by its heading, or by that of a section around it. */
function isOfWork(section: Section, { outline }: Match): boolean {
  const title = outline.title
  const names = section === title ? [] : outline.pathOf(section).slice(title ? 1 : 0)
  return names.some(namesRemaining) && !names.some(namesSettled)
}

function namesRemaining(name: string): boolean {
  return conceptsIn(name).some((concept) => remaining.has(concept))
}

function namesSettled(name: string): boolean {
  return conceptsIn(name).some((concept) => settled.has(concept))
}

/** True for a label of known issues or limitations. */
function namesIssues(name: string): boolean {
  const concepts = conceptsIn(name)
  return concepts.includes('known') && (concepts.includes('issue') || concepts.includes('limitation'))
}

/** True for a section below that of known issues. */
function isOneIssue({ parent, heading }: Section): boolean {
  return heading !== undefined && parent?.heading !== undefined && isKnownIssues(parent)
}

function isClosedSection({ heading, elements }: Section): boolean {
  if (heading && (saysClosed(sourceOf(heading.textAt)) || isHeadingOfClosed(heading.text))) return true
  return elements.some(
    (element) =>
      (element.type === 'paragraph' && (element.fields.some(isClosingField) || tellsOfClosing(sourceOf(element.at)))) ||
      (element.type === 'list' && element.items.some(({ field }) => field && isClosingField(field))),
  )
}

/** Adds what stands behind and below the labels that say what remains, and who owns the whole. */
function addLabelled(section: Section, match: Match, timelines: ReadonlySet<Table>, nodes: Set<OpenNode>): void {
  const isTop = section.heading === undefined || section === match.outline.title
  for (const { field, item } of fieldsIn(section.elements)) {
    const isOwner = isTop && asksForOwner(field.label)
    if (field.form === 'table' || item?.box || isLeftField(field, textsOf(match.sections.get(section) ?? { prose: '' }))) continue
    if (!isOwner && (namesSettled(field.label) || !(namesRemaining(field.label) || namesIssues(field.label)))) continue
    const { at, text, elements } = field.value
    if (visibleTextAt(at, text) !== '' && !saysNone(text) && !saysClosed(sourceOf(at))) nodes.add(item ?? field)
    if (!isOwner) addAll(elements, section, match, timelines, nodes)
  }
}

/** Adds everything in some elements of a section that is neither closed nor a blank. */
function addAll(elements: readonly Element[], section: Section, match: Match, timelines: ReadonlySet<Table>, nodes: Set<OpenNode>): void {
  const texts = textsOf(match.sections.get(section) ?? { prose: '' })
  const closed = new Set(issueGroups(section).filter(isClosedGroup).flat())
  const below = new Set([...closed].flatMap(({ value }) => value.elements))
  const add = (some: readonly Element[]) => {
    for (const element of some) {
      if (below.has(element) || isLeft(element, texts)) continue
      if (element.type === 'list') for (const item of element.items) addItem(item)
      else if (element.type === 'table') {
        if (!timelines.has(element)) for (const row of element.rows) if (isOpenRow(row, element)) nodes.add(row)
      } else if (element.type === 'quote') add(element.elements)
      else if (element.type === 'paragraph') addParagraph(element, closed, nodes)
      else if (element.type === 'code' || element.type === 'html') nodes.add(element)
    }
  }
  const addItem = (item: ListItem) => {
    if (item.field && closed.has(item.field)) return
    if (isOpenItem(item)) nodes.add(item)
  }
  add(elements)
}

function isClosedGroup(group: readonly Field[]): boolean {
  return group.some((field, index) => isClosingField(field) || (index === 0 && saysClosed(sourceOf(field.value.at))))
}

function addParagraph(paragraph: Paragraph, closed: ReadonlySet<Field>, nodes: Set<OpenNode>): void {
  const open = paragraph.fields.filter((field) => !closed.has(field))
  const isLabels = paragraph.text === '' && paragraph.fields.length > 0
  if (open.length < paragraph.fields.length || isLabels) {
    for (const field of open) nodes.add(field)
    return
  }
  const source = sourceOf(paragraph.at)
  if (visibleTextAt(paragraph.at, source) !== '' && !saysNone(paragraph.text || source) && !saysClosed(source)) nodes.add(paragraph)
}

/** True for an item that is ticked, struck out or said to be done. */
export function isClosedItem({ box, textAt }: ListItem): boolean {
  return box?.ticked === true || saysClosed(sourceOf(textAt))
}

function isOpenItem(item: ListItem): boolean {
  if (item.empty || item.box?.ticked || isSettled(item)) return false
  return visibleTextAt(item.textAt, item.text) !== '' || item.elements.length > 0
}

function isOpenRow(row: Row, table: Table): boolean {
  const [first = ''] = row.cells.map(visibleTextIn).filter((text) => text !== '')
  return first !== '' && !saysNone(first) && !isClosed(row, table)
}

/** Adds the items with an open box, which count as open in any section. */
function addBoxes(elements: readonly Element[], nodes: Set<OpenNode>): void {
  for (const item of allOf(elements, 'item')) {
    const isOpen = item.box && !item.box.ticked && item.text !== '' && !saysNone(item.text) && !saysClosed(sourceOf(item.textAt))
    if (isOpen) nodes.add(item)
  }
}

/** Adds what holds one of some places: an item, a row, or a label with its value. */
function addNamed(elements: readonly Element[], places: ReadonlyMap<Block, readonly Place[]>, nodes: Set<OpenNode>): void {
  const holds = (outer: Place) => places.get(outer.block)?.some((at) => contains(outer, at)) ?? false
  for (const item of allOf(elements, 'item')) if (holds(item.textAt) && !item.box?.ticked) nodes.add(item)
  for (const { rows } of allOf(elements, 'table')) for (const row of rows) if (holds(row.at)) nodes.add(row)
  for (const { fields } of allOf(elements, 'paragraph')) for (const field of fields) if (holds(field.value.at)) nodes.add(field)
}
