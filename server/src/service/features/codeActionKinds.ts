/** Which kinds of code actions a client asks for. */
import type { CodeActionContext } from 'vscode-languageserver-types'

/** Kinds are hierarchical: who asks for `source.fixAll` is given `source.fixAll.handoff`. */
export function asksFor({ only }: CodeActionContext, kind: string): boolean {
  return only === undefined || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`))
}
