/** What a label of a template asks for, and what it has in common with all parts. */
import type { Document, Field, List, ListItem, Place } from '../markdown/document.ts'
import { hasContent } from '../markdown/elements/values.ts'
import { severityRank } from '../recognisers/severity.ts'
import type { Directive } from './directives.ts'
import type { FieldPart } from './kind.ts'
import { limitsOf, withStated } from './limits.ts'
import { stays } from './stays.ts'
import { alternativesIn, asksForValue, isBlank, isGuidance, valueTypeOf } from './value.ts'
import { beginsWith, endsWith, means, says } from './words.ts'

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
    ...(directive?.fill && { fill: directive.fill }),
  }
}

/** True for a name that says that its part may be left out: *Escalations (if applicable)*. */
export function saysOptional(name: string): boolean {
  return [...name.matchAll(/[([（【]([^()[\]（）【】]+)[)\]）】]/g)].some(([, aside = '']) => says('optional', aside))
}

export function fieldPart(field: Field, template: Template, line: Place): FieldPart {
  const directive = template.directiveAt(line) ?? template.directiveAt(field.at)
  const { value } = field
  const below = value.elements.find((element): element is List => element.type === 'list')
  const options = value.options.length > 1 ? value.options.map((option) => option.text) : below ? choiceOf(field.label, below) : []
  const boxes = options.length > 0
  const firstLine = value.text.indexOf('___')
  const signOff = firstLine >= 0 && /\p{L}{3}/u.test(value.text.slice(firstLine + 3, value.text.lastIndexOf('___')))
  const blank = !boxes && asksForValue(value.text)
  const alternatives = boxes ? [] : alternativesIn(value.text)
  const isClosed = /^\s*[[<(]|\|/.test(value.text)
  const part = base(field.label, field.at, directive, blank && !/^[[<{]/.test(value.text) && isGuidance(value.text) ? value.text : '')
  const content = value.elements.filter(hasContent)
  return {
    type: 'field',
    ...part,
    optional: part.optional || (directive?.optional === undefined && blank && says('leave out', value.text)),
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
    owned: blank && /\bowner\b/i.test(value.text) && /utc|time|date|update/i.test(`${field.label} ${value.text}`),
    cadence: directive?.cadence,
    before: directive?.before && directive.leadTime ? { field: directive.before, minutes: directive.leadTime } : undefined,
    after: directive?.after && directive.within ? { field: directive.after, minutes: directive.within } : undefined,
  }
}

/** The options of a list of boxes of which one is to be ticked, by the name above it or by the options; empty if all are. */
export function choiceOf(name: string, list: List): string[] {
  // What stands among the boxes without one is about them.
  const items = list.items.some(({ box }) => box) ? list.items.filter(({ box, field }) => box || field) : list.items
  const options = items.map(({ text }) => text)
  // What an option means stands behind a dash, or in parentheses.
  const heads = options.map((option) => option.replace(/\s+[–—-]\s.*$|\s*[(（].*$/s, '').replace(/[\s:：_.…]+$/, ''))
  const isScale = heads.every((head) => severityRank(head) !== undefined || means('yes or no', head))
  const isValued = ({ text, field }: ListItem) =>
    field !== undefined && !field.value.empty && !isBlank(field.value.text) && !/^\s+[–—-]\s/.test(text.slice(field.label.length))
  if (items.length < 2 || items.some(({ box }) => !box)) return []
  if (areOpposites(heads)) return options
  if (items.some((item) => (!isScale && isValued(item)) || item.elements.length > 0)) return []
  if (heads.some((head) => head === '' || head.split(/\s+/).length > 6)) return []
  // Who may name another option, or none, is not asked for all of them.
  const isOpen = items.length > 2 && heads.some((head) => means('other', head))
  return isScale || isOpen || namesChoice(name) ? options : []
}

/** True for two options of which one says that the other does not hold: *Must be reported*, *Need not be reported*. */
function areOpposites(heads: readonly string[]): boolean {
  const [one = '', other = '', third] = heads
  if (third !== undefined || says('not', one) === says('not', other)) return false
  const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]|\p{L}{4,}/gu))
  const [words, others] = [wordsOf(one), wordsOf(other)]
  const shared = [...words].filter((word) => others.has(word)).length
  return shared > 0 && shared * 2 >= Math.min(words.size, others.size)
}

/** True for the name of a property that has one value: *Severity*, *Type of alert*, *Alert type*. */
function namesChoice(name: string): boolean {
  const words = name.replace(/[(（][^()（）]*[)）]|^[\s\d.)#]+/g, ' ').trim()
  const count = words.split(/\s+/).length
  if (count > 8) return false
  return beginsWith('one of', words) || beginsWith('how', words) || (count <= 4 && endsWith('one of', words))
}
