/** Completion of keys and values in the front matter. */
import { CompletionItemKind } from 'vscode-languageserver-types'
import { utcDate } from '../../../core/linter/fixes/values.ts'
import { type Stage, stages } from '../../../core/template/kind.ts'
import type { Examined } from '../../../workspace/examine.ts'
import { nameIn, type Translate } from '../../l10n/texts.ts'
import { escapeMarkdown } from '../../l10n/words.ts'
import { type Around, pathOffers } from './links.ts'
import type { Offer, Target } from './offer.ts'
import type { Spot } from './spot.ts'

/** Descriptions of the keys in Markdown, for hovers as well. */
export const keyWords: Readonly<Record<string, (t: Translate) => string>> = {
  kind: (t) => t('The kind of handoff, whose template says what belongs in it.'),
  stage: (t) => t('How far the handoff has come: what is not asked for yet is not reported.'),
  date: (t) => t('The day that the document is about, `YYYY-MM-DD`: times without a day are of this one.'),
  timezone: (t) => t('The zone of times that name none, such as `UTC` or `Europe/Berlin`.'),
  product: (t) => t('The product. Handoffs of one kind and product in a folder are compared with each other.'),
  severity: (t) => t('The severity, which decides how soon the next update is due.'),
  status: (t) => t('The state; once it is resolved, no further update is due.'),
  previous: (t) => t('The path of the handoff before this one, whose open items are carried over.'),
  next: (t) => t('The path of the handoff that follows.'),
  incident: (t) => t('The path of the incident that this status update is about. Its document says when the next update is due.'),
  example: (t) => t('True for a document that only shows how: it is not compared with others.'),
}

/** Descriptions of the stages in Markdown. */
export const stageWords: Readonly<Record<Stage, (t: Translate) => string>> = {
  draft: (t) => t('Still being written: a blank is only information.'),
  ready: (t) => t('Done for the writer: a blank is an error.'),
  accepted: (t) => t('The receiver took it over, and says who, when and what.'),
  closed: (t) => t('All is done.'),
}

/** The missing keys, or the values of the key on the line. */
export async function frontMatterOffers(
  examined: Examined,
  { before, after, line }: Spot,
  around: Around,
): Promise<{ offers: Offer[]; target: Target } | undefined> {
  const key = /^([\w-]+)[ \t]*:([ \t]*)/.exec(before)
  const rest = /^[^\s#'"]*/.exec(after)?.[0].length ?? 0
  if (key) {
    const lead = key[2] === '' ? ' ' : ''
    const quote = /^["']/.exec(before.slice(key[0].length))?.[0].length ?? 0
    const start = key[0].length + quote
    const offers = await valueOffers(key[1]?.toLowerCase() ?? '', examined, around)
    return { offers, target: { line, start, end: before.length + rest, lead } }
  }
  if (!/^[\w-]*$/.test(before) || /^[ \t]*:/.test(after.slice(rest))) return undefined
  const known = examined.document.frontMatter?.entries
  const isHandoff = examined.result?.kind !== undefined || known?.has('kind')
  const keys = Object.keys(keyWords).filter((name) => !known?.has(name) && (isHandoff || name === 'kind'))
  const offers = keys.map((name) => ({
    label: name,
    text: `${name}: `,
    words: name,
    kind: CompletionItemKind.Property,
    ...(keyWords[name] && { documentation: keyWords[name] }),
  }))
  return { offers, target: { line, start: 0, end: before.length + rest } }
}

async function valueOffers(key: string, examined: Examined, around: Around): Promise<Offer[]> {
  const { project, options, result, document } = examined
  const { EnumMember } = CompletionItemKind
  if (key === 'kind')
    return [...project.kinds.values()].map(({ id, title, description }) => ({
      label: id,
      detail: (t) => nameIn(t, title),
      kind: EnumMember,
      words: `${id} ${title}`,
      documentation: (t) => escapeMarkdown(nameIn(t, description)),
    }))
  // Other tools have front matter, too.
  if (result?.kind === undefined && !document.frontMatter?.entries.has('kind')) return []
  switch (key) {
    case 'stage':
      return stages.map((label) => ({ label, kind: EnumMember, documentation: stageWords[label] }))
    case 'date':
      return ['today', 'yesterday'].map((label, days) => {
        const text = utcDate(options.now - days * 86_400_000)
        return { label, text, detail: text, kind: CompletionItemKind.Constant, words: `${label} now ${text}` }
      })
    case 'timezone':
      return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((label) => ({ label, kind: EnumMember }))
    case 'severity':
      return (options.severityScale ?? []).map((label) => ({ label, kind: EnumMember }))
    case 'example':
      return ['true', 'false'].map((label) => ({ label, kind: EnumMember }))
    case 'previous':
    case 'next':
    case 'incident':
      return pathOffers(examined, around)
    default:
      return []
  }
}
