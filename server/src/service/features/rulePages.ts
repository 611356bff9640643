/** The pages of rules, as far as they explain what is found. */
import { rules } from '../../core/rules/index.ts'
import type { Host } from '../../workspace/host.ts'
import { below } from '../../workspace/locations.ts'
import { languageOf, nameIn, translateTo } from '../l10n/texts.ts'
import { escapeMarkdown } from '../l10n/words.ts'

/** The first part of a rule's page as Markdown, up to its examples; without the page what the rule finds. `undefined` for a rule that is none. */
export async function rulePageOf(id: string, { files, features }: Pick<Host, 'files' | 'features'>): Promise<string | undefined> {
  const rule = rules.find((candidate) => candidate.id === id)
  if (rule === undefined) return undefined
  const t = translateTo(features.locale)
  // The pages are in English; who reads another language is told in it what the rule finds.
  const summary = `**${id}**\n\n${escapeMarkdown(nameIn(t, rule.summary))}`
  const page = features.rulePages === undefined ? undefined : await files.readFile(below(features.rulePages, `${id}.md`))
  if (page === undefined) return summary
  return page
    .replace(/\r\n|\r/g, '\n')
    .split(/^## /m, 1)[0]
    ?.replace(/^# .*\n+/, () => (languageOf(features.locale) === 'en' ? `**${id}**\n\n` : `${summary}\n\n`))
    .trim()
}
