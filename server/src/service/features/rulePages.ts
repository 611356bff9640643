/** The explanations of rules, from their pages. */

import { rules } from '../../core/rules/index.ts'
import introductions from '../../core/rules/introductions.json'
import { languageOf, nameIn, translateTo } from '../l10n/texts.ts'
import { escapeMarkdown } from '../l10n/words.ts'

const texts: Readonly<Record<string, string>> = introductions

/** The page of a rule as Markdown, up to its examples. `undefined` for an unknown rule. */
export function rulePageOf(id: string, locale: string): string | undefined {
  const rule = rules.find((candidate) => candidate.id === id)
  if (rule === undefined) return undefined
  const t = translateTo(locale)
  // The pages are in English. In other languages the translated summary comes first.
  const summary = languageOf(locale) === 'en' ? '' : `${escapeMarkdown(nameIn(t, rule.summary))}\n\n`
  return `**${id}**\n\n${summary}${texts[id] ?? ''}`
}
