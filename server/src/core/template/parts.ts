/** Reads the content of a template's section as parts. */

import { nameKey } from '../lexicon/names.ts'
import type { Cell, Document, Element, Field, List, ListItem, Paragraph, Place, Section, Table } from '../markdown/document.ts'
import { hasContent } from '../markdown/elements/values.ts'
import { endOfSection } from '../markdown/sections.ts'
import { severityRank } from '../recognisers/severity.ts'
import { type Directive, isDirective } from './directives.ts'
import type { ColumnPart, FieldPart, ItemPart, ListPart, Part, ProsePart, RecordPart, RowPart, SectionPart, TablePart } from './kind.ts'
import { limitsOf, withStated } from './limits.ts'
import {
  alternativesIn,
  asksForValue,
  blankPattern,
  declares,
  hasBlank,
  hasBlankInCode,
  isGuidance,
  isToReplace,
  isUnanswered,
  valueTypeOf,
} from './value.ts'
import { beginsWith, endsWith, means, says } from './words.ts'

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
    optional: directive?.optional ?? saysOptional(name),
    from: directive?.from,
    internal: directive?.internal ?? false,
    guidance: directive?.about ?? guidance,
    at,
    limits: limitsOf(directive),
  }
}

/** True for a name that says that its part may be left out: *Escalations (if applicable)*. */
export function saysOptional(name: string): boolean {
  return [...name.matchAll(/[([（【]([^()[\]（）【】]+)[)\]）】]/g)].some(([, aside = '']) => says('optional', aside))
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
          for (const leaf of listLeaves(element, section.heading?.text ?? '', template, owned)) leaves.push(leaf)
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
  if (section.heading && explains(section.heading.text))
    return leaves.filter((leaf) => leaf.type !== 'list' || blankPattern.test(leaf.source))
  if (leaves.length === 0 && section.sections.length === 0 && section.heading) {
    const { text: name } = section.heading
    const prompt = promptIn(elements)
    if (prompt) leaves.push({ type: 'prose', ...base(name, prompt.at, undefined, guidanceOf([prompt])) } satisfies ProsePart)
    // A heading without content asks for any text.
    else if (!elements.some(hasContent)) leaves.push({ type: 'prose', ...base(name, section.endsAt, undefined, '') } satisfies ProsePart)
  }
  return withRecords(leaves, section, template)
}

/** The text that asks the author for a text of a section without other parts; `undefined` if all of it may stay. */
function promptIn(elements: readonly Element[]): Element | undefined {
  const prose = elements.flatMap((element) => (element.type === 'quote' ? element.elements : [element])).filter(isProse)
  const asking =
    prose.find(({ text }) => blankPattern.test(text) || isUnanswered(text)) ??
    elements.find((element) => element.type === 'code' && hasBlankInCode(element.text))
  if (asking) return asking
  const others = elements.some((element) => hasContent(element) && element.type !== 'paragraph' && element.type !== 'quote')
  const guiding = prose.find((element) => (others ? isGuidance(element.text) : !stays(element)))
  return guiding ?? (prose.length === 0 ? elements.find((element) => element.type === 'comment' && !isDirective(element)) : undefined)
}

function isProse(element: Element): element is Paragraph {
  return element.type === 'paragraph' && element.text !== ''
}

/** True for content of a template that may stay as it is: what declares, links, numbered steps, code, and tables without blanks. */
function stays(element: Element): boolean {
  switch (element.type) {
    case 'paragraph':
      return (declares(element.text) || isLink(element.at)) && !blankPattern.test(element.text)
    case 'list':
      return (
        element.items.every(
          ({ text, textAt, field, box, elements }) =>
            box === undefined &&
            (isLink(textAt) ||
              (field && isConcrete(field)) ||
              (element.ordered && text !== '' && !isUnanswered(text) && !blankPattern.test(text))) &&
            elements.every(stays),
        ) && !(element.ordered && areExamples(element.items))
      )
    case 'table':
      return isLegend(element)
    case 'quote':
      return element.elements.every(stays)
    case 'code':
      return !hasBlankInCode(element.text)
    default:
      return true
  }
}

/** True for a label with a concrete value: `Critical: < 2 hours`. */
function isConcrete(field: Field): boolean {
  return !isNameless(field) && field.value.text !== '' && !asksForValue(field.value.text)
}

/** True for a section that explains, or takes what does not fit elsewhere. A document may leave it out. */
export function mayBeLeftOut({ heading, elements, sections }: Section, parts: readonly Leaf[]): boolean {
  const name = heading?.text ?? ''
  const solid = elements.filter(hasContent)
  const isLegendAlone =
    solid.some(({ type }) => type === 'table') && solid.every((element) => element.type === 'paragraph' || stays(element))
  return means('note', name) || (parts.length === 0 && sections.length === 0 && (explains(name) || isLegendAlone))
}

function explains(name: string): boolean {
  const isAbout = means('example', name) || beginsWith('instruction', name) || says('template', name)
  return isAbout && !blankPattern.test(name)
}

/** True for text that is nothing but a link, with or without words about it. */
function isLink({ block, start, end }: Place): boolean {
  return /^(?:\[[^\]]+\]\([^)\s]*[/.#][^)]*\)|<?https?:\/\/\S+>?)(?:\s*[-–—:：(].{0,120})?$/.test(block.text.slice(start, end).trim())
}

/** True for items that differ by their number or letter only, which are examples: *Step 1*, *Step 2*, *...*. */
function areExamples(items: readonly ListItem[]): boolean {
  const named = items.filter(({ text }) => /\p{L}/u.test(text))
  const keys = named.map(({ text }) =>
    text
      .replace(/(?<![\p{L}\p{N}])(?:\d+|\p{Lu})(?![\p{L}\p{N}])/gu, '#')
      .replace(/[^\s]+$/u, (word) => (means('number', word) ? '#' : word))
      .toLowerCase(),
  )
  return (
    named.length > 0 &&
    keys[0]?.includes('#') === true &&
    keys.every((key) => key === keys[0]) &&
    (named.length > 1 || /\b1$/.test(named[0]?.text ?? ''))
  )
}

/** True for a table that only explains: several rows, and nothing in them is blank. */
function isLegend({ rows }: Table): boolean {
  // A single row is an example, unless it has a day: it tells of the template's own history.
  const isTold = rows.length > 1 || rows.some(({ cells }) => cells.some(({ text }) => /\b20\d\d-\d\d-\d\d\b/.test(text)))
  return isTold && rows.every(({ cells }) => cells.every((cell) => !isBlankCell(cell)))
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
  const options = value.options.length > 1 ? value.options.map((option) => option.text) : below ? choiceOf(field.label, below) : []
  const boxes = options.length > 0
  const firstLine = value.text.indexOf('___')
  const signOff = firstLine >= 0 && /\p{L}/u.test(value.text.slice(firstLine + 3, value.text.lastIndexOf('___')))
  const blank = !boxes && asksForValue(value.text)
  const alternatives = boxes ? [] : alternativesIn(value.text)
  const isClosed = /^\s*[[<(]|\|/.test(value.text)
  const part = base(field.label, field.at, directive, blank && !/^[[<{]/.test(value.text) && isGuidance(value.text) ? value.text : '')
  const content = value.elements.filter(hasContent)
  return {
    type: 'field',
    ...part,
    limits: blank ? withStated(part.limits, value.text) : part.limits,
    valueType:
      directive?.type ??
      (signOff ? 'person' : boxes || (alternatives.length > 0 && isClosed) ? 'choice' : valueTypeOf(blank ? value.text : '', field.label)),
    choices: directive?.values ?? (boxes ? options : alternatives),
    boxes,
    list: below ? (below.ordered ? 'ordered' : 'bullets') : 'none',
    signOff,
    // A paragraph behind an empty label is about what follows as often as about the label.
    preset:
      blank || boxes ? '' : value.text || (content.length > 0 && content.every((one) => one.type !== 'paragraph' && stays(one)) ? '…' : ''),
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

/** The options of a list of boxes of which one is to be ticked, by the name above it or by the options; empty if all are. */
function choiceOf(name: string, { items }: List): string[] {
  const options = items.map(({ text }) => text)
  if (
    items.length < 2 ||
    items.some(({ box, field, elements }) => !box || (field && !field.value.empty && !isBlank(field.value.text)) || elements.length > 0)
  )
    return []
  if (options.some((option) => option === '' || option.split(/\s+/).length > 6)) return []
  const isScale = options.every((option) => severityRank(option) !== undefined || means('yes or no', option))
  return isScale || namesChoice(name) ? options : []
}

/** True for the name of a property that has one value: *Severity*, *Type of alert*, *Alert type*. */
function namesChoice(name: string): boolean {
  const words = name.replace(/[(（][^()（）]*[)）]/g, ' ').trim()
  const count = words.split(/\s+/).length
  if (count > 8) return false
  return beginsWith('one of', words) || beginsWith('how', words) || (count <= 4 && endsWith('one of', words))
}

function isBlank(text: string): boolean {
  return text.replace(blankPattern, '').trim() === ''
}

function listLeaves(list: List, name: string, template: Template, owned: Set<Element>): Leaf[] {
  // A label that is a blank, has no letter or announces an example is no name. A box without words, or with only a blank, is an item to
  // add.
  const items = list.items.map((item) => (item.field && isNameless(item.field) ? { ...item, field: undefined } : item))
  const nested = (item: ListItem) =>
    item.elements.flatMap((below) =>
      below.type === 'list' && below.items.some(({ box }) => box) ? listLeaves(below, '', template, owned) : [],
    )
  if (items.every((item) => item.field === undefined && isBlankItem(item))) return [listPart(list, template)]
  const options = choiceOf(name, list)
  if (options.length > 0) return [{ ...listPart(list, template), choices: options }]
  const labels = items.map((item) => nameKey(item.field?.label ?? ''))
  const sameLabel = items.length > 1 && labels[0] !== '' && labels.every((label) => label === labels[0])
  if (items.every((item) => item.box === undefined) && (sameLabel || items.every((item) => item.field === undefined))) {
    const below = items.flatMap(nested)
    return below.length > 0 ? below : stays(list) ? [] : [listPart(list, template)]
  }
  if (items.every((item) => item.box && item.field === undefined) && areExamples(items)) return [listPart(list, template)]
  // A directive on its own line behind the list is about all its items.
  const behind = template.directiveAt({ ...list.at, start: list.at.end })
  const lastOwn = items.at(-1)?.at
  const shared = behind && lastOwn && !isOnLine(behind.at, lastOwn) ? behind : undefined
  return items.flatMap((item): Leaf[] => {
    if (item.box) return [...(/[\p{L}\p{N}]/u.test(item.text) ? [itemPart(item, template, shared)] : []), ...nested(item)]
    if (!item.field) return nested(item)
    const field = withNested(item)
    if (isGroup(field))
      return item.elements.flatMap((below) => (below.type === 'list' ? listLeaves(below, field.label, template, owned) : []))
    for (const below of item.field.value.elements) owned.add(below)
    const first = fieldPart(item.field.value.elements.length > 0 ? item.field : field, template, item.at, false)
    // A label behind another one is inserted as an item of its own. The date beside a name to sign with belongs to it.
    const others = (first.signOff ? [] : (item.others ?? []))
      .filter((other) => !isNameless(other))
      .map((other) => fieldPart(other, template, other.at, false))
    return [first, ...others.map((other) => ({ ...other, source: `- ${other.source}` }))]
  })
}

/** True for a label above other labels or above boxes of which all are to be ticked: `**Contacts**:` with `- **Support**: …` below it. */
function isGroup({ label, value }: Field): boolean {
  const below = value.elements.filter(hasContent)
  const isLabelled = (element: Element) =>
    element.type === 'list' &&
    (element.items.every((item) => item.field?.form === 'bold' && !item.box) ||
      (element.items.every((item) => item.box && !isBlankItem(item)) &&
        !areExamples(element.items) &&
        choiceOf(label, element).length === 0))
  return value.text === '' && below.length > 0 && below.every(isLabelled)
}

function isNameless({ label, labelAt }: Field): boolean {
  return (
    !/\p{L}/u.test(label) ||
    means('example', label) ||
    means('instruction', label) ||
    means('template', label) ||
    /[\]>}]$|^[^[]*\]/.test(label) ||
    /[[<{]$/.test(labelAt.block.text.slice(0, labelAt.start).trimEnd())
  )
}

function isBlankItem({ box, text }: ListItem): boolean {
  const isToName = blankPattern.exec(text)?.index === 0 || alternativesIn(text).length > 1
  return box !== undefined && (isToName || isBlank(text) || !/[\p{L}\p{N}]/u.test(text))
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
  const asks = value !== undefined && field?.form === 'item' && (value.text === '' || isToReplace(value.text))
  const name = asks || (field && value?.text === '') ? (field?.label ?? item.text) : withoutBlanks(item.text)
  return {
    type: 'item',
    ...base(name, item.at, directive, ''),
    // An item that does not apply is answered with *N/A*, or struck out.
    optional: directive?.optional ?? false,
    evidence: asks ? valueTypeOf(value?.text ?? '', field?.label ?? '') : undefined,
    dependsOn: directive?.dependsOn,
    source: template
      .source(item.at, item.at)
      .replace(/\[[xX]\]/, '[ ]')
      .trimEnd(),
  }
}

/** The constant words of an item: *Unit tests passing* of `Unit tests passing (coverage: ___ %)`, *Rate* of `Rate: [%]`. */
function withoutBlanks(text: string): string {
  const words = text
    .replace(new RegExp(blankPattern, 'gu'), '\0')
    .replace(/\s*[([（][^()[\]（）]*\0[^()[\]（）]*[)\]）]/g, '')
    .replace(/[\s:：,–—-]*\0[\s%]*$/, '')
    .replace(/\s*\0\s*/g, ' ')
    .trim()
  return /\p{L}/u.test(words) ? words : text
}

function listPart(list: List, template: Template): ListPart {
  const directive = template.directiveAt(list.at)
  const guidance = list.items.map((item) => item.text).filter((text) => text !== '' && !blankPattern.test(text))
  return {
    type: 'list',
    ...base('', list.at, directive, guidance.join('\n')),
    ordered: list.ordered,
    choices: [],
    least: directive?.least ?? 1,
    source: template.source(list.at, list.at),
  }
}

function tableLeaves(table: Table, template: Template): Leaf[] {
  const directive = template.directiveAt(table.at)
  const [label, value] = table.columns
  // Two columns, one with names and one with values, are fields, one per row.
  if (
    table.fields.length > 0 &&
    table.fields.length === table.rows.length &&
    table.rows.every(({ cells: [first] }) => !isBlankCell(first) && /\p{L}/u.test(first?.text ?? '')) &&
    (table.rows.some(({ cells: [, second] }) => isBlankCell(second) || isToReplace(second?.text ?? '')) ||
      (means('field', label?.text ?? '') && means('value', value?.text ?? '')))
  ) {
    return table.fields.map((field) => fieldPart(field, template, field.at, false))
  }
  if (isLegend(table) && !directive) return []
  const naming = namingColumn(table)
  const named =
    naming < 0
      ? []
      : table.rows.filter(({ cells }) => isName(cells[naming]) && cells.some((cell, index) => index !== naming && isBlankCell(cell)))
  const part: TablePart = {
    type: 'table',
    ...base('', table.at, directive, ''),
    columns: table.columns.map((cell, index): ColumnPart => {
      const about = directive?.columns?.get(cell.text)
      const example = table.rows[0]?.cells[index]?.text ?? ''
      return {
        name: cell.text,
        aliases: about?.aliases ?? [],
        optional: about?.optional ?? (cell.text === '' || means('note', cell.text) || saysOptional(cell.text)),
        valueType: about?.type ?? valueTypeOf(example, cell.text),
      }
    }),
    rows:
      named.length > 1
        ? named.map((row): RowPart => ({ name: row.cells[naming]?.text ?? '', source: template.source(row.at, row.at) }))
        : [],
    examples: table.rows.map((row) => row.cells.map((cell) => cell.text)),
    least: directive?.least ?? 1,
    source: template.source(table.at, table.at),
  }
  return [part]
}

/**
 * The column with the names of rows that are to be filled in: milestones, roles, levels. It is the first one, or the one behind numbers
 * and times; -1 for none. An id or a number is only an example.
 */
function namingColumn({ columns, rows }: Table): number {
  return columns.findIndex(
    (_, index) =>
      rows.some(({ cells }) => isName(cells[index])) &&
      (index === 0 || rows.every(({ cells }) => isName(cells[index]) && cells.slice(0, index).every(isNumberOrTime))),
  )
}

/** True for a cell that only counts its row, or is for its time. */
function isNumberOrTime(cell: Cell): boolean {
  return cell.empty || !/\p{L}/u.test(cell.text) || /^\W*(?:HH|hh):/.test(cell.text)
}

function isName(cell: Cell | undefined): boolean {
  return /\p{L}/u.test(cell?.text ?? '') && !isBlankCell(cell) && !/^[\p{Lu}\d]+-?\d+$|^\d/u.test(cell?.text ?? '')
}

function isBlankCell(cell: Cell | undefined): boolean {
  return cell === undefined || cell.empty || hasBlank(cell.text)
}
