/** Reads the content of a template's section as parts. */

import { conceptsIn, nameKey } from '../lexicon/names.ts'
import { labelsOfItem } from '../markdown/asked.ts'
import type { Element, Field, List, ListItem, Paragraph, Place, Section } from '../markdown/document.ts'
import { hasContent } from '../markdown/elements/values.ts'
import { endOfSection } from '../markdown/sections.ts'
import { severityRank } from '../recognisers/severity.ts'
import { type Directive, isDirective } from './directives.ts'
import { base, choiceOf, fieldPart, type Template } from './fieldPart.ts'
import type { FieldPart, ItemPart, ListPart, Part, ProsePart, RecordPart, SectionPart } from './kind.ts'
import { areExamples, explains, isNameless, isRemark, stays } from './stays.ts'
import { tableLeaves } from './tableParts.ts'
import {
  alternativesIn,
  blankPattern,
  declaresInItalics,
  hasBlankInCode,
  isBlank,
  isGuidance,
  isSign,
  isToReplace,
  isUnanswered,
  valueTypeOf,
} from './value.ts'
import { beginsWith } from './words.ts'

/** A part without sections of its own. */
type Leaf = Exclude<Part, SectionPart>

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
  const visit = (list: readonly Element[], isQuoted = false) => {
    for (const element of list) {
      if (owned.has(element)) continue
      switch (element.type) {
        case 'paragraph':
          // If fields share a paragraph, only a directive on a field's own line is about it.
          for (const field of element.fields)
            if ((!field.tentative || (!isQuoted && isOnlyBlank(field))) && !isNameless(field) && !isRemark(field, isQuoted))
              pushField(field, element.fields.length === 1 ? element.at : field.at)
          break
        case 'list':
          for (const leaf of listLeaves(element, section.heading?.text ?? '', template, owned)) leaves.push(leaf)
          break
        case 'table':
          leaves.push(...tableLeaves(element, section.heading?.text ?? '', template))
          break
        case 'quote':
          visit(element.elements, true)
          break
      }
    }
  }
  const pushField = (field: Field, line: Place) => {
    if (isGroup(field)) return
    for (const below of field.value.elements) owned.add(below)
    leaves.push(fieldPart(field, template, line))
  }
  visit(elements)
  if (isExplained(section, template))
    return leaves.filter((leaf) => (leaf.type === 'list' ? blankPattern.test(leaf.source) : leaf.type !== 'field' || isOpen(leaf)))
  if (leaves.length === 0 && section.sections.length === 0 && section.heading) {
    const { text: name } = section.heading
    const prompt = promptIn(elements)
    if (prompt) leaves.push({ type: 'prose', ...base(name, prompt.at, undefined, guidanceOf([prompt])) } satisfies ProsePart)
    // A heading without content asks for any text.
    else if (!elements.some(hasContent)) leaves.push({ type: 'prose', ...base(name, section.endsAt, undefined, '') } satisfies ProsePart)
  }
  return withRecords(leaves, section, template)
}

/** True for a section that explains, or one within it. The title of a template is no such heading. */
export function isExplained(section: Section, { document: { root } }: Template): boolean {
  for (let at: Section | undefined = section; at?.heading; at = at.parent) {
    const isTitle = root.sections.length === 1 && root.sections[0] === at
    if (!isTitle && explains(at.heading.text)) return true
  }
  return false
}

/** The text that asks the author for a text of a section without other parts; `undefined` if all of it may stay. */
function promptIn(elements: readonly Element[]): Element | undefined {
  const solid = elements.flatMap((element) => (element.type === 'quote' ? element.elements : [element])).filter(hasContent)
  // Words with a colon at their end lead to what stands below them.
  const prose = solid.filter(isProse).filter((element) => {
    const next = solid[solid.indexOf(element) + 1]
    return blankPattern.test(element.text) || !/[:：]$/.test(element.text) || next === undefined || next.type === 'paragraph'
  })
  const asking =
    prose.find(({ text }) => blankPattern.test(text) || (isUnanswered(text) && !declaresInItalics(text))) ??
    elements.find((element) => element.type === 'code' && hasBlankInCode(element.text))
  if (asking) return asking
  const others = elements.some((element) => hasContent(element) && element.type !== 'paragraph' && element.type !== 'quote')
  const guiding = prose.find((element) => (!others || isGuidance(element.text)) && !stays(element) && !declaresInItalics(element.text))
  return guiding ?? (prose.length === 0 ? elements.find((element) => element.type === 'comment' && !isDirective(element)) : undefined)
}

/** True for a label with nothing but a blank. Words with a colon in plain text may also be a sentence. */
function isOnlyBlank({ value }: Field): boolean {
  return value.text !== '' && isBlank(value.text)
}

/** True for a label without a value or with a blank. */
function isOpen({ blank, preset }: FieldPart): boolean {
  return preset === '' && (blank === '' || blankPattern.test(blank))
}

function isProse(element: Element): element is Paragraph {
  return element.type === 'paragraph' && element.text !== ''
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
  // One label that comes twice among others, such as two telephones, is no record.
  const repeated = fields.filter((field) => leaves.some((leaf, at) => at >= again && nameKey(leaf.name) === nameKey(field.name)))
  if (!stated && repeated.length * 2 <= fields.length) return [...leaves]
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

function listLeaves(list: List, name: string, template: Template, owned: Set<Element>): Leaf[] {
  // Words with a colon at their end are a label, however long they are. A label that is a blank, has no letter or announces an example is no name. A box without words, or with only a blank, is an item to
  // add.
  const labelled = list.items.map((item) =>
    item.field || item.box || !/[:：]$/.test(item.text) ? item : { ...item, field: labelAtEnd(item) },
  )
  const items = labelled.map((item) => (item.field && (isNameless(item.field) || isTag(item)) ? { ...item, field: undefined } : item))
  const nested = (item: ListItem) =>
    item.elements.flatMap((below) =>
      below.type === 'list' && below.items.some(({ box }) => box) ? listLeaves(below, '', template, owned) : [],
    )
  if (items.every((item) => item.field === undefined && isBlankItem(item))) return [listPart(list, template)]
  // What went well is another each time.
  if (tellsLessons(name) && items.every(({ box }) => box)) return [listPart(list, template)]
  // Conditions are ticked when one of them comes true.
  if (beginsWith('when', name.replace(/^[\s\d.)#]+/, '')) && items.every(({ box, field }) => box && !field)) return []
  const options = choiceOf(name, list)
  if (options.length > 0) return [{ ...listPart(list, template), choices: options }]
  const labels = items.map((item) => nameKey(item.field?.label ?? ''))
  const sameLabel = items.length > 1 && labels[0] !== '' && labels.every((label) => label === labels[0])
  if (items.every((item) => item.box === undefined) && (sameLabel || items.every((item) => item.field === undefined))) {
    const below = items.flatMap(nested)
    return below.length > 0 ? below : stays(list, name) ? [] : [listPart(list, template)]
  }
  if (items.every(({ box }) => box) && areExamples(items)) return [listPart(list, template)]
  // A directive on its own line behind the list is about all its items.
  const behind = template.directiveAt({ ...list.at, start: list.at.end })
  const lastOwn = items.at(-1)?.at
  const shared = behind && lastOwn && !isOnLine(behind.at, lastOwn) ? behind : undefined
  return items.flatMap((item): Leaf[] => {
    if (item.box) return [...(/[\p{L}\p{N}]/u.test(item.text) ? [itemPart(item, template, shared)] : []), ...nested(item)]
    if (!item.field || isRemark(item.field)) return nested(item)
    const field = withNested(item)
    if (isGroup(field))
      return item.elements.flatMap((below) => (below.type === 'list' ? listLeaves(below, field.label, template, owned) : []))
    for (const below of item.field.value.elements) owned.add(below)
    const first = fieldPart(item.field.value.elements.length > 0 ? item.field : field, template, item.at)
    // A label behind another one is inserted as an item of its own. The date beside a name to sign with belongs to it.
    const others = (first.signOff ? [] : (item.others ?? []))
      .filter((other) => !isNameless(other))
      .map((other) => fieldPart(other, template, other.at))
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
        !tellsLessons(label) &&
        choiceOf(label, element).length === 0))
  return value.text === '' && below.length > 0 && below.every(isLabelled)
}

/** The label that the words of an item are; `undefined` if they are none. */
function labelAtEnd(item: ListItem): Field | undefined {
  return labelsOfItem(item).find(({ label, value }) => value.text === '' && item.text.startsWith(label))
}

/** True for a label that only says how urgent the task behind it is. */
function isTag({ box, field }: ListItem): boolean {
  return box !== undefined && field !== undefined && blankPattern.test(field.value.text) && severityRank(field.label) !== undefined
}

function tellsLessons(name: string): boolean {
  return conceptsIn(name).some((concept) => lessons.has(concept))
}

const lessons: ReadonlySet<string> = new Set(['what went well', 'what went badly', 'where we got lucky'])

function isBlankItem({ box, text, field }: ListItem): boolean {
  const words = field === undefined && severityRank(text) !== undefined ? text.replace(/^[^:：]*[:：]\s*/, '') : text
  const isToName = blankPattern.exec(words)?.index === 0 || alternativesIn(text).length > 1
  return box !== undefined && (isToName || isBlank(text) || isSign(text) || !/[\p{L}\p{N}]/u.test(text))
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
