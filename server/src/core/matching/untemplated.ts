/** Blanks that need no template: empty labels, bullets and rows, open choices, unsigned lines. */
import { conceptsIn } from '../lexicon/names.ts'
import { unmarked } from '../lexicon/words.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { Element, Field, List, ListItem, Place, Row, Section, Table } from '../markdown/document.ts'
import { hasContent } from '../markdown/elements/values.ts'
import { fieldOfItem, goesOnBelow } from '../markdown/outline.ts'
import { saysNone } from '../recognisers/answers.ts'
import { isClosed, isClosingField, saysClosed } from '../recognisers/closed.ts'
import { asksForDue, asksForOwner, namesAction } from '../recognisers/owners.ts'
import { hasBlank } from '../recognisers/placeholders.ts'
import { readSignOff } from '../recognisers/signOff.ts'
import { isAnswered, isWorkaround } from '../recognisers/workarounds.ts'
import { isLeftAt, isLeftField, textsOf } from '../template/ownText.ts'
import { lineEnd } from './insert.ts'
import { choiceAt } from './judge.ts'
import { type MatchBuilder, pushDeviation, pushLine } from './regionMatch.ts'
import { emptyRow } from './tables.ts'

/** Finds the blanks in all content of a section that belongs to no part. */
export function untemplatedDeviations(section: Section, builder: MatchBuilder): void {
  new LooseReader(builder, section).read(section.elements)
  if (!builder.sections.has(section) && !builder.handled.has(section)) emptySection(section, builder)
}

class LooseReader {
  readonly #builder: MatchBuilder
  readonly #section: Section

  constructor(builder: MatchBuilder, section: Section) {
    this.#builder = builder
    this.#section = section
  }

  read(elements: readonly Element[]): void {
    const { handled } = this.#builder
    for (const element of elements) {
      if (handled.has(element)) continue
      switch (element.type) {
        case 'paragraph':
          for (const field of element.fields) {
            // The record of a closed issue needs no workaround.
            if (isWorkaround(field.label) && (isStruck(field) || element.fields.some(isClosing))) continue
            // Below a name that is no label, the labels of a record are tentative; an empty one for a workaround is no sentence.
            const isOfRecord = isWorkaround(field.label) && field.value.empty && element.fields.length > 1
            if (!field.tentative || (isOfRecord && !saysClosed(element.text) && !/~~/.test(sourceOf(element.at))))
              this.#field(field, undefined)
          }
          break
        case 'list':
          this.#list(element)
          break
        case 'table': {
          const written = element.rows.filter((row) => !row.empty).length
          for (const row of element.rows)
            if (row.empty) emptyRow(row, element, this.#section.heading?.text ?? '', this.#section, undefined, written, this.#builder)
          for (const row of rowsToFillIn(element))
            emptyRow(row, element, row.cells[0]?.text ?? '', this.#section, undefined, 0, this.#builder)
          this.#owners(element)
          if (isFieldTable(element.columns.map((cell) => cell.text)))
            // GFM takes a line without a bar below a table for its last row. It is meant as a sentence.
            for (const field of element.fields) if (!field.value.empty || lineAt(field.at).includes('|')) this.#field(field, undefined)
          break
        }
        case 'quote':
          this.read(element.elements)
          break
      }
    }
  }

  /** Rows of a table of actions that have no owner. */
  #owners(table: Table): void {
    const columns = table.columns.map((cell) => cell.text.trim())
    const owner = columns.findIndex((name) => asksForOwner(name))
    const action = this.#asked(columns, owner)
    if (action < 0 || owner < 0 || rowsToFillIn(table).length > 0) return
    for (const row of table.rows) {
      const cell = row.cells[owner]
      const asked = row.cells[action]
      if (!cell || !asked || asked.empty || saysNone(asked.text) || isClosed(row, table)) continue
      if (!cell.empty && !/^(?:[-–—]+|[-–—]?\s?[?？]+)$/.test(cell.text)) continue
      const label = `${asked.text}: ${columns[owner]}`
      pushDeviation(this.#builder, {
        rule: 'missing-owner',
        at: cell.at,
        label,
        section: this.#section,
        cell,
        row,
        table,
        column: undefined,
      })
    }
  }

  /** The column with what is to be done: by its name, else the first one with words where a section or a column of due dates asks for it. */
  #asked(columns: readonly string[], owner: number): number {
    const named = columns.findIndex((name) => namesAction(name))
    if (named >= 0) return named
    const { heading } = this.#section
    const isAsked = columns.some((name) => asksForDue(name)) || (heading && conceptsIn(heading.text).some((concept) => ofWork.has(concept)))
    return isAsked ? columns.findIndex((name, index) => index !== owner && /\p{L}/u.test(name) && !ofMoment(name)) : -1
  }

  #list(list: List): void {
    const { handled } = this.#builder
    for (const run of runsOfEmpty(list.items)) {
      const [first] = run
      const last = run.at(-1)
      if (!first || !last) continue
      const at = { ...first.at, end: last.at.end }
      pushDeviation(this.#builder, {
        rule: 'empty-list-item',
        at,
        label: this.#section.heading?.text ?? '',
        section: this.#section,
        list,
        items: run,
      })
    }
    for (const item of list.items) {
      if (item.field && !handled.has(item)) this.#field(fieldOfItem(item), item)
      for (const field of item.others ?? []) this.#field(field, undefined)
      this.read(item.elements)
    }
  }

  #field(field: Field, item: ListItem | undefined): void {
    const { handled, claimed } = this.#builder
    if (handled.has(item?.field ?? field) || this.#isLeft(field)) return
    const { value } = field
    const section = this.#section
    const label = field.label
    const isSignOff = [label, section.heading?.text ?? ''].some((name) => conceptsIn(name).includes('sign off'))
    if (isSignOff && isSignedBeside(value.text)) {
      claimed.push(field.at)
      pushDeviation(this.#builder, { rule: 'unsigned', at: readSignOff(field).nameAt, label, section, field })
      return
    }
    if (value.options.length > 1 && value.options.every((option) => !option.box.ticked)) {
      pushDeviation(this.#builder, {
        rule: 'unchosen-option',
        at: choiceAt(field),
        label,
        section,
        name: label,
        options: value.options,
        ticked: 0,
      })
      return
    }
    if (!value.empty) {
      if (isWorkaround(label) && value.text !== '' && !isAnswered(value)) this.#missingWorkaround(field)
      else if (hasBlank(value.at)) pushLine(this.#builder, label, section, 'open', field.at, 'placeholder-text')
      else pushLine(this.#builder, label, section, 'met', field.at)
      return
    }
    // An empty list or table below the label has a finding of its own.
    if (value.elements.some((element) => (element.type === 'list' && element.items.length > 0) || element.type === 'table')) return
    // A task with a colon at its end is a task, not a field.
    if (item?.box) return
    if (!item && goesOnBelow(section, this.#builder.outline.document.sectionAt(section.index + 1), field)) return
    if (isWorkaround(label)) this.#missingWorkaround(field)
    else pushDeviation(this.#builder, { rule: 'unfilled-field', at: value.at, label, section, field })
  }

  /** True for a label that no part of the template asks for, although it stands there as in the document. */
  #isLeft(field: Field): boolean {
    const { heading, sections } = this.#section
    const [title] = sections
    // Above its title, a document is as the template is there.
    const above = heading === undefined && sections.length === 1 && title ? this.#builder.sections.get(title) : undefined
    const part = this.#builder.sections.get(this.#section) ?? above
    if (part === undefined) return false
    const texts = textsOf(part)
    return isLeftField(field, texts) || isLeftAt(field.at, this.#section.elements, texts)
  }

  #missingWorkaround(field: Field): void {
    const section = this.#section
    const label = section.heading?.text ?? field.label
    pushDeviation(this.#builder, { rule: 'missing-workaround', at: field.value.at, label, section, field, severity: '' })
  }
}

/** What a section with tasks is called. */
const ofWork: ReadonlySet<string> = new Set('action,action item,task,step,next step,follow up,procedure,plan'.split(','))

/** True for a column that orders rows and does not say what is to be done. */
function ofMoment(name: string): boolean {
  return conceptsIn(name).some((concept) => concept === 'time' || concept === 'date' || concept === 'identifier' || concept === 'due')
}

/** The line at the start of a place. */
function lineAt({ block, start }: Place): string {
  const from = Math.max(block.text.lastIndexOf('\n', start - 1), block.text.lastIndexOf('\r', start - 1)) + 1
  return /^[^\r\n]*/.exec(block.text.slice(from))?.[0] ?? ''
}

/** The rows of a table that was prepared but not filled in: it has three columns or more, and no row has more than its name. */
function rowsToFillIn(table: Table): readonly Row[] {
  // GFM takes a line without a bar below a table for its last row. It is meant as a sentence.
  const named = table.rows.filter((row) => !row.empty)
  if (named.some(({ at }) => !sourceOf(at).includes('|'))) return []
  const onlyNamed = (row: Row) => row.cells[0]?.empty === false && row.cells.slice(1).every((cell) => cell.empty)
  return table.columns.length >= 3 && named.length > 0 && named.every(onlyNamed) ? named : []
}

/** A two-column table whose header says that it holds names and values. */
function isFieldTable(columns: readonly string[]): boolean {
  return (
    columns.every((name) => name === '') ||
    /^(?:field|item|key|property|attribute|name|feld|eigenschaft|項目|字段)$/i.test(columns[0]?.trim() ?? '')
  )
}

function runsOfEmpty(items: readonly ListItem[]): ListItem[][] {
  const runs: ListItem[][] = []
  for (const [index, item] of items.entries()) {
    if (!item.empty) continue
    const before = items[index - 1]
    // A place cannot span blocks.
    if (before?.empty && before.at.block === item.at.block) runs.at(-1)?.push(item)
    else runs.push([item])
  }
  return runs
}

/** Reports a heading without content, if it names a part. A whole sentence, an event or a choice says something by itself. */
function emptySection(section: Section, builder: MatchBuilder): void {
  const { heading } = section
  if (!heading || heading.bold || heading.depth < 2 || section.sections.length > 0 || section.elements.some(isAnything)) return
  const name = unmarked(heading.text)
  if (name.split(/\s+/).length > 5 || /[.!?:,;–—-]\s|[.!?]$|\d/.test(name) || /^(?:none|no|keine?)\b/i.test(name)) return
  pushDeviation(builder, { rule: 'empty-section', at: lineEnd(heading.at), label: heading.text, section })
}

function isAnything(element: Element): boolean {
  return hasContent(element) || element.type === 'list' || element.type === 'table' || element.type === 'comment' || element.type === 'code'
}

/** True for a field of a record that says that its issue is closed: a state, or a name that is struck through. */
function isClosing(field: Field): boolean {
  return isClosingField(field) || (!field.value.empty && (isStruck(field) || saysClosed(sourceOf(field.value.at))))
}

/** True for a field whose label is struck through. */
function isStruck({ at }: Field): boolean {
  return /~~[ \t*_]*$/.test(at.block.text.slice(Math.max(0, at.start - 6), at.start)) || sourceOf(at).startsWith('~~')
}

/** True for a value with two blanks to sign on: `________ Date: ____`. */
function isSignedBeside(text: string): boolean {
  const first = text.indexOf('___')
  const label = first < 0 ? undefined : Array.from(text.matchAll(/[:：]\s?__/g)).at(-1)
  return label !== undefined && /\p{L}/u.test(text.slice(first + 3, label.index))
}
