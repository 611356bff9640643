/** The explanations of rules, from their pages. */
import { rules } from '../../core/rules/index.ts'
import type { Host } from '../../workspace/host.ts'
import { below } from '../../workspace/locations.ts'
import { languageOf, nameIn, translateTo } from '../l10n/texts.ts'
import { escapeMarkdown } from '../l10n/words.ts'

/** The start of a rule's page as Markdown, up to its examples; without the page its summary. `undefined` for an unknown rule. */
export async function rulePageOf(id: string, { files, features }: Pick<Host, 'files' | 'features'>): Promise<string | undefined> {
  const rule = rules.find((candidate) => candidate.id === id)
  if (rule === undefined) return undefined
  const t = translateTo(features.locale)
  // The pages are in English. In other languages the translated summary comes first.
  const summary = `**${id}**\n\n${escapeMarkdown(nameIn(t, rule.summary))}`
  const page = features.rulePages === undefined ? undefined : await files.readFile(below(features.rulePages, `${id}.md`))
  if (page === undefined) return summary
  return page
    .replace(/\r\n|\r/g, '\n')
    .split(/^## /m, 1)[0]
    ?.replace(/^# .*\n+/, () => (languageOf(features.locale) === 'en' ? `**${id}**\n\n` : `${summary}\n\n`))
    .trim()
}
