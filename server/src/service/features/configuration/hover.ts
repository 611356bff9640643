/** Hovers for keys, rules and kinds of a configuration. */
import type { Hover, Position } from 'vscode-languageserver-types'
import { configurationKeys } from '../../../core/configuration/configuration.ts'
import type { Examined } from '../../../workspace/examine.ts'
import { translateTo } from '../../l10n/texts.ts'
import { escapeMarkdown } from '../../l10n/words.ts'
import { rulePageOf } from '../rulePages.ts'
import { configurationSpotAt } from './spot.ts'
import { configurationWords } from './words.ts'

/** The hover at a position of a configuration; `null` for none. */
export function configurationHover({ document, project }: Examined, position: Position, locale: string): Hover | null {
  const { line, before, after, key } = configurationSpotAt(document, position)
  if (/(?:^|\s)#/.test(before)) return null
  const start = before.length - (/[\w-]*$/.exec(before)?.[0].length ?? 0)
  const end = before.length + (/^[\w-]*/.exec(after)?.[0].length ?? 0)
  const word = (before + after).slice(start, end)
  const hover = (value: string) => ({
    contents: { kind: 'markdown' as const, value },
    range: { start: { line, character: start }, end: { line, character: end } },
  })
  const t = translateTo(locale)
  const known = configurationKeys.find((name) => name === word)
  if (known !== undefined && start === 0) {
    const { about, example } = configurationWords[known]
    return hover(`**${known}**\n\n${escapeMarkdown(about(t))}\n\n\`\`\`yaml\n${example.join('\n')}\n\`\`\``)
  }
  if (key === 'rules') {
    const page = rulePageOf(word, locale)
    return page === undefined ? null : hover(page)
  }
  const kind = key === 'documents' || key === 'cadence' || key === 'leadTime' ? project.kinds.get(word) : undefined
  return kind ? hover(`**${escapeMarkdown(kind.title)}**\n\n${escapeMarkdown(kind.description)}`) : null
}
