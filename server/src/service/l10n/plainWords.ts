/** Findings in a few plain words per rule, for rows and sums that have no room for messages. */
import { type Phrase, phrase, type Say } from '../../core/util/phrase.ts'

/** One finding, and several. */
interface PlainWords {
  readonly one: Phrase
  readonly several: (count: number) => Phrase
}

/** The number of findings of a rule in plain words: `6 times not in UTC`, `next update too late`. */
export function inPlainWords(rule: string, count: number, say: Say): string {
  const known = Object.hasOwn(words, rule) ? words[rule] : undefined
  if (known === undefined) return count === 1 ? rule : `${count} × ${rule}`
  return say(count === 1 ? known.one : known.several(count))
}

/** The same for findings of several rules, in their order: `not ticked, 2 blanks left`. */
export function allInPlainWords(rules: readonly string[], say: Say): string {
  const counts = new Map<string, number>()
  for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return [...counts].map(([rule, count]) => inPlainWords(rule, count, say)).join(', ')
}

/** By the rules' ids. */
export const words: Readonly<Record<string, PlainWords>> = {
  'agenda-length': { one: phrase`agenda of another length`, several: (count) => phrase`${count} agendas of another length` },
  'ambiguous-date': { one: phrase`ambiguous date`, several: (count) => phrase`${count} ambiguous dates` },
  'bare-not-applicable': { one: phrase`N/A without a reason`, several: (count) => phrase`${count} N/A without a reason` },
  'broken-link': { one: phrase`broken link`, several: (count) => phrase`${count} broken links` },
  'changed-since-sign-off': {
    one: phrase`changed since it was signed`,
    several: (count) => phrase`${count} sign-offs before the last change`,
  },
  'conflicting-issue': {
    one: phrase`another handoff says otherwise`,
    several: (count) => phrase`${count} issues told otherwise in another handoff`,
  },
  'contradicted-item': { one: phrase`ticked, but not so`, several: (count) => phrase`${count} ticked, but not so` },
  'dropped-item': {
    one: phrase`item of the previous handoff dropped`,
    several: (count) => phrase`${count} items of the previous handoff dropped`,
  },
  'duplicate-issue': { one: phrase`issue listed twice`, several: (count) => phrase`${count} issues listed twice` },
  'duplicate-section': { one: phrase`section twice`, several: (count) => phrase`${count} sections twice` },
  'empty-cell': { one: phrase`empty cell`, several: (count) => phrase`${count} empty cells` },
  'empty-list-item': { one: phrase`empty list`, several: (count) => phrase`${count} empty lists` },
  'empty-section': { one: phrase`empty section`, several: (count) => phrase`${count} empty sections` },
  'expired-waiver': { one: phrase`waiver expired`, several: (count) => phrase`${count} waivers expired` },
  'handoff-chain': { one: phrase`next handoff not done`, several: (count) => phrase`${count} next handoffs not done` },
  'invalid-configuration': { one: phrase`mistake in the settings`, several: (count) => phrase`${count} mistakes in the settings` },
  'invalid-template': { one: phrase`mistake in the template`, several: (count) => phrase`${count} mistakes in the template` },
  'invalid-timestamp': { one: phrase`impossible time`, several: (count) => phrase`${count} impossible times` },
  'invalid-value': { one: phrase`value not allowed`, several: (count) => phrase`${count} values not allowed` },
  'late-handoff': { one: phrase`handed over too late`, several: (count) => phrase`${count} handed over too late` },
  length: { one: phrase`too long or too short`, several: (count) => phrase`${count} too long or too short` },
  'malformed-table': { one: phrase`broken table`, several: (count) => phrase`${count} broken tables` },
  'missing-column': { one: phrase`missing column`, several: (count) => phrase`${count} missing columns` },
  'missing-contact': { one: phrase`no contact`, several: (count) => phrase`${count} without a contact` },
  'missing-escalation-level': { one: phrase`missing level`, several: (count) => phrase`${count} missing levels` },
  'missing-eta': { one: phrase`no date for the fix`, several: (count) => phrase`${count} without a date for the fix` },
  'missing-field': { one: phrase`missing field`, several: (count) => phrase`${count} missing fields` },
  'missing-item': { one: phrase`missing item`, several: (count) => phrase`${count} missing items` },
  'missing-milestone': { one: phrase`missing milestone`, several: (count) => phrase`${count} missing milestones` },
  'missing-owner': { one: phrase`no owner`, several: (count) => phrase`${count} without an owner` },
  'missing-response-time': { one: phrase`no response time`, several: (count) => phrase`${count} without a response time` },
  'missing-row': { one: phrase`missing row`, several: (count) => phrase`${count} missing rows` },
  'missing-section': { one: phrase`missing section`, several: (count) => phrase`${count} missing sections` },
  'missing-time-zone': { one: phrase`time without a zone`, several: (count) => phrase`${count} times without a zone` },
  'missing-workaround': { one: phrase`no workaround`, several: (count) => phrase`${count} without a workaround` },
  'non-utc-timestamp': { one: phrase`time not in UTC`, several: (count) => phrase`${count} times not in UTC` },
  'overdue-update': { one: phrase`next update too late`, several: (count) => phrase`${count} updates too late` },
  'perishable-evidence': { one: phrase`link that will not last`, several: (count) => phrase`${count} links that will not last` },
  'personal-data': { one: phrase`personal data`, several: (count) => phrase`${count} times personal data` },
  'placeholder-text': { one: phrase`blank left`, several: (count) => phrase`${count} blanks left` },
  'relative-time': { one: phrase`relative time`, several: (count) => phrase`${count} relative times` },
  secret: { one: phrase`secret`, several: (count) => phrase`${count} secrets` },
  'section-order': { one: phrase`section out of order`, several: (count) => phrase`${count} sections out of order` },
  'ticked-without-evidence': { one: phrase`ticked without evidence`, several: (count) => phrase`${count} ticked without evidence` },
  'timeline-order': { one: phrase`time out of order`, several: (count) => phrase`${count} times out of order` },
  'unchosen-option': { one: phrase`choice to make`, several: (count) => phrase`${count} choices to make` },
  'undated-sign-off': { one: phrase`sign-off without a date`, several: (count) => phrase`${count} sign-offs without a date` },
  'unfilled-field': { one: phrase`empty field`, several: (count) => phrase`${count} empty fields` },
  'unknown-rule': { one: phrase`waiver of an unknown rule`, several: (count) => phrase`${count} waivers of unknown rules` },
  unsigned: { one: phrase`not signed`, several: (count) => phrase`${count} not signed` },
  'unticked-item': { one: phrase`not ticked`, several: (count) => phrase`${count} not ticked` },
  'unused-waiver': { one: phrase`waiver of nothing`, several: (count) => phrase`${count} waivers of nothing` },
  'vague-owner': { one: phrase`vague owner`, several: (count) => phrase`${count} vague owners` },
  'waiver-without-reason': { one: phrase`waiver without a reason`, several: (count) => phrase`${count} waivers without a reason` },
}
