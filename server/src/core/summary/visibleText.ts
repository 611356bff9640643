/** The visible text of a place: the author's words without the template's blanks. */
import { allFields, allOf, contains, sourceOf } from '../markdown/blocks.ts'
import type { Cell, Field, Place } from '../markdown/document.ts'
import { placeholdersIn } from '../recognisers/placeholders.ts'

/** The words of a place, passed as plain text; empty if they are only a blank. */
export function visibleTextAt(place: Place, text: string): string {
  const blanks = placeholdersIn(place.block).filter(({ at }) => contains(place, at))
  if (blanks.length === 0) return text.trim()
  let rest = sourceOf(place)
  for (const { text: blank } of blanks) rest = rest.replace(blank, ' ')
  return /[\p{L}\p{N}]/u.test(rest) ? text.trim() : ''
}

/** The words of a cell; empty for a missing cell, an empty one or a blank. */
export function visibleTextIn(cell: Cell | undefined): string {
  return cell === undefined || cell.empty ? '' : visibleTextAt(cell.at, cell.text)
}

/** The words of a field's value, including a list below its label, joined by semicolons. */
export function visibleTextOf({ value }: Field): string {
  if (value.text !== '') return visibleTextAt(value.at, value.text)
  return value.elements
    .flatMap((element) => {
      if (element.type === 'paragraph') return [visibleTextAt(element.at, element.text)]
      return element.type === 'list' ? element.items.map((item) => visibleTextAt(item.textAt, item.text)) : []
    })
    .filter((words) => words !== '')
    .join('; ')
}

/** The subject of a time: the label before it, its row and column, else the words around it. */
export function subjectOf(at: Place): string {
  const { block } = at
  const field = allFields(block.contents).find(({ form, value }) => form !== 'table' && contains(value.at, at))
  if (field) return field.label
  for (const table of allOf(block.contents, 'table')) {
    const row = table.rows.find((candidate) => contains(candidate.at, at))
    const index = row?.cells.findIndex((cell) => contains(cell.at, at)) ?? -1
    if (!row || index < 0) continue
    const others = row.cells.filter((_cell, other) => other !== index).map(visibleTextIn)
    return others.find((words) => words !== '') ?? table.columns[index]?.text ?? ''
  }
  const run = block.runs.find((candidate) => contains(candidate.at, at))
  if (!run) return ''
  const words = run.text.slice(Math.max(0, at.start - run.at.start - 300), at.start - run.at.start) + run.text.slice(at.end - run.at.start)
  return shortened(words)
}

/** Words on one line, without punctuation and prepositions left at their ends after something was cut out. */
export function shortened(words: string, maxLength = 140): string {
  // Long texts are cut first, because nobody reads them to their end.
  const plain = words
    .slice(0, maxLength * 4)
    .replace(/\s+/g, ' ')
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/^(?:[\s,;:.!·|)\]}\p{Pd}\p{So}]|\uFE0F)+|(?:[\s,;:\p{Pd}]|\b(?:at|on|by|until|since|from|um|am|bis|seit)\s*)+$/giu, '')
    .trim()
  return plain.length > maxLength ? `${plain.slice(0, maxLength - 1).trimEnd()}…` : plain
}
