/**
 * The entry point of the Markdown parser: turns the text of a block into mdast, with the fast reader for plain Markdown or with remark.
 * Both must give the same nodes. A text may continue a table or list from the block before it.
 */
import type { Nodes, RootContent } from 'mdast'
import type { Continuation } from '../document.ts'
import { parsePlain } from '../plain/plain.ts'
import { parseMarkdown } from './remark.ts'

export { parseFrontMatter } from './remark.ts'

/** The nodes of a text. */
export interface ReadNodes {
  readonly nodes: readonly RootContent[]
  /** True if code at its end is not closed. */
  readonly isOpen: boolean
}

/** The nodes of plain Markdown; `undefined` if the text is not plain. */
export function readPlain(text: string, continuation: Continuation | undefined, labels: readonly string[] = []): ReadNodes | undefined {
  const before = headerOf(continuation)
  const read = parsePlain(before + text, labels)
  return read && before !== '' ? { ...read, nodes: withoutHeader(read.nodes, before.length) } : read
}

/** The nodes of a text from remark; `undefined` if it cannot be parsed. */
export function readMarkdown(
  text: string,
  continuation: Continuation | undefined,
  labels: readonly string[] = [],
): readonly RootContent[] | undefined {
  const before = headerOf(continuation)
  const nodes = parseMarkdown(before + text, labels)?.children
  return nodes && before !== '' ? withoutHeader(nodes, before.length) : nodes
}

/** The nodes of a text, from the fast reader if it is plain, else from remark; `undefined` if it cannot be parsed. */
export function readNodes(
  text: string,
  continuation: Continuation | undefined,
  labels: readonly string[] = [],
): readonly RootContent[] | undefined {
  return readPlain(text, continuation, labels)?.nodes ?? readMarkdown(text, continuation, labels)
}

/** A table row needs a header before it; a list item needs nothing. */
function headerOf(continuation: Continuation | undefined): string {
  const { length } = continuation?.columns ?? []
  if (length === 0) return ''
  return `|${' a |'.repeat(length)}\n|${' - |'.repeat(length)}\n`
}

function withoutHeader(nodes: readonly RootContent[], length: number): RootContent[] {
  const [table, ...others] = nodes
  if (table?.type !== 'table') return [...nodes]
  const [, ...rows] = table.children
  const rest = rows.length > 0 ? [{ ...table, children: rows }, ...others] : others
  for (const node of rest) moveBack(node, length)
  return rest
}

function moveBack(node: Nodes, length: number): void {
  const { position } = node
  if (position) {
    const moved = ({ line, column, offset = 0 }: typeof position.start) => ({ line, column, offset: Math.max(0, offset - length) })
    node.position = { start: moved(position.start), end: moved(position.end) }
  }
  if ('children' in node) for (const child of node.children) moveBack(child, length)
}
