/**
 * Lines that are meant as checklist items but that CommonMark reads as paragraphs, because an exporter escaped or dropped their bullets.
 */
import type { List, ListItem, Paragraph, PhrasingContent } from 'mdast'
import type { Span } from '../../util/text.ts'
import { boxAtStart, boxesIn } from './boxes.ts'
import { endOf, positionOf, startOf, textIn } from './inline.ts'

const bullet = /^[ \t]*(?:\\?[-*+]|[•◦▪])[ \t]+/

/**
 * The lines of a paragraph as a list if each is an item with one box: `\- \[ \] Flags`, `☐ Flags`. Lines with plain brackets only may be a
 * choice.
 */
export function boxLines(node: Paragraph, text: string): List | undefined {
  const source = text.slice(startOf(node), endOf(node))
  if (!/[☐☑☒\\<&]/.test(source.slice(0, 12)) && !/^[•◦▪]/.test(source)) return undefined
  const items: ListItem[] = []
  let start = startOf(node)
  for (const line of source.split(/(\r\n|\n|\r)/)) {
    if (!/^[\r\n]/.test(line)) {
      const item = itemOf(line, start, node.children, text)
      if (!item) return undefined
      items.push(item)
    }
    start += line.length
  }
  return { type: 'list', ordered: false, spread: false, children: items, position: positionOf(startOf(node), endOf(node)) }
}

function itemOf(line: string, start: number, nodes: readonly PhrasingContent[], text: string): ListItem | undefined {
  const marker = bullet.exec(line)?.[0].length ?? 0
  const box = boxAtStart(line.slice(marker))
  if (!box || boxesIn(line).length !== 1 || (marker === 0 && (box.start > 0 || box.text.startsWith('[')))) return undefined
  const lead = marker > 0 ? line.length - line.trimStart().length : 0
  const from = start + marker + box.start + box.text.length
  const end = start + line.trimEnd().length
  const words = { start: Math.min(from + (/^[ \t]*/.exec(text.slice(from, end))?.[0].length ?? 0), end), end }
  const children = within(words, nodes, text)
  return (
    children && {
      type: 'listItem',
      spread: false,
      children: [{ type: 'paragraph', children, position: positionOf(words.start, words.end) }],
      position: positionOf(start + lead, end),
    }
  )
}

/** The nodes in part of a paragraph, with text cut at its ends; `undefined` if another node crosses one. */
function within({ start, end }: Span, nodes: readonly PhrasingContent[], text: string): PhrasingContent[] | undefined {
  const found: PhrasingContent[] = []
  for (const node of nodes) {
    const [from, to] = [startOf(node), endOf(node)]
    if (to <= start || from >= end) continue
    if (from >= start && to <= end) found.push(node)
    else if (node.type === 'break') continue
    else if (node.type === 'text') found.push(textIn(Math.max(from, start), Math.min(to, end), text))
    else return undefined
  }
  return found
}
