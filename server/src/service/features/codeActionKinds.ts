/** The kinds of code actions that a client asks for. */
import type { CodeActionContext } from 'vscode-languageserver-types'

/** Kinds are hierarchical: `source.fixAll` includes `source.fixAll.handoff`. */
export function asksFor({ only }: CodeActionContext, kind: string): boolean {
  return only === undefined || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`))
}
