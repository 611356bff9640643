/** Finds questions and answers that are written as paragraphs, list items or rows, not as headings. */

import { plainName } from '../lexicon/names.ts'
import { allOf, sourceOf } from '../markdown/blocks.ts'
import type { Element, Field, Heading, Place, Section } from '../markdown/document.ts'
import { hasContent } from '../markdown/elements/values.ts'
import { standIn } from '../markdown/sections.ts'
import type { SectionPart } from '../template/kind.ts'

export interface Question {
  /** A section without content that stands for the question's heading. */
  readonly section: Section
  /** The question as a label without a value. */
  readonly field: Field
  readonly answered: boolean
}

/** True for a section that repeats and asks for an answer: `### Q: [Question]`. */
export function isQuestion(part: SectionPart): boolean {
  return part.repeats && part.parts.some((leaf) => leaf.type === 'field' && /^(?:a|answer|antwort)$/.test(plainName(leaf.name)))
}

/** The questions in the elements below one heading. */
export function questionsIn(elements: readonly Element[], depth: number): Question[] {
  const found: Question[] = []
  const add = (at: Place, text: string, behind: boolean) => {
    const mark = /[?？]/.exec(text)
    if (!mark) return
    const rest = text.slice(mark.index + 1).replace(/^[\W_]*(?:(?:a|answer|antwort)\s*[:：])?[\W_]*/i, '')
    const label = text.slice(0, mark.index + 1).replace(/^[\W_]+/u, '')
    const end: Place = { ...at, start: at.end }
    const heading: Heading = { type: 'heading', depth, bold: true, text: label, at, textAt: at }
    const section = standIn({ heading, depth, elements: [], endsAt: end })
    const value = { text: '', at: end, elements: [], options: [], empty: true }
    const field: Field = { type: 'field', label, labelAt: at, form: 'question', at, value, tentative: false }
    found.push({ section, field, answered: rest !== '' || behind })
  }
  for (const [index, element] of elements.entries()) {
    const next = elements.slice(index + 1).find(hasContent)
    if (element.type === 'paragraph') add(element.at, sourceOf(element.at), next !== undefined && !isAsked(next))
    if (element.type === 'list') for (const item of element.items) add(item.textAt, sourceOf(item.textAt), item.elements.some(hasContent))
  }
  for (const table of allOf(elements, 'table')) {
    for (const { cells } of table.rows) {
      const index = cells.findIndex((cell) => /[?？]\s*$/.test(cell.text))
      const cell = cells[index]
      if (cell) add(cell.at, cell.text, cells[index + 1]?.empty === false)
    }
  }
  return found
}

function isAsked(element: Element): boolean {
  return element.type !== 'paragraph' || /[?？]/.test(sourceOf(element.at))
}
