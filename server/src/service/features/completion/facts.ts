/** Completion of a blank by what its source says. */
import { CompletionItemKind } from 'vscode-languageserver-types'
import { editsOf } from '../../../core/fix.ts'
import type { Examined } from '../../../workspace/examine.ts'
import type { DocumentFacts } from '../../../workspace/facts/documentFacts.ts'
import { translateTo } from '../../l10n/texts.ts'
import { previewOf } from '../foundFacts.ts'
import type { Offer, Target } from './offer.ts'
import type { Spot } from './spot.ts'

/** The value for the blank on the line of a spot, with what it replaces; `undefined` for none, or one that replaces several lines. */
export async function factOffer(
  { document }: Examined,
  { line, before }: Spot,
  { targets, ask }: DocumentFacts,
): Promise<{ offer: Offer; target: Target } | undefined> {
  const lineOf = (offset: number) => document.lines.positionAt(offset).line
  const here = targets.find(({ at, isBlank }) => {
    const { start, end } = document.spanOf(at)
    return isBlank && lineOf(start) === line && lineOf(end) === line && start <= document.lines.lineStart(line) + before.length
  })
  const answer = here && (await ask(here))
  if (!answer || !('edits' in answer)) return undefined
  const { fact, edits, origin } = answer
  const [edit, ...others] = editsOf(document, { edits })
  if (edit === undefined || others.length > 0 || lineOf(edit.span.end) !== line) return undefined
  const start = document.lines.positionAt(edit.span.start).character
  const end = document.lines.positionAt(edit.span.end).character
  // A box to tick stands elsewhere on the line.
  if (start > before.length) return undefined
  // The cursor may stand behind the place: what is before it was typed.
  const typed = before.slice(start)
  return {
    offer: {
      label: previewOf(fact, edit.text, translateTo('en')),
      kind: CompletionItemKind.Value,
      detail: (t) => t(origin),
      text: edit.text,
      words: `${typed}${edit.text}`,
    },
    target: { line, start, end: Math.max(end, before.length) },
  }
}
