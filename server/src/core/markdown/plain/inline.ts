/** Inline content of plain Markdown: words, bold words, code and links in their usual forms. Everything else is left to remark. */
import type { Heading, Nodes, Paragraph, PhrasingContent, TableCell, Text } from 'mdast'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import { withLetters } from '../../util/anyCase.ts'
import { parseMarkdown } from '../parser/remark.ts'

/** A position with true offsets; line and column are not filled in. */
export function positionOf(start: number, end: number): NonNullable<Nodes['position']> {
  return { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } }
}

/** Inline content that can be read once all definitions are known. */
export interface PendingInline {
  readonly node: Heading | Paragraph | TableCell
  readonly starts: number[]
  readonly ends: number[]
}

/** Reads the inline content of a node on some lines, given their starts and ends. `undefined` if the lines alone do not determine it. */
export type InlineReader = (starts: readonly number[], ends: readonly number[], isParagraph: boolean) => PhrasingContent[] | undefined

/** A reader for the inline content of a text, with the labels that are defined. */
export function inlineReader(text: string, labels: readonly string[]): InlineReader {
  const defined = new Set(labels)
  return (starts, ends, isParagraph) => {
    const lines = trimmed(text, starts, ends)
    return new Inline(text, lines, defined).read() ?? parsed(text, lines, labels, isParagraph)
  }
}

interface InlineLine {
  readonly start: number
  /** The offset behind the last word. */
  readonly end: number
  /** The start of the next line, if there is one. */
  readonly next: number | undefined
  /** True if the line ends in a hard break. */
  readonly breaks: boolean
}

function trimmed(text: string, starts: readonly number[], ends: readonly number[]): InlineLine[] {
  return starts.map((start, index) => {
    let end = ends[index] ?? start
    while (end > start && text.charCodeAt(end - 1) === 32) end--
    const next = starts[index + 1]
    return { start, end, next, breaks: next !== undefined && (ends[index] ?? end) - end >= 2 }
  })
}

/** Characters that may be markup; all others are text. */
const signs = /[\\&`*_~[\]!<@\t]|www|http/gi
/** Text between emphasis marks or in brackets that is certainly no markup. */
const plainWords = withLetters(String.raw`^(?:[^\\&\x60*_~[\]<@\t\r\n]|&(?![A-Za-z#])|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])|(?<![\w.+-])@)+$`)
/** A character reference, by name or number. */
const reference = /^&(?:[A-Za-z][A-Za-z\d]{0,31}|#\d{1,7}|#[xX][\dA-Fa-f]{1,6});/
/** A bare address whose end is beyond doubt. */
const bareAddress = /^https?:\/\/[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?(?:[/?#][\w/.#?=%+@:,;~-]*)?(?<=[a-z\d/])(?![^\s])/i
const isWord = (character: string): boolean => /^[\p{L}\p{N}]$/u.test(character)

class Inline {
  readonly #text: string
  readonly #lines: readonly InlineLine[]
  readonly #labels: ReadonlySet<string>
  readonly #nodes: PhrasingContent[] = []
  /** The start of the text that is in no node yet, and text from lines above it. */
  #from = 0
  #value = ''
  #valueStart = 0
  #valueEnd = 0
  /** No address counts inside unclosed brackets. */
  #isBracketOpen = false

  constructor(text: string, lines: readonly InlineLine[], labels: ReadonlySet<string>) {
    this.#text = text
    this.#lines = lines
    this.#labels = labels
  }

  /** The nodes; `undefined` if the lines contain anything that is not plain. */
  read(): PhrasingContent[] | undefined {
    this.#from = this.#lines[0]?.start ?? 0
    this.#valueStart = this.#from
    for (const line of this.#lines) {
      if (!this.#readLine(line)) return undefined
      if (line.next === undefined) this.#flush(line.end)
      else if (line.breaks) {
        this.#flush(line.end)
        this.#nodes.push({ type: 'break', position: positionOf(line.end, endOfLine(this.#text, line.end)) })
        this.#begin(line.next)
      } else {
        // Blanks at the end of a line are not part of the text.
        const behind = endOfLine(this.#text, line.end)
        const ending = this.#text.charCodeAt(behind - 2) === 13 ? '\r\n' : '\n'
        if (this.#value === '' && this.#from === line.end) this.#valueStart = behind - ending.length
        this.#value += this.#text.slice(this.#from, line.end) + ending
        this.#valueEnd = behind
        this.#from = line.next
      }
    }
    return this.#nodes
  }

  #readLine({ start, end }: InlineLine): boolean {
    const line = this.#text.slice(start, end)
    signs.lastIndex = 0
    for (let found = signs.exec(line); found; found = signs.exec(line)) {
      const behind = this.#sign(found[0], start + found.index, start, end)
      if (behind === undefined) return false
      signs.lastIndex = behind - start
    }
    return true
  }

  /** Reads one sign; returns where to continue, or `undefined` if it is not plain. */
  #sign(sign: string, at: number, start: number, end: number): number | undefined {
    const before = at > start ? this.#text.charAt(at - 1) : ' '
    const behind = at + 1 < end ? this.#text.charAt(at + 1) : ' '
    switch (sign) {
      case '&':
        return reference.test(this.#text.slice(at, Math.min(end, at + 40))) ? undefined : at + 1
      case '!':
        return behind === '[' ? undefined : at + 1
      case ']':
        return at + 1
      case '<':
        return /[A-Za-z/!?]/.test(behind) ? this.#address(at, end) : at + 1
      case '_':
        return isWord(before) && isWord(behind) ? at + 1 : this.#emphasis(sign, at, before, end)
      case '~':
        return this.#isOnlyTilde() ? at + 1 : undefined
      case '@':
        return /[\w.+-]/.test(before) ? undefined : at + 1
      case '`':
        return this.#code(at, end)
      case '*':
        return this.#emphasis(sign, at, before, end)
      case '[':
        return this.#brackets(at, end)
      case '\\':
      case '\t':
        return undefined
      default:
        return this.#bare(sign, at, before, end)
    }
  }

  #code(at: number, end: number): number | undefined {
    const close = this.#indexOf('`', at + 1, end)
    if (close < 0 || close === at + 1) return undefined
    const value = this.#text.slice(at + 1, close)
    if (value.startsWith(' ') || value.endsWith(' ') || this.#text.charAt(close + 1) === '`') return undefined
    this.#flush(at)
    this.#nodes.push({ type: 'inlineCode', value, position: positionOf(at, close + 1) })
    return this.#begin(close + 1)
  }

  #emphasis(sign: string, at: number, before: string, end: number): number | undefined {
    let from = at
    while (from < end && this.#text.charAt(from) === sign) from++
    // A sign before a blank opens nothing, and nothing is open that it could close.
    if (from === end || /\s/.test(this.#text.charAt(from))) return from
    const mark = this.#text.slice(at, from)
    const close = this.#indexOf(mark, from, end)
    if (mark.length > 2 || close < 0) return undefined
    const words = this.#text.slice(from, close)
    const behind = close + mark.length < end ? this.#text.charAt(close + mark.length) : ' '
    if (!plainWords(words).test(words) || words.trim() !== words || /www|http/i.test(words)) return undefined
    // Signs that could both open and close follow special rules.
    if (!/[\s(]/.test(before) || !/[\s:;,.)]/.test(behind)) return undefined
    this.#flush(at)
    const children = [this.#words(from, close)]
    this.#nodes.push({ type: mark.length === 2 ? 'strong' : 'emphasis', children, position: positionOf(at, close + mark.length) })
    return this.#begin(close + mark.length)
  }

  /** True if no second tilde can close a strikethrough. */
  #isOnlyTilde(): boolean {
    const all = this.#text.slice(this.#lines[0]?.start, this.#lines.at(-1)?.end)
    return all.indexOf('~') === all.lastIndexOf('~')
  }

  /** Reads what begins like an address. */
  #bare(sign: string, at: number, before: string, end: number): number | undefined {
    const source = this.#text.slice(at, end)
    if (sign.length === 3) return source.charAt(3) === '.' ? undefined : at + 3
    if (!/^https?:\/\//i.test(source)) return at + 4
    const [address] = /\s/.test(before) && !this.#isBracketOpen ? (bareAddress.exec(source) ?? []) : []
    return address === undefined ? undefined : this.#link(at, at, at + address.length, address, at + address.length)
  }

  #brackets(at: number, end: number): number | undefined {
    const close = this.#indexOf(']', at + 1, end)
    // The closing mark may be on the next line.
    if (close < 0) {
      this.#isBracketOpen = true
      return this.#lines.length === 1 ? at + 1 : undefined
    }
    const words = this.#text.slice(at + 1, close)
    if (words.startsWith('^') || words.length > 900) return undefined
    const isPlain = plainWords(words).test(words) && !/www|http/i.test(words)
    const next = close + 1 < end ? this.#text.charAt(close + 1) : ' '
    if (next === '(') return isPlain ? this.#resource(at, close, end) : undefined
    if (next === '[') return isPlain ? this.#labelled(at, close, end) : undefined
    if (!isPlain) return undefined
    return this.#labels.has(normalizeIdentifier(words)) ? this.#reference(at, close, words, close + 1) : close + 1
  }

  #address(at: number, end: number): number | undefined {
    const found = /^<([A-Za-z][A-Za-z\d+.-]{1,31}:[\w/:.#?=%+,;~@-]+)>/.exec(this.#text.slice(at, Math.min(end, at + 1000)))
    return found ? this.#link(at, at + 1, at + found[0].length - 1, found[1] ?? '', at + found[0].length) : undefined
  }

  #resource(at: number, close: number, end: number): number | undefined {
    const target = /^\(([\w/:.#?=%+,;~@-]+)\)/.exec(this.#text.slice(close + 1, Math.min(end, close + 1000)))
    return target ? this.#link(at, at + 1, close, target[1] ?? '', close + 1 + target[0].length) : undefined
  }

  #link(at: number, from: number, to: number, url: string, behind: number): number {
    this.#flush(at)
    this.#nodes.push({ type: 'link', title: null, url, children: [this.#words(from, to)], position: positionOf(at, behind) })
    return this.#begin(behind)
  }

  #labelled(at: number, close: number, end: number): number | undefined {
    const label = this.#text.slice(close + 2, this.#indexOf(']', close + 2, end))
    if (!plainWords(label).test(label) || label.length > 900 || label.trim() !== label || label.startsWith('^')) return undefined
    if (this.#labels.has(normalizeIdentifier(label))) return this.#reference(at, close, label, close + 3 + label.length)
    // Brackets without a definition are text.
    return this.#labels.has(normalizeIdentifier(this.#text.slice(at + 1, close))) ? undefined : close + 1
  }

  #reference(at: number, close: number, label: string, behind: number): number {
    this.#flush(at)
    this.#nodes.push({
      type: 'linkReference',
      identifier: normalizeIdentifier(label).toLowerCase(),
      label,
      referenceType: behind === close + 1 ? 'shortcut' : 'full',
      children: [this.#words(at + 1, close)],
      position: positionOf(at, behind),
    })
    return this.#begin(behind)
  }

  #words(start: number, end: number): Text {
    return { type: 'text', value: this.#text.slice(start, end), position: positionOf(start, end) }
  }

  /** The next offset of some words before an end; -1 if there is none. */
  #indexOf(words: string, from: number, end: number): number {
    const found = this.#text.slice(from, end).indexOf(words)
    return found < 0 ? -1 : from + found
  }

  /** Makes a text node of the words up to here. */
  #flush(end: number): void {
    const value = this.#value + this.#text.slice(this.#from, end)
    // The indentation of a line is not part of it.
    const last = end > this.#from ? end : this.#valueEnd
    if (value !== '') this.#nodes.push({ type: 'text', value, position: positionOf(this.#valueStart, last) })
    this.#value = ''
  }

  #begin(at: number): number {
    this.#from = at
    this.#valueStart = at
    return at
  }
}

/**
 * Parses the lines with remark. A single line is passed as a heading, so that nothing in it is read as a block; several only if none is
 * indented, since removed indentation changes where words end.
 */
function parsed(
  text: string,
  lines: readonly InlineLine[],
  labels: readonly string[],
  isParagraph: boolean,
): PhrasingContent[] | undefined {
  const isSingle = lines.length === 1
  const isIndented = lines.some(({ end, next }) => next !== undefined && next !== endOfLine(text, end))
  const start = lines[0]?.start ?? 0
  if (!isSingle && (!isParagraph || isIndented)) return undefined
  const source = (isSingle ? '# ' : '') + text.slice(start, lines.at(-1)?.end)
  if (isSingle && source.endsWith('#')) return undefined
  const [node, ...others] = parseMarkdown(source, labels)?.children ?? []
  if (!node || others.length > 0 || node.type !== (isSingle ? 'heading' : 'paragraph')) return undefined
  if (!isSingle && (node.position?.start.offset !== 0 || node.position.end.offset !== source.length)) return undefined
  move(node.children, isSingle ? start - 2 : start)
  return node.children
}

function move(nodes: readonly PhrasingContent[], by: number): void {
  for (const { position, ...node } of nodes) {
    if (position) {
      position.start.offset = (position.start.offset ?? 0) + by
      position.end.offset = (position.end.offset ?? 0) + by
    }
    if ('children' in node) move(node.children, by)
  }
}

/** The offset behind the line ending, from which the next line's indentation begins. */
function endOfLine(text: string, from: number): number {
  return text.indexOf('\n', from) + 1
}
