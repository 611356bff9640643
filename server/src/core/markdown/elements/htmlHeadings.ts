/** Headings that are written in HTML: `<h2>State</h2>`, and the summary of details, which names what is folded. */
import type { PhrasingContent } from 'mdast'
import type { Span } from '../../util/text.ts'
import { positionOf } from './inline.ts'

export interface HtmlHeading extends Span {
  /** 7 for a summary, as for a bold line. */
  readonly depth: number
  readonly children: readonly PhrasingContent[]
}

const heading = /<(h[1-6]|summary)(?=[\s>])[^<>]*>([\s\S]{0,500}?)<\/\1>/gi
const tag = /<[^<>]*>/g

/** The headings in a block of HTML that begins at an offset. */
export function headingsIn(html: string, offset: number): HtmlHeading[] {
  if (!/<(?:h[1-6]|summary)[\s>]/i.test(html)) return []
  return Array.from(html.matchAll(heading), ({ 0: source, 1: name = '', 2: inner = '', index }) => {
    const start = offset + index
    const from = start + source.length - `</${name}>`.length - inner.length
    const depth = /\d/.exec(name)?.[0]
    return { depth: depth ? Number(depth) : 7, start, end: start + source.length, children: inlineOf(inner, from) }
  }).filter(({ children }) => children.some(({ type }) => type === 'text'))
}

/** Words and tags as inline content. */
export function inlineOf(html: string, offset: number): PhrasingContent[] {
  const found: PhrasingContent[] = []
  let at = 0
  const words = (end: number) => {
    const source = html.slice(at, end)
    const value = source.trim()
    if (value === '') return
    const start = offset + at + source.indexOf(value)
    found.push({ type: 'text', value: found.length > 0 ? ` ${value}` : value, position: positionOf(start, start + value.length) })
  }
  for (const { index, 0: value } of html.matchAll(tag)) {
    words(index)
    found.push({ type: 'html', value, position: positionOf(offset + index, offset + index + value.length) })
    at = index + value.length
  }
  words(html.length)
  return found
}
