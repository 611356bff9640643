import type { Rule } from '../linter/rule.ts'
import { allOf, fromBlocks } from '../markdown/blocks.ts'
import type { Block, ListItem } from '../markdown/document.ts'
import { boxAs } from '../markdown/elements/boxes.ts'
import type { Gap } from '../matching/deviations.ts'
import type { Match } from '../matching/documentMatch.ts'
import { fromRegions } from '../matching/documentMatch.ts'
import { ruleOfCell } from '../matching/tables.ts'
import { nameKey } from '../util/names.ts'
import { perObject } from '../util/perObject.ts'
import { type Phrase, phrase } from '../util/phrase.ts'

/** A ticked item of which the document says otherwise. It stands beside its cause, which is another place. */
export const contradictedItem: Rule = {
  id: 'contradicted-item',
  summary: 'An item is ticked, but the document says otherwise.',
  severity: 'error',
  blank: false,
  *check({ match }) {
    for (const ticked of tickedItems(match)) {
      const { item, label } = ticked
      const cause = match.gaps.find((gap) => contradicts(gap, ticked, match))
      if (!item.box || !cause) continue
      yield {
        message: phrase`Item "${label}" is ticked, but ${inWords(cause)}; expected no tick until that is done`,
        at: item.box.at,
        related: [{ message: phrase`The cause`, at: cause.at }],
        fixes: [{ title: phrase`Untick "${label}"`, certain: false, edits: [{ at: item.box.at, text: boxAs(item.box, false) }] }],
      }
    }
  },
}

/** Items that are ticked and may be contradicted by what is not there. */
function tickedItems(match: Match): Ticked[] {
  const called = itemsCalled(match)
  const known = new Set(called.map(({ item }) => item))
  const others = claimsOf(match.outline.document).filter(({ item }) => !known.has(item))
  return [...called.filter(({ dependsOn, label }) => dependsOn !== undefined || isClaim(label)), ...others]
}

interface Ticked {
  readonly item: ListItem
  readonly label: string
  /** The name of the part on which it depends, if the template names one. */
  readonly dependsOn: string | undefined
}

/** Those that a part of the template stands for, by its name. */
const itemsCalled = fromRegions(({ items }) =>
  Array.from(items).flatMap(([item, part]): Ticked[] => (item.box?.ticked ? [{ item, label: part.name, dependsOn: part.dependsOn }] : [])),
)

/** Those whose own words claim something. */
const tickedIn = perObject((block: Block): readonly Ticked[] =>
  allOf(block.contents, 'item').flatMap((item) =>
    item.box?.ticked && isClaim(item.text) ? [{ item, label: item.text, dependsOn: undefined }] : [],
  ),
)

const claimsOf = fromBlocks(tickedIn)

const workarounds = /\bworkarounds?\b/i
const signOffs = /\ball (?:required )?sign-?\s?offs?\b|\ball approvals\b/i
const knownIssues = /\bknown (?:issues?|problems?|bugs?|limitations?)\b/i

function isClaim(label: string): boolean {
  return [workarounds, signOffs, knownIssues].some((claim) => claim.test(label))
}

/** Faults that mean that something is not there at all, and not only that a detail of it is. */
const absent: readonly Gap['rule'][] = ['missing-section', 'empty-section', 'missing-row', 'empty-list-item']

function contradicts(gap: Gap, { label, dependsOn }: Ticked, match: Match): boolean {
  if (dependsOn !== undefined) return isAbout(gap, dependsOn, match)
  if (gap.rule === 'missing-workaround') return workarounds.test(label) && !/\bno workarounds?\b/i.test(label)
  if (isSignature(gap)) return signOffs.test(label)
  return (
    knownIssues.test(label) &&
    knownIssues.test(gap.part?.type === 'section' ? gap.part.name : (gap.section.heading?.text ?? '')) &&
    isAbsence(gap)
  )
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

function inWords({ rule, label }: Gap): Phrase {
  switch (rule) {
    case 'missing-workaround':
      return phrase`known issue "${label}" has no workaround`
    case 'unsigned':
      return phrase`"${label}" is not signed`
    case 'undated-sign-off':
      return phrase`the sign-off "${label}" has no date`
    case 'missing-section':
    case 'missing-field':
      return phrase`"${label}" is missing`
    default:
      return phrase`"${label}" is empty`
  }
}
