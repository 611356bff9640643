/** Knows the shape of what is told of an incident, whatever the document is called: a timeline with times, causes, what was done. */
import { stemsOfConcept } from '../lexicon/concepts.ts'
import { conceptsIn } from '../lexicon/names.ts'
import type { Block, BlockReader, Document } from '../markdown/document.ts'
import { once } from '../util/once.ts'
import { perObject } from '../util/perObject.ts'

/** What is told of an incident beside its timeline, by the concepts of headings. */
const told: readonly (readonly string[])[] = [
  ['cause', 'contributing cause', 'trigger'],
  ['impact'],
  ['detection'],
  ['mitigation', 'resolution'],
  ['action item', 'action', 'follow up'],
  ['lesson', 'what went well', 'what went badly', 'where we got lucky'],
]
const ofReport: ReadonlySet<string> = new Set(['timeline', 'summary', 'introduction', ...told.flat()])
/** As many of them are enough if one is the cause, and else one more. */
const minTold = 2
/** A report is about its incident. Of a manual or a log, that is one chapter among many. */
const minShare = 0.2
/** So many times of day make a timeline of what happened; a plan has days. */
const minClocks = 2

/** True for the shape of an incident report. */
export function hasShapeOfReport(document: Document): boolean {
  // Few documents tell times, and these are found faster than concepts.
  if (document.blocks.reduce((sum, block) => sum + clocksIn(block), 0) < minClocks) return false
  const concepts = document.blocksBy(conceptReader)
  if (!concepts.has('timeline')) return false
  const count = told.filter((some) => some.some((concept) => concepts.has(concept))).length
  const shares = document.blocks.map(sharesIn)
  const [own, all] = shares.reduce(([own, all], share) => [own + share.own, all + share.all], [0, 0])
  if (own < minShare * all) return false
  const hasCause = told[0]?.some((concept) => concepts.has(concept)) === true
  return count >= (hasCause ? minTold : minTold + 1)
}

/** True if a text may have that shape; `isThere` says whether the letters of a stem are in it. May be wrong, but never says no wrongly. */
export function mayHaveShapeOfReport(text: string, isThere: (stem: string) => boolean): boolean {
  return countClocks(text) >= minClocks && timelines().some((stems) => stems.every(isThere))
}

const timelines = once(() => stemsOfConcept('timeline'))

/** The concepts of a block's headings. */
const conceptReader: BlockReader = perObject((block) => block.bodies.flatMap(({ heading }) => (heading ? conceptsIn(heading.text) : [])))

/** How many headings a block has, and how many of them tell of an incident. */
const sharesIn = perObject(({ bodies }: Block) => {
  const headings = bodies.flatMap(({ heading }) => heading?.text ?? [])
  return { own: headings.filter((text) => conceptsIn(text).some((concept) => ofReport.has(concept))).length, all: headings.length }
})

const clocksIn = perObject(({ text }: Block) => countClocks(text))

/** The number of times of day in a text, as far as that matters. */
function countClocks(text: string): number {
  const clock = /(?<!\d)\d{1,2}[:：h]\d\d(?!\d)/g
  let count = 0
  while (count < minClocks && clock.test(text)) count++
  return count
}
