/** Source of a handoff for another document: without what stays behind, without secrets, and with links that lead to the same files. */
import { joinPath } from '../../linter/facts.ts'
import type { Document, Element, Field, Link, ListItem, Place, Section } from '../../markdown/document.ts'
import { addressOf, decoded, indexInAddress, writtenAs } from '../../markdown/links.ts'
import { lastOf } from '../../markdown/parser/continued.ts'
import { isClosed } from '../../recognisers/closed.ts'
import { redactorOf } from '../../recognisers/secrets/redaction.ts'
import { pathBetween } from '../../util/paths.ts'
import { applyEdits, type Span, type TextEdit } from '../../util/text.ts'
import { isClosedItem, type OpenNode } from './openContent.ts'

/** The paths of the document that is quoted and of the one that quotes, relative to the project. */
export interface Route {
  readonly from: string
  readonly to: string
}

/** Quotes the open content of a document. Lines end with `\n`. */
export class Excerpts {
  readonly #document: Document
  readonly #text: string
  readonly #open: ReadonlySet<OpenNode>
  readonly #links: readonly TextEdit[]
  /** Open nodes that stand elsewhere already. */
  readonly moved = new Set<OpenNode>()

  constructor(document: Document, open: ReadonlySet<OpenNode>, route: Route) {
    this.#document = document
    this.#text = document.text
    this.#open = open
    this.#links = document.blocks.flatMap(({ links }) => links.flatMap((link) => relinked(link, document, route) ?? []))
  }

  /** True if there is something open in a node that does not stand elsewhere. */
  holds(node: OpenNode): boolean {
    if (this.#open.has(node) && !this.moved.has(node)) return true
    if ('cells' in node) return false
    switch (node.type) {
      case 'list':
        return node.items.some((item) => this.holds(item))
      case 'item':
      case 'quote':
        return node.elements.some((element) => this.holds(element))
      case 'table':
        return node.rows.some((row) => this.holds(row))
      case 'paragraph':
        return node.fields.some((field) => this.#holdsField(field))
      default:
        return false
    }
  }

  /** The source of an element without what is not open in it. Empty for an element in which nothing is. */
  element(element: Element): string {
    if (!this.holds(element)) return ''
    return this.#lines(this.#spanOf(element.at, lastOf(element)), this.#closedIn(element))
  }

  /** The source of an item with its content, from its marker on. */
  item(item: ListItem): string {
    const lines = this.#lines(this.#document.spanOf(item.at), this.#closedBelow(item)).split('\n')
    const margin = /^[ \t>]*/.exec(lines[0] ?? '')?.[0].length ?? 0
    return lines.map((line, index) => (index === 0 ? line.slice(margin) : line.replace(new RegExp(`^[ \\t>]{0,${margin}}`), ''))).join('\n')
  }

  /** The source at a place. */
  at(place: Place): string {
    return this.#source(this.#document.spanOf(place), [])
  }

  /** The source of the whole document. */
  all(): string {
    return this.#source({ start: 0, end: this.#text.length }, [])
  }

  /** The source of a section's heading. */
  heading({ heading }: Section): string {
    return heading ? this.#lines(this.#document.spanOf(heading.at), []) : ''
  }

  #holdsField(field: Field): boolean {
    return (this.#open.has(field) && !this.moved.has(field)) || field.value.elements.some((element) => this.holds(element))
  }

  /** The lines of what is not open in an element. */
  #closedIn(element: Element): Span[] {
    switch (element.type) {
      case 'list':
        return element.items.flatMap((item) => (this.holds(item) ? this.#closedBelow(item) : this.#linesOf(item.at)))
      case 'table':
        return element.rows.flatMap((row) => (this.holds(row) ? [] : this.#linesOf(row.at)))
      case 'quote':
        return this.#open.has(element)
          ? []
          : element.elements.flatMap((one) => (this.holds(one) ? this.#closedIn(one) : this.#linesOf(one.at)))
      case 'paragraph':
        return this.#open.has(element) ? [] : element.fields.flatMap((field) => (this.#holdsField(field) ? [] : this.#linesOf(field.at)))
      default:
        return []
    }
  }

  /** What is closed below an item. Of an item that is kept for what is below it, nothing else is kept. */
  #closedBelow(item: ListItem): Span[] {
    const isOpen = this.#open.has(item)
    return item.elements.flatMap((element): Span[] => {
      if (this.moved.has(element)) return this.#linesOf(element.at)
      if (!isOpen) return this.holds(element) ? this.#closedIn(element) : this.#linesOf(element.at)
      if (element.type === 'list')
        return element.items.flatMap((inner) => {
          if (this.moved.has(inner) && !this.holds(inner)) return this.#linesOf(inner.at)
          if (isClosedItem(inner)) return this.holds(inner) ? this.#closedBelow(inner) : this.#linesOf(inner.at)
          return this.#closedBelow(inner)
        })
      if (element.type === 'table') return element.rows.flatMap((row) => (isClosed(row, element) ? this.#linesOf(row.at) : []))
      return []
    })
  }

  /** The whole lines of a place, with the blank lines behind them. */
  #linesOf(at: Place): Span[] {
    const { start, end } = this.#document.spanOf(at)
    const { lines } = this.#document
    const first = lines.positionAt(start).line
    let behind = lines.positionAt(Math.max(start, end - 1)).line + 1
    const isBlank = (line: number) => /^[\s>]*$/.test(this.#text.slice(lines.lineStart(line), lines.lineEnd(line)))
    while (behind < lines.lineCount && isBlank(behind)) behind++
    return [{ start: lines.lineStart(first), end: lines.lineStart(behind) }]
  }

  #spanOf(first: Place, last: Place): Span {
    return { start: this.#document.spanOf(first).start, end: this.#document.spanOf(last).end }
  }

  /** The whole lines of a span, without some of them. */
  #lines({ start, end }: Span, without: readonly Span[]): string {
    const { lines } = this.#document
    return this.#source({ start: lines.lineStart(lines.positionAt(start).line), end }, without)
  }

  #source({ start, end }: Span, without: readonly Span[]): string {
    const removed: TextEdit[] = joined(without).map((span) => ({ span: { start: span.start, end: Math.min(span.end, end) }, text: '' }))
    const isKept = ({ span }: TextEdit) => !removed.some((one) => one.span.start < span.end && span.start < one.span.end)
    const links = this.#links.filter((edit) => edit.span.start >= start && edit.span.end <= end && isKept(edit))
    const within = [...removed, ...links].map(({ span, text }) => ({ span: { start: span.start - start, end: span.end - start }, text }))
    const source = applyEdits(this.#text.slice(start, end), within).replace(/\r\n?/g, '\n').trimEnd()
    return redactorOf(this.#document)(source)
  }
}

/** Spans in order, those that touch made one. */
function joined(spans: readonly Span[]): Span[] {
  const all: { start: number; end: number }[] = []
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else all.push({ start, end })
  }
  return all
}

/** The edit after which a relative link leads from another file to where it leads now; `undefined` if it may stay. */
function relinked(link: Link, document: Document, { from, to }: Route): TextEdit | undefined {
  if (link.form === 'reference' || link.url === '' || /^(?:[a-z][a-z\d+.-]*:|[/\\])|[{}<>$[\]]/i.test(link.url)) return undefined
  const at = addressOf(link)
  const written = at.block.text.slice(at.start, at.end)
  const ends = indexInAddress(written, '#?')
  const [path, rest] = ends < 0 ? [written, ''] : [written.slice(0, ends), written.slice(ends)]
  const isOwn = path === ''
  if (!isOwn && folderOf(from) === folderOf(to)) return undefined
  const target = isOwn ? from : joinPath(from, decoded(path.replace(/\\(?=[!-/:-@[-`{-~])/g, '')))
  return target === undefined ? undefined : { span: document.spanOf(at), text: writtenAs(pathBetween(to, target), path) + rest }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
