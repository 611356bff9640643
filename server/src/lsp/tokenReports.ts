/** Semantic tokens as the client gets them: all of them once, then what has changed. */
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver'
import { semanticTokensEdits } from '../service/features/semanticTokens.ts'

export class TokenReports {
  readonly #last = new Map<string, { readonly resultId: string; readonly data: readonly number[] }>()
  #count = 0

  /** All tokens, with the name by which the client asks for what has changed since. */
  report(uri: string, { data }: SemanticTokens): SemanticTokens {
    const resultId = String(++this.#count)
    this.#last.set(uri, { resultId, data })
    return { resultId, data }
  }

  /** What has changed since an answer, or all tokens if that answer is no longer known. */
  delta(uri: string, tokens: SemanticTokens, previousResultId: string): SemanticTokens | SemanticTokensDelta {
    const last = this.#last.get(uri)
    const now = this.report(uri, tokens)
    if (last?.resultId !== previousResultId || now.resultId === undefined) return now
    return { resultId: now.resultId, edits: semanticTokensEdits(last.data, now.data) }
  }

  closed(uri: string): void {
    this.#last.delete(uri)
  }
}
