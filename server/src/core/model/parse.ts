/**
 * Text to document, block by block. A block ends where a new one can safely begin; each is parsed and read on its own, and an edit leaves
 * the blocks that it does not touch as they are.
 */
import type { Root, RootContent } from 'mdast'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import { LineIndex, type Span } from '../text.ts'
import type { Block, Document, Place } from './document.ts'
import { readFrontMatter } from './front-matter.ts'
import { readBlock } from './read.ts'
import { parseMarkdown } from './remark.ts'
import { buildSections } from './sections.ts'

/** Blocks longer than this are also cut at a paragraph, so that a long text without headings is no single block. */
const longBlock = 8000

/** Reads a document. Never throws; blocks of `previous` that still stand are taken over as they are. */
export function parseDocument(text: string, previous?: Document): Document {
  if (previous?.text === text) return previous
  const blocks = defineReferences(cutIntoBlocks(text, previous))
  const starts = new Map<Block, number>()
  let start = 0
  for (const block of blocks) {
    starts.set(block, start)
    start += block.text.length
  }
  const head = blocks.find((block) => block.text !== '\uFEFF')
  const startOf = (block: Block) => starts.get(block) ?? 0
  return {
    text,
    lines: new LineIndex(text),
    blocks,
    frontMatter: head && frontMatterLength(head.text) === head.text.length ? readFrontMatter(head) : undefined,
    root: buildSections(blocks),
    startOf,
    spanOf: (place: Place): Span => ({ start: startOf(place.block) + place.start, end: startOf(place.block) + place.end }),
  }
}

/** The length of the front matter that a text begins with, its closing line included; 0 if there is none, or none that is closed. */
export function frontMatterLength(text: string): number {
  if (!/^---[ \t]*(?:\r\n|\n|\r)/.test(text)) return 0
  const closer = /(?:\r\n|\n|\r)---[ \t]*(?:\r\n|\n|\r|$)/.exec(text)
  return closer ? closer.index + closer[0].length : 0
}

function cutIntoBlocks(text: string, previous: Document | undefined): Block[] {
  const blocks: Block[] = []
  const reuse = previous ? reusable(previous, text) : undefined
  let at = 0
  for (const block of reuse?.head ?? []) {
    blocks.push(block)
    at += block.text.length
  }
  if (at === 0 && text.startsWith('\uFEFF')) {
    // The tokenizer drops a byte order mark and counts from behind it, so it stands in a block of its own.
    blocks.push(emptyBlock('\uFEFF'))
    at = 1
  }
  if (at <= 1) {
    const length = frontMatterLength(text.slice(at))
    if (length > 0) {
      blocks.push(emptyBlock(text.slice(at, at + length)))
      at += length
    }
  }
  while (at < text.length) {
    const kept = reuse?.tail.get(at)
    if (kept !== undefined) return blocks.concat(previous?.blocks.slice(kept) ?? [])
    const block = nextBlock(text, at, reuse?.tail)
    blocks.push(block)
    at += block.text.length
  }
  return blocks
}

function emptyBlock(text: string): Block {
  return { text, contents: [], runs: [], links: [], comments: [], definitions: [], seeds: '' }
}

/** Parses from `at` to the next safe boundary; a boundary inside an open fence, comment or HTML block is none, so it is moved on. */
function nextBlock(text: string, at: number, tail: ReadonlyMap<number, number> | undefined): Block {
  let boundary = at
  for (let step = 1; ; step *= 2) {
    for (let count = 0; count < step && boundary < text.length; count++) boundary = nextCandidate(text, at, boundary, tail)
    const source = text.slice(at, boundary)
    if (boundary >= text.length) return blockOf(source, parseMarkdown(source)?.children ?? [])
    const children = closedChildren(source)
    if (children) return blockOf(source, children)
  }
}

/** The nodes of a source, if a heading right behind it would stand on its own: if nothing in the source is left open. */
function closedChildren(source: string): RootContent[] | undefined {
  const children = parseMarkdown(`${source}#\n`)?.children
  // What cannot be parsed at all is a block without content, so that the rest of the document is read.
  if (!children) return []
  const last = children.at(-1)
  if (last?.type !== 'heading' || last.position?.start.offset !== source.length) return undefined
  return children.slice(0, -1)
}

/**
 * The next place at which a block may begin: a heading at the start of a line; where a block has grown long, also a paragraph
 * that begins with a letter behind a blank line, unless the text before the blank line is a label whose value this may be.
 */
function nextCandidate(text: string, start: number, from: number, tail: ReadonlyMap<number, number> | undefined): number {
  let lineStart = nextLine(text, from)
  while (lineStart < text.length) {
    if (isHeading(text, lineStart)) return lineStart
    // An old block that did not begin so stood behind front matter, and may go on with what is before it now.
    if (tail?.has(lineStart) && lineStart > from && isFreshParagraph(text, lineStart)) return lineStart
    if (lineStart - start > longBlock && isFreshParagraph(text, lineStart)) return lineStart
    lineStart = nextLine(text, lineStart)
  }
  return text.length
}

function nextLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10) return at + 1
    if (code === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1
  }
  return text.length
}

function isHeading(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 35) return false
  let end = at
  while (text.charCodeAt(end) === 35) end++
  const next = text[end]
  return end - at <= 6 && (next === undefined || next === ' ' || next === '\t' || next === '\n' || next === '\r')
}

function isFreshParagraph(text: string, at: number): boolean {
  if (!/^\p{L}/u.test(text.slice(at, at + 2))) return false
  const before = text.slice(Math.max(0, at - 400), at)
  const blank = /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/.exec(before)
  return blank !== null && !/[:：*_]\s*$/.test(before.slice(0, blank.index))
}

function blockOf(source: string, nodes: readonly RootContent[], seeds: readonly string[] = []): Block {
  return readBlock(source, nodes, definitionsIn(nodes), seeds.join('\n'))
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

/** Parses anew the blocks that mention a label which another block defines, or no longer does. */
function defineReferences(blocks: readonly Block[]): readonly Block[] {
  const owners = new Map<string, number>()
  for (const block of blocks) for (const label of new Set(block.definitions)) owners.set(label, (owners.get(label) ?? 0) + 1)
  if (owners.size === 0 && blocks.every((block) => block.seeds === '')) return blocks
  return blocks.map((block) => {
    const foreign = mentionsIn(block.text).filter((label) => (owners.get(label) ?? 0) > (block.definitions.includes(label) ? 1 : 0))
    const seeds = [...new Set(foreign)].sort()
    if (seeds.join('\n') === block.seeds) return block
    return blockOf(block.text, parseMarkdown(block.text, seeds)?.children ?? [], seeds)
  })
}

function mentionsIn(text: string): string[] {
  return Array.from(text.matchAll(/\[([^[\]]{1,999})\]/g), ([, label = '']) => {
    const footnote = label.startsWith('^')
    return (footnote ? '^' : '') + normalizeIdentifier(footnote ? label.slice(1) : label)
  })
}

interface Reusable {
  readonly head: readonly Block[]
  /** From an offset of the new text to the index of the old block that stands there, and with it all behind it. */
  readonly tail: ReadonlyMap<number, number>
}

/** The blocks before and behind an edit. The block before the edited one is parsed again, since an edit at a block's start can join them. */
function reusable(previous: Document, text: string): Reusable {
  const old = previous.text
  const shorter = Math.min(old.length, text.length)
  let prefix = 0
  while (prefix < shorter && old.charCodeAt(prefix) === text.charCodeAt(prefix)) prefix++
  let suffix = 0
  while (suffix < shorter - prefix && old.charCodeAt(old.length - 1 - suffix) === text.charCodeAt(text.length - 1 - suffix)) suffix++
  const head: Block[] = []
  const tail = new Map<number, number>()
  let start = 0
  for (const [index, block] of previous.blocks.entries()) {
    const end = start + block.text.length
    if (end <= prefix) head.push(block)
    // A byte order mark or front matter is one at the start only.
    const isHead = block.text === '\uFEFF' || previous.frontMatter?.at.block === block
    if (!isHead && start >= old.length - suffix && start > prefix) tail.set(start + text.length - old.length, index)
    start = end
  }
  head.pop()
  // What may be front matter, now or before, is looked at again from the start.
  if (previous.frontMatter || text.startsWith('---') || text.startsWith('\uFEFF')) head.length = 0
  return { head, tail }
}
