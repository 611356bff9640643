/** Tables of plain Markdown. Other forms are left to remark. */
import type { AlignType, PhrasingContent, Table, TableCell, TableRow } from 'mdast'
import { type PendingInline, positionOf } from './inline.ts'
import { type PlainLines, sign } from './lines.ts'

/** Lines that may begin a table, each indented at least this far. */
interface Lines {
  readonly line: number
  readonly to: number
  readonly indent: number
}

/** The table at a line, and the line behind it. The content of its cells is queued for reading. */
export function readPlainTable(
  text: string,
  lines: PlainLines,
  { line, to, indent }: Lines,
  inline: PendingInline[],
): { node: Table; next: number } | undefined {
  if (line + 1 >= to) return undefined
  const startOf = (number: number) => lines.start(number) + indent
  const align = delimiters(text.slice(startOf(line + 1), lines.end(line + 1)))
  const header = rowOf(text, startOf(line), lines.end(line), false, inline)
  if (!align || !header || header.children.length !== align.length) return undefined
  const children = [header]
  let next = line + 2
  for (; next < to && !lines.isBlank(next, indent); next++) {
    if (text.charCodeAt(startOf(next)) === sign.hash && lines.isHeading(startOf(next))) break
    const row = rowOf(text, startOf(next), lines.end(next), true, inline)
    if (!row) return undefined
    children.push(row)
  }
  return { node: { type: 'table', align, children, position: positionOf(startOf(line), lines.end(next - 1)) }, next }
}

function delimiters(source: string): AlignType[] | undefined {
  if (!/^\|(?: *:?-+:? *\|)+$/.test(source)) return undefined
  return source
    .slice(1, -1)
    .split('|')
    .map((cell) => {
      const dashes = cell.trim()
      if (dashes.endsWith(':')) return dashes.startsWith(':') ? 'center' : 'right'
      return dashes.startsWith(':') ? 'left' : null
    })
}

/** The cells of a line. Below the header the outer bars may be missing. */
function rowOf(text: string, start: number, end: number, isBody: boolean, inline: PendingInline[]): TableRow | undefined {
  const isOpened = text.charCodeAt(start) === sign.bar
  if (!isOpened && !(isBody && /\p{L}/u.test(text.charAt(start)))) return undefined
  const children: TableCell[] = []
  for (let from = start; from < end - 1 || children.length === 0; ) {
    const words = from > start || isOpened ? from + 1 : from
    let to = words
    while (to < end && text.charCodeAt(to) !== sign.bar) to += text.charCodeAt(to) === 92 ? 2 : 1
    // There is nothing between two bars, the last bar is escaped, or there is none.
    if (to === words || to > end || (to === end && !isBody)) return undefined
    let first = words
    let last = to
    while (first < last && text.charCodeAt(first) === sign.space) first++
    while (last > first && text.charCodeAt(last - 1) === sign.space) last--
    if (to === end && first === last) return undefined
    const node: TableCell = { type: 'tableCell', children: [], position: positionOf(from, to >= end - 1 ? end : to) }
    if (first < last) inline.push({ node, starts: [first], ends: [last] })
    children.push(node)
    from = to
  }
  return { type: 'tableRow', children, position: positionOf(start, end) }
}

/** In table cells, bars are escaped even within code. */
export function unescapeBars(node: PhrasingContent): void {
  if (node.type === 'inlineCode') node.value = node.value.replace(/\\([\\|])/g, (all, sign) => (sign === '|' ? sign : all))
  else if ('children' in node) node.children.forEach(unescapeBars)
}
