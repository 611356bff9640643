/** Where a missing part is inserted, and its text in the author's style. */

import { sourceOf } from '../markdown/blocks.ts'
import type { Element, List, ListItem, Place, Section } from '../markdown/document.ts'
import { isOpenEnded } from '../markdown/elements/values.ts'
import type { FieldEntry } from '../markdown/outline.ts'
import { isCut, lastOf } from '../markdown/parser/continued.ts'
import { byteOrderMark } from '../markdown/parser/cut.ts'
import type { FieldPart, SectionPart } from '../template/kind.ts'

/** An insertion: a text with the line breaks that it needs, and an empty place. */
export interface Insertion {
  readonly at: Place
  readonly text: string
}

/** What an insertion goes next to: a list item, a field on its own line, a row of fields, or a heading that stands for a field. */
export interface Neighbour {
  readonly form: 'item' | 'line' | 'row' | 'heading'
  /** From its first character to the last of its content; both places are empty. */
  readonly start: Place
  readonly end: Place
  /** The depth of a heading; 7 for a bold line. */
  readonly depth?: number
  /** The content below a label or in an item, and the end of the words above it. */
  readonly below?: readonly Element[]
  readonly head?: Place
  /** The source of the neighbour's own part in the template; `undefined` if no part asks for it. */
  readonly source?: string
}

/** The inserted part: its name, its source in the template, and the list below it. */
interface Part {
  readonly name: string
  readonly source: string
  readonly list?: FieldPart['list']
}

const lineBreak = /\r\n|\n|\r/
const marker = /^(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/

/** A field as a neighbour; `undefined` for one in the front matter, since body text cannot stand next to it. */
export function neighbourOf({ field, item, section }: FieldEntry, source: string): Neighbour | undefined {
  if (field.form === 'front-matter') return undefined
  if (section?.heading) return { form: 'heading', depth: section.depth, start: startOf(section.heading.at), end: endForText(section) }
  const below = field.value.elements
  const last = below.findLast((element) => !isOpenEnded(element))?.at
  if (field.form === 'table') return { form: 'row', start: startOf(field.at), end: endOf(field.at) }
  const own = item?.at ?? field.at
  const end = endOf(last && last.end > own.end ? last : own)
  return item ? { form: 'item', start: startOf(own), end, below, source } : { form: 'line', start: lineStart(own), end, below, source }
}

/** The first word of the line on which a place begins: what is inserted goes above the whole line, not into it. */
function lineStart({ block, start }: Place): Place {
  const before = /[^\r\n]*$/.exec(block.text.slice(0, start))?.[0] ?? ''
  const first = start - before.replace(/^[ \t>]+/, '').length
  return { block, start: first, end: first }
}

/** A list item as a neighbour. */
export function itemNeighbour({ at, markerAt, textAt, elements }: ListItem, source?: string): Neighbour {
  if (markerAt.start === markerAt.end) return { form: 'row', start: startOf(at), end: endOf(at) }
  const own = { form: 'item', start: startOf(at), end: endOf(at), head: endOf(textAt), below: elements } as const
  return source === undefined ? own : { ...own, source }
}

/** Inserts a part behind its neighbour. */
export function behind(neighbour: Neighbour, part: Part): Insertion {
  const margin = marginOf(neighbour.start)
  const lines = styled(neighbour, part, 1)
  const stray = strayList(neighbour, part)
  if (stray && neighbour.head) return { at: lineEnd(neighbour.head), text: `\n${margin}${lines[0] ?? ''}` }
  if (stray) return { at: startOf(stray.at), text: `${lines[0] ?? ''}\n${margin.trimEnd()}\n${margin}` }
  const at = lineEnd(neighbour.end)
  if (isApart(neighbour, lines.length, part, 1))
    return { at, text: `\n${margin.trimEnd()}${lines.map((line) => `\n${margin}${line}`).join('')}` }
  const [own, other] = hardBreaks(neighbour)
  return { at, text: `${own ? '' : other}${lines.map((line) => `\n${margin}${line}${own}`).join('')}` }
}

/**
 * A list below a neighbour that belongs to the missing part: below a label, a second list of the sort that the part asks for; in an item, a
 * list if only the part has one in the template.
 */
function strayList({ below = [], head, source = '' }: Neighbour, part: Part): List | undefined {
  const isList = (element: Element): element is List => element.type === 'list'
  if (head) return hasListBelow(part.source) && !hasListBelow(source) ? below.find(isList) : undefined
  const ordered = part.list === 'ordered'
  return part.list === 'bullets' || ordered
    ? (below.slice(1).find((element) => isList(element) && element.ordered === ordered) as List | undefined)
    : undefined
}

function hasListBelow(source: string): boolean {
  return source
    .split(lineBreak)
    .slice(1)
    .some((line) => marker.test(line.trimStart()))
}

/** Inserts a part before its neighbour. */
export function before(neighbour: Neighbour, part: Part): Insertion {
  const margin = marginOf(neighbour.start)
  const lines = styled(neighbour, part, 0)
  if (isApart(neighbour, lines.length, part, 0))
    return {
      at: neighbour.start,
      text: `${lines
        .map((line) => `${line}\n${margin}`)
        .join('')
        .trimEnd()}\n${margin.trimEnd()}\n${margin}`,
    }
  const [own, other] = hardBreaks(neighbour)
  return { at: neighbour.start, text: lines.map((line) => `${line}${own || other}\n${margin}`).join('') }
}

/**
 * The end of a section with its subsections. Code or HTML that nothing closes is left out, since the inserted text would become part of it.
 */
export function endForText(section: Section): Place {
  const last = section.sections.at(-1)
  return last ? endForText(last) : ownEndForText(section)
}

function ownEndForText({ heading, elements, endsAt }: Section): Place {
  const last = elements.at(-1)
  // Above the first heading, an empty line belongs to the heading.
  if (!last && !heading && endsAt.start === 0) return endsAt
  if (!last || !isOpenEnded(last)) return lineEnd(endsAt)
  const before = elements.at(-2)
  if (before) return lineEnd(lastOf(before))
  return heading ? lineEnd(endOf(heading.at)) : startOf(last.at)
}

/** Inserts a part at the end of a section's own content. */
export function atSectionEnd(section: Section, part: Part): Insertion {
  const last: Element | undefined = section.elements.at(-1)
  const item = last?.type === 'list' ? (last satisfies List).items.at(-1) : undefined
  if (item && marker.test(part.source)) return behind(itemNeighbour(item), part)
  const at = ownEndForText(section)
  const ahead = at.block.text.slice(0, at.end)
  const first = section.heading === undefined && isNothing(ahead)
  return first ? { at, text: `${part.source}\n\n` } : apart(at, part.source)
}

/**
 * Inserts lines behind the line of a place, with a blank line before them, and one behind them if the next line would otherwise continue
 * them.
 */
export function apart(at: Place, source: string): Insertion {
  const { text } = at.block
  const isBehindBreak = /[\r\n]$/.test(text.slice(0, at.end))
  const [, next = ''] = /^(?:\r\n|\n|\r)?([^\r\n]*)/.exec(text.slice(at.end)) ?? []
  const behind = isBlank(next) || /^ {0,3}#{1,6}(?=[ \t]|$)/.test(next) ? '' : '\n'
  return { at, text: isBehindBreak ? `\n${source.trimEnd()}\n${behind}` : `\n\n${source}${behind}` }
}

/**
 * True for text that Markdown treats as blank. A byte order mark or no-break space is text, except for the mark at the start of the
 * document.
 */
function isNothing(text: string): boolean {
  return text === byteOrderMark || !/[^ \t\r\n]/.test(text)
}

/** An empty place at the end of the line on which a place ends. */
export function lineEnd(place: Place): Place {
  const end = place.end + (/^[^\r\n]*/.exec(place.block.text.slice(place.end))?.[0].length ?? 0)
  return { block: place.block, start: end, end }
}

function startOf(place: Place): Place {
  return { block: place.block, start: place.start, end: place.start }
}

function endOf(place: Place): Place {
  return { block: place.block, start: place.end, end: place.end }
}

/** The indentation and quote marks before a place, which every inserted line needs as well. */
export function marginOf(place: Place): string {
  const line = /[^\r\n]*$/.exec(place.block.text.slice(0, place.start))?.[0] ?? ''
  return line.replace(/[^\s>]/g, ' ')
}

/** The lines of a part in the style of its neighbour: with its bullet or number (`step` further), as a row, or under a heading. */
function styled(neighbour: Neighbour, part: Part, step: 0 | 1): string[] {
  const { form, start, end, depth = 0 } = neighbour
  if (form === 'row') return [rowNamed(part.name, start.block.text.slice(start.start, end.end))]
  if (form === 'heading') return [depth > 6 ? `**${part.name}**` : `${'#'.repeat(depth)} ${part.name}`]
  const [first = '', ...rest] = part.source.trimEnd().split(lineBreak)
  if (isOfOtherForm(neighbour, part)) return [first, ...rest]
  const bullet = marker.exec(first)?.[0] ?? ''
  const lead = bullet + (/^[ \t]*/.exec(first.slice(bullet.length))?.[0] ?? '')
  const words = first.slice(lead.length)
  const below = rest.map((line) => line.replace(new RegExp(`^[ \\t]{0,${lead.length}}`), ''))
  if (form === 'line') return [words, ...below]
  const tag = /^<li(?=[\s>])[^<>]*>/i.exec(start.block.text.slice(start.start))
  if (tag) return [`${tag[0]}${words}</li>`]
  const own = /^([-*+]|\d{1,9}[.)])([ \t]*)/.exec(start.block.text.slice(start.start))
  const mark = (own?.[1] ?? '-').replace(/\d+/, (number) => String(Number(number) + step))
  const opening = `${mark}${own?.[2] || ' '}`
  return [opening + words, ...below.map((line) => (line === '' ? '' : ' '.repeat(opening.length) + line))]
}

/** True if the template writes one of the two as a list item and the other as a line, so that the styles should differ. */
function isOfOtherForm({ source }: Neighbour, part: Part): boolean {
  return source !== undefined && marker.test(source) !== marker.test(part.source)
}

/** A row with a name in its first cell with words and all others empty or an open box, its bars aligned to another row. */
function rowNamed(name: string, other: string): string {
  if (/^<tr[\s>]/i.test(other)) return rowOfTags(name, other)
  if (!other.startsWith('|')) return `${name} |`
  const cells = other
    .trimEnd()
    .replace(/^\||\|$/g, '')
    .split('|')
  const isBox = (cell: string) => /^\s*(?:\[[ xX]\]|[☐☑☒])\s*$/.test(cell)
  const named = cells.findIndex((cell) => !isBox(cell) && /\p{L}/u.test(cell))
  const written = cells.map((cell, index) => {
    if (index === Math.max(0, named)) return ` ${name} `.padEnd(cell.length)
    return isBox(cell) ? cell.replace(/[xX]/, ' ').replace(/[☑☒]/, '☐') : ' '.repeat(Math.max(2, cell.length))
  })
  return `|${written.join('|')}|`
}

/** The same in HTML. */
function rowOfTags(name: string, other: string): string {
  const [first = '<td>', ...rest] = other.match(/<t[hd](?=[\s>])[^<>]*>/gi) ?? []
  const cells = [first, ...rest].map((tag, index) => `${tag}${index === 0 ? name : ''}</${tag.slice(1, 3)}>`)
  return `<tr>${cells.join('')}</tr>`
}

/** True if a blank line belongs between a neighbour and the insertion. */
function isApart(neighbour: Neighbour, lines: number, part: Part, step: 0 | 1): boolean {
  const { form } = neighbour
  if (form === 'row') return false
  if (form === 'heading') return true
  // A list may follow a line directly, but not the other way round.
  if (isOfOtherForm(neighbour, part)) return marker.test(part.source) === (step === 0)
  const { own, ahead, next } = linesAround(neighbour)
  if (form === 'item') return isBlank(next[0]) && (marker.test((next[1] ?? '').trimStart()) || isAboveCut(neighbour.end))
  // A line among others of its sort needs no blank line; one that stands alone, or has content below it, does.
  const isAmong = (line: string | undefined) => !isBlank(line) && !/^[\s>]*(?:#|<!--)/.test(line ?? '')
  return lines > 1 || own.length > 1 || !(isAmong(ahead) || isAmong(next[0]))
}

/** True if the second line below a place is the next item of a long list, which is in another block. */
function isAboveCut({ block, end }: Place): boolean {
  return isCut(block) && block.text.slice(end).split(lineBreak).length === 3
}

/** The hard break at the end of the neighbour's line, and that of the line above it; empty for none. */
function hardBreaks(neighbour: Neighbour): [string, string] {
  if (neighbour.form !== 'line') return ['', '']
  const { own, ahead } = linesAround(neighbour)
  const hardBreak = (line: string | undefined) => /(?: {2,}|\\)$/.exec(line ?? '')?.[0] ?? ''
  return [hardBreak(own.at(-1)), isBlank(ahead) ? '' : hardBreak(ahead)]
}

/** The lines of an item or line, the line above, and the two below. */
function linesAround({ start, end }: Neighbour): { own: string[]; ahead: string | undefined; next: (string | undefined)[] } {
  const { text } = start.block
  const until = lineEnd(end).end
  return {
    own: text.slice(start.start, until).split(lineBreak),
    ahead: text.slice(0, start.start).split(lineBreak).at(-2),
    next: text.slice(until).split(lineBreak, 3).slice(1),
  }
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || /^[\s>]*$/.test(line)
}

/** The source of a part behind a section of the document, with that section's depth. */
export function behindSection(section: Section, part: SectionPart): Insertion {
  return apart(endForText(section), sourceAt(section.depth, part))
}

/** The source of a part with its headings shifted to a depth. A bold line that stands for a heading stays. */
export function sourceAt(depth: number, part: SectionPart): string {
  const by = depth > 6 ? 0 : depth - part.depth
  return part.source.replace(/^(#{1,6})(?=[ \t])/gm, (signs) => '#'.repeat(Math.max(1, Math.min(6, signs.length + by))))
}

/** A row with a name in its first cell, its bars aligned to another row. */
export function rowLike(row: Place, name: string): string {
  if (/^<tr[\s>]/i.test(sourceOf(row))) return rowOfTags(name, sourceOf(row))
  const cells = sourceOf(row).trim().replace(/^\|/, '').replace(/\|$/, '').split('|')
  return `|${cells.map((cell, index) => (index === 0 ? ` ${name} ` : '  ').padEnd(cell.length)).join('|')}|`
}
