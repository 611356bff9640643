/**
 * Cuts text into blocks. A block ends where a new one can safely begin; each is parsed and read on its own, and an edit leaves the blocks
 * that it does not touch as they are.
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
 * What is longer than `paragraph` without a place where it could safely be cut is cut between two lines, where nothing is open but a paragraph,
 * list or quote: for the parser each line of it costs time by all the others. Nobody writes such a paragraph; what is written across the cut,
 * such as code or a link, is not seen as that. It is put off to `behindLabel` behind a label, whose value may follow, and to `indented` where all
 * lines are indented as far as code, as what is cut off would be code.
 */
const longestWithoutPlace = { paragraph: 16_000, behindLabel: 24_000, indented: 64_000 }

/** The blocks of a text of which some are read already. All of them are parsed that the edited text may have joined or cut. */
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
    // An edit at the start of a block can join it to the one before, unless a heading still keeps them apart, or both are of one table or list.
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

/** True if the blocks so far are what only the start of a document can be: a byte order mark, front matter. */
function isHead(blocks: readonly Block[]): boolean {
  const [first, second] = blocks
  if (first?.text === byteOrderMark) return blocks.length === 1 || (blocks.length === 2 && isFrontMatter(second))
  return blocks.length === 1 && isFrontMatter(first)
}

const frontMatters = new WeakSet<Block>()

/** True for a block that is front matter; only the first of a document, or what is behind its mark, is. */
export function isFrontMatter(block: Block | undefined): boolean {
  return block !== undefined && frontMatters.has(block)
}

/** A byte order mark, and front matter, at the start of a document, of which nothing but the mark may have been cut; returns where they end. */
function cutHead(window: Window, blocks: Block[]): number {
  if (blocks.length > 1 || (blocks.length === 1 && blocks[0]?.text !== byteOrderMark)) return 0
  let at = 0
  if (blocks.length === 0 && window.text.startsWith(byteOrderMark)) {
    // The tokenizer drops a byte order mark and counts from behind it, so it stands in a block of its own.
    blocks.push(readBlock(byteOrderMark, [], [], ''))
    at = 1
  }
  // What closes front matter may stand far below.
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
 * The length of the front matter that a text begins with, its closing line included; 0 if there is none, or none that is closed.
 * As most people write it, no line within begins with a dash, and there is nothing to be decided; else remark decides.
 */
export function frontMatterLength(text: string): number {
  if (!frontMatterOpener.test(text)) return 0
  const closer = (text.startsWith('-') ? /(?:\r\n|\n|\r)---[ \t]*(?:\r\n|\n|\r|$)/ : /(?:\r\n|\n|\r)\+{3}[ \t]*(?:\r\n|\n|\r|$)/).exec(text)
  if (!closer) return 0
  const length = closer.index + closer[0].length
  const isPlain = !/[\r\n]-|\r(?!\n)/.test(text.slice(0, closer.index))
  return isPlain ? length : parseFrontMatter(text.slice(0, length))
}

/** The text to be cut and as much of what follows as is needed to know where it ends. */
class Window {
  text = ''
  readonly lengths: BlockLengths
  readonly #pieces: readonly Piece[]
  #next: number
  #step = 1
  /** The blocks that follow the text to be cut, by where they begin in the window. */
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

  /** Takes in some of the pieces that follow, more each time; false if there are no more. */
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

  /** The index of the block that was read before and stands there. */
  pieceAt(offset: number): number | undefined {
    return this.#starts.get(offset)
  }
}

/**
 * Parses from `at` to the next safe boundary; a boundary inside an open fence, comment or HTML block is none, so it is moved on. One at a row
 * or item is safe if what was read before it ends with the table or list that goes on there.
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

/** How far from a block's start it may be cut at a row or item, and where it was cut so before. */
interface Least {
  part: number
  kept: number
}

function headerLength(text: string, at: number): number {
  return nextLine(text, nextLine(text, at)) - at
}

/** True for a table that is longer than a block, by its look. */
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
 * The nodes of a source, if a heading right behind it would stand on its own: if nothing in the source is left open. `undefined` for what
 * cannot be parsed at all, which is a block without content, so that the rest of the document is read.
 */
function closedChildren(source: string, continuation: Continuation | undefined): readonly RootContent[] | 'open' | undefined {
  const children = readMarkdown(`${source}#\n`, continuation)
  if (!children) return undefined
  const last = children.at(-1)
  if (last?.type !== 'heading' || last.position?.start.offset !== source.length) return 'open'
  return children.slice(0, -1)
}

/**
 * The next place at which a block may begin: a heading at the start of a line; where a block has grown long, also a paragraph
 * that begins with a letter behind a blank line, unless the text before the blank line is a label whose value this may be, and a row or item;
 * a long table.
 * The end of the window is one only if it is the end of the document.
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
    // An old block that did not begin so stood behind front matter, and may go on with what is before it now.
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

/** True for a line before which a block of that length is cut though nothing ends there. */
function mayCutLines(text: string, at: number, length: number): boolean {
  return (
    length > longestWithoutPlace.behindLabel ||
    (length > longestWithoutPlace.paragraph && !label.test(text.slice(Math.max(0, at - 200), at)))
  )
}

function isFreshParagraph(text: string, at: number): boolean {
  return /^\p{L}/u.test(text.slice(at, at + 2)) && isFresh(text, at)
}

/** True for what begins behind a line that underlines a heading, or for a footnote behind anything: neither goes on with what is before it. */
function isBehindUnderline(text: string, at: number): boolean {
  if (text.startsWith('[^', at)) return /^\[\^[^\]\s]{1,100}\]:/.test(text.slice(at, at + 110))
  return /^\p{L}/u.test(text.slice(at, at + 2)) && /(?:^|[\r\n])(?:=+|-+)[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, at - 200), at))
}

/** True behind a blank line, unless the text before that is a label. */
function isFresh(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 400), at)
  const blank = /(?:^|\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/.exec(before)
  return blank !== null && !label.test(before.slice(0, blank.index))
}

/** What ends so may be a label, whose value follows. */
const label = /[:：*_]\s*$/

const unread = new WeakSet<Block>()

/** True for a block that could not be parsed, of which nothing is read. */
export function isUnread(block: Block): boolean {
  return unread.has(block)
}

/** Makes a block of a source, its nodes (`undefined` if it cannot be parsed), the labels that others define for it, and what it goes on with. */
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

/** The same block, read with labels that other blocks define. */
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
