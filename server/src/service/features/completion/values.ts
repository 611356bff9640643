/** Completion of values. */
import { CompletionItemKind } from 'vscode-languageserver-types'
import { severityScales } from '../../../core/recognisers/severity.ts'
import type { Examined } from '../../../workspace/examine.ts'
import { type Around, pathOffers } from './links.ts'
import { channelOffers, emailOffers, issueOffers, peopleOffers, withUser } from './names.ts'
import type { Offer } from './offer.ts'
import type { Slot } from './slot.ts'
import { type Reader, timeOffers } from './times.ts'

/** The values for a slot. If `asked` is false, the editor triggered completion, and free text gets no offers. */
export async function valueOffers(examined: Examined, slot: Slot, around: Around, reader: Reader, asked: boolean): Promise<Offer[]> {
  const { type, choices, names, label, typed } = slot
  const { options } = examined
  const { EnumMember } = CompletionItemKind
  if (names.length > 0) return names.map((name) => ({ label: name, kind: EnumMember, detail: (t) => t('Missing row') }))
  if (choices.length > 0) return choices.map((choice) => ({ label: choice, kind: EnumMember }))
  if (type === 'text' && /\b(?:response|resolution|reaction) time\b|\bsla\b/i.test(label))
    return timeOffers('duration', typed, options.now, reader)
  const times = timeOffers(type, typed, options.now, reader)
  if (times.length > 0) return times
  switch (type) {
    case 'severity':
      return severitiesOf(examined).map((severity) => ({ label: severity, kind: EnumMember }))
    case 'person':
      return withUser(peopleOffers(examined, label, await around.handoffs()), options.user)
    case 'channel':
      return channelOffers(examined)
    case 'email':
      return emailOffers(examined)
    case 'link':
      return asked
        ? [anyLink, ...(await pathOffers(examined, around)).filter(({ kind }) => kind === CompletionItemKind.File).map(asLink)]
        : []
  }
  if (/\b(?:issue|ticket|bug|incident|defect)s?\b(?!.*\b(?:description|title|summary)\b)/i.test(label))
    return asked || typed === '' ? issueOffers(examined, await around.handoffs()) : []
  if (/^(?:\w+ )?(?:owner|on-?call|assignee|who|role|from|to|lead|author|approver|responsible)$/i.test(label))
    return withUser(peopleOffers(examined, label, await around.handoffs()), options.user)
  if (/^(?:(?:due|when|time|eta|start|end|deadline|detected|resolved|started|posted)\b|.*\b(?:at|until|due)$)/i.test(label))
    return timeOffers('timestamp', typed, options.now, reader)
  // Any text is allowed here, including a moment, for which users type the first letters.
  return asked && /^(?:\+|no?w?$|to?m?)/i.test(typed) ? timeOffers('timestamp', typed, options.now, reader) : []
}

/** The project's scale, else the known scale with most words in the document, else plain words. */
function severitiesOf({ document, options }: Examined): readonly string[] {
  if (options.severityScale?.length) return options.severityScale
  // A word behind a box is an option of something else, such as a major release.
  const isUsed = (word: string) => new RegExp(`(?<![\\w-]|\\[[ xX]\\]\\s?)${word}(?![\\w-])`).test(document.text)
  const uses = (scale: readonly string[]) => scale.filter(isUsed).length
  const [best] = severityScales.toSorted((a, b) => uses(b) - uses(a))
  return best ?? []
}

/** A link to an address outside the project. */
const anyLink: Offer = {
  label: 'link',
  kind: CompletionItemKind.Snippet,
  detail: '[text](https://…)',
  text: '[](https://)',
  snippet: `[\${1:text}](https://\${2})`,
}

/** A path as a link with the file's name as its words. */
function asLink({ label, ...offer }: Offer): Offer {
  const name = label.slice(label.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '')
  return {
    ...offer,
    label,
    text: `[${name}](${encodeURI(label).replace(/[()]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`)})`,
    words: label,
  }
}
