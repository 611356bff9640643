/**
 * Reads plain Markdown without the tokenizer: headings, paragraphs, lists, tables, code and comments in their usual forms. The nodes equal
 * those of remark, which a test compares. Text in any other form is left to remark, inline content separately.
 */
import type { BlockContent, Code, Definition, Heading, List, ListItem, Paragraph, RootContent } from 'mdast'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import { type InlineReader, inlineReader, type PendingInline, positionOf } from './inline.ts'
import { type Marker, PlainLines, sign } from './lines.ts'
import { readPlainTable, unescapeBars } from './table.ts'

type Flow = BlockContent | Definition

/** The nodes of a text. */
export interface PlainNodes {
  readonly nodes: RootContent[]
  /** True if code at the end is not closed, so that following text would belong to it. */
  readonly isOpen: boolean
}

/** Deeper lists are left to remark, which has its own limit. */
const maxListDepth = 20

/**
 * The nodes of a block's text; `undefined` if it is not plain. `labels` are defined in other blocks. Only the offsets of positions are
 * true.
 */
export function parsePlain(text: string, labels: readonly string[] = []): PlainNodes | undefined {
  if (text.includes('\0') || text.startsWith('\uFEFF')) return undefined
  const lines = PlainLines.of(text)
  if (!lines) return undefined
  const reader = new PlainReader(text, lines)
  const nodes = reader.flow(0, lines.count, 0)
  return nodes && reader.fillIn(labels) ? { nodes, isOpen: reader.isOpen } : undefined
}

/** An item, its last child, the last child of that, and so on, as long as they are blocks. */
function lastChain(node: ListItem): RootContent[] {
  const nodes: RootContent[] = [node]
  for (let last: RootContent = node; last.type === 'list' || last.type === 'listItem' || last.type === 'blockquote'; ) {
    const child: RootContent | undefined = last.children.at(-1)
    if (child === undefined) break
    nodes.push(child)
    last = child
  }
  return nodes
}

class PlainReader {
  /** True once unclosed code is found. */
  isOpen = false
  readonly #text: string
  readonly #lines: PlainLines
  readonly #inline: PendingInline[] = []
  readonly #definitions: string[] = []
  #depth = 0
  #quotes = 0

  constructor(text: string, lines: PlainLines) {
    this.#text = text
    this.#lines = lines
  }

  /** Reads the inline content, now that all definitions are known; false if some cannot be read. */
  fillIn(labels: readonly string[]): boolean {
    const inline: InlineReader = inlineReader(this.#text, [...labels, ...this.#definitions])
    return this.#inline.every(({ node, starts, ends }) => {
      const children = inline(starts, ends, node.type === 'paragraph')
      if (!children) return false
      if (node.type === 'tableCell') children.forEach(unescapeBars)
      node.children = children
      // In remark a task begins at its words, or at its box if the words begin with markup.
      const [first] = children
      if (node.type === 'paragraph' && first?.type === 'text') node.position = positionOf(starts[0] ?? 0, ends.at(-1) ?? 0)
      return true
    })
  }

  /** The nodes of some lines, each of which is blank or indented at least this far. */
  flow(from: number, to: number, indent: number): Flow[] | undefined {
    const nodes: Flow[] = []
    for (let line = from; line < to; ) {
      if (this.#lines.isBlank(line, indent)) {
        line++
        continue
      }
      const read = this.#element(line, to, indent)
      if (!read) return undefined
      nodes.push(read.node)
      line = read.next
    }
    return nodes
  }

  #element(line: number, to: number, indent: number): { node: Flow; next: number } | undefined {
    const start = this.#lines.start(line) + indent
    const end = this.#lines.end(line)
    const code = this.#text.charCodeAt(start)
    switch (code) {
      case sign.space: {
        const lead = this.#lines.fenceBehind(start)
        return lead > 0 ? this.#code(line, to, indent, lead) : undefined
      }
      case 9:
        return undefined
      case sign.greater:
        return this.#quote(line, to, indent)
      case sign.hash:
        if (this.#lines.isHeading(start)) return this.#heading(line, start, end)
        break
      case sign.backtick:
      case sign.tilde:
        if (this.#lines.runOf(code, start) >= 3) return this.#code(line, to, indent)
        break
      case sign.less:
        if (!this.#lines.isAddress(start)) return this.#comment(line, to, indent)
        break
      case sign.bar:
        return readPlainTable(this.#text, this.#lines, { line, to, indent }, this.#inline)
      case sign.bracket:
        if (this.#text.charCodeAt(start + 1) === 94) return undefined
        if (this.#text.slice(start, end).includes(']:')) return this.#definition(line, to, indent)
        break
      case sign.dash:
      case sign.star:
      case sign.plus:
      case sign.underscore: {
        const rule = this.#lines.thematic(start, end)
        if (rule === undefined) return undefined
        if (rule) return { node: { type: 'thematicBreak', position: positionOf(start, end) }, next: line + 1 }
        break
      }
    }
    return this.#lines.marker(start, end) ? this.#list(line, to, indent) : this.#paragraph(line, to, indent)
  }

  #heading(line: number, start: number, end: number): { node: Heading; next: number } | undefined {
    const depth = this.#lines.runOf(sign.hash, start)
    let first = start + depth
    while (this.#text.charCodeAt(first) === sign.space) first++
    let last = end
    while (last > first && this.#text.charCodeAt(last - 1) === sign.space) last--
    // Signs at the end may belong to the heading or not.
    if (first < last && (this.#text.charCodeAt(last - 1) === sign.hash || this.#text.charCodeAt(last - 1) === 9)) return undefined
    if (first >= last && end > start + depth) return undefined
    const node: Heading = { type: 'heading', depth: depth as Heading['depth'], children: [], position: positionOf(start, end) }
    if (first < last) this.#inline.push({ node, starts: [first], ends: [last] })
    return { node, next: line + 1 }
  }

  /** A fenced code block. Its first fence is indented by `lead` more blanks, which are also removed from its lines. */
  #code(line: number, to: number, indent: number, lead = 0): { node: Flow; next: number } | undefined {
    const start = this.#lines.start(line) + indent + lead
    const mark = this.#text.charCodeAt(start)
    const length = this.#lines.runOf(mark, start)
    const info = this.#text.slice(start + length, this.#lines.end(line))
    if (/[`\\&]|[^\S ]| $/.test(info)) return undefined
    const [lang = '', ...rest] = info.trim().split(/ +(.*)/s)
    const code = (last: number, next: number): { node: Code; next: number } => {
      const position = positionOf(start, last)
      return { node: { type: 'code', lang: lang || null, meta: rest[0] || null, value: values.join(''), position }, next }
    }
    const values: string[] = []
    for (let next = line + 1; next < to; next++) {
      const from = this.#lines.start(next) + indent
      const end = this.#lines.end(next)
      if (from <= end) {
        const fence = from + this.#lines.runOf(sign.space, from)
        const behind = fence + this.#lines.runOf(mark, fence)
        if (behind - fence >= length && !/[^ \t]/.test(this.#text.slice(behind, end))) {
          // An indented fence may be code; one with trailing blanks has other ends.
          if (fence !== from + lead || behind < end) return undefined
          return code(end, next + 1)
        }
        if (indent + lead > 0 && this.#text.charCodeAt(from) === 9) return undefined
      } else if (end > this.#lines.start(next)) return undefined
      const ending = next === line + 1 ? '' : this.#text.slice(this.#lines.end(next - 1), this.#lines.start(next))
      const first = from + Math.min(lead, this.#lines.runOf(sign.space, from))
      values.push(ending, this.#text.slice(Math.min(first, end), end))
    }
    // A line that is not indented ends the item, and the code with it.
    if (indent > 0 && this.#quotes === 0 && this.#isText(to)) return code(this.#lines.end(to - 1), to)
    if (indent > 0 || to < this.#lines.count) return undefined
    this.isOpen = true
    return code(this.#text.length, to)
  }

  /** True for a line that is not indented and begins neither an item nor a quote. */
  #isText(line: number): boolean {
    const start = this.#lines.start(line)
    const end = this.#lines.end(line)
    return /^[^\s>]/.test(this.#text.slice(start, start + 1)) && !this.#lines.marker(start, end)
  }

  #quote(line: number, to: number, indent: number): { node: Flow; next: number } | undefined {
    if (++this.#depth > maxListDepth) return undefined
    let next = line
    for (; next < to && !this.#lines.isBlank(next, indent); next++) {
      const start = this.#lines.start(next) + indent
      if (this.#lines.isQuoted(start, this.#lines.end(next))) continue
      if (!this.#lines.isHeading(start)) return undefined
      break
    }
    this.#quotes++
    const children = this.flow(line, next, indent + 2)
    if (!children) return undefined
    this.#quotes--
    this.#depth--
    const position = positionOf(this.#lines.start(line) + indent, this.#lines.end(next - 1))
    return { node: { type: 'blockquote', children, position }, next }
  }

  #comment(line: number, to: number, indent: number): { node: Flow; next: number } | undefined {
    const start = this.#lines.start(line)
    if (indent > 0 || !this.#text.startsWith('<!--', start)) return undefined
    const close = this.#text.indexOf('-->', start + 4)
    // `<!-->` is a complete comment.
    if (close < 0 || this.#text.startsWith('<!-->', start) || this.#text.startsWith('<!--->', start)) return undefined
    for (let next = line; next < to; next++) {
      const end = this.#lines.end(next)
      if (close >= end) continue
      if (close + 3 !== end) return undefined
      return { node: { type: 'html', value: this.#text.slice(start, end), position: positionOf(start, end) }, next: next + 1 }
    }
    return undefined
  }

  #definition(line: number, to: number, indent: number): { node: Flow; next: number } | undefined {
    const start = this.#lines.start(line) + indent
    const end = this.#lines.end(line)
    const found = /^\[([^[\]\\&]{0,200}[^[\]\\&\s])\]: ([^\s<>()\\&"']+)$/.exec(this.#text.slice(start, end))
    const next = line + 1
    // A title may be on the next line.
    const isLast = next >= to || this.#lines.isBlank(next, indent) || /[[\p{L}]/u.test(this.#text.charAt(this.#lines.start(next) + indent))
    if (!found || !isLast) return undefined
    const [, label = '', url = ''] = found
    const normalised = normalizeIdentifier(label)
    this.#definitions.push(normalised)
    const identifier = normalised.toLowerCase()
    return { node: { type: 'definition', identifier, label, title: null, url, position: positionOf(start, end) }, next }
  }

  #paragraph(line: number, to: number, indent: number, from?: number): { node: Paragraph; next: number } | undefined {
    const starts = [from ?? this.#lines.start(line) + indent]
    const ends = [this.#lines.end(line)]
    let next = line + 1
    for (; next < to && !this.#lines.isBlank(next, indent); next++) {
      const start = this.#wordsOf(next, indent)
      if (start === undefined) return undefined
      if (start === false) break
      starts.push(start)
      ends.push(this.#lines.end(next))
    }
    const position = positionOf(this.#lines.start(line) + indent, ends.at(-1) ?? 0)
    const node: Paragraph = { type: 'paragraph', children: [], position }
    this.#inline.push({ node, starts, ends })
    return { node, next }
  }

  /** The start of the words of a line that continues the paragraph; false for a line that begins something else. */
  #wordsOf(line: number, indent: number): number | false | undefined {
    const start = this.#lines.start(line) + indent
    const lead = this.#lines.runOf(sign.space, start)
    return lead > 3 ? undefined : this.#goesOn(start + lead, this.#lines.end(line)) && start + lead
  }

  /** True for a line that continues the paragraph, false for one that begins something else. */
  #goesOn(start: number, end: number): boolean | undefined {
    const code = this.#text.charCodeAt(start)
    switch (code) {
      case sign.less:
        return this.#lines.isAddress(start) ? true : undefined
      case sign.greater:
      case 9:
      case sign.equals:
      case sign.bar:
      case sign.colon:
        return undefined
      case sign.hash:
        return !this.#lines.isHeading(start)
      case sign.backtick:
      case sign.tilde:
        return this.#lines.runOf(code, start) < 3
      case sign.bracket:
        return this.#text.charCodeAt(start + 1) === 94 ? undefined : true
      case sign.dash:
        if (/^[-|: ]+$/.test(this.#text.slice(start, end))) return undefined
        break
      case sign.star:
      case sign.underscore: {
        const rule = this.#lines.thematic(start, end)
        if (rule !== false) return rule === undefined ? undefined : false
      }
    }
    const marker = this.#lines.marker(start, end)
    if (!marker) return true
    if (marker.isEmpty) return undefined
    // Only a list that begins with 1 can interrupt a paragraph.
    return marker.number !== undefined && marker.number !== 1
  }

  #list(line: number, to: number, indent: number): { node: List; next: number } | undefined {
    if (++this.#depth > maxListDepth) return undefined
    const start = this.#lines.start(line) + indent
    const first = this.#lines.marker(start, this.#lines.end(line)) as Marker
    const children: ListItem[] = []
    let next = line
    for (let marker: Marker | undefined = first; marker; ) {
      const read = this.#item(next, to, indent, marker)
      if (!read) return undefined
      children.push(read.node)
      next = read.next
      let behind = next
      while (behind < to && this.#lines.isBlank(behind, indent)) behind++
      // A list in a quote includes the blank lines behind it.
      if (behind > next && this.#quotes > 0) return undefined
      if (behind >= to) break
      const at = this.#lines.start(behind) + indent
      const code = this.#text.charCodeAt(at)
      if (code === sign.space || code === 9) return undefined
      const rule =
        code === sign.dash || code === sign.star || code === sign.underscore ? this.#lines.thematic(at, this.#lines.end(behind)) : false
      if (rule === undefined || (rule && behind === next)) return undefined
      marker = rule ? undefined : this.#lines.marker(at, this.#lines.end(behind))
      if (marker?.sort !== first.sort) {
        // Without a blank line, text continues the item, and not every list can begin here.
        const isFree =
          behind > next ||
          this.#lines.isHeading(at) ||
          (marker ? marker.number === undefined : lastChain(children.at(-1) as ListItem).at(-1)?.type === 'code')
        if (!isFree || (marker?.isEmpty && behind === next)) return undefined
        // In a quote, its end depends on the blanks of the next list.
        if (marker && this.#quotes > 0) return undefined
        break
      }
      next = behind
    }
    this.#depth--
    const end = children.at(-1)?.position?.end.offset ?? start
    const node: List = {
      type: 'list',
      ordered: first.number !== undefined,
      start: first.number ?? null,
      children,
      position: positionOf(start, end),
    }
    return { node, next }
  }

  #item(line: number, to: number, indent: number, marker: Marker): { node: ListItem; next: number } | undefined {
    const text = this.#text
    const start = this.#lines.start(line) + indent
    const end = this.#lines.end(line)
    const behind = start + marker.length
    let words = behind
    while (words < end && text.charCodeAt(words) === sign.space) words++
    if (words < end && (words - behind > 4 || text.charCodeAt(words) === 9)) return undefined
    const { isEmpty } = marker
    const inner = isEmpty ? indent + marker.length + 1 : words - this.#lines.start(line)
    let next = this.#indented(line + 1, to, indent, inner)
    if (next === undefined) return undefined
    // What may begin inside an item depends on the text before the list.
    if (isEmpty ? next > line + 1 || end > behind + 1 : this.#lines.marker(words, end)) return undefined
    const node: ListItem = { type: 'listItem', checked: null, children: [], position: positionOf(start, behind) }
    if (isEmpty) {
      // A blank behind the marker belongs to the item.
      node.position = positionOf(start, end)
      return { node, next }
    }
    const box = this.#lines.boxAt(words, end, next === line + 1)
    const paragraph = box ? this.#paragraph(line, next, inner, words + 4) : undefined
    if (box === undefined || (box && !paragraph)) return undefined
    const below = this.flow(paragraph?.next ?? line, next, inner)
    if (!below) return undefined
    if (box) node.checked = text.charCodeAt(words + 1) !== sign.space
    node.children = (paragraph ? [paragraph.node, ...below] : below) as ListItem['children']
    node.position = positionOf(start, below.at(-1)?.position?.end.offset ?? paragraph?.node.position?.end.offset ?? behind)
    if (indent > 0 || this.#quotes > 0) return { node, next }
    for (let behind = this.#goOn(node, next, to); behind > next; behind = this.#goOn(node, next, to)) {
      next = behind
      // Indented text after a blank line belongs to the item again.
      const more = this.#lines.isBlank(behind, 0) ? this.#indented(behind, to, 0, inner) : undefined
      const others = more && this.flow(behind, more, inner)
      if (more === undefined || more === behind) break
      if (!others) return undefined
      node.children.push(...(others as ListItem['children']))
      node.position = positionOf(start, others.at(-1)?.position?.end.offset ?? behind)
      next = more
    }
    return { node, next }
  }

  /** The end of the lines that are blank or indented this far. */
  #indented(from: number, to: number, indent: number, inner: number): number | undefined {
    let next = from
    for (let ahead = from; ahead < to; ahead++) {
      if (this.#lines.isBlank(ahead, indent)) {
        if (this.#quotes > 0) return undefined
        continue
      }
      if (indent + this.#lines.runOf(sign.space, this.#lines.start(ahead) + indent) < inner) break
      next = ahead + 1
    }
    return next
  }

  /** Adds unindented lines that continue the last paragraph of an item; returns their end. */
  #goOn(item: ListItem, line: number, to: number): number {
    const nodes = lastChain(item)
    const last = this.#inline.at(-1)
    if (last === undefined || last.node !== nodes.at(-1) || last.node.type !== 'paragraph') return line
    // What was only text becomes a box when words follow.
    if (/^\[[ xX]\]$/.test(this.#text.slice(last.starts[0], last.ends[0]))) return line
    let next = line
    for (; next < to && !this.#lines.isBlank(next, 0); next++) {
      const start = this.#wordsOf(next, 0)
      const end = this.#lines.end(next)
      if (!start || this.#lines.marker(start, end)) break
      last.starts.push(start)
      last.ends.push(end)
      for (const node of nodes) node.position = positionOf(node.position?.start.offset ?? 0, end)
    }
    return next
  }
}
