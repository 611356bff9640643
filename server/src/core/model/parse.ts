/** Text to document, and an edited document to the next: blocks that still stand are taken over as they are. */
import { sameEnds } from '../aligned.ts'
import { countUpTo, isLineEnding, type Lines, type Position, type Span } from '../text.ts'
import { BlockIndex } from './blockIndex.ts'
import { byteOrderMark, cutIntoBlocks, frontMatterOpener, isFrontMatter } from './cut.ts'
import type { Block, BlockReader, Document, FrontMatter, Passage, Place, Section } from './document.ts'
import { type Change, Draft, type Piece, textOf } from './draft.ts'
import type { Exchange } from './exchange.ts'
import { readFrontMatter } from './front-matter.ts'
import { resolveReferences } from './references.ts'
import { Sections } from './sections.ts'
import { blockAt, type Totals, totalsOf } from './totals.ts'

export { frontMatterLength } from './cut.ts'
export type { Change } from './draft.ts'

/** Reads a document. Never throws; what `previous` shares with the text is not read again. */
export function parseDocument(text: string, previous?: Document): Document {
  if (!previous) return assemble([text], undefined)
  return previous.text === text ? previous : editDocument(previous, [changeBetween(previous, text)])
}

/** A document after changes, each of which counts in the text that the one before it has left. Never throws. */
export function editDocument(previous: Document, changes: readonly Change[]): Document {
  const draft = new Draft(previous)
  for (const change of changes) draft.apply(change)
  const pieces = [...draft.pieces]
  // Text that begins like front matter without being it may have been given what closes it, wherever that stands.
  const [first] = previous.blocks[0]?.text === byteOrderMark ? previous.blocks.slice(1) : previous.blocks
  if (first && !previous.frontMatter && frontMatterOpener.test(first.text)) {
    const index = pieces.indexOf(first)
    if (index >= 0) pieces[index] = first.text
  }
  return assemble(pieces, previous)
}

/** The one change that makes a text of another. */
function changeBetween(previous: Document, text: string): Change {
  const old = previous.text
  const shorter = Math.min(old.length, text.length)
  let prefix = 0
  while (prefix < shorter && old.charCodeAt(prefix) === text.charCodeAt(prefix)) prefix++
  let suffix = 0
  while (suffix < shorter - prefix && old.charCodeAt(old.length - 1 - suffix) === text.charCodeAt(text.length - 1 - suffix)) suffix++
  // A position cannot stand between the two characters of a line ending.
  while (prefix > 0 && old.charCodeAt(prefix - 1) === 13) prefix--
  while (suffix > 0 && old.charCodeAt(old.length - suffix) === 10) suffix--
  const { lines } = previous
  const range = { start: lines.positionAt(prefix), end: lines.positionAt(old.length - suffix) }
  return { range, text: text.slice(prefix, text.length - suffix) }
}

function assemble(pieces: readonly Piece[], previous: Document | undefined): Document {
  const { blocks, labels } = resolveReferences(exchangeOf(cutIntoBlocks(pieces), previous?.blocks ?? []), previous)
  return new BlockDocument(blocks, labels, previous)
}

/** The blocks by words, for each reader that was asked for. */
type Indexes = Map<BlockReader, BlockIndex>

/** Which blocks stand at both ends of an old and a new version. */
export function exchangeOf(blocks: readonly Block[], before: readonly Block[]): Exchange {
  const { from, same } = sameEnds(blocks, before)
  return { blocks, from, to: blocks.length - same, removed: before.slice(from, before.length - same) }
}

class BlockDocument implements Document {
  readonly blocks: readonly Block[]
  readonly linesBefore: Totals
  readonly length: number
  readonly lines: Lines
  readonly frontMatter: FrontMatter | undefined
  readonly labels: ReadonlyMap<string, number>
  readonly lineage: Lineage
  readonly #version: number
  readonly #starts: Totals
  readonly #sections: Sections
  /** Handed on to the next version, which takes out what is gone and adds what is new. */
  #indexes: Indexes
  #text: string | undefined

  constructor(blocks: readonly Block[], labels: ReadonlyMap<string, number>, before: Document | undefined) {
    const previous = before instanceof BlockDocument ? before : undefined
    const exchange = exchangeOf(blocks, previous?.blocks ?? [])
    this.blocks = blocks
    this.labels = labels
    this.lineage = previous?.lineage ?? { versions: 0 }
    this.#placeBlocks(exchange, previous)
    this.#version = ++this.lineage.versions
    this.#starts = totalsOf(exchange, lengthOf, previous ? previous.#starts : undefined)
    this.linesBefore = totalsOf(exchange, breaksIn, previous?.linesBefore)
    this.length = this.#starts.at(-1) ?? 0
    this.lines = new BlockLines(blocks, this.#starts, this.linesBefore)
    const head = blocks[0]?.text === byteOrderMark ? blocks[1] : blocks[0]
    if (head && isFrontMatter(head))
      this.frontMatter = previous?.frontMatter?.at.block === head ? previous.frontMatter : readFrontMatter(head)
    this.#sections = new Sections(exchange, previous ? previous.#sections : undefined)
    this.#indexes = previous ? previous.#handOn(exchange) : new Map()
  }

  /** Tells the blocks where they stand; those that stand where they did in the version that was read last need not be told. */
  #placeBlocks({ blocks, from, to }: Exchange, previous: BlockDocument | undefined): void {
    const isLast = previous !== undefined && previous.#version === this.lineage.versions
    const isMoved = previous?.blocks.length !== blocks.length
    const end = isLast && !isMoved ? to : blocks.length
    for (let index = isLast ? from : 0; index < end; index++) (blocks[index] as Block).index = index
  }

  #handOn(exchange: Exchange): Indexes {
    const indexes = this.#indexes
    this.#indexes = new Map()
    for (const index of indexes.values()) index.exchange(exchange)
    return indexes
  }

  blocksBy(reader: BlockReader): BlockIndex {
    const known = this.#indexes.get(reader)
    if (known) return known
    const index = new BlockIndex(reader, this.blocks)
    this.#indexes.set(reader, index)
    return index
  }

  get root(): Section {
    return this.#sections.at(0) as Section
  }

  get sections(): readonly Section[] {
    return this.#sections.all
  }

  get passages(): readonly Passage[] {
    return this.#sections.passages
  }

  sectionAt(index: number): Section | undefined {
    return this.#sections.at(index)
  }

  sectionsIn(block: Block): readonly Section[] {
    return this.#sections.inBlock(this.#indexOf(block))
  }

  get text(): string {
    this.#text ??= this.blocks.map(textOf).join('')
    return this.#text
  }

  startOf(block: Block): number {
    return this.#starts[this.#indexOf(block)] ?? 0
  }

  standOf(block: Block): number {
    // A block begins a line, but for what follows a byte order mark.
    const index = this.#indexOf(block)
    return this.linesBefore[index] || -(this.#starts[index] ?? 0)
  }

  spanOf({ block, start, end }: Place): Span {
    const origin = this.startOf(block)
    return { start: origin + start, end: origin + end }
  }

  #indexOf(block: Block): number {
    return this.blocks[block.index] === block ? block.index : this.blocks.indexOf(block)
  }
}

/** What all versions of a document share. */
interface Lineage {
  /** How many of them were read. */
  versions: number
}

function lengthOf({ text }: Block): number {
  return text.length
}

function breaksIn({ breaks }: Block): number {
  return breaks.length
}

/** The lines of a document, counted by block. */
class BlockLines implements Lines {
  readonly #blocks: readonly Block[]
  readonly #starts: Totals
  /** The number of lines that are ended before each block. */
  readonly #counts: Totals
  readonly #length: number
  readonly lineCount: number

  constructor(blocks: readonly Block[], starts: Totals, counts: Totals) {
    this.#blocks = blocks
    this.#starts = starts
    this.#counts = counts
    this.#length = starts.at(-1) ?? 0
    this.lineCount = (counts.at(-1) ?? 0) + 1
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length))
    const index = blockAt(this.#starts, at)
    const breaks = this.#blocks[index]?.breaks ?? []
    const local = at - (this.#starts[index] ?? 0)
    const line = countUpTo(breaks, local)
    const lineNumber = (this.#counts[index] ?? 0) + line
    return { line: lineNumber, character: line > 0 ? local - (breaks[line - 1] ?? 0) : at - this.lineStart(lineNumber) }
  }

  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0
    if (line >= this.lineCount) return this.#length
    const start = this.lineStart(line)
    return Math.max(start, Math.min(start + character, this.lineEnd(line)))
  }

  lineStart(line: number): number {
    if (line <= 0) return 0
    if (line >= this.lineCount) return this.#length
    // The last block before which fewer lines are ended holds the end of the line before.
    const index = blockAt(this.#counts, line - 1)
    return (this.#starts[index] ?? 0) + (this.#blocks[index]?.breaks[line - 1 - (this.#counts[index] ?? 0)] ?? 0)
  }

  lineEnd(line: number): number {
    const start = this.lineStart(line)
    let end = line + 1 >= this.lineCount ? this.#length : this.lineStart(line + 1)
    while (end > start && isLineEnding(this.#codeBefore(end))) end--
    return end
  }

  #codeBefore(offset: number): number {
    const index = blockAt(this.#starts, offset - 1)
    return this.#blocks[index]?.text.charCodeAt(offset - 1 - (this.#starts[index] ?? 0)) ?? 0
  }
}
