/** Inline HTML and marks of other dialects as the Markdown for which they stand: `<b>Owner:</b>` and `==Owner:==` are bold. */
import type { PhrasingContent, Strong } from 'mdast'
import { endOf, positionOf, startOf, textIn } from './inline.ts'

const opening = /^<(b|strong)(?=[\s>])[^>]*>$/i
const marked = /==(?=[^\s=])[^=\r\n]*[^\s=]==/g

/** Inline content with other marks for bold as such; the same array if there are none. */
export function meant(nodes: readonly PhrasingContent[], text: string): readonly PhrasingContent[] {
  if (!nodes.some((node) => (node.type === 'html' && opening.test(node.value)) || isMarked(node))) return nodes
  const found: PhrasingContent[] = []
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index] as PhrasingContent
    const name = node.type === 'html' ? opening.exec(node.value)?.[1]?.toLowerCase() : undefined
    const closing =
      name === undefined ? -1 : nodes.findIndex((one, at) => at > index && one.type === 'html' && one.value.toLowerCase() === `</${name}>`)
    const last = nodes[closing]
    if (last) {
      found.push(strong(startOf(node), endOf(last), meant(nodes.slice(index + 1, closing), text)))
      index = closing
    } else if (isMarked(node)) found.push(...unmarked(startOf(node), endOf(node), text))
    else found.push(node)
  }
  return found
}

function isMarked(node: PhrasingContent): boolean {
  return node.type === 'text' && node.value.includes('==') && node.value.search(marked) >= 0
}

/** A text in which each `==…==` is bold. */
function unmarked(start: number, end: number, text: string): PhrasingContent[] {
  const found: PhrasingContent[] = []
  let at = start
  for (const { index, 0: source } of text.slice(start, end).matchAll(marked)) {
    const from = start + index
    if (from > at) found.push(textIn(at, from, text))
    at = from + source.length
    found.push(strong(from, at, [textIn(from + 2, at - 2, text)]))
  }
  if (at < end) found.push(textIn(at, end, text))
  return found
}

function strong(start: number, end: number, children: readonly PhrasingContent[]): Strong {
  return { type: 'strong', children: [...children], position: positionOf(start, end) }
}

/** Inline content without the marks of notes: `State<sup>1</sup>` is *State*. */
export function withoutNotes(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const isTag = (node: PhrasingContent, tag: RegExp) => node.type === 'html' && tag.test(node.value)
  if (!nodes.some((node) => isTag(node, /^<su[bp]\b/i))) return nodes
  let within = false
  return nodes.filter((node) => {
    if (isTag(node, /^<su[bp]\b/i)) within = true
    if (!within) return true
    if (isTag(node, /^<\/su[bp]>/i)) within = false
    return false
  })
}
