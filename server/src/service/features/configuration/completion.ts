/** Completion in a project's configuration: keys, rules and severities, kinds, zones, durations. */
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types'
import { configurationKeys, severitySettings } from '../../../core/configuration/configuration.ts'
import { newFileKeys } from '../../../core/configuration/newFile.ts'
import { rules } from '../../../core/rules/index.ts'
import type { Examined } from '../../../workspace/examine.ts'
import type { ClientFeatures } from '../../../workspace/host.ts'
import { escapeMarkdown } from '../../l10n/words.ts'
import type { CompletionAsked } from '../completion/index.ts'
import { itemsOf, type Offer } from '../completion/offer.ts'
import { type ConfigurationSpot, configurationSpotAt } from './spot.ts'
import { configurationWords } from './words.ts'

/** The items for a position of a configuration, in display order. */
export function configurationCompletions(examined: Examined, asked: CompletionAsked, features: ClientFeatures): CompletionItem[] {
  const spot = configurationSpotAt(examined.document, asked.position)
  const { before, after, line } = spot
  // Editors trigger it only behind a colon or the dash of a list.
  if (asked.trigger !== undefined && !/[:-] $|[/{]$/.test(before)) return []
  if (/(?:^|\s)#/.test(before)) return []
  const offers = offersAt(examined, spot)
  if (offers === undefined) return []
  const typed = typedBefore(before)
  const rest = /^[^\s#'",\]}]*/.exec(after)?.[0].length ?? 0
  const lead = /:$/.test(before.slice(0, before.length - typed.length)) ? ' ' : ''
  return itemsOf(offers, { line, start: before.length - typed.length, end: before.length + rest, lead }, features)
}

/** The word before the cursor. Zones and patterns have more characters. */
function typedBefore(before: string): string {
  return /[^\s:'"[\]{},#]*$/.exec(before)?.[0] ?? ''
}

function offersAt(examined: Examined, spot: ConfigurationSpot): Offer[] | undefined {
  const { before, key, isAtKey } = spot
  const own = /^["']?([\w-]+)["']?[ \t]*:(.*)$/.exec(before.replace(/^[ \t]*(?:-[ \t]+)?/, ''))
  const isValue = own !== null
  if (key === undefined || (isAtKey && !isValue)) return /^[\w-]*$/.test(before) ? keyOffers(examined, key) : undefined
  switch (key) {
    case 'rules':
      if (isAtKey) return undefined
      return isValue ? severityOffers(own?.[1] ?? '') : ruleOffers(examined)
    case 'timezone':
      return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((label) => ({
        label,
        kind: CompletionItemKind.EnumMember,
      }))
    case 'documents': {
      const last = /(match|kind)["']?[ \t]*:[ \t]*["']?[^,{}]*$/.exec(before)?.[1]
      if (last === 'kind') return kindOffers(examined)
      return last === undefined && !isAtKey ? entryOffers(before) : undefined
    }
    case 'cadence':
    case 'leadTime':
      return isValue ? durationOffers(key) : isAtKey ? undefined : scopeOffers(examined, key)
    case 'newFile':
      return /\{\w*$/.test(before)
        ? newFileKeys.map((label) => ({ label, text: `{${label}}`, words: label, kind: CompletionItemKind.Variable }))
        : [{ label: 'docs/handoffs/{date}-{kind}.md', kind: CompletionItemKind.Value }]
    default:
      return undefined
  }
}

/** The missing keys. */
function keyOffers({ document }: Examined, written: string | undefined): Offer[] {
  const known = new Set(Array.from(document.text.matchAll(/^([\w-]+)[ \t]*:/gm), ([, key]) => key))
  return configurationKeys
    .filter((key) => key === written || !known.has(key))
    .map((key) => {
      const { about, example } = configurationWords[key]
      const isBlock = example.length > 1 || example[0] === 'ignore:'
      const entry = key === 'ignore' ? '- ' : key === 'documents' ? '- match: ' : ''
      return {
        label: key,
        kind: CompletionItemKind.Property,
        text: isBlock ? `${key}:\n  ${entry}` : `${key}: `,
        words: key,
        documentation: (t) => `${escapeMarkdown(about(t))}\n\n\`\`\`yaml\n${example.join('\n')}\n\`\`\``,
      } satisfies Offer
    })
}

function ruleOffers({ document }: Examined): Offer[] {
  const known = new Set(Array.from(document.text.matchAll(/^[ \t]+([\w-]+)[ \t]*:/gm), ([, key]) => key))
  return rules
    .filter(({ id }) => !known.has(id))
    .map(({ id, summary, severity }) => ({
      label: id,
      text: `${id}: `,
      words: id,
      kind: CompletionItemKind.EnumMember,
      detail: severity,
      documentation: escapeMarkdown(summary),
      rule: id,
    }))
}

/** The severities of a rule, with its default marked. */
function severityOffers(id: string): Offer[] {
  const own = rules.find((rule) => rule.id === id)?.severity
  return severitySettings.map((label) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    ...(label === own && { detail: (t) => t('as without a configuration') }),
  }))
}

function kindOffers({ project }: Examined): Offer[] {
  return [...project.kinds.values()].map(({ id, title, description }) => ({
    label: id,
    detail: title,
    documentation: escapeMarkdown(description),
    words: `${id} ${title}`,
    kind: CompletionItemKind.EnumMember,
  }))
}

function entryOffers(before: string): Offer[] {
  const keys = /^[ \t]*-[ \t]*[\w-]*$|^[ \t]*$/.test(before) ? ['match', 'kind'] : ['kind', 'match']
  return keys.map((label) => ({ label, text: `${label}: `, words: label, kind: CompletionItemKind.Property }))
}

function scopeOffers({ project }: Examined, key: string): Offer[] {
  const severities = key === 'cadence' ? project.configuration.severities : []
  return ['default', ...severities, ...project.kinds.keys()].map((label) => ({
    label,
    text: `${label}: `,
    words: label,
    kind: CompletionItemKind.EnumMember,
  }))
}

function durationOffers(key: string): Offer[] {
  return (key === 'cadence' ? ['PT15M', 'PT30M', 'PT1H', 'PT4H', 'P1D'] : ['P1D', 'P3D', 'P7D', 'P14D']).map((label) => ({
    label,
    kind: CompletionItemKind.Value,
  }))
}
