/** Completion of people, roles, channels and issues named in the document and in other handoffs. */
import { CompletionItemKind } from 'vscode-languageserver-types'
import { nameKey } from '../../../core/lexicon/names.ts'
import { issueRowsOf } from '../../../core/linter/facts.ts'
import type { Examined } from '../../../workspace/examine.ts'
import type { Translate } from '../../l10n/texts.ts'
import { type HandoffDigest, peopleOf, rolesOf } from '../handoffs.ts'
import { mentionsOf } from '../issueIds.ts'
import type { Offer } from './offer.ts'

/**
 * People of the document first, then those of the others, then roles of the kind. People behind the same label elsewhere precede all of
 * them; a role is not offered behind its own label.
 */
export function peopleOffers(examined: Examined, label: string, others: readonly HandoffDigest[]): Offer[] {
  const kind = examined.result?.kind
  const roles = rolesOf(kind)
  const found = [...peopleOf(examined.document, kind), ...others.flatMap((other) => other.people)]
  const isSame = (role: string) => nameKey(role) === nameKey(label)
  const people = new Map<string, string>()
  for (const { name, role } of [...found.filter(({ role }) => isSame(role)), ...found])
    if (!people.has(name) && !roles.includes(name)) people.set(name, role)
  return [
    ...Array.from(people, ([name, detail]) => ({ label: name, detail, kind: CompletionItemKind.Value })),
    ...roles
      .filter((role) => !isSame(role))
      .map((role) => ({ label: role, detail: (t: Translate) => t('Role'), kind: CompletionItemKind.Class })),
  ]
}

/** Puts the user's own name first. */
export function withUser(offers: readonly Offer[], user: string | undefined): Offer[] {
  if (user === undefined) return [...offers]
  const me = { label: user, detail: (t: Translate) => t('You'), kind: CompletionItemKind.Value }
  return [me, ...offers.filter(({ label }) => label !== user)]
}

/** The issues of the document, then those of the others with their details. */
export function issueOffers(examined: Examined, others: readonly HandoffDigest[]): Offer[] {
  const details = new Map<string, string>()
  for (const { id, row } of issueRowsOf(examined.document)) details.set(id, row.cells[1]?.text ?? '')
  for (const { id } of mentionsOf(examined)) if (!details.has(id)) details.set(id, '')
  for (const { issues } of others) for (const { id, title } of issues) if (!details.get(id)) details.set(id, title)
  for (const { ids } of others) for (const { id } of ids) if (!details.has(id)) details.set(id, '')
  return Array.from(details, ([label, title]) => ({
    label,
    kind: CompletionItemKind.Reference,
    words: `${label} ${title}`,
    ...(title !== '' && { detail: title.slice(0, 60) }),
  }))
}

/** The channels in the document. */
export function channelOffers({ document }: Examined): Offer[] {
  const found = document.text.matchAll(/(?<![\p{L}\p{N}/#([&])#[a-z][a-z0-9_-]{1,60}/gu)
  return [...new Set(Array.from(found, ([label]) => label))].slice(0, 50).map((label) => ({ label, kind: CompletionItemKind.Value }))
}

/** The e-mail addresses in the document. */
export function emailOffers({ document }: Examined): Offer[] {
  const found = document.text.matchAll(/(?<![\w.+-])[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}/g)
  return [...new Set(Array.from(found, ([label]) => label))].slice(0, 50).map((label) => ({ label, kind: CompletionItemKind.Value }))
}
