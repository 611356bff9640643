/** People, roles, channels and issues that are named already: in the document, and in the other handoffs of the workspace. */
import { CompletionItemKind } from 'vscode-languageserver-types'
import { issueRowsOf } from '../../../core/linter/facts.ts'
import { nameKey } from '../../../core/util/names.ts'
import type { Examined } from '../../../workspace/examine.ts'
import type { Translate } from '../../l10n/texts.ts'
import { type HandoffDigest, peopleOf, rolesOf } from '../handoffs.ts'
import { mentionsOf } from '../issueIds.ts'
import type { Offer } from './offer.ts'

/**
 * The people of the document first, then those of the others, then the roles that the kind speaks of. Whoever stands behind the same label
 * elsewhere comes before all of them; a role is not offered behind its own label.
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

/** The user's own name before all others. */
export function withUser(offers: readonly Offer[], user: string | undefined): Offer[] {
  if (user === undefined) return [...offers]
  const me = { label: user, detail: (t: Translate) => t('You'), kind: CompletionItemKind.Value }
  return [me, ...offers.filter(({ label }) => label !== user)]
}

/** The issues that the document mentions, then those of the others with what is said of them there. */
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

/** The channels that the document names. */
export function channelOffers({ document }: Examined): Offer[] {
  const found = document.text.matchAll(/(?<![\p{L}\p{N}/#([&])#[a-z][a-z0-9_-]{1,60}/gu)
  return [...new Set(Array.from(found, ([label]) => label))].slice(0, 50).map((label) => ({ label, kind: CompletionItemKind.Value }))
}

/** The addresses of e-mail that the document names. */
export function emailOffers({ document }: Examined): Offer[] {
  const found = document.text.matchAll(/(?<![\w.+-])[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}/g)
  return [...new Set(Array.from(found, ([label]) => label))].slice(0, 50).map((label) => ({ label, kind: CompletionItemKind.Value }))
}
