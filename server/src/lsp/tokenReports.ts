/** Semantic tokens as sent to the client: all of them first, then only changes. */
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver'
import { semanticTokensEdits } from '../service/features/semanticTokens.ts'

export class TokenReports {
  readonly #last = new Map<string, { readonly resultId: string; readonly data: readonly number[] }>()
  #count = 0

  /** All tokens, with an id by which the client requests changes. */
  report(uri: string, { data }: SemanticTokens): SemanticTokens {
    const resultId = String(++this.#count)
    this.#last.set(uri, { resultId, data })
    return { resultId, data }
  }

  /** The changes since an earlier result, or all tokens if that result is unknown. */
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
