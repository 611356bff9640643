/** Invisible content: zero-width characters, entities for blanks, empty tags and comments. */
import type { Nodes, PhrasingContent } from 'mdast'
import { isMarkup, plainText } from './inline.ts'

/** Characters that occur in invisible content and rarely elsewhere, for a quick first test. */
const signs = /[&<\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff]/
const shapeless = /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff]/g
const blankEntities =
  /&(?:nbsp|ensp|emsp|emsp13|emsp14|numsp|puncsp|thinsp|hairsp|zwnj|zwj|lrm|rlm|shy|NonBreakingSpace|ZeroWidthSpace|NoBreak|Tab|NewLine|#0*(?:9|10|32|160|173|819[2-9]|820[0-7]|8239|8287|8288|12288|65279)|#[xX]0*(?:9|[aA]|20|[aA]0|[aA][dD]|200[0-9a-fA-F]|202[fF]|205[fF]|2060|3000|[fF][eE][fF]{2}));/g
/** Elements that are visible without text. */
const shown = /<(?:img|picture|video|audio|iframe|embed|object|svg|canvas|input|button|select|textarea|progress|meter|math)(?=[\s/>])/i

/** True if nothing of a source is visible. */
export function isUnseen(source: string): boolean {
  if (!signs.test(source)) return source.trim() === ''
  if (shown.test(source)) return false
  return (
    source
      .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
      .replace(/<\/?[A-Za-z][\w-]*(?=[\s/>])[^<>]*>/g, (tag) => (isMarkup(tag) ? '' : tag))
      .replace(blankEntities, '')
      .replace(shapeless, '')
      .trim() === ''
  )
}

/** The words of inline content, `image` for visible content without words; empty if nothing is visible. */
export function seenText(nodes: readonly (PhrasingContent | Nodes)[]): string {
  const text = plainText(nodes).replace(/\s+/g, ' ').trim()
  if (!isUnseen(text)) return text
  return nodes.some((node) => showsSomething(node)) ? 'image' : ''
}

function showsSomething(node: Nodes): boolean {
  return node.type === 'html' ? shown.test(node.value) : 'children' in node && node.children.some(showsSomething)
}
