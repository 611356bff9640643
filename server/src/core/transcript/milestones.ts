/** Which messages are steps of an incident, by the words of the lexicon. They are proposed: whoever pastes decides. */
import { conceptsIn } from '../lexicon/names.ts'
import type { PlacedMessage } from './instants.ts'
import { find, isWholly } from './words.ts'

export const milestones = ['detection', 'triage', 'mitigation', 'resolution', 'handoff'] as const
export type Milestone = (typeof milestones)[number]

/** The milestone that words report as done; `undefined` if they ask for it, deny it, or speak of something else. */
export function milestoneIn(text: string): Milestone | undefined {
  for (const sentence of text.slice(0, 400).split(/(?<=[.!?。！？])\s*|\n/)) {
    if (/[?？]\s*$/.test(sentence)) continue
    const found = milestones.flatMap((milestone) => {
      const match = find(milestone, sentence)
      return match && !find('not so', sentence.slice(0, match.index)) ? [{ milestone, at: match.index }] : []
    })
    const first = found.sort((one, other) => one.at - other.at)[0]
    if (first) return first.milestone
  }
  return undefined
}

/** The milestone that a cell names, such as the first cell of a prepared row. */
export function milestoneNamed(cell: string): Milestone | undefined {
  const words = cell.replace(/[*_`]/g, '').trim()
  if (words.length > 40) return undefined
  const concepts = conceptsIn(words)
  return (
    milestones.find((milestone) => concepts.includes(milestone) || isWholly(milestone, words)) ??
    (concepts.includes('alert') ? 'detection' : undefined)
  )
}

/** The messages that report a milestone for the first time, or for a resolution the last time. */
export function milestonesOf(placed: readonly PlacedMessage[]): ReadonlyMap<PlacedMessage, Milestone> {
  const found = new Map<Milestone, PlacedMessage>()
  for (const one of placed) {
    const milestone = milestoneIn(one.message.text)
    if (milestone && (milestone === 'resolution' || !found.has(milestone))) found.set(milestone, one)
  }
  return new Map(Array.from(found, ([milestone, one]) => [one, milestone]))
}
