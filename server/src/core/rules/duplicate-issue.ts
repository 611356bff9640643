import { issueId, issueRowsOf } from '../facts.ts'
import { isKnownIssues } from '../kind/issues.ts'
import type { Outline } from '../kind/outline.ts'
import type { Document, Element, Place } from '../model/document.ts'
import type { Rule } from '../rule.ts'

/** One issue that is listed twice, so that nobody knows which of the two holds. */
export const duplicateIssue: Rule = {
  id: 'duplicate-issue',
  summary: 'An issue is listed twice among the known issues.',
  severity: 'warning',
  blank: false,
  *check({ document, match }) {
    const first = new Map<string, Place>()
    for (const { id, at, form } of issuesOf(document, match.outline)) {
      // A table and below it a block for each of its issues is one list with its details.
      const key = `${form} ${id}`
      const before = first.get(key)
      if (!before) {
        first.set(key, at)
        continue
      }
      yield {
        message: `Issue "${id}" is listed twice; expected one entry that says all`,
        at,
        related: [{ message: `"${id}" is first listed here`, at: before }],
      }
    }
  },
}

interface Entry {
  readonly id: string
  readonly at: Place
  readonly form: 'row' | 'item' | 'heading' | 'field'
}

/** The ids of known issues where they name an entry, in document order: in rows, at the start of list items and of headings. */
function issuesOf(document: Document, outline: Outline): Entry[] {
  const found: Entry[] = issueRowsOf(document).map(({ id, idAt }) => ({ id, at: within(idAt, id), form: 'row' }))
  for (const section of outline.sections) {
    if (!isKnownIssues(section)) continue
    const { heading } = section
    const own = heading && leadingId(heading.textAt, 'heading')
    if (own) found.push(own)
    for (const element of section.elements) found.push(...inElement(element))
  }
  return found.sort((a, b) => document.spanOf(a.at).start - document.spanOf(b.at).start)
}

function inElement(element: Element): Entry[] {
  if (element.type === 'quote') return element.elements.flatMap(inElement)
  if (element.type === 'list') {
    return element.items.flatMap((item) => {
      const id =
        item.field && /^(?:issue|id|ticket|bug|problem|fehler|課題|问题)\b/iu.test(item.field.label)
          ? leadingId(item.field.value.at, 'item')
          : leadingId(item.textAt, 'item')
      return id ? [id] : []
    })
  }
  if (element.type !== 'paragraph') return []
  return element.fields.flatMap((field) => {
    const id = /^(?:issue|issue id|id|ticket|bug)$/i.test(field.label) ? leadingId(field.value.at, 'field') : undefined
    return id ? [id] : []
  })
}

/** The id with which a text begins, marks and brackets before it left out. */
function leadingId(at: Place, form: Entry['form']): Entry | undefined {
  const source = at.block.text.slice(at.start, Math.min(at.end, at.start + 80))
  const match = issueId.exec(source)
  if (!match || /[\p{L}\p{N}]/u.test(source.slice(0, match.index))) return undefined
  return { id: match[0], form, at: { ...at, start: at.start + match.index, end: at.start + match.index + match[0].length } }
}

function within(at: Place, id: string): Place {
  const index = at.block.text.slice(at.start, at.end).indexOf(id)
  return index < 0 ? at : { ...at, start: at.start + index, end: at.start + index + id.length }
}
