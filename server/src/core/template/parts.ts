/** Reads the content of a template's section as parts. */
import type { Cell, Document, Element, Field, List, ListItem, Place, Section, Table } from '../markdown/document.ts'
import { hasContent } from '../markdown/elements/values.ts'
import { endOfSection } from '../markdown/sections.ts'
import { nameKey } from '../util/names.ts'
import { type Directive, isDirective } from './directives.ts'
import type { ColumnPart, FieldPart, ItemPart, ListPart, Part, ProsePart, RecordPart, RowPart, SectionPart, TablePart } from './kind.ts'
import { limitsOf, withStated } from './limits.ts'
import { isGuidance, isInstruction, valueTypeOf } from './value.ts'

/** Placeholders of a template: brackets, angles, braces, underscores, masks of dates. */
export const blankPattern =
  /\[(?![ xX]\]|[^[\]\n]*\]\()[^[\]\n]+\]|<[^<>\n]+>|\{\{[^{}\n]*\}\}|_{3,}|\b(?:X{3,}|TBD)\b|\b(?:YYYY|HH:MM|hh:mm|DD[./]MM)\b[^\s|]*/

/** A part without sections of its own. */
export type Leaf = Exclude<Part, SectionPart>

/** What the functions that read parts share. */
export interface Template {
  readonly document: Document
  directiveAt(place: Place): Directive | undefined
  source(start: Place, end: Place): string
}

/** What all parts have. */
export function base(name: string, at: Place, directive: Directive | undefined, guidance: string) {
  return {
    name,
    aliases: directive?.aliases ?? [],
    optional: directive?.optional ?? false,
    from: directive?.from,
    internal: directive?.internal ?? false,
    guidance: directive?.about ?? guidance,
    at,
    limits: limitsOf(directive),
  }
}

/** The text of a template that explains and is not asked for. */
export function guidanceOf(elements: readonly Element[]): string {
  return elements
    .map((element) => {
      if (element.type === 'comment') return isDirective(element) ? '' : element.text
      if (element.type === 'paragraph' && element.fields.every((field) => field.tentative)) return element.text
      return ''
    })
    .filter((text) => text !== '')
    .join('\n')
}

/** The parts that the elements of a section ask for: fields, items, lists, tables, prose, and records of fields. */
export function leavesOf(elements: readonly Element[], section: Section, template: Template): Leaf[] {
  const leaves: Leaf[] = []
  const owned = new Set<Element>()
  const visit = (list: readonly Element[]) => {
    for (const element of list) {
      if (owned.has(element)) continue
      switch (element.type) {
        case 'paragraph':
          // If fields share a paragraph, only a directive on a field's own line is about it.
          for (const field of element.fields)
            if (!field.tentative && !isNameless(field)) pushField(field, element.fields.length === 1 ? element.at : field.at)
          break
        case 'list':
          for (const leaf of listLeaves(element, template, owned)) leaves.push(leaf)
          break
        case 'table':
          leaves.push(...tableLeaves(element, template))
          break
        case 'quote':
          visit(element.elements)
          break
      }
    }
  }
  const pushField = (field: Field, line: Place) => {
    if (isGroup(field)) return
    for (const below of field.value.elements) owned.add(below)
    leaves.push(fieldPart(field, template, line, false))
  }
  visit(elements)
  if (leaves.length === 0 && section.sections.length === 0 && section.heading) {
    const instruction = elements.find(
      (element) =>
        (element.type === 'paragraph' && (isInstruction(element.text) || blankPattern.test(element.text))) ||
        (element.type === 'comment' && !isDirective(element)),
    )
    if (instruction) {
      const text = instruction.type === 'paragraph' || instruction.type === 'comment' ? instruction.text : ''
      leaves.push({ type: 'prose', ...base(section.heading.text, instruction.at, undefined, text) } satisfies ProsePart)
    } else if (!elements.some(hasContent)) {
      // A heading without content asks for any text.
      leaves.push({ type: 'prose', ...base(section.heading.text, section.endsAt, undefined, '') } satisfies ProsePart)
    }
  }
  return withRecords(leaves, section, template)
}

/** Fields that repeat with the same labels are a record. */
function withRecords(leaves: readonly Leaf[], section: Section, template: Template): Leaf[] {
  const stated = section.heading ? template.directiveAt(section.heading.at)?.repeats === true : false
  const first = leaves.findIndex(
    (leaf, index) =>
      leaf.type === 'field' &&
      (stated || leaves.some((other, at) => at > index && other.type === 'field' && nameKey(other.name) === nameKey(leaf.name))),
  )
  const lead = leaves[first]
  if (lead?.type !== 'field' || !lead.at) return [...leaves]
  const found = leaves.findIndex((leaf, index) => index > first && leaf.type === 'field' && nameKey(leaf.name) === nameKey(lead.name))
  const again = found < 0 ? leaves.length : found
  const fields = leaves.slice(first, again).filter((leaf): leaf is FieldPart => leaf.type === 'field')
  const rest = leaves
    .slice(again)
    .filter((leaf) => !(leaf.type === 'field' && fields.some((field) => nameKey(field.name) === nameKey(leaf.name))))
  const secondStart = leaves[again]?.at
  const source = secondStart ? template.source(lead.at, { ...secondStart, end: secondStart.start }).trimEnd() : ''
  const record: RecordPart = {
    type: 'record',
    ...base(lead.name, lead.at, undefined, ''),
    fields,
    least: 1,
    source: source || template.source(lead.at, endOfSection(section)),
  }
  return [...leaves.slice(0, first), record, ...rest]
}

function fieldPart(field: Field, template: Template, line: Place, task: boolean): FieldPart {
  const directive = template.directiveAt(line) ?? template.directiveAt(field.at)
  const { value } = field
  const below = value.elements.find((element): element is List => element.type === 'list')
  const boxes = value.options.length > 1
  const firstLine = value.text.indexOf('___')
  const signOff = firstLine >= 0 && /\p{L}/u.test(value.text.slice(firstLine + 3, value.text.lastIndexOf('___')))
  const blank = value.text !== '' && (blankPattern.test(value.text) || isGuidance(value.text) || isMask(value.text))
  const alternatives = choicesIn(value.text)
  const part = base(field.label, field.at, directive, blank && isGuidance(value.text) ? value.text : '')
  return {
    type: 'field',
    ...part,
    limits: blank ? withStated(part.limits, value.text) : part.limits,
    valueType:
      directive?.type ??
      (signOff ? 'person' : boxes || alternatives.length > 0 ? 'choice' : valueTypeOf(blank ? value.text : '', field.label)),
    choices: directive?.values ?? (boxes ? value.options.map((option) => option.text) : alternatives),
    boxes,
    list: below ? (below.ordered ? 'ordered' : 'bullets') : 'none',
    signOff,
    preset: blank || boxes ? '' : value.text,
    blank: blank ? value.text : '',
    source: template.source(
      { ...line, start: Math.min(line.start, field.at.start) },
      { ...line, end: Math.max(line.end, below?.at.block === line.block ? below.at.end : line.end) },
    ),
    task,
    owned: blank && /\bowner\b/i.test(value.text) && /utc|time|date|update/i.test(`${field.label} ${value.text}`),
    cadence: directive?.cadence,
    before: directive?.before && directive.leadTime ? { field: directive.before, minutes: directive.leadTime } : undefined,
    after: directive?.after && directive.within ? { field: directive.after, minutes: directive.within } : undefined,
  }
}

/** The options in one blank: `<prod|staging|local>`, or `[Red / Yellow / Green]` only with bars, since a slash also joins words. */
function choicesIn(text: string): string[] {
  const inner = /^\s*[<[]([^<>[\]]*\|[^<>[\]]*)[>\]]\s*$/.exec(text)?.[1]
  if (inner) return inner.split('|').map((choice) => choice.trim())
  const listed = alternatives.exec(text)?.[1]
  return listed ? listed.split(/\s\/\s/).map((choice) => choice.trim()) : []
}

/** True for a value that is a placeholder as a whole: `{phase}`, `YYY`, `(low / high)`. */
function isMask(text: string): boolean {
  return /^\s*\{[^{}]+\}\s*$|^\s*([XYZ])\1{2,}\s*$/.test(text) || alternatives.test(text)
}

/** Options in parentheses, one of which is to be chosen: `(low / medium / high)`. */
const alternatives = /^\s*\(([^()]{1,30}(?:\s\/\s[^()/]{1,30}){1,6})\)\s*$/

function listLeaves(list: List, template: Template, owned: Set<Element>): Leaf[] {
  // A label that is a blank, has no letter or announces an example is no name. A box without words, or with only a blank, is an item to
  // add.
  const items = list.items.map((item) => (item.field && isNameless(item.field) ? { ...item, field: undefined } : item))
  if (items.every((item) => item.field === undefined && isBlankItem(item))) return [listPart(list, template)]
  const labels = items.map((item) => nameKey(item.field?.label ?? ''))
  const sameLabel = items.length > 1 && labels[0] !== '' && labels.every((label) => label === labels[0])
  if (items.every((item) => item.box === undefined) && (sameLabel || items.every((item) => item.field === undefined))) {
    return [listPart(list, template)]
  }
  // A directive on its own line behind the list is about all its items.
  const behind = template.directiveAt({ ...list.at, start: list.at.end })
  const lastOwn = items.at(-1)?.at
  const shared = behind && lastOwn && !isOnLine(behind.at, lastOwn) ? behind : undefined
  return items.flatMap((item): Leaf[] => {
    if (item.box) return item.text === '' ? [] : [itemPart(item, template, shared)]
    if (!item.field) return []
    if (isGroup(withNested(item)))
      return item.elements.flatMap((below) => (below.type === 'list' ? listLeaves(below, template, owned) : []))
    for (const below of item.field.value.elements) owned.add(below)
    return [fieldPart(item.field.value.elements.length > 0 ? item.field : withNested(item), template, item.at, false)]
  })
}

/** True for a label above other labels: `**Contacts**:` with `- **Support**: …` below it. */
function isGroup({ value }: Field): boolean {
  const below = value.elements.filter(hasContent)
  const isLabelled = (element: Element) =>
    element.type === 'list' && element.items.every((item) => item.field?.form === 'bold' && !item.box)
  return value.text === '' && below.length > 0 && below.every(isLabelled)
}

function isNameless({ label, labelAt }: Field): boolean {
  return (
    !/\p{L}/u.test(label) ||
    /^(?:examples?|beispiele?|ejemplos?|exemples?|例)$/i.test(label) ||
    /[\]>}]$/.test(label) ||
    /[[<{]$/.test(labelAt.block.text.slice(0, labelAt.start).trimEnd())
  )
}

function isBlankItem({ box, text }: ListItem): boolean {
  return box !== undefined && (text === '' || text.replace(blankPattern, '').trim() === '')
}

/** A label without a value has the nested content of its item as its value. */
function withNested(item: ListItem): Field {
  const field = item.field as Field
  return item.elements.length === 0 ? field : { ...field, value: { ...field.value, elements: item.elements } }
}

/** True if a place begins on the line where another ends. */
function isOnLine(at: Place, line: Place): boolean {
  return at.block === line.block && !/[\r\n]/.test(at.block.text.slice(line.end, Math.max(line.end, at.start)))
}

function itemPart(item: ListItem, template: Template, shared: Directive | undefined): ItemPart {
  const own = template.directiveAt(item.at)
  const directive = own === shared ? shared : { ...shared, ...own, at: item.at }
  const { field } = item
  const value = field?.value
  const asks =
    value !== undefined &&
    field?.form === 'item' &&
    (value.text === '' ? item.elements.length > 0 || field !== undefined : blankPattern.test(value.text))
  const name = asks || (field && value?.text === '') ? (field?.label ?? item.text) : item.text
  return {
    type: 'item',
    ...base(name, item.at, directive, ''),
    evidence: asks ? valueTypeOf(value?.text ?? '', field?.label ?? '') : undefined,
    dependsOn: directive?.dependsOn,
    source: template
      .source(item.at, item.at)
      .replace(/\[[xX]\]/, '[ ]')
      .trimEnd(),
  }
}

function listPart(list: List, template: Template): ListPart {
  const directive = template.directiveAt(list.at)
  const guidance = list.items.map((item) => item.text).filter((text) => text !== '' && !blankPattern.test(text))
  return {
    type: 'list',
    ...base('', list.at, directive, guidance.join('\n')),
    ordered: list.ordered,
    least: directive?.least ?? 1,
    source: template.source(list.at, list.at),
  }
}

function tableLeaves(table: Table, template: Template): Leaf[] {
  const directive = template.directiveAt(table.at)
  const blankCell = (cell: Cell | undefined) => cell === undefined || cell.empty || blankPattern.test(cell.text)
  // Two columns, the first with names and the second blank, are fields, one per row.
  if (
    table.fields.length > 0 &&
    table.fields.length === table.rows.length &&
    table.rows.every((row) => !blankCell(row.cells[0]) && blankCell(row.cells[1]))
  ) {
    return table.fields.map((field) => fieldPart(field, template, field.at, false))
  }
  // The first column of blank rows has names: milestones, roles, levels. An id or a number is only an example.
  const named = table.rows.filter(
    (row) =>
      /\p{L}/u.test(row.cells[0]?.text ?? '') &&
      !blankCell(row.cells[0]) &&
      !/^[\p{Lu}\d]+-?\d+$|^\d/u.test(row.cells[0]?.text ?? '') &&
      row.cells.slice(1).some(blankCell),
  )
  const part: TablePart = {
    type: 'table',
    ...base('', table.at, directive, ''),
    columns: table.columns.map((cell, index): ColumnPart => {
      const about = directive?.columns?.get(cell.text)
      const example = table.rows[0]?.cells[index]?.text ?? ''
      return {
        name: cell.text,
        aliases: about?.aliases ?? [],
        optional: about?.optional ?? cell.text === '',
        valueType: about?.type ?? valueTypeOf(example, cell.text),
      }
    }),
    rows:
      named.length > 1 ? named.map((row): RowPart => ({ name: row.cells[0]?.text ?? '', source: template.source(row.at, row.at) })) : [],
    examples: table.rows.map((row) => row.cells.map((cell) => cell.text)),
    least: directive?.least ?? 1,
    source: template.source(table.at, table.at),
  }
  return [part]
}
