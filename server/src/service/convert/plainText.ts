/** Markdown as plain text, for editors that show no other. */
import type { Nodes } from 'mdast'
import { parseMarkdown } from '../../core/markdown/parser/remark.ts'

/** The words of a text in Markdown without its marks. Lines, lists, tables and code keep their form. */
export function plainTextOf(markdown: string): string {
  const tree = parseMarkdown(markdown)
  return tree === undefined ? markdown : textOf(tree).trim()
}

function textOf(node: Nodes): string {
  switch (node.type) {
    case 'break':
      return '\n'
    case 'html':
    case 'definition':
      return ''
    case 'image':
      return node.alt ?? ''
    case 'listItem':
      return node.children.map(textOf).join(node.spread ? '\n\n' : '\n')
    case 'list':
      return node.children
        .map((item, index) => {
          const mark = node.ordered ? `${(node.start ?? 1) + index}. ` : '- '
          const box = typeof item.checked === 'boolean' ? `[${item.checked ? 'x' : ' '}] ` : ''
          return `${mark}${box}${textOf(item).replaceAll('\n', `\n${' '.repeat(mark.length)}`)}`
        })
        .join('\n')
    case 'table':
      return node.children.map(textOf).join('\n')
    case 'tableRow':
      return node.children.map(textOf).join(' | ')
    case 'root':
    case 'blockquote':
      return node.children
        .map(textOf)
        .filter((text) => text !== '')
        .join('\n\n')
    default:
      if ('children' in node) return (node.children as Nodes[]).map(textOf).join('')
      return 'value' in node ? node.value : ''
  }
}
