/** What a document says on some topic: what stands below a heading, or behind a label. */
import { allOf } from '../markdown/blocks.ts'
import type { Element, Field, Place, Row, Section, Table } from '../markdown/document.ts'
import { fieldsIn } from '../markdown/outline.ts'
import type { Match } from '../matching/documentMatch.ts'
import { isKnownIssues } from '../matching/issues.ts'
import { saysNone } from '../recognisers/answers.ts'
import { isClosed, saysClosed } from '../recognisers/closed.ts'
import { placeholdersIn } from '../recognisers/placeholders.ts'
import { isWorkaround } from '../recognisers/workarounds.ts'

/** A paragraph, or an item of a list. */
export interface StatementLine {
  readonly text: string
  readonly item: boolean
  readonly at: Place
}

/** A known, open issue. */
export interface OpenIssue {
  readonly name: string
  /** Empty for none. */
  readonly workaround: string
}

/** Words in a heading or label that make its text internal. */
const internalWords = /\binternal(?:ly)?\b|\bintern(?:e|er|es)?\b|\bconfidential\b|\bvertraulich\w*\b|社内|内部/iu

/** Finds content by its label or heading. Blanks of the template are left out. */
export class StatementReader {
  /** The labels and headings whose content was left out for a blank. */
  readonly leftOut = new Set<string>()
  readonly #match: Match
  readonly #internal: boolean

  /** With `internal`, content that is not for the public is found as well. */
  constructor(match: Match, { internal }: { readonly internal: boolean }) {
    this.#match = match
    this.#internal = internal
  }

  /** The first value of a label with that name; empty for none. */
  valueOf(isNamed: (label: string) => boolean): string {
    for (const section of this.#sections()) {
      for (const { field } of fieldsIn(section.elements))
        if (isNamed(field.label) && this.#isWritten(field) && !this.#isInternal(field)) return oneLine(field.value.text)
    }
    return ''
  }

  /** The content of the labels and headings that are about something, in document order. */
  linesAbout(isLabel: (label: string) => boolean, isHeading = isLabel): StatementLine[] {
    const lines: StatementLine[] = []
    for (const section of this.#sections()) {
      // What is said of one issue is not said of the whole.
      if (isKnownIssues(section)) continue
      if (section.heading && isHeading(section.heading.text)) {
        lines.push(...this.#linesIn(section))
        if (section.elements.some((element) => element.type === 'paragraph' && this.#isBlank(element.at)))
          this.leftOut.add(oneLine(section.heading?.text ?? ''))
      } else
        for (const { field } of fieldsIn(section.elements)) {
          if (!isLabel(field.label) || this.#isInternal(field)) continue
          if (!field.value.empty && !this.#isWritten(field)) this.leftOut.add(oneLine(field.label))
          if (this.#isWritten(field) && field.value.text !== '')
            lines.push({ text: oneLine(field.value.text), item: false, at: field.value.at })
          lines.push(...this.#linesOf(field.value.elements))
        }
    }
    return lines
  }

  /** The open known issues, from tables with a column for workarounds and from lists below such a heading. */
  openIssues(): OpenIssue[] {
    const found: OpenIssue[] = []
    for (const section of this.#sections()) {
      const tables = allOf(section.elements, 'table').filter((table) => workaroundColumn(table) >= 0)
      for (const table of tables) found.push(...table.rows.flatMap((row) => this.#issueOf(row, table) ?? []))
      if (tables.length > 0 || !isKnownIssues(section)) continue
      for (const { text, item } of this.#linesIn(section))
        if (item && !saysNone(text) && !saysClosed(text)) found.push({ name: text, workaround: '' })
    }
    return found
  }

  #issueOf(row: Row, table: Table): OpenIssue | undefined {
    const column = workaroundColumn(table)
    if (row.empty || isClosed(row, table) || row.cells.some((cell) => this.#isBlank(cell.at))) return undefined
    const naming = row.cells.filter((_, index) => index !== column && isNaming(table.columns[index]?.text ?? ''))
    const name = naming.map(({ text }) => oneLine(text)).filter((text) => text !== '')
    if (name.length === 0 || saysNone(name[0] ?? '')) return undefined
    return { name: name.slice(0, 2).join(': '), workaround: oneLine(row.cells[column]?.text ?? '') }
  }

  /** The sections that are not internal. */
  #sections(): Section[] {
    const { outline, sections } = this.#match
    if (this.#internal) return [...outline.sections]
    const kept = [...sections].filter(([, part]) => part.internal).map(([section]) => section)
    return outline.sections.filter(
      (section) =>
        !outline.pathOf(section).some((heading) => internalWords.test(heading)) &&
        !kept.some((internal) => outline.isWithin(section, internal)),
    )
  }

  #isInternal(field: Field): boolean {
    if (this.#internal) return false
    return internalWords.test(field.label) || (this.#match.fields.get(field)?.internal ?? false)
  }

  #isWritten({ value }: Field): boolean {
    return !value.empty && !this.#isBlank(value.at)
  }

  /** True for a place with a blank of the template. */
  #isBlank(at: Place): boolean {
    const meets = (other: Place) => other.block === at.block && other.start < at.end && at.start < other.end
    return (
      placeholdersIn(at.block).some((blank) => meets(blank.at)) ||
      this.#match.deviations.some((deviation) => deviation.rule === 'placeholder-text' && meets(deviation.at))
    )
  }

  /** The content of a section itself, without the template's guidance. */
  #linesIn(section: Section): StatementLine[] {
    const prompts = this.#match.sections.get(section)?.prose.split('\n') ?? []
    return this.#linesOf(section.elements.filter((element) => !(element.type === 'paragraph' && prompts.includes(element.text))))
  }

  #linesOf(elements: readonly Element[]): StatementLine[] {
    return elements.flatMap((element): StatementLine[] => {
      switch (element.type) {
        case 'paragraph': {
          const fields = element.fields.filter((field) => this.#isWritten(field) && !this.#isInternal(field) && field.value.text !== '')
          const own = this.#isBlank(element.at) ? '' : oneLine(element.text)
          const labelled = fields.map(({ label, value, at }) => ({ text: `${label}: ${oneLine(value.text)}`, item: false, at }))
          return [...(own === '' ? [] : [{ text: own, item: false, at: element.at }]), ...labelled]
        }
        case 'list':
          return element.items.flatMap((item) => {
            const open = item.text === '' || this.#isBlank(item.textAt) || (item.field !== undefined && this.#isInternal(item.field))
            return [...(open ? [] : [{ text: oneLine(item.text), item: true, at: item.textAt }]), ...this.#linesOf(item.elements)]
          })
        case 'quote':
          return this.#linesOf(element.elements)
        default:
          return []
      }
    })
  }
}

function workaroundColumn(table: Table): number {
  return table.columns.findIndex((column) => isWorkaround(column.text))
}

/** True for a column that identifies the issue. */
function isNaming(column: string): boolean {
  return /^(?:(?:known )?(?:issue|problem|bug|incident|limitation)s?\b.*|id|ticket|key|description|summary|title|what|nr\.?|no\.?|beschreibung|problem|fehler|問題|问题|説明|描述)$/i.test(
    column.trim(),
  )
}

/** A text on one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
