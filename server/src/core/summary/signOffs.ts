/** Who has signed and when, and who has not yet. */

import { plainName } from '../lexicon/names.ts'
import { isSignOffSection } from '../markdown/digest.ts'
import type { Document, Field, Place } from '../markdown/document.ts'
import { fieldsIn } from '../markdown/outline.ts'
import type { Match } from '../matching/documentMatch.ts'
import { readSignOff } from '../recognisers/signOff.ts'

export interface SignOffLine {
  readonly role: string
  /** Empty if it is not signed. */
  readonly name: string
  /** As written; empty for none. */
  readonly date: string
  readonly at: Place
}

/** The sign-offs in document order, with the receiver's acceptance last. */
export function signOffsOf(document: Document, match: Match): SignOffLine[] {
  const found: SignOffLine[] = []
  for (const section of match.outline.sections) {
    const isSigned = isSignOffSection(section)
    for (const { field, item } of fieldsIn(section.elements)) {
      const part = match.fields.get(field) ?? (item?.field && match.fields.get(item.field))
      const asked = part?.type === 'field' && part.signOff
      if (!asked && !(isSigned && isWritten(field))) continue
      const subject = asked ? /^[^_]*/.exec(part.blank)?.[0] : ''
      // If each role has a section, the labels are all the same.
      const role = isSigned ? field.label : (section.heading?.text ?? field.label)
      found.push(lineOf(role, field, subject))
    }
  }
  // A sign-off in a row of a wide table is a field only in the match.
  for (const [field, part] of match.fields) {
    if (part.type !== 'field' || !part.signOff || found.some(({ at }) => at.block === field.at.block && at.start === field.at.start))
      continue
    found.push(lineOf(field.label, field, ''))
  }
  found.sort((a, b) => document.spanOf(a.at).start - document.spanOf(b.at).start)
  return [...found, ...acceptance(match)]
}

function lineOf(role: string, field: Field, subject: string | undefined): SignOffLine {
  const { name, date } = readSignOff(field, subject)
  return { role, name, date, at: field.at }
}

/** A line to sign on without a template: with a name and a date, or blanks for them. */
function isWritten({ form, value }: Field): boolean {
  return form !== 'table' && (/_{3,}/.test(value.text) || value.empty || readable(value.at))
}

function readable({ block, start, end }: Place): boolean {
  return end - start < 120 && /\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}/.test(block.text.slice(start, end))
}

/** The receiver's confirmation of the handoff. */
function acceptance({ outline }: Match): SignOffLine[] {
  const fields = outline.sections.flatMap((section) => fieldsIn(section.elements).map(({ field }) => field))
  const find = (words: RegExp) => fields.find(({ label }) => words.test(plainName(label)))
  const by = find(/^(?:accepted|taken over|received) by$|^übernommen von$/)
  if (!by) return []
  const at = find(/^(?:accepted|taken over|received) at$|^übernommen am$/)
  const { name } = readSignOff(by)
  return [{ role: by.label, name, date: at?.value.text ?? '', at: by.at }]
}
