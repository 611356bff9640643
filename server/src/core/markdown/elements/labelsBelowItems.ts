/**
 * Bold labels directly below the items of a list, without a blank line. CommonMark reads them as more words of the last item; the author
 * means that the list ends there: `- video⏎**Limits:**⏎- no sound`.
 */
import type { ListItem, List as MdastList, Paragraph, PhrasingContent } from 'mdast'
import { endOf, positionOf, startOf, textIn } from './inline.ts'

/** A list as the lists and paragraphs that are meant; the list alone if no label stands in it. */
export function cutAtLabels(list: MdastList, text: string): readonly (MdastList | Paragraph)[] {
  const found: (MdastList | Paragraph)[] = []
  let items: ListItem[] = []
  const close = () => {
    const [first, last] = [items[0], items.at(-1)]
    if (first && last) found.push({ ...list, children: items, position: positionOf(startOf(first), endOf(last)) })
    items = []
  }
  for (const item of list.children) {
    const cut = cutItem(item, text)
    items.push(cut?.item ?? item)
    if (!cut) continue
    close()
    found.push(cut.below)
  }
  if (found.length === 0) return [list]
  close()
  return found
}

function cutItem(item: ListItem, text: string): { item: ListItem; below: Paragraph } | undefined {
  const [only, ...others] = item.children
  if (only?.type !== 'paragraph' || others.length > 0) return undefined
  const at = only.children.findIndex((node, index) => index > 0 && isLabel(node, only.children[index + 1], text))
  const label = only.children[at]
  if (!label) return undefined
  const start = startOf(label)
  const words = /\s*$/.exec(text.slice(startOf(only), start))?.index ?? 0
  const end = startOf(only) + words
  const kept = only.children
    .slice(0, at)
    .map((node) => (node.type === 'text' && endOf(node) > end ? textIn(startOf(node), end, text) : node))
  const head: Paragraph = { ...only, children: kept, position: positionOf(startOf(only), end) }
  return {
    item: { ...item, children: [head], position: positionOf(startOf(item), end) },
    below: { type: 'paragraph', children: only.children.slice(at), position: positionOf(start, endOf(only)) },
  }
}

/** True for bold text with a colon, in it or behind it, at the very beginning of a line. */
function isLabel(node: PhrasingContent, next: PhrasingContent | undefined, text: string): boolean {
  if (node.type !== 'strong' || !/[\r\n]/.test(text[startOf(node) - 1] ?? '')) return false
  const source = text.slice(startOf(node), endOf(node))
  return /[:：][*_]+$/.test(source) || (next !== undefined && /^[:：]/.test(text.slice(endOf(node), endOf(node) + 1)))
}
