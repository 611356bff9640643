/** Parses the text of one block with remark: GFM, references defined elsewhere, and front matter where it is expected. */
import type { Nodes, Root } from 'mdast'
import type { Construct, Extension, State, Tokenizer } from 'micromark-util-types'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { endOf, startOf } from '../elements/inline.ts'

/**
 * Tells the tokenizer the labels that other blocks define. Appending the definitions as text would go wrong where something in the block is
 * still open.
 */
function remarkSeed(this: Processor, labels: readonly string[]): void {
  const tokenize: Construct['tokenize'] = function (_effects, _ok, nok): State {
    const parser = this.parser as { defined: string[]; gfmFootnotes?: string[] }
    const known = new Set(parser.defined)
    const footnotes = new Set(parser.gfmFootnotes)
    for (const label of labels) {
      if (label.startsWith('^')) {
        parser.gfmFootnotes ??= []
        if (!footnotes.has(label.slice(1))) parser.gfmFootnotes.push(label.slice(1))
        footnotes.add(label.slice(1))
      } else if (!known.has(label)) {
        parser.defined.push(label)
        known.add(label)
      }
    }
    return nok
  }
  const data = this.data() as { micromarkExtensions?: Extension[] }
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push({ flowInitial: { null: { tokenize } } })
}

/** Searching a finished tree for bare addresses is slow, so it is skipped for texts that have none. */
function onlyWithAddresses(this: Processor): void {
  const data = this.data() as { fromMarkdownExtensions?: (MdastExtension | MdastExtension[])[] }
  const guard = (extension: MdastExtension): MdastExtension => {
    if (!extension.transforms) return extension
    return { ...extension, transforms: extension.transforms.map((find) => (tree) => (mayHoldAddress(tree) ? find(tree) : undefined)) }
  }
  data.fromMarkdownExtensions = data.fromMarkdownExtensions?.map((some) => (Array.isArray(some) ? some.map(guard) : guard(some))) ?? []
}

/**
 * The construct that reads `![^a]` as a footnote scans back from each `]` to the start of the text. Only an opening that this `]` closes
 * can matter, so it runs only behind one of an image.
 */
function onlyBehindImages(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: Extension[] }
  const guard = (construct: Construct): Construct =>
    construct.name === 'gfmPotentialFootnoteCall' ? { ...construct, tokenize: behindImage(construct.tokenize) } : construct
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) => {
    const atBracket = extension.text?.[closingBracket]
    return atBracket ? { ...extension, text: { ...extension.text, [closingBracket]: [atBracket].flat().map(guard) } } : extension
  })
}

const closingBracket = 93

function behindImage(tokenize: Tokenizer): Tokenizer {
  return function (effects, ok, nok) {
    const opening = this._labelStarts?.at(-1)
    return opening?.type === 'labelImage' && opening._balanced ? tokenize.call(this, effects, ok, nok) : nok
  }
}

interface MdastExtension {
  readonly transforms?: readonly ((tree: Root) => unknown)[]
}

function mayHoldAddress(node: Nodes): boolean {
  if (node.type === 'text') return /@|http|www/i.test(node.value)
  return 'children' in node && node.children.some(mayHoldAddress)
}

const parser = unified().use(remarkParse).use(remarkGfm).use(onlyBehindImages).use(onlyWithAddresses)
const withoutLabels = parser().freeze()
const withFrontMatter = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).freeze()

/**
 * The tree of a block's text. `labels` are defined in other blocks: normalised, footnotes with a leading `^`.
 * `undefined` for text that no author would write and that takes the parser quadratic time or too much stack: very deep nesting, thousands
 * of marks on one line or empty items, or many unclosed comments.
 */
export function parseMarkdown(text: string, labels: readonly string[] = []): Root | undefined {
  if (hasTooManyMarks(text) || tooDeep.test(text) || hasTooManyBullets(text) || hasTooManyOpeners(text)) return undefined
  const processor = labels.length > 0 ? parser().use(remarkSeed, labels).freeze() : withoutLabels
  try {
    // The tokenizer drops a byte order mark at the start. The document's own mark is a separate block, so any other one is text.
    const tree = processor.parse(text.startsWith('\uFEFF') ? `\uFEFF${text}` : text)
    placeAll(tree, text)
    return tree
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Adds positions to nodes without one: addresses that are found in the finished tree, and the text between them. */
function placeAll(node: Nodes, source: string): void {
  if (!('children' in node)) return
  const { children } = node
  if (children.some(({ position }) => position === undefined)) placeChildren(node, source)
  for (const child of children) placeAll(child, source)
}

function placeChildren(node: Nodes & { children: Nodes[] }, source: string): void {
  const { children } = node
  const [before, behind] = marksOf(node, source.slice(startOf(node), endOf(node)))
  let from = startOf(node) + before
  let until = Math.max(from, endOf(node) - behind)
  const untils = children.toReversed().map((child) => {
    const own = until
    if (child.position) until = startOf(child)
    return own
  })
  untils.reverse()
  for (const [index, child] of children.entries()) {
    if (!child.position) {
      const words = wordsOf(child)
      const limit = Math.max(from, untils[index] ?? from)
      const found = source.slice(from, Math.min(limit, from + 8 * words.length + 100)).indexOf(words)
      // Words with escapes do not occur literally in the source: they reach to the next node.
      const end = found < 0 ? startOfNext(children[index + 1], source.slice(from, limit), from) : from + found + words.length
      const start = found < 0 ? from : from + found
      const point = (offset: number) => ({ line: 1, column: 1, offset })
      child.position = { start: point(start), end: point(end) }
    }
    from = Math.max(from, endOf(child))
  }
}

function startOfNext(next: Nodes | undefined, source: string, from: number): number {
  const found = next && !next.position ? source.indexOf(wordsOf(next)) : -1
  return from + (found < 0 ? source.length : found)
}

/** The lengths of the opening and closing marks of a node. */
function marksOf({ type }: Nodes, source: string): [number, number] {
  const lengthOf = (marks: RegExp, text = source) => marks.exec(text)?.[0].length ?? 0
  if (type === 'tableCell') return [lengthOf(/^\|?[ \t]*/), lengthOf(/[ \t]*\|?$/, source.slice(-200))]
  if (type === 'heading') return [lengthOf(/^#{0,6}[ \t]*/), 0]
  const marks = type === 'strong' ? 2 : type === 'emphasis' ? 1 : type === 'delete' ? lengthOf(/^~{1,2}/) : 0
  return [marks, marks]
}

function wordsOf(node: Nodes): string {
  return node.type === 'text' ? node.value : 'children' in node ? node.children.map(wordsOf).join('') : ''
}

const maxMarks = 3000
/** Empty items of a list. The parser compares each with all the others. */
const maxEmptyItems = 4000
/** A hundred bullets, numbers or quote marks in a row, each of which nests a list or quote in the one before. */
const tooDeep = /^(?:[ \t]{0,3}(?:[-*+>]|\d{1,9}[.)])(?=[ \t>]|$)){100}/m

function hasTooManyBullets(text: string): boolean {
  if (text.length < 2 * maxEmptyItems) return false
  let count = 0
  for (const _bullet of text.matchAll(/^[ \t]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]{0,100}$/gm)) if (++count > maxEmptyItems) return true
  return false
}

/** The openers of HTML comments, instructions, declarations and CDATA, with what closes them. */
const openers = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
] as const
/** Unclosed openers. The parser scans to the end of the text for each. */
const maxUnclosedOpeners = 30

function hasTooManyOpeners(text: string): boolean {
  return openers.some(([opener, closer]) => {
    let at = text.lastIndexOf(closer)
    for (let count = 0; count <= maxUnclosedOpeners; count++) {
      at = text.indexOf(opener, at + 1)
      if (at < 0) return false
    }
    return true
  })
}

function hasTooManyMarks(text: string): boolean {
  if (text.length < maxMarks) return false
  let marks = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) marks = 0
    // [ ] * _ ~ < `
    else if ((code === 91 || code === 93 || code === 42 || code === 95 || code === 126 || code === 60 || code === 96) && ++marks > maxMarks)
      return true
  }
  return false
}

/**
 * The length of front matter at the start of a text as remark reads it, with the closing line and its line ending; 0 for none. The text
 * must contain a closing line, because without one remark reads the text differently.
 */
export function parseFrontMatter(text: string): number {
  const [first] = withFrontMatter.parse(text).children
  const type: string | undefined = first?.type
  const end = type === 'yaml' || type === 'toml' ? (first?.position?.end.offset ?? 0) : 0
  return end === 0 ? 0 : end + (/^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0].length ?? 0)
}
