/** Parses a text into a document, and an edited document into the next. Unchanged blocks are reused. */
import { perObject } from '../util/perObject.ts'
import { countUpTo, isLineEnding, type Lines, type Position, type Span } from '../util/text.ts'
import type { Block, BlockLengths, BlockReader, Document, FrontMatter, Place, Section, SectionBody } from './document.ts'
import { readFrontMatter } from './elements/frontMatter.ts'
import { byteOrderMark, cutIntoBlocks, frontMatterOpener, isFrontMatter, usualLengths } from './parser/cut.ts'
import { type Change, Draft, type Piece, textOf } from './parser/draft.ts'
import { labelsOf, resolveReferences } from './parser/references.ts'
import { blockAt, type Totals, totalsOf } from './parser/totals.ts'
import { Sections } from './sections.ts'

export { frontMatterLength } from './parser/cut.ts'
export type { Change } from './parser/draft.ts'

/** Parses a document. Never throws. Tests pass other block lengths, to cut short texts. */
export function parseDocument(text: string, lengths: BlockLengths = usualLengths): Document {
  return assemble([text], lengths)
}

/** A document after changes, each relative to the text that the previous one left. Unchanged blocks are reused. Never throws. */
export function editDocument(previous: Document, changes: readonly Change[]): Document {
  const draft = new Draft(previous)
  for (const [index, change] of changes.entries()) draft.apply(index === 0 && !change.range ? changeBetween(previous, change.text) : change)
  const pieces = [...draft.pieces]
  // Text that begins like front matter becomes front matter if a later edit closes it, wherever that is.
  const [first] = previous.blocks[0]?.text === byteOrderMark ? previous.blocks.slice(1) : previous.blocks
  if (first && !previous.frontMatter && frontMatterOpener.test(first.text)) {
    const index = pieces.indexOf(first)
    if (index >= 0) pieces[index] = first.text
  }
  return assemble(pieces, previous.lengths)
}

/** The single change that turns one text into another. */
function changeBetween(previous: Document, text: string): Change {
  const old = previous.text
  const shorter = Math.min(old.length, text.length)
  let prefix = 0
  while (prefix < shorter && old.charCodeAt(prefix) === text.charCodeAt(prefix)) prefix++
  let suffix = 0
  while (suffix < shorter - prefix && old.charCodeAt(old.length - 1 - suffix) === text.charCodeAt(text.length - 1 - suffix)) suffix++
  // A position cannot be inside a CRLF.
  while (prefix > 0 && old.charCodeAt(prefix - 1) === 13) prefix--
  while (suffix > 0 && old.charCodeAt(old.length - suffix) === 10) suffix--
  const { lines } = previous
  const range = { start: lines.positionAt(prefix), end: lines.positionAt(old.length - suffix) }
  return { range, text: text.slice(prefix, text.length - suffix) }
}

function assemble(pieces: readonly Piece[], lengths: BlockLengths): Document {
  const blocks = cutIntoBlocks(pieces, lengths)
  const labels = labelsOf(blocks)
  return new BlockDocument(resolveReferences(blocks, labels), labels, lengths)
}

const frontMatterOf = perObject(readFrontMatter)

class BlockDocument implements Document {
  readonly blocks: readonly Block[]
  readonly length: number
  readonly lines: Lines
  readonly frontMatter: FrontMatter | undefined
  readonly labels: ReadonlyMap<string, number>
  readonly lengths: BlockLengths
  readonly #starts: Totals
  readonly #sections: Sections
  readonly #blocksBy = new Map<BlockReader, ReadonlyMap<string, readonly Block[]>>()
  #indexes: ReadonlyMap<Block, number> | undefined
  #text: string | undefined

  constructor(blocks: readonly Block[], labels: ReadonlyMap<string, number>, lengths: BlockLengths) {
    this.blocks = blocks
    this.labels = labels
    this.lengths = lengths
    this.#starts = totalsOf(blocks, ({ text }) => text.length)
    this.length = this.#starts.at(-1) ?? 0
    this.lines = new BlockLines(blocks, this.#starts)
    const head = blocks[0]?.text === byteOrderMark ? blocks[1] : blocks[0]
    this.frontMatter = head && isFrontMatter(head) ? frontMatterOf(head) : undefined
    this.#sections = new Sections(blocks)
  }

  blocksBy(reader: BlockReader): ReadonlyMap<string, readonly Block[]> {
    const known = this.#blocksBy.get(reader)
    if (known) return known
    const found = byWord(this.blocks, reader)
    this.#blocksBy.set(reader, found)
    return found
  }

  indexOf(block: Block): number {
    this.#indexes ??= new Map(this.blocks.map((one, index) => [one, index]))
    return this.#indexes.get(block) ?? -1
  }

  get root(): Section {
    return this.#sections.at(0) as Section
  }

  get sections(): readonly Section[] {
    return this.#sections.all
  }

  get bodies(): readonly SectionBody[] {
    return this.#sections.bodies
  }

  sectionAt(index: number): Section | undefined {
    return this.#sections.at(index)
  }

  sectionsIn(block: Block): readonly Section[] {
    return this.#sections.inBlock(this.indexOf(block))
  }

  get text(): string {
    this.#text ??= this.blocks.map(textOf).join('')
    return this.#text
  }

  startOf(block: Block): number {
    return this.#starts[this.indexOf(block)] ?? 0
  }

  spanOf({ block, start, end }: Place): Span {
    const origin = this.startOf(block)
    return { start: origin + start, end: origin + end }
  }
}

function byWord(blocks: readonly Block[], reader: BlockReader): ReadonlyMap<string, readonly Block[]> {
  const found = new Map<string, Block[]>()
  for (const block of blocks) {
    const words = reader(block)
    // Most blocks have none.
    if (words.length === 0) continue
    for (const word of words) {
      const others = found.get(word)
      if (!others) found.set(word, [block])
      else if (others.at(-1) !== block) others.push(block)
    }
  }
  return found
}

/** The lines of a document, counted by block. */
class BlockLines implements Lines {
  readonly #blocks: readonly Block[]
  readonly #starts: Totals
  /** The number of lines before each block. */
  readonly #counts: Totals
  readonly #length: number
  readonly lineCount: number

  constructor(blocks: readonly Block[], starts: Totals) {
    this.#blocks = blocks
    this.#starts = starts
    this.#counts = totalsOf(blocks, ({ lineOffsets }) => lineOffsets.length)
    this.#length = starts.at(-1) ?? 0
    this.lineCount = (this.#counts.at(-1) ?? 0) + 1
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length))
    const index = blockAt(this.#starts, at)
    const lineOffsets = this.#blocks[index]?.lineOffsets ?? []
    const local = at - (this.#starts[index] ?? 0)
    const line = countUpTo(lineOffsets, local)
    const lineNumber = (this.#counts[index] ?? 0) + line
    return { line: lineNumber, character: line > 0 ? local - (lineOffsets[line - 1] ?? 0) : at - this.lineStart(lineNumber) }
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
    // The last block before which fewer lines end contains the end of the previous line.
    const index = blockAt(this.#counts, line - 1)
    return (this.#starts[index] ?? 0) + (this.#blocks[index]?.lineOffsets[line - 1 - (this.#counts[index] ?? 0)] ?? 0)
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
