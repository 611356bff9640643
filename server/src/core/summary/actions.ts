/** What the receiver has to do: tasks, next steps and requests, the most urgent first. */

import { timelinesOf } from '../chronology/timelines.ts'
import { isResolved, nextUpdateOf } from '../chronology/updates.ts'
import { allOf, sourceOf } from '../markdown/blocks.ts'
import type { Document, Field, ListItem, Place, Section, Table } from '../markdown/document.ts'
import { fieldOfItem, fieldsIn } from '../markdown/outline.ts'
import type { Match } from '../matching/documentMatch.ts'
import { saysNone } from '../recognisers/answers.ts'
import { isClosed, saysClosed } from '../recognisers/closed.ts'
import { asksForOwner, namesAction } from '../recognisers/owners.ts'
import { shortened, visibleTextAt, visibleTextIn, visibleTextOf } from './visibleText.ts'
import { endOf, type When, whenAt } from './when.ts'

export interface Action {
  readonly text: string
  /** The subject, such as the incident of its row; empty for none. */
  readonly about: string
  /** Empty if none is named. */
  readonly owner: string
  readonly due: When | undefined
  readonly at: Place
  /** True for the next update on an incident. */
  readonly isUpdate: boolean
}

const actionWords =
  /\bnext (?:steps?|actions?)\b|\baction items?\b|^\W*(?:explicit )?(?:actions?|asks?)\b|\bto-?dos?\b|\btasks?\b|\bfollow-?ups?\b|\b(?:open|outstanding|remaining) (?:items?|tasks?|points?|questions?|work|actions?)\b|\bdeferred\b|\bcarr(?:y|ied) over\b|nächste schritte|offene (?:punkte|aufgaben|fragen)|\baufgaben\b|\bmaßnahmen\b|次の(?:ステップ|作業)|残作業|下一步|待办/i
const doneWords = /\b(?:taken|completed?|done|past|previous|tried|attempts?|history|erledigt|bisherige)\b/i
const resultColumn = /\b(?:results?|outcomes?|rollback|effect|ergebnis)\b/i
const dueColumn = /\bdue\b|\bdeadline\b|\bby when\b|\buntil\b|\beta\b|\bfällig|\bfrist\b|\bbis\b|期限|截止/i

/** The actions of a document by deadline, then by owner, then in document order. */
export function actionsOf(document: Document, match: Match): Action[] {
  const timelines = new Set(timelinesOf(document, match).flatMap(({ table }) => table ?? []))
  const actions: Action[] = [...nextUpdates(document, match)]
  const title = match.outline.title?.heading?.text
  for (const section of match.outline.sections) {
    const names = match.outline.pathOf(section)
    const isAsked = names.some((name) => actionWords.test(name)) && !names.some((name) => doneWords.test(name))
    // In a document titled *Open items*, a field is a task only if its section says so.
    const ofFields = names.some((name) => name !== title && actionWords.test(name))
    for (const table of allOf(section.elements, 'table')) if (!timelines.has(table)) actions.push(...ofTable(table, document))
    for (const { field, item } of fieldsIn(section.elements))
      if (!item?.box && isActionField(field)) actions.push(...ofField(field, document))
    for (const item of tasksIn(section, isAsked, match))
      if (ofFields || item.box || item.field?.form !== 'bold') actions.push(...ofItem(item, document))
  }
  const seen = new Set<string>()
  return actions
    .filter(({ at }) => {
      const key = `${document.startOf(at.block)}:${at.start}`
      return seen.size < seen.add(key).size
    })
    .toSorted((a, b) => dueOf(a) - dueOf(b) || compareOwners(a.owner, b.owner))
}

function dueOf({ due }: Action): number {
  return due ? endOf(due) : Number.MAX_SAFE_INTEGER
}

/** Actions with an owner come first. */
function compareOwners(one: string, other: string): number {
  if (one === other) return 0
  if (one === '' || other === '') return one === '' ? 1 : -1
  return one < other ? -1 : 1
}

function* nextUpdates(document: Document, match: Match): Generator<Action> {
  const next = isResolved(document) ? undefined : nextUpdateOf(document, match)
  if (!next) return
  const { field, moment, due } = next
  const owner = shortened(visibleTextOf(field).replace(sourceOf(moment.at), ' '))
  yield { text: field.label, about: '', owner, due: { instant: due, wholeDay: false }, at: field.value.at, isUpdate: true }
}

function isActionField(field: Field): boolean {
  return field.form !== 'table' && !field.value.empty && actionWords.test(field.label) && !doneWords.test(field.label)
}

function* ofField(field: Field, document: Document): Generator<Action> {
  const items = field.value.elements.flatMap((element) => (element.type === 'list' ? element.items : []))
  if (field.value.text === '' && items.length > 0) {
    for (const item of items) yield* ofItem(item, document)
    return
  }
  const text = visibleTextOf(field)
  if (text !== '' && !saysNone(text)) yield actionOf(text, field.label, field.value.at, document)
}

/** The rows of a table of next steps. */
function* ofTable(table: Table, document: Document): Generator<Action> {
  const column = (words: RegExp) => table.columns.findIndex(({ text }) => words.test(text.trim()))
  const named = (names: (text: string) => boolean) => table.columns.findIndex(({ text }) => names(text))
  const [action, owner, due] = [named(namesAction), named(asksForOwner), column(dueColumn)]
  if (action < 0 || column(resultColumn) >= 0) return
  for (const row of table.rows) {
    const cell = row.cells[action]
    const text = visibleTextIn(cell)
    if (!cell || text === '' || saysNone(text) || isClosed(row, table)) continue
    const about = action === 0 ? '' : visibleTextIn(row.cells[0])
    const when = row.cells[due] && whenAt(row.cells[due].at, document)
    yield { ...actionOf(text, about, cell.at, document), owner: visibleTextIn(row.cells[owner]), ...(when && { due: when }) }
  }
}

/** The tasks of a section: open boxes that the kind does not ask for, and the items of to-do lists. */
function tasksIn(section: Section, isAsked: boolean, match: Match): ListItem[] {
  return allOf(section.elements, 'list').flatMap((list) =>
    list.items.filter((item) => {
      if (item.empty || match.items.has(item) || item.box?.ticked) return false
      if (item.field && (match.fields.has(item.field) || isActionField(fieldOfItem(item)))) return false
      return item.box !== undefined || (isAsked && section.elements.includes(list))
    }),
  )
}

function* ofItem(item: ListItem, document: Document): Generator<Action> {
  const text = visibleTextAt(item.textAt, item.text)
  if (text === '' || saysNone(text) || saysClosed(sourceOf(item.textAt))) return
  yield actionOf(text, '', item.textAt, document, ownerOf(item, text))
}

function actionOf(text: string, about: string, at: Place, document: Document, owner = ''): Action {
  return { text: shortened(text, 240) || text, about, owner, due: whenAt(at, document), at, isUpdate: false }
}

/** The owner of an item: a field below it, `Owner: Ada`, or `@ada`. */
function ownerOf(item: ListItem, text: string): string {
  const nested = fieldsIn(item.elements).find(({ field }) => asksForOwner(field.label) && !field.value.empty)
  if (nested) return visibleTextOf(nested.field)
  return (
    /\bowner\s*[:：]\s*([^;,()]{2,60})/i.exec(text)?.[1]?.trim() ??
    /(?<![\p{L}\p{N}])@[\p{L}\p{N}][\p{L}\p{N}_.-]{0,60}/u.exec(text)?.[0] ??
    ''
  )
}
