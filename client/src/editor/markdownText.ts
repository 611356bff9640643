/** Text of documents for hovers that are Markdown. Knows nothing of the editor. */

/**
 * A text that Markdown shows as it is, on one line: no mark, link, address, HTML or icon in it means anything. Character references are the
 * one way that holds for all of them, those included that a renderer finds by itself.
 */
export function literalMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0)};`)
}

/** A link that runs a command. The words must be Markdown already. */
export function commandLink(words: string, command: string, ...args: readonly unknown[]): string {
  const query = args.length > 0 ? `?${encodeURIComponent(JSON.stringify(args)).replace(/[()']/g, percent)}` : ''
  return `[${words}](command:${command}${query})`
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
