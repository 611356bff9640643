/** Text to document, and an edited document to the next: blocks that still stand are taken over as they are. */
import { sameEnds } from '../aligned.ts'
import { countUpTo, isLineEnding, type Lines, type Position, type Span } from '../text.ts'
import { byteOrderMark, cutIntoBlocks, frontMatterOpener, isFrontMatter } from './cut.ts'
import type { Block, BlockReader, Document, FrontMatter, Place, Section } from './document.ts'
import { type Change, Draft, type Piece, textOf } from './draft.ts'
import { readFrontMatter } from './front-matter.ts'
import { type Exchange, resolveReferences } from './references.ts'
import { buildSections } from './sections.ts'

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
type Indexes = Map<BlockReader, Map<string, Set<Block>>>

/** Which blocks stand at both ends of an old and a new version. */
export function exchangeOf(blocks: readonly Block[], before: readonly Block[]): Exchange {
  const { from, same } = sameEnds(blocks, before)
  return { blocks, from, to: blocks.length - same, removed: before.slice(from, before.length - same) }
}

class BlockDocument implements Document {
  readonly blocks: readonly Block[]
  readonly length: number
  readonly lines: Lines
  readonly frontMatter: FrontMatter | undefined
  readonly root: Section
  readonly sections: readonly Section[]
  readonly labels: ReadonlyMap<string, number>
  readonly lineage: object
  readonly #starts: readonly number[]
  /** Handed on to the next version, which takes out what is gone and adds what is new. */
  #indexes: Indexes
  #text: string | undefined

  constructor(blocks: readonly Block[], labels: ReadonlyMap<string, number>, previous: Document | undefined) {
    this.blocks = blocks
    this.labels = labels
    this.lineage = previous?.lineage ?? {}
    const starts: number[] = []
    let length = 0
    for (let index = 0; index < blocks.length; index++) {
      const block = blocks[index] as Block
      block.index = index
      starts.push(length)
      length += block.text.length
    }
    this.#starts = starts
    this.length = length
    this.lines = new BlockLines(blocks, starts, length)
    const head = blocks[0]?.text === byteOrderMark ? blocks[1] : blocks[0]
    if (head && isFrontMatter(head))
      this.frontMatter = previous?.frontMatter?.at.block === head ? previous.frontMatter : readFrontMatter(head)
    this.sections = buildSections(blocks)
    this.root = this.sections[0] as Section
    this.#indexes = previous instanceof BlockDocument ? previous.#handOn(exchangeOf(blocks, previous.blocks)) : new Map()
  }

  #handOn({ blocks, from, to, removed }: Exchange): Indexes {
    const indexes = this.#indexes
    this.#indexes = new Map()
    for (const [reader, index] of indexes) {
      for (const block of removed) for (const word of reader(block)) forget(index, word, block)
      for (let at = from; at < to; at++) {
        const block = blocks[at] as Block
        for (const word of reader(block)) note(index, word, block)
      }
    }
    return indexes
  }

  blocksBy(reader: BlockReader): ReadonlyMap<string, ReadonlySet<Block>> {
    const known = this.#indexes.get(reader)
    if (known) return known
    const index = new Map<string, Set<Block>>()
    for (const block of this.blocks) for (const word of reader(block)) note(index, word, block)
    this.#indexes.set(reader, index)
    return index
  }

  sectionsIn(block: Block): readonly Section[] {
    const { sections } = this
    let low = 1
    let high = sections.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sections[middle]?.heading?.at.block.index ?? -1) < block.index) low = middle + 1
      else high = middle
    }
    const found: Section[] = []
    const [first] = block.passages
    const before = sections[low - 1]
    if (first && !first.heading && before) found.push(before)
    for (let section = sections[low]; section?.heading?.at.block === block; section = sections[++low]) found.push(section)
    return found
  }

  get text(): string {
    this.#text ??= this.blocks.map(textOf).join('')
    return this.#text
  }

  startOf(block: Block): number {
    if (this.blocks[block.index] === block) return this.#starts[block.index] ?? 0
    return this.#starts[this.blocks.indexOf(block)] ?? 0
  }

  spanOf({ block, start, end }: Place): Span {
    const origin = this.startOf(block)
    return { start: origin + start, end: origin + end }
  }
}

function note(index: Map<string, Set<Block>>, word: string, block: Block): void {
  const blocks = index.get(word)
  if (blocks) blocks.add(block)
  else index.set(word, new Set([block]))
}

function forget(index: Map<string, Set<Block>>, word: string, block: Block): void {
  const blocks = index.get(word)
  blocks?.delete(block)
  if (blocks?.size === 0) index.delete(word)
}

/** The lines of a document, counted by block. */
class BlockLines implements Lines {
  readonly #blocks: readonly Block[]
  readonly #starts: readonly number[]
  readonly #length: number
  /** The number of lines that are ended before each block. */
  readonly #counts: readonly number[]
  readonly lineCount: number

  constructor(blocks: readonly Block[], starts: readonly number[], length: number) {
    this.#blocks = blocks
    this.#starts = starts
    this.#length = length
    const counts: number[] = []
    let count = 0
    for (const block of blocks) {
      counts.push(count)
      count += block.breaks.length
    }
    this.#counts = counts
    this.lineCount = count + 1
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length))
    const index = Math.max(0, countUpTo(this.#starts, at) - 1)
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
    const index = countUpTo(this.#counts, line - 1) - 1
    return (this.#starts[index] ?? 0) + (this.#blocks[index]?.breaks[line - 1 - (this.#counts[index] ?? 0)] ?? 0)
  }

  lineEnd(line: number): number {
    const start = this.lineStart(line)
    let end = line + 1 >= this.lineCount ? this.#length : this.lineStart(line + 1)
    while (end > start && isLineEnding(this.#codeBefore(end))) end--
    return end
  }

  #codeBefore(offset: number): number {
    const index = countUpTo(this.#starts, offset - 1) - 1
    return this.#blocks[index]?.text.charCodeAt(offset - 1 - (this.#starts[index] ?? 0)) ?? 0
  }
}
