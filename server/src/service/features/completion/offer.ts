/** Offers of completion sources, and their conversion to LSP items. */
import {
  type CompletionItem,
  type CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type TextEdit,
} from 'vscode-languageserver-types'
import type { ClientFeatures } from '../../../workspace/host.ts'
import { type Translate, translateTo } from '../../l10n/texts.ts'

/** A text of the document or project, or one of ours, which is translated. */
export type Told = string | ((t: Translate) => string)

/** Something to insert. */
export interface Offer {
  readonly label: string
  readonly kind: CompletionItemKind
  /** The inserted text; defaults to the label. */
  readonly text?: string
  /** The same with tab stops, for a client that supports them. */
  readonly snippet?: string
  /** Shown beside the label, as plain text. */
  readonly detail?: Told
  /** As escaped Markdown. */
  readonly documentation?: Told
  /** Other words that match it. */
  readonly words?: string
  /** Additional edits on the same line. */
  readonly beside?: readonly { readonly start: number; readonly end: number; readonly text: string }[]
  /** The rule whose page is the documentation, read on demand. */
  readonly rule?: string
}

/** What an item replaces. */
export interface Target {
  /** The line and the range of characters in it. */
  readonly line: number
  readonly start: number
  readonly end: number
  /** Text before the cursor in the range that is no part of a word: a blank, the marks of a list. Editors compare it as well. */
  readonly skipped?: string
  /** Text to insert before the item. */
  readonly lead?: string
  /** How many spaces behind the range may be removed for longer text, so that the bars of a table stay aligned. */
  readonly padding?: number
}

/** The data of an item, from which its documentation is read. */
export interface CompletionData {
  readonly rule: string
}

/** The items of some offers, in their order. */
export function itemsOf(offers: readonly Offer[], target: Target, features: ClientFeatures): CompletionItem[] {
  return offers.map((offer, index) => ({ ...itemOf(offer, target, features), sortText: String(index).padStart(4, '0') }))
}

function itemOf(offer: Offer, target: Target, features: ClientFeatures): CompletionItem {
  const { label, kind, rule } = offer
  const [detail, documentation] = [offer.detail, offer.documentation].map((told) =>
    typeof told === 'function' ? told(translateTo(features.locale)) : told,
  )
  const { line, start, end } = target
  const plain = (target.lead ?? '') + (offer.text ?? label)
  const snippet = features.snippets && offer.snippet !== undefined ? (target.lead ?? '') + offer.snippet : undefined
  const beside = (offer.beside ?? []).map(
    (edit): TextEdit => ({ range: { start: { line, character: edit.start }, end: { line, character: edit.end } }, newText: edit.text }),
  )
  const additional = [...beside, ...paddingEdits(target, plain)]
  return {
    label,
    kind,
    ...(detail !== undefined && (features.labelDetails ? { labelDetails: { description: detail } } : { detail })),
    ...(documentation !== undefined && documentation !== '' && { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    filterText: filterTextOf(offer, target),
    textEdit: { range: { start: { line, character: start }, end: { line, character: end } }, newText: snippet ?? plain },
    ...(additional.length > 0 && { additionalTextEdits: additional }),
    ...(snippet !== undefined && { insertTextFormat: InsertTextFormat.Snippet }),
    // The lines have their final indentation.
    ...(plain.includes('\n') && { insertTextMode: InsertTextMode.asIs }),
    ...(rule !== undefined && { data: { rule } satisfies CompletionData }),
  }
}

/** Editors compare this with the text in the range before the cursor. */
function filterTextOf({ label, words }: Offer, { skipped = '' }: Target): string {
  return skipped + (words ?? label)
}

/** Removes spaces behind the range. They are an additional edit, so that a snippet session continues. */
function paddingEdits({ line, start, end, padding = 0 }: Target, text: string): TextEdit[] {
  const eaten = Math.max(0, Math.min(padding, text.length - (end - start)))
  // The first space stays, so that the edits do not touch.
  const range = { start: { line, character: end + 1 }, end: { line, character: end + 1 + eaten } }
  return eaten > 0 ? [{ range, newText: '' }] : []
}
