/** Tables and lists that are written in HTML, as the Markdown for which they stand. */
import type { List, ListItem, PhrasingContent, Table, TableCell, TableRow } from 'mdast'
import { inlineOf } from './htmlHeadings.ts'
import { positionOf } from './inline.ts'

const opening = /<(table|ul|ol)(?=[\s>])[^<>]*>/gi
const rowTag = /<tr(?=[\s>])[^<>]*>([\s\S]*?)(?:<\/tr>|(?=<tr[\s>])|$)/gi
const cellTag = /<t([hd])(?=[\s>])[^<>]*>([\s\S]*?)(?=<\/?t[hd][\s>]|$)/gi
const itemTag = /<li(?=[\s>])[^<>]*>([\s\S]*?)(?:<\/li>|(?=<li[\s>])|$)/gi

/** The tables and lists in a block of HTML that begins at an offset. Those within others, and with cells over several columns, are left. */
export function formsIn(html: string, offset: number): (Table | List)[] {
  if (!/<(?:table|ul|ol)[\s>]/i.test(html)) return []
  const found: (Table | List)[] = []
  // Of other letters the lower case may be longer.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  let behind = 0
  for (const { 0: tag, 1: written = '', index } of html.matchAll(opening)) {
    if (index < behind) continue
    const name = written.toLowerCase()
    const from = index + tag.length
    const end = lower.indexOf(`</${name}>`, from)
    // Without an end for it, none is looked for again.
    if (end < 0) break
    behind = end + name.length + 3
    const inner = html.slice(from, end)
    if (/<(?:table|ul|ol|pre|blockquote)[\s>]|\s(?:col|row)span\s*=/i.test(inner)) continue
    const position = positionOf(offset + index, offset + behind)
    const form = name === 'table' ? tableOf(inner, offset + from, position) : listOf(inner, offset + from, name === 'ol', position)
    if (form) found.push(form)
  }
  return found
}

function tableOf(inner: string, offset: number, position: Table['position']): Table | undefined {
  const names: boolean[] = []
  const rows = Array.from(inner.matchAll(rowTag), ({ 0: source, 1: words = '', index }): TableRow => {
    const from = source.indexOf('>') + 1
    const cells = Array.from(words.matchAll(cellTag), ({ 0: cell, 1: sort = '', 2: content = '', index: at }): TableCell => {
      names.push(sort.toLowerCase() === 'h')
      const start = offset + index + from + at + cell.length - content.length
      return { type: 'tableCell', children: contentOf(content, start), position: positionOf(start, start + content.length) }
    })
    return { type: 'tableRow', children: cells, position: positionOf(offset + index, offset + index + source.trimEnd().length) }
  }).filter(({ children }) => children.length > 0)
  const [first] = rows
  if (!first || !position) return undefined
  // Labels beside their values need no header.
  const isLabelled = rows.every(({ children }) => children.length === 2) && !(names[0] && names[1])
  // One row that is no header is no table of rows, but what stands in it.
  if (!isLabelled && rows.length === 1 && !names.includes(true)) return undefined
  const start = position.start.offset ?? 0
  const blank: TableCell = { type: 'tableCell', children: [], position: positionOf(start, start) }
  const header: TableRow = { type: 'tableRow', children: [blank, blank], position: positionOf(start, start) }
  return { type: 'table', children: isLabelled ? [header, ...rows] : rows, position }
}

function listOf(inner: string, offset: number, ordered: boolean, position: List['position']): List | undefined {
  const items = Array.from(inner.matchAll(itemTag), ({ 0: source, 1: words = '', index }): ListItem => {
    const start = offset + index
    const from = start + source.indexOf('>') + 1
    const children = contentOf(words, from)
    const paragraph = { type: 'paragraph' as const, children, position: positionOf(from, from + words.trimEnd().length) }
    return {
      type: 'listItem',
      spread: false,
      children: children.length > 0 ? [paragraph] : [],
      position: positionOf(start, start + source.trimEnd().length),
    }
  })
  return items.length > 0 ? { type: 'list', ordered, spread: false, children: items, position } : undefined
}

/** Words and tags; nothing for blanks. */
function contentOf(html: string, offset: number): PhrasingContent[] {
  return html.trim() === '' ? [] : inlineOf(html, offset)
}
