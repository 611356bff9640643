import { nameKey } from '../lexicon/names.ts'
import type { Rule } from '../linter/rule.ts'
import { allOf, fromBlocks } from '../markdown/blocks.ts'
import type { Block, ListItem } from '../markdown/document.ts'
import { boxAs, boxOf } from '../markdown/elements/boxes.ts'
import type { Deviation } from '../matching/deviations.ts'
import type { Match } from '../matching/documentMatch.ts'
import { fromRegions } from '../matching/documentMatch.ts'
import { ruleOfCell } from '../matching/tables.ts'
import { perObject } from '../util/perObject.ts'
import { type Phrase, phrase } from '../util/phrase.ts'

/** A ticked item that the rest of the document contradicts. It is reported in addition to its cause, which is elsewhere. */
export const contradictedItem: Rule = {
  id: 'contradicted-item',
  summary: 'An item is ticked, but the document says otherwise.',
  severity: 'error',
  blank: false,
  *check({ match }) {
    for (const ticked of tickedItems(match)) {
      const { item, label } = ticked
      const cause = match.deviations.find((deviation) => contradicts(deviation, ticked, match))
      const box = boxOf(item)
      if (!box || !cause) continue
      yield {
        message: phrase`Item "${label}" is ticked, but ${inWords(cause)}; expected no tick until that is done`,
        at: box.at,
        related: [{ message: phrase`The cause`, at: cause.at }],
        fixes: [{ title: phrase`Untick "${label}"`, certain: false, edits: [{ at: box.at, text: boxAs(box, false) }] }],
      }
    }
  },
}

/** Ticked items that missing content may contradict. */
function tickedItems(match: Match): Ticked[] {
  const called = itemsCalled(match)
  const known = new Set(called.map(({ item }) => item))
  const others = claimsOf(match.outline.document).filter(({ item }) => !known.has(item))
  return [...called.filter(({ dependsOn, label }) => dependsOn !== undefined || isClaim(label)), ...others]
}

interface Ticked {
  readonly item: ListItem
  readonly label: string
  /** The part on which it depends, if the template names one. */
  readonly dependsOn: string | undefined
}

/** Items with a name in the template. */
const itemsCalled = fromRegions(({ items }) =>
  Array.from(items).flatMap(([item, part]): Ticked[] =>
    boxOf(item)?.ticked ? [{ item, label: part.name, dependsOn: part.dependsOn }] : [],
  ),
)

/** Items whose own words make a claim. */
const tickedIn = perObject((block: Block): readonly Ticked[] =>
  allOf(block.contents, 'item').flatMap((item) =>
    boxOf(item)?.ticked && isClaim(item.text) ? [{ item, label: item.text, dependsOn: undefined }] : [],
  ),
)

const claimsOf = fromBlocks(tickedIn)

const workarounds = /\bworkarounds?\b/i
const signOffs = /\ball (?:required )?sign-?\s?offs?\b|\ball approvals\b/i
const knownIssues = /\bknown (?:issues?|problems?|bugs?|limitations?)\b/i

function isClaim(label: string): boolean {
  return [workarounds, signOffs, knownIssues].some((claim) => claim.test(label))
}

/** Faults that mean that something is missing as a whole, not only a detail. */
const absent: readonly Deviation['rule'][] = ['missing-section', 'empty-section', 'missing-row', 'empty-list-item']

function contradicts(deviation: Deviation, { label, dependsOn }: Ticked, match: Match): boolean {
  if (dependsOn !== undefined) return isAbout(deviation, dependsOn, match)
  if (deviation.rule === 'missing-workaround') return workarounds.test(label) && !/\bno workarounds?\b/i.test(label)
  if (isSignature(deviation)) return signOffs.test(label)
  return (
    knownIssues.test(label) &&
    knownIssues.test(deviation.part?.type === 'section' ? deviation.part.name : (deviation.section.heading?.text ?? '')) &&
    isAbsence(deviation)
  )
}

function isSignature(deviation: Deviation): boolean {
  if (deviation.rule === 'unsigned' || deviation.rule === 'undated-sign-off') return true
  return deviation.rule === 'missing-field' && deviation.part.signOff
}

/** True if a deviation is in the named part of the template: its section is missing or empty, or its field or column is blank. */
function isAbout(deviation: Deviation, name: string, match: Match): boolean {
  const key = nameKey(name)
  const { part, section } = deviation
  if (deviation.rule === 'missing-workaround') return ruleOfCell({ name, aliases: [] }) === deviation.rule
  if ('column' in deviation && deviation.column && nameKey(deviation.column.name) === key) return true
  if (part && part.type !== 'section' && nameKey(part.name) === key) return true
  if (part?.type === 'section' && nameKey(part.name) === key) return isAbsence(deviation)
  const within = match.outline.sections.find((candidate) => nameKey(match.sections.get(candidate)?.name ?? '') === key)
  return within === section && isAbsence(deviation)
}

function isAbsence(deviation: Deviation): boolean {
  if (deviation.rule === 'missing-row') return deviation.table.rows.every((row) => row.empty)
  return absent.includes(deviation.rule)
}

function inWords({ rule, label }: Deviation): Phrase {
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
