/** Completion of a whole new handoff in an empty document. */
import { CompletionItemKind } from 'vscode-languageserver-types'
import type { Examined } from '../../../workspace/examine.ts'
import { nameIn, type Translate } from '../../l10n/texts.ts'
import { escapeMarkdown } from '../../l10n/words.ts'
import { kindsOf, newHandoffOf } from '../newHandoff.ts'
import type { Offer, Target } from './offer.ts'
import type { Spot } from './spot.ts'

/** The kinds with the bodies of new handoffs; `undefined` in a document with content. */
export function kindOffers(
  { document, project, options }: Examined,
  { before, line }: Spot,
): { offers: Offer[]; target: Target } | undefined {
  if (!/^[\w-]*$/.test(before) || document.text.trim() !== before) return undefined
  const offers = kindsOf(project).flatMap(({ id, title, description }) => {
    const kind = project.kinds.get(id)
    if (kind === undefined || kind.root.parts.length + kind.root.sections.length === 0) return []
    const { text, snippet } = newHandoffOf(project, kind, { now: options.now })
    const words = `${id} ${title}`
    return [
      {
        label: id,
        detail: (t: Translate) => nameIn(t, title),
        documentation: (t: Translate) => escapeMarkdown(nameIn(t, description)),
        kind: CompletionItemKind.File,
        words,
        text,
        snippet,
      },
    ]
  })
  return { offers, target: { line, start: 0, end: before.length } }
}
