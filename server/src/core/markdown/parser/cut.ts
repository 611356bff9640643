/**
 * Cuts text into blocks. A block ends where the next can safely begin. Each is parsed on its own, so that an edit reuses the blocks that it
 * does not touch.
 */
import type { Root, RootContent } from 'mdast'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import { step } from '../../util/steps.ts'
import type { Block, BlockLengths, Continuation } from '../document.ts'
import { readBlock } from '../elements/read.ts'
import { continuationBefore, cutAlike, cutIn, endsInValue, isCut, isSameContinuation, partAt } from './continued.ts'
import { type Piece, textOf } from './draft.ts'
import { parseFrontMatter, readMarkdown, readNodes, readPlain } from './markdown.ts'

export const usualLengths: BlockLengths = { beforeParagraph: 8000, beforePart: 4000 }

/**
 * Text longer than `paragraph` without a safe boundary is cut between two lines inside a paragraph, list or quote, because the parser's
 * time grows with the square of its lines. Nobody writes such a paragraph; code or a link across the cut is lost. The cut waits until
 * `behindLabel` after a label, whose value may follow, and until `indented` where all lines are indented like code, since the rest would
 * become code.
 */
const longestWithoutPlace = { paragraph: 16_000, behindLabel: 24_000, indented: 64_000 }

/** Cuts a text into blocks, some of which are parsed already. Blocks that an edit may have joined or split are parsed again. */
export function cutIntoBlocks(pieces: readonly Piece[], lengths: BlockLengths): Block[] {
  const blocks: Block[] = []
  for (let next = 0; next < pieces.length; ) {
    const piece = pieces[next] as Piece
    if (typeof piece !== 'string') {
      blocks.push(piece)
      next++
      continue
    }
    const window = new Window(pieces, next, lengths)
    const last = blocks.at(-1)
    let continuation = continuationBefore(window.text, 0, last)
    // An edit at the start of a block can join it to the previous one, unless a heading still separates them or both are parts of one table
    // or list.
    if (last && !isHead(blocks) && !continuation && (isCut(last) || !isHeading(window.text, 0))) {
      blocks.pop()
      window.prepend(last)
      continuation = last.continuation
    }
    let at = cutHead(window, blocks)
    for (;;) {
      const kept = window.pieceAt(at)
      if (kept !== undefined && isSameContinuation((pieces[kept] as Block).continuation, continuation)) {
        next = kept
        break
      }
      if (at >= window.text.length && !window.extend()) {
        next = pieces.length
        break
      }
      if (at >= window.text.length) continue
      step()
      const block = nextBlock(window, at, continuation)
      blocks.push(block)
      at += block.text.length
      continuation = continuationBefore(window.text, at, block)
    }
  }
  return blocks
}

/** True if the blocks so far are a byte order mark or front matter. */
function isHead(blocks: readonly Block[]): boolean {
  const [first, second] = blocks
  if (first?.text === byteOrderMark) return blocks.length === 1 || (blocks.length === 2 && isFrontMatter(second))
  return blocks.length === 1 && isFrontMatter(first)
}

const frontMatters = new WeakSet<Block>()

/** True for a block of front matter. Only the first block, or the one behind a byte order mark, can be. */
export function isFrontMatter(block: Block | undefined): boolean {
  return block !== undefined && frontMatters.has(block)
}

/** Cuts off a byte order mark and front matter at the start of a document; returns their end. */
function cutHead(window: Window, blocks: Block[]): number {
  if (blocks.length > 1 || (blocks.length === 1 && blocks[0]?.text !== byteOrderMark)) return 0
  let at = 0
  if (blocks.length === 0 && window.text.startsWith(byteOrderMark)) {
    // The tokenizer drops a byte order mark and shifts offsets, so the mark is a block of its own.
    blocks.push(readBlock(byteOrderMark, [], [], ''))
    at = 1
  }
  // The closing fence of front matter may be far below.
  let length = frontMatterLength(window.text.slice(at))
  while (length === 0 && frontMatterOpener.test(window.text.slice(at, at + 200)) && window.extend())
    length = frontMatterLength(window.text.slice(at))
  if (length > 0) {
    const block = readBlock(window.text.slice(at, at + length), [], [], '')
    frontMatters.add(block)
    blocks.push(block)
  }
  return at + length
}

export const byteOrderMark = '\uFEFF'
export const frontMatterOpener = /^(?:---|\+{3})[ \t]*(?:\r\n|\n|\r)/

/**
 * The length of the front matter at the start of a text, closing line included; 0 for none, or if it is not closed. Usually no line inside
 * begins with a dash and the end is clear; else remark decides.
 */
export function frontMatterLength(text: string): number {
  if (!frontMatterOpener.test(text)) return 0
  const closer = (text.startsWith('-') ? /(?:\r\n|\n|\r)---[ \t]*(?:\r\n|\n|\r|$)/ : /(?:\r\n|\n|\r)\+{3}[ \t]*(?:\r\n|\n|\r|$)/).exec(text)
  if (!closer) return 0
  const length = closer.index + closer[0].length
  const isPlain = !/[\r\n]-|\r(?!\n)/.test(text.slice(0, closer.index))
  return isPlain ? length : parseFrontMatter(text.slice(0, length))
}

/** The text to cut, and as much of the following text as is needed to find its end. */
class Window {
  text = ''
  readonly lengths: BlockLengths
  readonly #pieces: readonly Piece[]
  #next: number
  #step = 1
  /** The following blocks by their offset in the window. */
  readonly #starts = new Map<number, number>()

  constructor(pieces: readonly Piece[], first: number, lengths: BlockLengths) {
    this.lengths = lengths
    this.#pieces = pieces
    this.#next = first
    while (typeof pieces[this.#next] === 'string') this.text += pieces[this.#next++]
    this.extend()
  }

  prepend(block: Block): void {
    const starts = [...this.#starts]
    this.#starts.clear()
    for (const [start, piece] of starts) this.#starts.set(start + block.text.length, piece)
    this.text = block.text + this.text
  }

  /** Adds following pieces, more each time; false if there are none left. */
  extend(): boolean {
    if (this.#next >= this.#pieces.length) return false
    const texts = [this.text]
    let length = this.text.length
    for (let count = 0; count < this.#step && this.#next < this.#pieces.length; count++, this.#next++) {
      const piece = this.#pieces[this.#next] as Piece
      const text = textOf(piece)
      if (typeof piece !== 'string') this.#starts.set(length, this.#next)
      texts.push(text)
      length += text.length
    }
    this.text = texts.join('')
    this.#step *= 2
    return true
  }

  /** The index of the parsed block at an offset. */
  pieceAt(offset: number): number | undefined {
    return this.#starts.get(offset)
  }
}

/**
 * Parses from `at` to the next safe boundary. A boundary inside an open fence, comment or HTML block is not safe. One at a row or item is
 * safe if the text before it ends in the table or list that continues there.
 */
function nextBlock(window: Window, at: number, continuation: Continuation | undefined): Block {
  const least: Least = {
    part: continuation === undefined && isLongTable(window, at) ? headerLength(window.text, at) : window.lengths.beforePart,
    kept: 0,
  }
  let boundary = at
  for (let step = 1; ; ) {
    for (let count = 0; count < step && (count === 0 || boundary < window.text.length); count++)
      boundary = nextCandidate(window, at, boundary, least)
    const source = window.text.slice(at, boundary)
    const plain = readPlain(source, continuation)
    if (boundary >= window.text.length) return blockOf(source, plain?.nodes ?? readMarkdown(source, continuation), [], continuation)
    const mark = partAt(window.text, boundary)
    if (mark !== undefined && !(mark === '|' && isFresh(window.text, boundary))) {
      const nodes = plain?.isOpen ? [] : (plain?.nodes ?? readMarkdown(source, continuation) ?? [])
      const last = nodes.at(-1)?.type
      if (last === 'table' || last === 'list') {
        const block = blockOf(source, nodes, [], continuation)
        if (cutIn(block, nodes, mark)) return block
      }
      least.part = 2 * source.length
      least.kept = 2 * source.length
      if (last !== 'paragraph' || !mayCutLines(window.text, boundary, source.length)) continue
    }
    step *= 2
    if (plain?.isOpen) continue
    const children = plain?.nodes ?? closedChildren(source, continuation)
    const block = children !== 'open' && blockOf(source, children, [], continuation)
    if (block && !(mark === '|' && endsInValue(block))) return block
  }
}

/** The minimum distance of a cut at a row or item, and where the block was cut before. */
interface Least {
  part: number
  kept: number
}

function headerLength(text: string, at: number): number {
  return nextLine(text, nextLine(text, at)) - at
}

/** True for what looks like a table longer than a block. */
function isLongTable(window: Window, at: number): boolean {
  if (window.text[at] !== '|') return false
  const longest = at + window.lengths.beforePart
  while (window.text.length <= longest && window.extend());
  const { text } = window
  let line = at
  while (text[line] === '|' && line <= longest) line = nextLine(text, line)
  return line > longest
}

/**
 * The nodes of a source if nothing in it is left open, so that a heading behind it would be read as one. `undefined` if it cannot be parsed
 * at all; it becomes a block without content, and the rest of the document is read.
 */
function closedChildren(source: string, continuation: Continuation | undefined): readonly RootContent[] | 'open' | undefined {
  const children = readMarkdown(`${source}#\n`, continuation)
  if (!children) return undefined
  const last = children.at(-1)
  if (last?.type !== 'heading' || last.position?.start.offset !== source.length) return 'open'
  return children.slice(0, -1)
}

/**
 * The next place where a block may begin: a heading; in a long block also a paragraph that begins with a letter after a blank line (unless
 * it may be the value of a label above), a row or an item; a long table. The end of the window counts only if it is the end of the
 * document.
 */
function nextCandidate(window: Window, start: number, from: number, least: Least): number {
  let lineStart = nextLine(window.text, from)
  for (;;) {
    if (lineStart >= window.text.length) {
      if (!window.extend()) return window.text.length
      continue
    }
    const { text } = window
    if (isHeading(text, lineStart)) return lineStart
    const isKept = window.pieceAt(lineStart) !== undefined
    const length = lineStart - start
    // A block that did not begin this way was behind front matter, and may continue the text that is before it now.
    if ((isKept || length > window.lengths.beforeParagraph) && isFreshParagraph(text, lineStart)) return lineStart
    if (length > window.lengths.beforePart && isBehindUnderline(text, lineStart)) return lineStart
    if (partAt(text, lineStart) === undefined) {
      if (mayCutLines(text, lineStart, length) && /^ {0,3}\S/.test(text.slice(lineStart, lineStart + 4))) return lineStart
      if (length > longestWithoutPlace.indented) return lineStart
    } else {
      if (length >= (isKept ? least.kept : least.part)) return lineStart
      if (isFresh(text, lineStart) && isLongTable(window, lineStart)) return lineStart
    }
    lineStart = nextLine(text, lineStart)
  }
}

const lineEnding = /\r\n?|\n/g

function nextLine(text: string, from: number): number {
  lineEnding.lastIndex = from
  return lineEnding.test(text) ? lineEnding.lastIndex : text.length
}

function isHeading(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 35) return false
  let end = at
  while (text.charCodeAt(end) === 35) end++
  const next = text[end]
  return end - at <= 6 && (next === undefined || next === ' ' || next === '\t' || next === '\n' || next === '\r')
}

/** True for a line before which a block of this length is cut although nothing ends there. */
function mayCutLines(text: string, at: number, length: number): boolean {
  return (
    length > longestWithoutPlace.behindLabel ||
    (length > longestWithoutPlace.paragraph && !label.test(text.slice(Math.max(0, at - 200), at)))
  )
}

function isFreshParagraph(text: string, at: number): boolean {
  return /^\p{L}/u.test(text.slice(at, at + 2)) && isFresh(text, at)
}

/** True for a line after the underline of a heading, and for a footnote. Neither continues the text before it. */
function isBehindUnderline(text: string, at: number): boolean {
  if (text.startsWith('[^', at)) return /^\[\^[^\]\s]{1,100}\]:/.test(text.slice(at, at + 110))
  return /^\p{L}/u.test(text.slice(at, at + 2)) && /(?:^|[\r\n])(?:=+|-+)[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, at - 200), at))
}

/** True after a blank line, unless the text above it is a label. */
function isFresh(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 400), at)
  const blank = /(?:^|\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/.exec(before)
  return blank !== null && !label.test(before.slice(0, blank.index))
}

/** The end of what may be a label, whose value follows. */
const label = /[:：*_]\s*$/

const unread = new WeakSet<Block>()

/** True for a block that could not be parsed. It has no content. */
export function isUnread(block: Block): boolean {
  return unread.has(block)
}

/** Makes a block from a source, its nodes (`undefined` if it cannot be parsed), labels of other blocks, and what it continues. */
function blockOf(
  source: string,
  nodes: readonly RootContent[] | undefined,
  externalLabels: readonly string[],
  continuation: Continuation | undefined,
): Block {
  const block = readBlock(source, nodes ?? [], definitionsIn(nodes ?? []), externalLabels.join('\n'), continuation)
  if (nodes === undefined) unread.add(block)
  return block
}

/** The same block, parsed with labels that other blocks define. */
export function readAgain(block: Block, externalLabels: readonly string[]): Block {
  const { text, continuation } = block
  const again = blockOf(text, readNodes(text, continuation, externalLabels), externalLabels, continuation)
  cutAlike(again, block)
  return again
}

function definitionsIn(nodes: readonly unknown[]): string[] {
  const labels: string[] = []
  for (const node of nodes as readonly (RootContent | Root)[]) {
    if (node.type === 'definition') labels.push(normalizeIdentifier(node.label ?? node.identifier))
    else if (node.type === 'footnoteDefinition') labels.push(`^${normalizeIdentifier(node.label ?? node.identifier)}`)
    if ('children' in node) labels.push(...definitionsIn(node.children))
  }
  return labels
}
