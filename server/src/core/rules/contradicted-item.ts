import type { Gap } from '../kind/gaps.ts'
import type { Match } from '../kind/match.ts'
import { itemsIn } from '../kind/outline.ts'
import { ruleOfCell } from '../kind/tables.ts'
import type { ListItem } from '../model/document.ts'
import { nameKey } from '../names.ts'
import type { Rule } from '../rule.ts'

/** A ticked item of which the document says otherwise. It stands beside its cause, which is another place. */
export const contradictedItem: Rule = {
  id: 'contradicted-item',
  summary: 'An item is ticked, but the document says otherwise.',
  severity: 'error',
  blank: false,
  *check({ match }) {
    for (const { item, label } of tickedItems(match)) {
      const cause = match.gaps.find((gap) => contradicts(gap, item, label, match))
      if (!item.box || !cause) continue
      yield {
        message: `Item "${label}" is ticked, but ${inWords(cause)}; expected no tick until that is done`,
        at: item.box.at,
        related: [{ message: 'The cause', at: cause.at }],
        fixes: [{ title: `Untick "${label}"`, certain: false, edits: [{ at: item.box.at, text: '[ ]' }] }],
      }
    }
  },
}

function tickedItems(match: Match): { item: ListItem; label: string }[] {
  return match.outline.sections
    .flatMap((section) => itemsIn(section.elements))
    .filter(({ item }) => item.box?.ticked === true)
    .map(({ item }) => ({ item, label: match.items.get(item)?.name ?? item.text }))
}

/** Faults that mean that something is not there at all, and not only that a detail of it is. */
const absent: readonly Gap['rule'][] = ['missing-section', 'empty-section', 'missing-row', 'empty-list-item']

function contradicts(gap: Gap, item: ListItem, label: string, match: Match): boolean {
  const dependsOn = match.items.get(item)?.dependsOn
  if (dependsOn !== undefined) return isAbout(gap, dependsOn, match)
  if (gap.rule === 'missing-workaround') return /\bworkarounds?\b/i.test(label) && !/\bno workarounds?\b/i.test(label)
  if (isSignature(gap)) return /\ball (?:required )?sign-?\s?offs?\b|\ball approvals\b/i.test(label)
  const known = /\bknown (?:issues?|problems?|bugs?|limitations?)\b/i
  return known.test(label) && known.test(gap.part?.type === 'section' ? gap.part.name : (gap.section.heading?.text ?? '')) && isAbsence(gap)
}

function isSignature(gap: Gap): boolean {
  if (gap.rule === 'unsigned' || gap.rule === 'undated-sign-off') return true
  return gap.rule === 'missing-field' && gap.part.signOff
}

/** True if a gap is in the part that a template names: its section is missing or empty, its field or column is blank. */
function isAbout(gap: Gap, name: string, match: Match): boolean {
  const key = nameKey(name)
  const { part, section } = gap
  if (gap.rule === 'missing-workaround') return ruleOfCell({ name, aliases: [] }) === gap.rule
  if ('column' in gap && gap.column && nameKey(gap.column.name) === key) return true
  if (part && part.type !== 'section' && nameKey(part.name) === key) return true
  if (part?.type === 'section' && nameKey(part.name) === key) return isAbsence(gap)
  const within = match.outline.sections.find((candidate) => nameKey(match.sections.get(candidate)?.name ?? '') === key)
  return within === section && isAbsence(gap)
}

function isAbsence(gap: Gap): boolean {
  if (gap.rule === 'missing-row') return gap.table.rows.every((row) => row.empty)
  return absent.includes(gap.rule)
}

function inWords({ rule, label }: Gap): string {
  switch (rule) {
    case 'missing-workaround':
      return `known issue "${label}" has no workaround`
    case 'unsigned':
      return `"${label}" is not signed`
    case 'undated-sign-off':
      return `the sign-off "${label}" has no date`
    case 'missing-section':
    case 'missing-field':
      return `"${label}" is missing`
    default:
      return `"${label}" is empty`
  }
}
