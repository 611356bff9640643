/** Escapes text of documents for Markdown hovers. It does not depend on VS Code. */

/**
 * A text on one line without any meaning in Markdown: no mark, link, address, HTML or icon. Character references are the only escape that
 * covers all of them, including addresses that renderers link by themselves.
 */
export function literalMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0)};`)
}

/** A link that runs a command. The words must be Markdown. */
export function commandLink(words: string, command: string, ...args: readonly unknown[]): string {
  const query = args.length > 0 ? `?${encodeURIComponent(JSON.stringify(args)).replace(/[()']/g, percent)}` : ''
  return `[${words}](command:${command}${query})`
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
