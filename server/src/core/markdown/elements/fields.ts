/** Reads a paragraph: labels with values in all common forms, bold lines that act as headings, and lists that are still empty. */

import type { Paragraph as MdastParagraph, PhrasingContent } from 'mdast'
import { withLetters } from '../../util/anyCase.ts'
import type { Content, Field, FieldForm, List, ListItem, Option, Paragraph, Place, Value } from '../document.ts'
import { boxesIn, isTicked } from './boxes.ts'
import { endOf, plainText, positionOf, startOf } from './inline.ts'
import { meant, withoutNotes } from './meant.ts'
import { emptyItem, type Reader } from './reader.ts'
import { isUnseen } from './unseen.ts'

interface Line {
  readonly start: number
  readonly end: number
}

interface Label {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Behind the colon or dash. */
  readonly valueStart: number
  /** The start of the label's markup. */
  readonly outerStart: number
  readonly form: FieldForm
}

/**
 * The fields of a paragraph and its other content. `from` is where the words of a list item begin; it makes the run an item's. `readRest`
 * reads the lines below a bold line that acts as a heading.
 */
export function readParagraph(node: MdastParagraph, reader: Reader, from?: number, readRest = readParagraph): Content[] {
  const start = Math.max(startOf(node), from ?? 0)
  const end = Math.max(endOf(node), start)
  const at = reader.place(start, end)
  const lines = linesOf(reader.text, start, end)
  // The lines are not read further: nothing in them is in its place, and one finding is enough.
  if (looksLikeTable(reader.text, lines)) return [{ type: 'malformed-table', at }]
  const children = meant(node.children, reader.text)
  const title = from === undefined ? boldTitle(children, reader, lines) : undefined
  if (title) {
    const own = children.filter((child) => startOf(child) < title.line.end)
    reader.run('paragraph', title.line.start, title.line.end, own)
    return [
      { type: 'heading', depth: 7, bold: true, text: title.text, at: title.line, textAt: title.at },
      ...restBelow(children, lines).flatMap((rest) => readRest(rest, reader)),
    ]
  }
  const run = reader.run(from === undefined ? 'paragraph' : 'item', start, end, children)
  const masked = (line: Line) => run.text.slice(line.start - start, line.end - start)
  const fakes: ListItem[] = []
  let textEnd = end
  const labelled: { label: Label; end: number }[] = []
  let plainLines = 0
  let words = ''
  const marksIn = marksByLine(children)
  for (const [index, line] of lines.entries()) {
    const marks = marksIn(line)
    const marker = index > 0 ? /^[ \t]*((?:[-*+]|\d{1,9}[.)]))(?=[ \t]|$)[ \t]*/.exec(masked(line)) : null
    // Only an empty item begins such a list. CommonMark reads an item with words as a list itself, or the line begins with a year.
    if (marker && (fakes.length > 0 || /^[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]*$/.test(reader.text.slice(line.start, line.end)))) {
      if (fakes.length === 0) textEnd = lines[index - 1]?.end ?? start
      fakes.push(fakeItem(reader, line, marker))
      continue
    }
    if (fakes.length > 0) continue
    const last = labelled.at(-1)
    const found = labelsOf(marks, reader.text, line, masked(line), from !== undefined)
    // Below a label without a value, other words with a colon are its value.
    const labels = last && isValueBelow(last, found, reader.text) ? [] : found
    if (labels.length === 0) {
      if (last) last.end = line.end
      else words += ` ${reader.text.slice(line.start, line.end)}`
      plainLines++
    }
    for (const [position, label] of labels.entries()) {
      const next = labels[position + 1]
      labelled.push({ label, end: next ? next.outerStart : line.end })
    }
  }
  const allPlain = labelled.every(({ label }) => label.form === 'plain')
  const tentative = allPlain && from === undefined && (labelled.length < 2 || plainLines > 0)
  const fields = labelled.map(({ label, end: valueEnd }) =>
    fieldOf(reader, label, valueEnd, from === undefined ? label.form : itemForm(label), tentative),
  )
  const text = tentative ? reader.text.slice(start, textEnd) : words
  const paragraph: Paragraph = { type: 'paragraph', at: reader.place(start, textEnd), text: cleaned(text), fields }
  return fakes.length > 0 ? [paragraph, fakeList(reader, fakes)] : [paragraph]
}

/** True for a line with a plain label below one that stands alone: in bold, or further to the left. */
function isValueBelow({ label, end }: { label: Label; end: number }, [found]: readonly Label[], text: string): boolean {
  if (found?.form !== 'plain' || text.slice(label.valueStart, end).trim() !== '') return false
  return label.form === 'bold' || marginBefore(found.outerStart, text) > marginBefore(label.outerStart, text)
}

/** The length of the white space between a label and the start of its line. */
function marginBefore(at: number, text: string): number {
  return /[ \t]*$/.exec(text.slice(Math.max(0, at - 40), at))?.[0].length ?? 0
}

function itemForm(label: Label): FieldForm {
  return label.form === 'plain' ? 'item' : label.form
}

function linesOf(text: string, start: number, end: number): Line[] {
  const lines: Line[] = []
  const pattern = /\r\n|\n|\r/g
  pattern.lastIndex = start
  let lineStart = start
  for (let found = pattern.exec(text); found && found.index < end; found = pattern.exec(text)) {
    lines.push({ start: lineStart, end: found.index })
    lineStart = found.index + found[0].length
    const prefix = /^[ \t]*(?:>[ \t]?)+/.exec(text.slice(lineStart, Math.min(end, lineStart + 200)))
    lineStart += prefix?.[0].length ?? 0
  }
  lines.push({ start: Math.min(lineStart, end), end })
  return lines
}

/** A line with bars above a line of dashes and bars that GFM does not read as a table. */
function looksLikeTable(text: string, lines: readonly Line[]): boolean {
  const [header, delimiter] = lines
  if (!header || !delimiter) return false
  const dashes = text.slice(delimiter.start, delimiter.end).trim()
  return (
    text.slice(header.start, header.end).includes('|') && dashes.includes('|') && /--|[–—―]/.test(dashes) && /^[|:\-–—― \t]+$/.test(dashes)
  )
}

const letter = withLetters('\\p{L}')
const wordCharacter = withLetters('[\\p{L}\\p{N}]')
const beforeWord = withLetters('^[^\\p{L}\\p{N}]+')
const wordOrCode = withLetters('[\\p{L}`]|\\d[^.)\\s]')
const boldBeforeWord = withLetters('^[ \\t]*(?:\\[[ xX]\\][ \\t]+)?\\*\\*([^*:：]{1,60})[:：]\\*\\*(?=[\\p{L}\\p{N}])')

/** What stands behind the words of a bold line: nothing with words, a bracket, or a length of time. */
const besideTitle =
  /^[^\p{L}\p{N}:：–—-]*(?:[([（][^()[\]（）]{0,40}[)\]）]|[~≈]?\d{1,3}(?:[-–]\d{1,3})?\s?(?:\p{L}{1,8}\.?|['′]))?[^\p{L}\p{N}:：–—-]*$/u

/** The first line of a paragraph if it is short, bold and no label: it acts as a heading. What stands beside it is an aside. */
function boldTitle(
  children: readonly PhrasingContent[],
  reader: Reader,
  lines: readonly Line[],
): { text: string; at: Place; line: Place } | undefined {
  const [line] = lines
  const strong = children.find((child) => !(child.type === 'text' && !wordCharacter(child.value).test(child.value)))
  if (!line || strong?.type !== 'strong' || endOf(strong) > line.end) return undefined
  const first = strong.children[0]
  const last = strong.children.at(-1)
  const text = plainText(strong.children).trim()
  if (!first || !last || /[:：.!?]$/.test(text) || text.split(/\s+/).length > 8) return undefined
  const beside = reader.text.slice(endOf(strong), line.end)
  if (!besideTitle.test(beside)) return undefined
  const end = startOf(strong) < line.start ? line.end : endOf(strong) + beside.trimEnd().length
  const aside = /[\p{L}\p{N}].*[\p{L}\p{N}]/u.exec(beside)?.[0]
  const whole = aside ? `${text} (${aside})` : text
  return { text: whole, at: reader.place(startOf(first), whole === text ? endOf(last) : end), line: reader.place(line.start, line.end) }
}

/** The lines below a bold line that acts as a heading. */
function restBelow(children: readonly PhrasingContent[], [, second, ...others]: readonly Line[]): MdastParagraph[] {
  if (!second) return []
  const rest = children.flatMap((child): PhrasingContent[] => {
    if (endOf(child) <= second.start || child.type === 'break') return endOf(child) <= second.start ? [] : [child]
    if (startOf(child) >= second.start) return [child]
    if (child.type !== 'text') return []
    const value = child.value.replace(/^[^\r\n]*(?:\r\n|\n|\r)/, '')
    return value === '' ? [] : [{ type: 'text', value, position: positionOf(second.start, endOf(child)) }]
  })
  const end = others.at(-1)?.end ?? second.end
  return [{ type: 'paragraph', children: rest, position: positionOf(second.start, end) }]
}

type Mark = Extract<PhrasingContent, { type: 'strong' | 'emphasis' }>

/** Returns the markup on each line of a paragraph. Lines must be asked for in order. */
function marksByLine(children: readonly PhrasingContent[]): (line: Line) => Mark[] {
  const marks = children.filter((child): child is Mark => child.type === 'strong' || child.type === 'emphasis')
  let next = 0
  return (line) => {
    const from = next
    while (next < marks.length && startOf(marks[next] as Mark) < line.end) next++
    return marks.slice(from, next).filter((mark) => startOf(mark) >= line.start && endOf(mark) <= line.end)
  }
}

function labelsOf(marks: readonly Mark[], text: string, line: Line, masked: string, inItem: boolean): Label[] {
  const labels: Label[] = []
  for (const mark of marks) {
    const label = markedLabel(mark, text, line, labels.at(-1))
    if (label) labels.push(label)
  }
  if (labels.length > 0) return labels
  const source = text.slice(line.start, line.end)
  const label = unparsedBold(source, line.start) ?? plainLabel(masked, source, line.start, inItem)
  return label ? [label] : []
}

/** `**担当者：**山田`: because of the colon inside and the letter behind, CommonMark does not read emphasis, but the author means it. */
function unparsedBold(source: string, lineStart: number): Label | undefined {
  const found = boldBeforeWord(source).exec(source)
  const text = found?.[1]?.trim()
  if (!found || !text) return undefined
  const outerStart = lineStart + found[0].indexOf('**')
  const start = outerStart + found[0].slice(found[0].indexOf('**')).indexOf(text)
  return { text, start, end: start + text.length, valueStart: lineStart + found[0].length, outerStart, form: 'bold' }
}

function markedLabel(node: Mark, text: string, line: Line, before: Label | undefined): Label | undefined {
  const first = node.children[0]
  const last = node.children.at(-1)
  if (!first || !last) return undefined
  const start = startOf(first)
  const outerStart = startOf(node)
  const outerEnd = endOf(node)
  const lead = text.slice(before ? before.valueStart : line.start, outerStart)
  // A label begins its line, after a bullet, a box, an emoji or a number; a second label on the line follows the first.
  const opening = lead.replace(/^\s*\[[ xX]\]/, '').replace(/<\/?[A-Za-z][^<>]*>/g, '')
  if (!before && wordOrCode(opening).test(opening)) return undefined
  const inner = plainText(withoutNotes(node.children)).trim()
  const inside = /^(.*[^\s:：])\s*[:：]+$/s.exec(inner)
  const behind = text.slice(outerEnd, line.end)
  const colon = /^[ \t]*[:：]/.exec(behind)
  const dash = before ? null : /^[ \t]+[-–—](?=[ \t]|$)/.exec(behind)
  if (!inside && !colon && !(dash && node.type === 'strong')) return undefined
  const valueStart = outerEnd + (inside ? 0 : ((colon ?? dash)?.[0].length ?? 0))
  const label = (inside?.[1] ?? inner).trim()
  if (label === '' || label.length > 120) return undefined
  return { text: label, start, end: start + Math.min(endOf(last) - start, label.length), valueStart, outerStart, form: 'bold' }
}

function plainLabel(masked: string, source: string, lineStart: number, inItem: boolean): Label | undefined {
  const found = /^([ \t]*)(?:\[[ xX]\][ \t]+)?([^\s:：][^:：]{0,59})(?::(?=[ \t]|$)|：)/u.exec(masked)
  if (!found) return undefined
  const text = (found[2] ?? '').trim()
  const name = text.replace(beforeWord(text), '')
  // A colon in parentheses belongs to an aside: `It fails (workaround: try again)`.
  if (/[([（][^)\]）]*$/.test(name)) return undefined
  if (!letter(name).test(name) || /[.!?;|]\s|[.!?]$|https?/.test(name) || name.split(/\s+/).length > (inItem ? 5 : 4)) return undefined
  // A label may be a link, but contains no address, image or code.
  if (lettersOf(source.slice(0, found[0].length)) !== lettersOf(found[0])) return undefined
  const start = lineStart + found[0].lastIndexOf(text)
  return {
    text: name,
    start: start + text.length - name.length,
    end: start + text.length,
    valueStart: lineStart + found[0].length,
    outerStart: start,
    form: 'plain',
  }
}

/** The visible letters of a source, without marks and link targets. */
function lettersOf(source: string): string {
  return source.replace(/(?<!!)\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, '$1').replace(/[*_~\s]/g, '')
}

function fieldOf(reader: Reader, label: Label, end: number, form: FieldForm, tentative: boolean): Field {
  const value = readValue(reader, label.valueStart, end)
  return {
    type: 'field',
    label: label.text.replace(/\s+/g, ' '),
    labelAt: reader.place(label.start, label.end),
    form,
    at: reader.place(label.outerStart, Math.max(value.at.end, label.valueStart)),
    value,
    tentative,
  }
}

/** The value between two offsets, without padding, hard breaks and separators. */
export function readValue(reader: Reader, from: number, to: number): Value {
  const source = reader.text.slice(from, to)
  const lead = /^[ \t\r\n]*/.exec(source)?.[0].length ?? 0
  const trail = trailing(source, /[\\ \t\r\n|·•;]/)
  const start = from + lead
  // The semicolon of an entity is no separator.
  const isEntity =
    source.at(-trail) === ';' && /&(?:#?\w{1,24})$/.test(source.slice(Math.max(0, source.length - trail - 26), -trail || undefined))
  const end = Math.max(start, to - trail + Number(isEntity))
  const text = cleaned(reader.text.slice(start, end))
  if (text === '') {
    const gap = /^[ \t]/.test(source) ? from + 1 : from
    return { text, at: reader.place(gap, gap), elements: [], options: [], empty: true }
  }
  return { text, at: reader.place(start, end), elements: [], options: optionsOf(reader, start, end), empty: false }
}

/** The number of characters of a class at the end of a text. A pattern with `+$` would take quadratic time. */
function trailing(text: string, sort: RegExp): number {
  let end = text.length
  while (end > 0 && sort.test(text.charAt(end - 1))) end--
  return text.length - end
}

/** The visible words of a source, without comments and marks; empty if there are none. */
export function cleaned(source: string): string {
  const words = source
    .replace(/<!--[\s\S]*?(?:-->|$)|<br ?\/?>/gi, ' ')
    .replace(/<\/?(?:b|strong|i|em|u|span|font|small|mark|ins|big)(?:\s[^<>]*)?>/gi, '')
    .replace(/\*\*|~~|`|(?:^|[\r\n])[ \t]*>[ \t]?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return isUnseen(words) ? '' : words
}

function optionsOf(reader: Reader, start: number, end: number): Option[] {
  const source = reader.text.slice(start, end)
  const boxes = boxesIn(source).filter(({ index, 0: box }) => isText(box, reader.place(start + index, start + index + box.length)))
  return boxes.map((box, index) => {
    const behind = box.index + box[0].length
    const until = boxes[index + 1]?.index ?? source.length
    const words = source.slice(behind, until)
    const lead = words.length - words.trimStart().length
    const trimmed = words.slice(0, words.length - trailing(words, /[\s|/,·]/))
    return {
      box: { ticked: isTicked(box[0]), at: reader.place(start + box.index, start + behind) },
      text: cleaned(trimmed),
      at: reader.place(start + behind + Math.min(lead, trimmed.length), start + behind + trimmed.length),
    }
  })
}

/** False if what looks like a box is in an address, a link, code or a comment, which a run masks. */
function isText(box: string, { block, start, end }: Place): boolean {
  const run = block.runs.findLast(({ at }) => at.start <= start && end <= at.end)
  if (!run || box.startsWith('\\')) return true
  const read = run.text.slice(start - run.at.start, end - run.at.start)
  // A tag is masked as a whole.
  return box.startsWith('<') ? read.trim() === '' : read === box
}

/** A bullet or number in the middle of a paragraph. CommonMark does not let an empty item interrupt a paragraph, so it reads text. */
function fakeItem(reader: Reader, line: Line, marker: RegExpExecArray): ListItem {
  const start = line.start + marker[0].indexOf(marker[1] ?? '')
  const markerEnd = start + (marker[1] ?? '').length
  const textStart = line.start + marker[0].length
  const text = cleaned(reader.text.slice(textStart, line.end))
  if (text === '') return emptyItem(reader, start, markerEnd)
  return {
    type: 'item',
    at: reader.place(start, line.end),
    markerAt: reader.place(start, markerEnd),
    text,
    textAt: reader.place(textStart, line.end),
    box: undefined,
    field: undefined,
    elements: [],
    empty: false,
  }
}

function fakeList(reader: Reader, items: readonly ListItem[]): List {
  const first = items[0]?.at.start ?? 0
  const marker = reader.text.charAt(first)
  return { type: 'list', ordered: /\d/.test(marker), items, at: reader.place(first, items.at(-1)?.at.end ?? first) }
}
