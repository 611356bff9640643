/** Markup that cannot be broken by what stands in it: everything put into it is text, unless it is markup itself. */

/** Markup made by `html`. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What may be put into markup; `undefined` and `false` leave nothing. */
export type Content = Html | string | number | false | undefined | readonly Content[]

/** Markup from a template. Text that is put in is escaped, so that it is text between tags and within quoted attributes. */
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

/** A text as HTML, wherever it is put; characters that no page may hold are left out. */
export function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').replace(/[&<>"'`]/g, (character) => entities[character] ?? '')
}
