/** Inline content: the visible words, and runs of text with code, addresses and markup masked. */
import type { Nodes, PhrasingContent, Text } from 'mdast'
import type { Span } from '../../util/text.ts'

/** HTML elements that occur in Markdown. Others, such as `<Team>` or `<hash>`, are blanks. */
const htmlElements = new Set(
  (
    'a abbr address article aside audio b bdi bdo big blockquote br button canvas caption center cite code col colgroup dd del details dfn div dl dt ' +
    'em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd label li link main map mark meta nav nobr ' +
    'object ol option p picture pre q rp rt ruby s samp script section select small source span strike strong style sub summary sup svg table tbody ' +
    'td textarea tfoot th thead time tr track tt u ul var video wbr'
  ).split(' '),
)

/** Attributes without a value. Any other word without one makes the tag a sentence: `<link to the dashboard>`. */
const bareAttributes = new Set(
  'allowfullscreen async autofocus autoplay checked controls default defer disabled download hidden loop multiple muted open readonly required reversed selected'.split(
    ' ',
  ),
)

/** True for a comment or a tag of HTML, false for angled text such as `<hash>`. */
export function isMarkup(html: string): boolean {
  if (/^<[!?]/.test(html)) return true
  const tag = /^<\/?([A-Za-z][\w-]*)(?=[\s/>])([^>]*)/.exec(html)
  if (!tag) return true
  const [, name = '', rest = ''] = tag
  if (rest.includes('=') || html.startsWith('</')) return true
  const words = rest.replace(/\/$/, '').trim().split(/\s+/)
  const isBare = words.every((word) => word === '' || bareAttributes.has(word.toLowerCase()))
  // Custom elements have a hyphen and a closing tag; `<build-hash>` has neither attributes nor a closing tag.
  return htmlElements.has(name.toLowerCase()) && isBare
}

/**
 * True for an HTML line that only has words in angles: several words, or one word within a list or quote (`isNested`), where components
 * such as `<Tabs>` or `<my-note>` do not stand alone.
 */
export function isAngledText(html: string, isNested: boolean): boolean {
  const [, first = '', others = ''] = /^<([A-Za-z][A-Za-z0-9-]*)((?:[ \t]+[^\s<>=]+)*)[ \t]*>[ \t]*$/.exec(html) ?? []
  if (first === '' || isMarkup(html)) return false
  const words = others.split(/[ \t]+/).filter((word) => word !== '')
  if (words.length === 0) return isNested && /^[a-z]+$/.test(first)
  return words.some((word) => !bareAttributes.has(word.toLowerCase()) && /^[a-z]+$/.test(word))
}

/** True for the opening tag of a custom element that is closed later: `<my-note>…</my-note>`. */
function hasPartner(html: string, source: string, end: number): boolean {
  const name = /^<([A-Za-z][\w-]*-[\w-]*)/.exec(html)?.[1]
  return name !== undefined && source.slice(end, end + 2000).includes(`</${name}>`)
}

/** The words of inline content, without markup. */
export function plainText(nodes: readonly (PhrasingContent | Nodes)[]): string {
  let text = ''
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value
    else if (node.type === 'break') text += '\n'
    else if (node.type === 'image' || node.type === 'imageReference') text += node.alt || 'image'
    else if (node.type === 'html') text += /^<br(?=[\s/>])/i.test(node.value) ? '\n' : isMarkup(node.value) ? '' : node.value
    else if (node.type === 'footnoteReference') text += ''
    else if ('children' in node) text += plainText(node.children)
  }
  return text
}

export const startOf = (node: Nodes): number => node.position?.start.offset ?? 0
export const endOf = (node: Nodes): number => node.position?.end.offset ?? 0

/** A position of which only the offsets are read. */
export function positionOf(start: number, end: number): NonNullable<Nodes['position']> {
  const point = (offset: number) => ({ line: 1, column: 1, offset })
  return { start: point(start), end: point(end) }
}

/** A range of a source as text, without the backslashes of escapes. */
export function textIn(start: number, end: number, source: string): Text {
  return { type: 'text', value: source.slice(start, end).replace(/\\(?=[!-/:-@[-`{-~])/g, ''), position: positionOf(start, end) }
}

/** A run of text with its masked parts. */
export interface Masked {
  readonly text: string
  /** Inline code, backticks included. */
  readonly code: readonly Span[]
}

/** The source of a span with everything but text replaced by spaces, so that offsets stay the same. */
export function maskInline(source: string, span: Span, nodes: readonly PhrasingContent[]): Masked {
  const characters = source.slice(span.start, span.end).split('')
  const code: Span[] = []
  const blank = (start: number, end: number) => {
    for (let at = Math.max(start, span.start); at < Math.min(end, span.end); at++) {
      const index = at - span.start
      if (characters[index] !== '\n' && characters[index] !== '\r') characters[index] = ' '
    }
  }
  const walk = (node: PhrasingContent): void => {
    const start = startOf(node)
    const end = endOf(node)
    switch (node.type) {
      case 'inlineCode':
        code.push({ start, end })
        blank(start, end)
        return
      case 'image':
      case 'imageReference':
      case 'footnoteReference':
        blank(start, end)
        return
      case 'html':
        if (isMarkup(node.value) || hasPartner(node.value, source, end)) blank(start, end)
        return
      case 'link':
      case 'linkReference': {
        const words = plainText(node.children)
        const first = node.children[0]
        const last = node.children.at(-1)
        if (!first || !last || /^(?:https?:|www\.|mailto:)|@/.test(words)) {
          blank(start, end)
          return
        }
        blank(start, startOf(first))
        blank(endOf(last), end)
        break
      }
      case 'strong':
      case 'emphasis':
      case 'delete': {
        const first = node.children[0]
        const last = node.children.at(-1)
        if (!first || !last) blank(start, end)
        else {
          blank(start, startOf(first))
          blank(endOf(last), end)
        }
        break
      }
    }
    if ('children' in node) for (const child of node.children) walk(child)
  }
  for (const node of nodes) walk(node)
  // An escaped character is text and opens nothing. Exporters escape the hyphens of days; a word joiner leaves them readable.
  const text = characters
    .join('')
    .replace(/(?<=\d)\\-(?=\d)/g, '\u2060-')
    .replace(/\\[!-/:-@[-`{-~]/g, '  ')
  return { text, code }
}
