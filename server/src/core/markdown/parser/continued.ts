/** Tables and lists that span several blocks: where they may be cut, and how a section joins them again. */
import type { RootContent } from 'mdast'
import { dateAlone } from '../../time/dates.ts'
import type {
  Block,
  Cell,
  Content,
  Continuation,
  Document,
  Element,
  Field,
  List,
  ListItem,
  Place,
  Row,
  SectionBody,
  Table,
} from '../document.ts'
import { startOf } from '../elements/inline.ts'
import { openField } from '../elements/values.ts'

const rowStart = /^\|/
/** An item with words. Empty items, and items that are not words, depend on their neighbours. */
const itemStart =
  /^([-*+]|\d{1,9}[.)]) (?:\[[ xX]\] )?(?!\[[ xX]\](?:\s|$)|\[[^\]\r\n]*\]:|\d+[.)](?:\s|$))(?:\*\*|__|~~|[*_`(["'@#:/$])?[^\s!-/:-@[-`{-~]/

/** The mark of a line that may continue a long table or list: a bar or an item's marker; `undefined` for any other line. */
export function partAt(text: string, at: number): string | undefined {
  const start = text.slice(at, at + 400)
  return rowStart.test(start) ? '|' : itemStart.exec(start)?.[1]?.at(-1)
}

const left = new WeakMap<Block, Continuation>()

/** The table or list in which a block ends, if the text continues it. */
export function continuationBefore(text: string, at: number, block: Block | undefined): Continuation | undefined {
  const continuation = block && left.get(block)
  return continuation?.mark === partAt(text, at) ? continuation : undefined
}

/** Marks a block as cut in its last table or list; `undefined` if a line with this mark would not continue it. */
export function cutIn(block: Block, nodes: readonly RootContent[], mark: string): Continuation | undefined {
  const last = block.contents.at(-1)
  const node = nodes.at(-1)
  if (!last || !node || startOf(node) !== last.at.start || isValue(last, block)) return undefined
  const continuation = last.type === 'table' ? openTable(last, block) : last.type === 'list' ? openList(last, block) : undefined
  if (continuation?.mark !== mark) return undefined
  left.set(block, continuation)
  return continuation
}

/** True for a block that ends in the middle of a table or list. */
export function isCut(block: Block): boolean {
  return left.has(block)
}

/** Copies the cut of a block to a new version of it. */
export function cutAlike(block: Block, before: Block): void {
  const continuation = left.get(before)
  if (continuation) left.set(block, continuation)
}

/** The header is in a block of its own; the blocks with the rows follow it. */
function openTable(table: Table, block: Block): Continuation | undefined {
  // After a blank line another table begins.
  if (table !== block.contents[0] || !/^(?:\r\n|\n)$/.test(block.text.slice(table.at.end))) return undefined
  const { columns, rows } = table
  const isHeader = block.continuation === undefined
  // The meaning of brackets depends on definitions in other blocks.
  if (isHeader && (rows.length > 0 || block.text.includes('['))) return undefined
  if (rows.some(({ cells }) => cells.some(({ text }) => mayBeDay(text)))) return undefined
  return { mark: '|', columns, day: lastDay(rows) ?? block.continuation?.day }
}

/** True for a text that is a day if its brackets are a reference. */
function mayBeDay(text: string): boolean {
  const [, words] = /\[([^[\]\d]{0,60}\d[^[\]]{0,60})\]/.exec(text) ?? []
  return words !== undefined && dateAlone(words) !== undefined
}

/** The last day in the rows, as written. */
function lastDay(rows: readonly Row[]): string | undefined {
  for (const { cells } of [...rows].reverse()) {
    const day = cells.find(({ text }) => dateAlone(text) !== undefined)
    if (day) return day.text
  }
  return undefined
}

const noColumns: readonly Cell[] = []

function openList({ items, at }: List, { text }: Block): Continuation | undefined {
  const [first] = items
  // Code or HTML that nothing closes includes the line ending.
  if (at.end === text.length) return undefined
  return first && { mark: text.charAt(first.markerAt.end - 1), columns: noColumns, day: undefined }
}

/** True if text that follows the one is read in the same way after the other. */
export function isSameContinuation(one: Continuation | undefined, other: Continuation | undefined): boolean {
  return one === other || (one?.columns === other?.columns && one?.mark === other?.mark && one?.day === other?.day)
}

/** True for a block that ends with a label or its value, which may continue behind it. */
export function endsInValue(block: Block): boolean {
  const last = block.contents.findLast(({ type }) => type !== 'comment')
  return last !== undefined && (openField(last) !== undefined || isValue(last, block))
}

/** True if an element is the value of a label above it, which would then have only part of it. */
function isValue(element: Content, { contents }: Block): boolean {
  const owns = ({ value }: Field) => value.elements.some((one) => one === element)
  return contents.some(
    (content) =>
      (content.type === 'paragraph' && content.fields.some(owns)) ||
      (content.type === 'list' && content.items.some(({ field }) => field !== undefined && owns(field))),
  )
}

/** The elements of consecutive section bodies, in which tables and lists that were cut are joined again. */
export function joinElements(bodies: readonly SectionBody[]): Element[] {
  const elements: Element[] = []
  let parts: Element[] = []
  const finish = () => {
    const [first, ...others] = parts
    if (first) elements.push(others.length > 0 ? joinParts(first, parts) : first)
  }
  for (const body of bodies) {
    for (const element of body.elements) {
      if (isRest(element)) {
        parts.push(element)
        continue
      }
      finish()
      parts = [element]
    }
  }
  finish()
  return elements
}

function isRest(element: Element): boolean {
  const { block } = element.at
  return block.continuation !== undefined && block.contents[0] === element
}

/** The place of an element; for one joined from several blocks, the places of its rows or items. */
export function placesOf(element: Element): Place[] {
  return [element.at, ...partsOf(element).map(({ at }) => at)]
}

/** The blocks of an element. */
export function blocksOfElement(element: Element): Block[] {
  return [...new Set(placesOf(element).map(({ block }) => block))]
}

/** A place that ends behind its block, split into one per block; any other place as it is. */
export function inBlocks(place: Place, { blocks }: Pick<Document, 'blocks'>): Place[] {
  const places = [place]
  let { end } = place
  let at = end > place.block.text.length ? blocks.indexOf(place.block) : blocks.length
  for (let block = blocks[at]; block && end > block.text.length; block = blocks[++at]) {
    end -= block.text.length
    const next = blocks[at + 1]
    if (next) places.push({ block: next, start: 0, end })
  }
  return places
}

/** The last row or item of a joined table or list, extended to the end of the element; else the element's place. */
export function lastOf(element: Element): Place {
  return partsOf(element).at(-1)?.at ?? element.at
}

/** The rows or items of an element joined from several blocks. */
function partsOf(element: Element): readonly (Row | ListItem)[] {
  const { block, end } = element.at
  if (end <= block.text.length) return []
  if (element.type === 'table') return element.rows
  return element.type === 'list' ? element.items : []
}

function joinParts(first: Element, parts: readonly Element[]): Element {
  const last = parts.at(-1) ?? first
  const before = parts.slice(0, -1).reduce((sum, { at }) => sum + at.block.text.length, 0)
  // It ends in another block than it begins in.
  const at = { ...first.at, end: before + last.at.end }
  if (first.type === 'table') {
    const tables = parts.filter((part) => part.type === 'table')
    return { ...first, at, rows: tables.flatMap(({ rows }) => rows), fields: tables.flatMap(({ fields }) => fields) }
  }
  if (first.type === 'list') return { ...first, at, items: parts.flatMap((part) => (part.type === 'list' ? part.items : [])) }
  return first
}
