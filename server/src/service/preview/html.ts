/** Builds HTML safely: all inserted content is escaped unless it is `Html` itself. */

/** Markup made by `html`. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** Content of a template; `undefined` and `false` insert nothing. */
export type Content = Html | string | number | false | undefined | readonly Content[]

/** Makes markup from a template. Inserted text is escaped for use between tags and in quoted attributes. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  let text = parts[0] ?? ''
  for (const [index, content] of contents.entries()) text += textOf(content) + (parts[index + 1] ?? '')
  return new Html(text)
}

function textOf(content: Content): string {
  if (content === undefined || content === false) return ''
  if (content instanceof Html) return content.text
  if (typeof content === 'number') return String(content)
  return typeof content === 'string' ? escaped(content) : content.map(textOf).join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' }

/** Escapes text for any place in HTML, and removes characters that are not allowed in it. */
export function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').replace(/[&<>"'`]/g, (character) => entities[character] ?? '')
}
