/** How things stand: what a receiver has to know before anything else. */
import { conceptsIn } from '../lexicon/names.ts'
import { contains } from '../markdown/blocks.ts'
import type { Match } from '../matching/documentMatch.ts'
import { saysNone } from '../recognisers/answers.ts'
import { remembered } from '../util/remembered.ts'
import { type StatementLine, StatementReader } from './statements.ts'

/** What the lines are about, in the order in which they are read. Each is a concept of the lexicon. */
export const situationTopics = ['summary', 'impact', 'state', 'mitigation'] as const
export type SituationTopic = (typeof situationTopics)[number]

/** What a document says on one topic, in document order; at least one line. */
export interface SituationEntry {
  readonly topic: SituationTopic
  readonly lines: readonly StatementLine[]
}

/** What a name may speak of beside the topic: *incident summary*, *impact and telemetry*. */
const beside: ReadonlySet<string> = new Set(
  'incident,release,handoff,shift,service,system,product,team,severity,telemetry,metric,user,customer,step,action'.split(','),
)

/** The topics on which a document says anything, by the names of its headings and labels. */
export function situationOf(match: Match): readonly SituationEntry[] {
  const reader = new StatementReader(match, { internal: true })
  const found = situationTopics.map((topic) => ({
    topic,
    lines: reader.linesAbout((name) => topicOf(name) === topic).filter(({ text }) => !saysNone(text)),
  }))
  // A label below the heading of another topic is told once, on its own topic.
  const isOfOther = ({ at }: StatementLine, topic: SituationTopic) =>
    found.some((other) => other.topic !== topic && other.lines.some((line) => contains(at, line.at)))
  return found.flatMap(({ topic, lines }) => {
    const own = lines.filter((line) => !isOfOther(line, topic))
    return own.length > 0 ? [{ topic, lines: own }] : []
  })
}

/** The topic that a name speaks of and nothing else; `undefined` for any other name. */
const topicOf = remembered((name: string): SituationTopic | undefined => {
  const concepts = conceptsIn(name)
  const topic = situationTopics.find((one) => concepts.includes(one))
  return topic && concepts.every((concept) => concept === topic || beside.has(concept)) ? topic : undefined
})
