/** Completion of the sources in a directive of a template. */
import { CompletionItemKind } from 'vscode-languageserver-types'
import { factSources, meaningOf } from '../../../core/template/factSources.ts'
import type { Offer, Target } from './offer.ts'
import type { Spot } from './spot.ts'

/** The sources behind `fill:`; `comment` is the text from the comment's beginning to the cursor. */
export function sourceOffers(comment: string, { line, before, after }: Spot): { offers: Offer[]; target: Target } | undefined {
  const [, typed] = /^<!--\s*handoff[\s:][\s\S]*(?<![\w-])fill:\s*(?:\[(?:\s*[\w.]+\s*,)*\s*)?([\w.]*)$/.exec(comment) ?? []
  if (typed === undefined) return undefined
  const rest = /^[\w.]*/.exec(after)?.[0].length ?? 0
  return {
    offers: factSources.map((label) => ({ label, kind: CompletionItemKind.EnumMember, detail: (t) => t(meaningOf(label)) })),
    target: { line, start: before.length - typed.length, end: before.length + rest },
  }
}
