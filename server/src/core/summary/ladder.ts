/** The escalation ladder: whom to ask next, when, and their response times. */

import { allOf } from '../markdown/blocks.ts'
import type { Field, Place, Section, Table } from '../markdown/document.ts'
import { fieldsIn } from '../markdown/outline.ts'
import type { Match } from '../matching/documentMatch.ts'
import { contactWords, escalationWords, levelWords, responseWords } from '../matching/escalation.ts'
import { visibleTextIn, visibleTextOf } from './visibleText.ts'

/** One level, in document order. Unknown properties are empty. */
export interface EscalationLevel {
  readonly name: string
  readonly contact: string
  readonly response: string
  /** When to use it. */
  readonly use: string
  readonly at: Place
}

const useWords = /\bwhen\b|\buse\b|\bcriteria\b|\btrigger|\bwann\b|\banlass\b/i

/** The levels below a document's headings of escalation: as sections, rows, or labels. */
export function ladderOf({ outline }: Match): EscalationLevel[] {
  const levels: EscalationLevel[] = []
  for (const section of outline.sections) {
    if (!outline.pathOf(section).some((heading) => escalationWords.test(heading))) continue
    const fields = fieldsIn(section.elements)
      .map(({ field }) => field)
      .filter(({ form }) => form !== 'table')
    const level = levelOf(section, fields)
    if (level) levels.push(level)
    else levels.push(...levelsIn(fields))
    for (const table of allOf(section.elements, 'table')) levels.push(...rowsOf(table))
  }
  return levels.filter(({ contact, response, use }) => contact + response + use !== '')
}

function levelOf({ heading }: Section, fields: readonly Field[]): EscalationLevel | undefined {
  const find = (words: RegExp) => fields.find(({ label }) => words.test(label))
  const [contact, response] = [find(contactWords), find(responseWords)]
  if (!heading || fields.some(({ label }) => levelWords.test(label)) || (!contact && !response)) return undefined
  const use = fields.find((field) => field !== contact && field !== response && useWords.test(field.label))
  return { name: heading.text, contact: said(contact), response: said(response), use: said(use), at: heading.textAt }
}

/** `L1: Support desk, answers within 30 minutes`. */
function levelsIn(fields: readonly Field[]): EscalationLevel[] {
  return fields
    .filter(({ label }) => levelWords.test(label))
    .map((field) => ({ name: field.label, contact: visibleTextOf(field), response: '', use: '', at: field.labelAt }))
}

function rowsOf(table: Table): EscalationLevel[] {
  const column = (words: RegExp) => table.columns.findIndex(({ text }, index) => index > 0 && words.test(text))
  const [contact, response, use] = [column(contactWords), column(responseWords), column(useWords)]
  if (contact < 0 && response < 0) return []
  return table.rows.flatMap((row) => {
    const [first] = row.cells
    const name = visibleTextIn(first)
    const cell = (index: number) => (index < 0 ? '' : visibleTextIn(row.cells[index]))
    return first && name !== '' ? [{ name, contact: cell(contact), response: cell(response), use: cell(use), at: first.at }] : []
  })
}

function said(field: Field | undefined): string {
  return field ? visibleTextOf(field) : ''
}
