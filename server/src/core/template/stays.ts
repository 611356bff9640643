/** What of a template may stay as it is: what it explains, lists or gives, and does not ask for. */
import type { Cell, Element, Field, ListItem, Place, Section, Table } from '../markdown/document.ts'
import { hasContent } from '../markdown/elements/values.ts'
import type { Part } from './kind.ts'
import { asksForValue, blankPattern, declares, hasBlank, hasBlankInCode, isBlank, isToReplace, isUnanswered } from './value.ts'
import { beginsWith, endsWith, means, says } from './words.ts'

/** True for content of a template that may stay as it is: what declares, links, numbered steps, code, and tables without blanks. */
export function stays(element: Element, name = ''): boolean {
  switch (element.type) {
    case 'paragraph':
      return (
        (declares(element.text) || isLink(element.at) || isPointer(element.text) || tells(element.text)) && !blankPattern.test(element.text)
      )
    case 'list':
      return (
        (element.items.every(
          ({ text, textAt, field, box, elements }) =>
            box === undefined &&
            (isLink(textAt) ||
              (field && isConcrete(field)) ||
              (element.ordered && text !== '' && !isUnanswered(text) && !blankPattern.test(text))) &&
            elements.every((inner) => stays(inner)),
        ) &&
          !(element.ordered && areExamples(element.items))) ||
        areSentences(element.items, name)
      )
    case 'table':
      return isLegend(element)
    case 'quote':
      return element.elements.every((inner) => stays(inner))
    case 'code':
      return !hasBlankInCode(element.text)
    default:
      return true
  }
}

/** True for a section that explains, or takes what does not fit elsewhere. A document may leave it out. */
export function mayBeLeftOut({ heading, elements, sections }: Section, parts: readonly Part[]): boolean {
  const name = heading?.text ?? ''
  const solid = elements.filter(hasContent)
  const isLegendAlone =
    solid.some(({ type }) => type === 'table') && solid.every((element) => element.type === 'paragraph' || stays(element))
  return means('note', name) || (parts.length === 0 && sections.length === 0 && isLegendAlone)
}

/** True for items that say something by themselves: whole sentences, or what holds for each document: *Escalation criteria*. */
function areSentences(items: readonly ListItem[], name: string): boolean {
  const holds = beginsWith('criterion', name) || endsWith('criterion', name) || endsWith('when', name)
  return (
    items.length > 1 &&
    items.every(
      ({ text, box, field, elements }) =>
        box === undefined &&
        field === undefined &&
        (holds || (/\p{L}[)）"”»]?[.。]$/u.test(text) && text.length > 15)) &&
        /\p{L}/u.test(text) &&
        !/^\d\d[:：]\d\d/.test(text) &&
        !blankPattern.test(text) &&
        !isUnanswered(text) &&
        !isInstruction(text) &&
        elements.every((element) => stays(element)),
    ) &&
    !areExamples(items)
  )
}

/** True for words that ask the writer for something: *Describe …*, *Who …*, or no more than *The one who …*. */
function isInstruction(text: string): boolean {
  return beginsWith('instruct', text) || beginsWith('question', text) || /^(?:some|the|an?|any)\b/i.test(text)
}

/** True for a sentence that only says where more stands. */
function isPointer(text: string): boolean {
  return beginsWith('see', text) && text.length < 200
}

/** True for a long text: what asks for something is short. */
function tells(text: string): boolean {
  return text.length > 300 && !beginsWith('instruct', text) && !beginsWith('question', text)
}

/** True for a label of what the template wants its reader to know: `Important: test it before`. */
export function isRemark({ label, value }: Field, isQuoted = false): boolean {
  if (!means('remark', label) && !(isQuoted && means('purpose', label) && !isInstruction(value.text))) return false
  return value.text !== '' && value.options.length === 0 && !isToReplace(value.text)
}

export function explains(name: string): boolean {
  const isAbout = means('example', name.replace(/[:：].*$/s, '')) || beginsWith('instruction', name) || says('template', name)
  return isAbout && !blankPattern.test(name)
}

/** True for a label with a concrete value: `Critical: < 2 hours`. */
function isConcrete(field: Field): boolean {
  return !isNameless(field) && field.value.text !== '' && !asksForValue(field.value.text)
}

export function isNameless({ label, labelAt }: Field): boolean {
  return (
    !/\p{L}/u.test(label) ||
    isBlank(label) ||
    means('example', label) ||
    means('instruction', label) ||
    means('template', label) ||
    /[\]>}…]$|\.{3}$|^[^[]*\]/.test(label) ||
    /[[<{]$/.test(labelAt.block.text.slice(0, labelAt.start).trimEnd())
  )
}

/** True for text that is nothing but a link, with or without words about it, or leads to an address. */
function isLink({ block, start, end }: Place): boolean {
  const text = block.text.slice(start, end).trim()
  return (
    /^(?:\[[^\]]+\]\([^)\s]*[/.#][^)]*\)|<?https?:\/\/\S+>?)(?:\s*[-–—:：(].{0,120})?$/.test(text) ||
    /^[^<>[\]]{0,120}[:：]\s*<?(?:https?:\/\/|mailto:|[\w.+-]+@)\S+$/.test(text)
  )
}

/** True for items that differ by their number or letter only, which are examples: *Step 1*, *Step 2*, *...*. */
export function areExamples(items: readonly ListItem[]): boolean {
  const named = items.filter(({ text }) => /\p{L}/u.test(text))
  const keys = named.map(({ text }) =>
    text
      .replace(/(?<![\p{L}\p{N}])(?:\d+|\p{Lu})(?![\p{L}\p{N}])/gu, '#')
      .replace(/[^\s]+$/u, (word) => (means('number', word) ? '#' : word))
      .toLowerCase(),
  )
  // Levels are told apart by their numbers.
  const [, counted = ''] = /(\p{L}+)\s*#/u.exec(keys[0] ?? '') ?? []
  return (
    named.length > 0 &&
    keys[0]?.includes('#') === true &&
    !means('level', counted) &&
    keys.every((key) => key === keys[0]) &&
    (named.length > 1 || /\b1$/.test(named[0]?.text ?? ''))
  )
}

/** True for a table that only explains: several rows, and nothing in them is blank. */
export function isLegend({ rows }: Table): boolean {
  // A single row is an example, unless it has a day: it tells of the template's own history.
  const isTold = rows.length > 1 || rows.some(({ cells }) => cells.some(({ text }) => /\b20\d\d-\d\d-\d\d\b/.test(text)))
  return isTold && rows.every(({ cells }) => cells.every((cell) => !isBlankCell(cell)))
}

export function isBlankCell(cell: Cell | undefined): boolean {
  return cell === undefined || cell.empty || hasBlank(cell.text)
}
