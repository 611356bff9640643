/** The values that fit where one is asked for. */
import { CompletionItemKind } from 'vscode-languageserver-types'
import { severityScales } from '../../../core/recognisers/severity.ts'
import type { Examined } from '../../../workspace/examine.ts'
import { type Around, pathOffers } from './links.ts'
import { channelOffers, emailOffers, issueOffers, peopleOffers, withUser } from './names.ts'
import type { Offer } from './offer.ts'
import type { Slot } from './slot.ts'
import { type Reader, timeOffers } from './times.ts'

/** The values for a slot. `asked` is false where the editor asks by itself: then nothing is offered where anything may be written. */
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
  // Anything may be written here, a moment too: whoever means one types its first letters.
  return asked && /^(?:\+|no?w?$|to?m?)/i.test(typed) ? timeOffers('timestamp', typed, options.now, reader) : []
}

/** The project's scale; without one that of which the document uses most words, else the one in plain words. */
function severitiesOf({ document, options }: Examined): readonly string[] {
  if (options.severityScale?.length) return options.severityScale
  // What stands behind a box is a choice of something else, such as a major release.
  const isUsed = (word: string) => new RegExp(`(?<![\\w-]|\\[[ xX]\\]\\s?)${word}(?![\\w-])`).test(document.text)
  const uses = (scale: readonly string[]) => scale.filter(isUsed).length
  const [best] = severityScales.toSorted((a, b) => uses(b) - uses(a))
  return best ?? []
}

/** A link to what is no file of the project. */
const anyLink: Offer = {
  label: 'link',
  kind: CompletionItemKind.Snippet,
  detail: '[text](https://…)',
  text: '[](https://)',
  snippet: `[\${1:text}](https://\${2})`,
}

/** A path as a link whose words are the file's name. */
function asLink({ label, ...offer }: Offer): Offer {
  const name = label.slice(label.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '')
  return {
    ...offer,
    label,
    text: `[${name}](${encodeURI(label).replace(/[()]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`)})`,
    words: label,
  }
}
