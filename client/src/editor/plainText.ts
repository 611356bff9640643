/** Text of documents for places where VS Code would read links or icons in it. Knows nothing of the editor. */

/**
 * A text for a message or a prompt. There VS Code makes a link of `[words](address)`, of a command, too, and an icon of `$(name)`; with an
 * invisible character within they look the same and are nothing but text.
 */
export function plainMessage(text: string): string {
  return text.replace(/[\]$](?=\()/g, '$&\u200b')
}

/** A text for a row of a pick, where VS Code draws an icon for `$(name)`. */
export function plainLabel(text: string): string {
  return text.replaceAll('$(', '\\$(')
}
