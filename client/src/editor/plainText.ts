/** Escapes text of documents where VS Code would read links or icons. It does not depend on VS Code. */

/**
 * A text for a message or a prompt, where VS Code makes links of `[words](address)`, also to commands, and icons of `$(name)`. An invisible
 * character inside keeps them plain text that looks the same.
 */
export function plainMessage(text: string): string {
  return text.replace(/[\]$](?=\()/g, '$&\u200b')
}

/** A text for a row of a quick pick, where VS Code makes icons of `$(name)`. */
export function plainLabel(text: string): string {
  return text.replaceAll('$(', '\\$(')
}
