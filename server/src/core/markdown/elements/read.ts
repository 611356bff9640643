/** Reads the mdast nodes of one block as headings, fields, lists, tables, runs of text and links. */
import type {
  BlockContent,
  DefinitionContent,
  ListItem as MdastItem,
  List as MdastList,
  Paragraph as MdastParagraph,
  PhrasingContent,
  RootContent,
} from 'mdast'
import { lineBreaks, type Span } from '../../util/text.ts'
import type {
  Block,
  Comment,
  Content,
  Continuation,
  Element,
  Heading,
  Link,
  List,
  ListItem,
  Place,
  SectionBody,
  TextRun,
} from '../document.ts'
import { bodiesOf } from '../sections.ts'
import { boxAtStart, isTicked } from './boxes.ts'
import { boxLines } from './boxLines.ts'
import { cleaned, readParagraph } from './fields.ts'
import { formsIn } from './htmlForms.ts'
import { headingsIn } from './htmlHeadings.ts'
import { endOf, isAngledText, maskInline, plainText, positionOf, startOf } from './inline.ts'
import { cutAtLabels } from './labelsBelowItems.ts'
import { meant, withoutNotes } from './meant.ts'
import { emptyItem, type Reader } from './reader.ts'
import { readTable } from './table.ts'
import { seenText } from './unseen.ts'
import { attachValues, hasContent } from './values.ts'

/** Makes a block from a source and its nodes. With a `continuation` the first node is the rest of a table or list. */
export function readBlock(
  text: string,
  nodes: readonly RootContent[],
  definitions: readonly string[],
  externalLabels: string,
  continuation?: Continuation,
): Block {
  const contents: Content[] = []
  const runs: TextRun[] = []
  const links: Link[] = []
  const comments: Comment[] = []
  const bodies: SectionBody[] = []
  const lineOffsets = lineBreaks(text)
  const block: Block = { text, contents, bodies, runs, links, comments, definitions, externalLabels, continuation, lineOffsets }
  const place = (start: number, end: number): Place => ({ block, start, end })
  const reader: Reader = {
    text,
    place,
    run(where, start, end, children) {
      const masked = maskInline(text, { start, end }, children)
      const run: TextRun = { where, at: place(start, end), text: masked.text, code: masked.code.map((span) => place(span.start, span.end)) }
      runs.push(run)
      collectInline(children, reader, place(start, end))
      return run
    },
    links,
    comments,
  }
  contents.push(...attachValues(readContents(nodes, reader, continuation)))
  bodies.push(...bodiesOf(contents))
  return block
}

type Flow = RootContent | BlockContent | DefinitionContent

function readContents(nodes: readonly Flow[], reader: Reader, continuation?: Continuation, isNested = false): Content[] {
  const contents: Content[] = []
  for (const given of nodes) {
    const node = asWords(given, isNested)
    const at = reader.place(startOf(node), endOf(node))
    switch (node.type) {
      case 'heading':
        contents.push(...readHeading(node.depth, meant(node.children, reader.text), at, reader))
        break
      case 'paragraph':
        contents.push(...readWords(node, reader))
        break
      case 'list':
        for (const one of isNested ? [node] : cutAtLabels(node, reader.text)) {
          if (one.type === 'list') joinList(contents, readList(one, reader))
          else contents.push(...readWords(one, reader))
        }
        break
      case 'table':
        contents.push(readTable(node, reader, given === nodes[0] ? continuation?.columns : undefined))
        break
      case 'code':
        contents.push({ type: 'code', text: node.value, language: node.lang ?? undefined, at })
        break
      case 'blockquote':
        contents.push({ type: 'quote', elements: readElements(node.children, reader), at })
        break
      case 'html': {
        const comments = commentsIn(node.value)
        const [, second] = comments
        // In a quote or list the lines of HTML have other offsets than in the source.
        const isHtml = comments.length === 0 || (second !== undefined && !reader.text.startsWith(node.value, at.start))
        if (isHtml) contents.push(...readHtml(node.value, at, reader, isNested))
        for (const { start, end } of isHtml ? [] : comments) {
          const place = second ? reader.place(at.start + start, at.start + end) : at
          const found: Comment = { type: 'comment', text: node.value.slice(start + 4, end - 3).trim(), at: place }
          reader.comments.push(found)
          contents.push(found)
        }
        break
      }
      case 'thematicBreak':
        contents.push({ type: 'break', at })
        break
      case 'definition':
        reader.links.push({ form: 'definition', url: node.url, text: node.label ?? node.identifier, at })
        break
      case 'footnoteDefinition':
        contents.push(...readElements(node.children, reader))
        break
    }
  }
  return contents
}

function readWords(node: MdastParagraph, reader: Reader): Content[] {
  const boxes = boxLines(node, reader.text)
  return boxes ? [readList(boxes, reader)] : readParagraph(node, reader, undefined, readWords)
}

/** The comments of which HTML consists; none if there is anything else. */
function commentsIn(html: string): Span[] {
  const found: Span[] = []
  let start = 0
  while (html.startsWith('<!--', start)) {
    const end = html.indexOf('-->', start + 4) + 3
    if (end < 3) return []
    found.push({ start, end })
    start = end + (/^\s*/.exec(html.slice(end))?.[0].length ?? 0)
  }
  return start === html.length ? found : []
}

/** Words in angles that fill a line: `<command or click>`. CommonMark reads HTML; they are text, as within a line. */
function asWords<Node extends Flow>(node: Node, isNested: boolean): Node | MdastParagraph {
  return node.type === 'html' && isAngledText(node.value, isNested)
    ? {
        type: 'paragraph',
        children: [{ type: 'html', value: node.value, position: positionOf(startOf(node), endOf(node)) }],
        position: positionOf(startOf(node), endOf(node)),
      }
    : node
}

/** The content of a quote or list item. A heading in it is read as bold text, since it opens no section of the document. */
function readElements(nodes: readonly (BlockContent | DefinitionContent)[], reader: Reader): Element[] {
  return attachValues(readContents(nodes, reader, undefined, true)).map(
    (content): Element => (content.type === 'heading' ? { type: 'paragraph', at: content.at, text: content.text, fields: [] } : content),
  )
}

function readHeading(depth: number, children: readonly PhrasingContent[], at: Place, reader: Reader): Content[] {
  const source = reader.text.slice(at.start, at.end)
  const halfTyped = aboveBullet(children, at, source)
  if (halfTyped) return [...readParagraph(halfTyped.paragraph, reader), emptyList(reader, halfTyped.bullet)]
  const first = children[0]
  const last = children.at(-1)
  const signs = /^#{1,6}[ \t]*/.exec(source)?.[0].length ?? 0
  const textAt = first && last ? reader.place(startOf(first), endOf(last)) : reader.place(at.start + signs, at.start + signs)
  reader.run('heading', textAt.start, textAt.end, children)
  const text = plainText(withoutNotes(children)).replace(/\s+/g, ' ').trim()
  return [{ type: 'heading', depth: Math.min(depth, 7), bold: depth > 6, text, at, textAt } satisfies Heading]
}

/** A block of HTML; its headings and summaries are headings, its tables and lists are read like those of Markdown. */
function readHtml(html: string, at: Place, reader: Reader, isNested: boolean): Content[] {
  // In a quote or list the lines have other offsets than in the source.
  const isElsewhere = isNested || !reader.text.startsWith(html, at.start)
  const forms = isElsewhere ? [] : formsIn(html, at.start)
  const isWithin = (heading: Span) => forms.some((form) => startOf(form) <= heading.start && heading.end <= endOf(form))
  const headings = isElsewhere ? [] : headingsIn(html, at.start).filter((heading) => !isWithin(heading))
  const contents: Content[] = []
  let start = at.start
  const upTo = (end: number) => {
    const text = html.slice(start - at.start, end - at.start)
    if (text.trim() !== '') contents.push({ type: 'html', text, at: reader.place(start, start + text.trimEnd().length) })
  }
  const found = [
    ...headings.map((heading) => ({
      ...heading,
      read: () => readHeading(heading.depth, heading.children, reader.place(heading.start, heading.end), reader),
    })),
    ...forms.map((form) => ({
      start: startOf(form),
      end: endOf(form),
      read: (): Content[] => [form.type === 'table' ? readTable(form, reader) : readList(form, reader)],
    })),
  ].sort((one, other) => one.start - other.start)
  for (const part of found) {
    upTo(part.start)
    contents.push(...part.read())
    start = part.end
  }
  upTo(at.end)
  return contents
}

/** A label above an empty bullet. CommonMark reads a heading; the author means a list that is still empty. */
function aboveBullet(
  children: readonly PhrasingContent[],
  at: Pick<Place, 'start' | 'end'>,
  source: string,
): { paragraph: MdastParagraph; bullet: number } | undefined {
  const setext = /(?:\r\n|\n|\r)[ \t>]*-[ \t]*$/.exec(source)
  if (!setext || source.startsWith('#')) return undefined
  return {
    bullet: at.start + setext.index + setext[0].indexOf('-'),
    paragraph: { type: 'paragraph', children: [...children], position: positionOf(at.start, at.start + setext.index) },
  }
}

function emptyList(reader: Reader, bullet: number): List {
  const at = reader.place(bullet, bullet + 1)
  return { type: 'list', ordered: false, at, items: [emptyItem(reader, bullet, bullet + 1)] }
}

/** Adds a list, or joins it to one of the same sort that ends on the line before. */
function joinList(contents: Content[], list: List): void {
  const before = contents.at(-1)
  const last = before?.type === 'list' ? before.items.at(-1) : undefined
  const between = last ? list.at.block.text.slice(last.at.end, list.at.start) : ''
  if (before?.type === 'list' && last?.empty && before.ordered === list.ordered && /^[ \t]*(?:\r\n|\n|\r)[ \t>]*$/.test(between)) {
    contents[contents.length - 1] = { ...before, items: [...before.items, ...list.items], at: { ...before.at, end: list.at.end } }
  } else contents.push(list)
}

function readList(node: MdastList, reader: Reader): List {
  return {
    type: 'list',
    ordered: node.ordered === true,
    items: node.children.map((item) => readItem(item, reader)),
    at: reader.place(startOf(node), endOf(node)),
  }
}

function readItem(node: MdastItem, reader: Reader): ListItem {
  const start = startOf(node)
  const end = Math.max(endOf(node), start + 1)
  const line = /^[^\r\n]*/.exec(reader.text.slice(start, end + 400))?.[0] ?? ''
  const marker = /^(?:\\?[-*+]|[•◦▪]|\d{1,9}[.)]|<li(?:\s[^<>]*)?>)/i.exec(line)?.[0].length ?? (boxAtStart(line) ? 0 : 1)
  const boxed = boxAtStart(line.slice(marker))
  const boxStart = start + marker + (boxed?.start ?? 0)
  const box = boxed && { ticked: isTicked(boxed.text), at: reader.place(boxStart, boxStart + boxed.text.length) }
  const wordsAt = box ? box.at.end : start + marker
  const gap = /^[ \t]/.test(reader.text.slice(wordsAt, wordsAt + 1)) ? wordsAt + 1 : wordsAt
  const [given, ...rest] = node.children
  const head = given && asWords(given, true)
  const halfTyped =
    head?.type === 'heading'
      ? aboveBullet(head.children, { start: startOf(head), end: endOf(head) }, reader.text.slice(startOf(head), endOf(head)))
      : undefined
  const first = halfTyped?.paragraph ?? head
  const markerAt = reader.place(start, start + marker)
  // GFM reads a box without words as the text `[ ]`.
  const bare = box !== undefined && first?.type === 'paragraph' && endOf(first) <= box.at.end
  if (first?.type !== 'paragraph' || bare) {
    const elements = readElements(bare ? rest : node.children, reader)
    const textAt = reader.place(gap, gap)
    return {
      type: 'item',
      at: reader.place(start, end),
      markerAt,
      text: '',
      textAt,
      box,
      field: undefined,
      elements,
      empty: !elements.some(hasContent),
    }
  }
  const [paragraph, ...fakes] = [...readParagraph(first, reader, wordsAt), ...(halfTyped ? [emptyList(reader, halfTyped.bullet)] : [])]
  const below: Content[] = [...(paragraph?.type === 'malformed-table' ? [paragraph] : []), ...fakes]
  for (const element of readElements(rest, reader)) {
    if (element.type === 'list') joinList(below, element)
    else below.push(element)
  }
  const elements = below.filter((content): content is Element => content.type !== 'heading')
  const fields = paragraph?.type === 'paragraph' ? paragraph.fields : []
  const textStart = Math.max(startOf(first), gap)
  // The words end at a list that CommonMark reads as words.
  const textEnd = fakes[0] && paragraph ? paragraph.at.end : endOf(first)
  const text = fakes[0]
    ? cleaned(reader.text.slice(textStart, textEnd)).replace(/ (?=[:：])/g, '')
    : withoutBox(seenText(first.children), box !== undefined)
  const [attached] = paragraph?.type === 'paragraph' ? attachValues([paragraph, ...elements]) : []
  const own = attached?.type === 'paragraph' ? attached.fields : fields
  return {
    type: 'item',
    at: reader.place(start, end),
    markerAt,
    text,
    textAt: reader.place(textStart, textEnd),
    box,
    field: own[0],
    ...(own.length > 1 && { others: own.slice(1) }),
    elements,
    empty: text === '' && !elements.some(hasContent),
  }
}

/** The words of an item without a box that CommonMark reads as words. */
function withoutBox(text: string, hasBox: boolean): string {
  const words = text.replace(hasBox ? /^\[[ xX]?\]\s*/ : /^\[[ xX]?\](?:\s+|$)/, '')
  return hasBox ? words.replace(/^[☐☑☒]\uFE0F?\s*/, '') : words
}

/** Collects links and comments. A bare address that GFM finds late has no position in mdast and gets that of the text around it. */
function collectInline(nodes: readonly PhrasingContent[], reader: Reader, around: Place): void {
  for (const node of nodes) {
    const at = node.position ? reader.place(startOf(node), endOf(node)) : around
    if (node.type === 'link') reader.links.push({ form: 'link', url: node.url, text: plainText(node.children), at })
    else if (node.type === 'image') reader.links.push({ form: 'image', url: node.url, text: node.alt ?? '', at })
    else if (node.type === 'linkReference') reader.links.push({ form: 'reference', url: '', text: plainText(node.children), at })
    else if (node.type === 'html' && node.value.startsWith('<!--'))
      reader.comments.push({ type: 'comment', text: node.value.replace(/^<!--|-->$/g, '').trim(), at })
    if ('children' in node) collectInline(node.children, reader, at)
  }
}
