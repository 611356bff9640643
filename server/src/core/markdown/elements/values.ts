/** A label without a value on its line often has it below: a list, code, a table or a paragraph. */
import { sourceOf } from '../blocks.ts'
import type { Content, Element, Field, List, Paragraph, Place, Value } from '../document.ts'
import { isUnseen } from './unseen.ts'

/** Attaches to each label without a value the content that follows, up to the next label or heading. */
export function attachValues(contents: readonly Content[]): Content[] {
  return contents.map((content, index) => {
    const field = openField(content)
    if (!field) return content
    const below = valueBelow(contents, index + 1, content)
    if (below.length === 0) return content
    const filled: Field = { ...field, value: { ...field.value, elements: below, empty: !below.some(hasContent) } }
    return content.type === 'list'
      ? withLastField(content, filled)
      : { ...(content as Paragraph), fields: [...(content as Paragraph).fields.slice(0, -1), filled] }
  })
}

/** The last label of a node, if it has no value yet. */
export function openField(content: Content): Field | undefined {
  if (content.type === 'paragraph') {
    const last = content.fields.at(-1)
    return last?.value.empty && last.value.elements.length === 0 ? last : undefined
  }
  if (content.type !== 'list') return undefined
  const item = content.items.at(-1)
  const below = item?.elements.at(-1)
  if (below) return below.type === 'list' ? openField(below) : undefined
  return item?.field?.value.empty ? item.field : undefined
}

function withLastField(list: List, field: Field): List {
  const items = list.items.slice()
  const last = items.at(-1)
  const below = last?.elements.at(-1)
  if (last && below?.type === 'list')
    items[items.length - 1] = { ...last, elements: [...last.elements.slice(0, -1), withLastField(below, field)] }
  else if (last) items[items.length - 1] = { ...last, field }
  return { ...list, items }
}

/** True for a list whose last item has a list. Only code continues what is in there without being indented as far. */
function endsNested(content: Content): boolean {
  return content.type === 'list' && content.items.at(-1)?.elements.at(-1)?.type === 'list'
}

/** The content behind a label that belongs to it: up to the next label or heading. */
export function valueBelow(contents: readonly Content[], from: number, owner: Content): Element[] {
  const below: Element[] = []
  for (const content of contents.slice(from, endsNested(owner) ? from + 1 : undefined)) {
    if (endsNested(owner) && content.type !== 'code') break
    if (content.type === 'heading' || content.type === 'break') break
    if (content.type === 'paragraph' && content.fields.some((field) => !field.tentative || owner.type === 'list')) break
    if (content.type === 'comment') continue
    // A list of the same sort behind an item continues the list, not the item.
    if (owner.type === 'list' && content.type === 'list' && owner.ordered === content.ordered) break
    below.push(content)
  }
  return below
}

/** The place of a value's words: on the label's line, else of the first words below it. */
export function wordsAt({ text, at, elements }: Pick<Value, 'text' | 'at' | 'elements'>): Place {
  const first = text === '' ? elements.find(hasContent) : undefined
  if (first?.type === 'list') return first.items.find((item) => !item.empty)?.textAt ?? at
  if (first?.type === 'quote') return wordsAt({ text, at, elements: first.elements })
  return first?.type === 'paragraph' ? first.at : at
}

/** True if an element has visible content. */
export function hasContent(element: Element): boolean {
  switch (element.type) {
    case 'paragraph':
      return element.text !== '' || element.fields.length > 0
    case 'list':
      return element.items.some((item) => !item.empty)
    case 'table':
      return element.rows.some((row) => !row.empty)
    case 'code':
      return element.text.trim() !== ''
    case 'quote':
      return element.elements.some(hasContent)
    case 'html':
      return !isUnseen(element.text)
    case 'malformed-table':
      return true
    case 'comment':
    case 'break':
      return false
  }
}

/** The ends of HTML blocks that span blank lines (CommonMark, HTML blocks 1 to 5). */
const htmlEnds: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![A-Za-z]/, />/],
]

/** True for code or HTML that nothing closes. Text inserted behind it would become part of it. */
export function isOpenEnded(content: Content): boolean {
  const source = sourceOf(content.at)
  if (content.type === 'html') return htmlEnds.some(([start, end]) => start.test(source) && !end.test(source))
  if (content.type !== 'code') return false
  const fence = /^(`{3,}|~{3,})/.exec(source)?.[1]
  if (!fence) return false
  const last =
    source
      .split(/\r\n|\n|\r/)
      .slice(1)
      .at(-1)
      ?.trim() ?? ''
  return !(last.startsWith(fence) && last === (fence[0] ?? '').repeat(last.length))
}
