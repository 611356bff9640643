/**
 * The door to Markdown: the text of a block to nodes of mdast, by the fast reader of plain Markdown or by remark. What is said of a text
 * must not depend on which of the two has read it. A text may go on with a table or list that was cut before it.
 */
import type { Nodes, RootContent } from 'mdast'
import type { Continuation } from '../document.ts'
import { parsePlain } from '../plain/plain.ts'
import { parseMarkdown } from './remark.ts'

export { parseFrontMatter } from './remark.ts'

/** What is read of a text that goes on with what is open before it. */
export interface ReadNodes {
  readonly nodes: readonly RootContent[]
  /** True if code stands at its end that nothing closes. */
  readonly isOpen: boolean
}

/** The nodes of a plain text; `undefined` if it is not plain. */
export function readPlain(text: string, continuation: Continuation | undefined, labels: readonly string[] = []): ReadNodes | undefined {
  const before = headerOf(continuation)
  const read = parsePlain(before + text, labels)
  return read && before !== '' ? { ...read, nodes: withoutHeader(read.nodes, before.length) } : read
}

/** The nodes of a text by remark; `undefined` for text that cannot be parsed. */
export function readMarkdown(
  text: string,
  continuation: Continuation | undefined,
  labels: readonly string[] = [],
): readonly RootContent[] | undefined {
  const before = headerOf(continuation)
  const nodes = parseMarkdown(before + text, labels)?.children
  return nodes && before !== '' ? withoutHeader(nodes, before.length) : nodes
}

/** The nodes of a text, by the fast reader if it is plain, else by remark; `undefined` for text that cannot be parsed. */
export function readNodes(
  text: string,
  continuation: Continuation | undefined,
  labels: readonly string[] = [],
): readonly RootContent[] | undefined {
  return readPlain(text, continuation, labels)?.nodes ?? readMarkdown(text, continuation, labels)
}

/** A row is one only below a header; an item of a list needs nothing before it. */
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
