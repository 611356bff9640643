/** What a source of completion offers, and the item that an editor is given for it. */
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

/** A text of the document or the project as it is, or one of our own, which has to be translated. */
export type Told = string | ((t: Translate) => string)

/** One thing that can be written. */
export interface Offer {
  readonly label: string
  readonly kind: CompletionItemKind
  /** What is written; the label where it is left out. */
  readonly text?: string
  /** The same with tab stops, for a client that knows of such. */
  readonly snippet?: string
  /** Beside the label, in plain text. */
  readonly detail?: Told
  /** In Markdown, escaped. */
  readonly documentation?: Told
  /** Other words by which it is found. */
  readonly words?: string
  /** What is changed beside it, in other places of its line. */
  readonly beside?: readonly { readonly start: number; readonly end: number; readonly text: string }[]
  /** The rule whose page is the documentation, read when the item is looked at. */
  readonly rule?: string
}

/** What an item takes the place of. */
export interface Target {
  /** The line, and from which to which character of it. */
  readonly line: number
  readonly start: number
  readonly end: number
  /** What stands there before the cursor and is no part of a word: a blank, the marks of a list. An editor compares it, too. */
  readonly skipped?: string
  /** What has to stand before the words that are put in. */
  readonly lead?: string
  /** How many spaces behind the end may go when more is put in than was there, so that the bars of a table stay where they are. */
  readonly padding?: number
}

/** What an item carries, so that its documentation can be read later. */
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
    // The lines are indented as they are to stand.
    ...(plain.includes('\n') && { insertTextMode: InsertTextMode.asIs }),
    ...(rule !== undefined && { data: { rule } satisfies CompletionData }),
  }
}

/** An editor compares this with what stands in the range before the cursor. */
function filterTextOf({ label, words }: Offer, { skipped = '' }: Target): string {
  return skipped + (words ?? label)
}

/** What goes of the spaces behind the place, which are not part of it: an editor that walks through blanks stays on its way. */
function paddingEdits({ line, start, end, padding = 0 }: Target, text: string): TextEdit[] {
  const eaten = Math.max(0, Math.min(padding, text.length - (end - start)))
  // The first space stays, so that the edit does not touch the other one.
  const range = { start: { line, character: end + 1 }, end: { line, character: end + 1 + eaten } }
  return eaten > 0 ? [{ range, newText: '' }] : []
}
