/** Directives refine what a template cannot show: YAML in a comment that begins with `handoff`, behind its part. */

import { isMap } from 'yaml'
import type { Comment, Document, Place } from '../markdown/document.ts'
import { minutesOf } from '../util/duration.ts'
import { type Phrase, phrase } from '../util/phrase.ts'
import { readYaml } from '../util/yaml.ts'
import { type FactSource, factSources, isFactSource } from './factSources.ts'
import { type Bounds, type Stage, stages, type TemplateProblem, type ValueType } from './kind.ts'

export interface Directive {
  readonly at: Place
  readonly optional?: boolean
  readonly aliases?: readonly string[]
  readonly type?: ValueType
  readonly values?: readonly string[]
  /** Minimum and maximum of a list's items, a table's rows, or a repeating section's instances. */
  readonly least?: number
  readonly most?: number
  readonly words?: Bounds
  readonly sentences?: Bounds
  readonly paragraphs?: Bounds
  /** For an agenda: the sum of its minutes. For a field: the duration that it may name. */
  readonly minutes?: Bounds
  /** For the time of the next update: the most minutes after the last one. */
  readonly cadence?: number
  /** For a date: the field with the later date, and the minimum minutes between them. */
  readonly before?: string
  readonly leadTime?: number
  /** For a time: the field with the earlier time, and the maximum minutes between them. */
  readonly after?: string
  readonly within?: number
  /** For a checklist item: the part that must be filled in before it may be ticked. */
  readonly dependsOn?: string
  /** For a section with a checklist: its items must be done in the order of the template. */
  readonly ordered?: boolean
  /** For a section: its fields may repeat as a group, beginning with the first. */
  readonly repeats?: boolean
  readonly from?: Stage
  /** True for internal content, which is left out of status updates. */
  readonly internal?: boolean
  readonly about?: string
  /** The sources of its value; the first that says something counts. */
  readonly fill?: readonly FactSource[]
  /** For a table: directives of its columns, by name. */
  readonly columns?: ReadonlyMap<string, Pick<Directive, 'optional' | 'aliases' | 'type'>>
}

const valueTypes: readonly ValueType[] = [
  'text',
  'date',
  'timestamp',
  'time',
  'duration',
  'link',
  'channel',
  'email',
  'person',
  'version',
  'severity',
  'choice',
  'number',
]

/** Bounds from `3` (exactly or at most, by `single`) or from `2-3`. */
function boundsOf(value: unknown, single: (most: number) => Bounds): Bounds | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value > 0 ? single(value) : undefined
  const range = typeof value === 'string' ? /^(\d{1,5})\s*[-–]\s*(\d{1,5})$/.exec(value) : null
  const bounds = range && { least: Number(range[1]), most: Number(range[2]) }
  return bounds && bounds.least <= bounds.most ? bounds : undefined
}

const atMost = (value: unknown) => boundsOf(value, (most) => ({ least: 1, most }))
const exactly = (value: unknown) => boundsOf(value, (most) => ({ least: most, most }))
const word = (value: unknown) => typeof value === 'string' && value.trim() !== ''
const count = (value: unknown) => Number.isInteger(value) && Number(value) >= 0
const flag = (value: unknown) => typeof value === 'boolean'
const range = phrase`a whole number or a range, such as 2-3`
const duration = phrase`minutes, or an ISO 8601 duration such as P7D`

const words = (value: unknown): value is string[] => Array.isArray(value) && value.every((word) => typeof word === 'string')

/** For each key a check, the expected value in words for messages, and a reader if the value needs one. */
const keys: Readonly<Record<string, readonly [(value: unknown) => boolean, Phrase, ((value: unknown) => unknown)?]>> = {
  optional: [flag, phrase`true or false`],
  aliases: [words, phrase`a list of names`],
  type: [(value) => valueTypes.includes(value as ValueType), phrase`one of ${valueTypes.join(', ')}`],
  values: [words, phrase`a list of words`],
  least: [count, phrase`a whole number`],
  most: [count, phrase`a whole number`],
  words: [(value) => atMost(value) !== undefined, range, atMost],
  sentences: [(value) => atMost(value) !== undefined, range, atMost],
  paragraphs: [(value) => atMost(value) !== undefined, range, atMost],
  minutes: [(value) => exactly(value) !== undefined, range, exactly],
  cadence: [(value) => minutesOf(value) !== undefined, duration, minutesOf],
  before: [word, phrase`the label of a field`],
  leadTime: [(value) => minutesOf(value) !== undefined, duration, minutesOf],
  after: [word, phrase`the label of a field`],
  within: [(value) => minutesOf(value) !== undefined, duration, minutesOf],
  dependsOn: [word, phrase`the name of a part`],
  ordered: [flag, phrase`true or false`],
  repeats: [flag, phrase`true or false`],
  from: [(value) => stages.includes(value as Stage), phrase`one of ${stages.join(', ')}`],
  internal: [flag, phrase`true or false`],
  about: [(value) => typeof value === 'string', phrase`a sentence`],
  fill: [(value) => sourcesOf(value).every(isFactSource), phrase`sources: ${factSources.join(', ')}`, sourcesOf],
  columns: [(value) => columnsOf(value) !== undefined, phrase`columns with what is said of each`, columnsOf],
}

/** One source or several as a list; anything else is no source. */
function sourcesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) && value.length > 0 ? value : [value]
}

/** The columns with their directives; `undefined` if anything in them is invalid. */
function columnsOf(value: unknown): Directive['columns'] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const columns = Object.entries(value)
  const isRight = (said: unknown) =>
    typeof said === 'object' &&
    said !== null &&
    Object.entries(said).every(([key, one]) => Object.hasOwn(keys, key) && keys[key]?.[0](one) === true)
  return columns.every(([, said]) => isRight(said)) ? new Map(columns) : undefined
}

/** Keys that only work together. */
const pairs = [
  ['before', 'leadTime'],
  ['after', 'within'],
] as const

/** True for a comment that is meant as a directive. */
export function isDirective(comment: Pick<Comment, 'text'>): boolean {
  return /^handoff(?=[\s:]|$)/.test(comment.text)
}

/** The directives of a template and their problems. Wrong keys are left out; the others apply. */
export function readDirectives(document: Document): { directives: readonly Directive[]; problems: readonly TemplateProblem[] } {
  const directives: Directive[] = []
  const problems: TemplateProblem[] = []
  for (const block of document.blocks) {
    for (const comment of block.comments) {
      if (!isDirective(comment)) continue
      const read = readDirective(comment)
      directives.push(read.directive)
      problems.push(...read.problems)
    }
  }
  return { directives, problems }
}

function readDirective(comment: Comment): { directive: Directive; problems: TemplateProblem[] } {
  const problems: TemplateProblem[] = []
  const at = comment.at
  const source = comment.text.replace(/^handoff:?/, '')
  const bare = source.trim()
  // `handoff: optional` says the same as `handoff: { optional: true }`.
  if (bare === 'optional') return { directive: { at, optional: true }, problems }
  const yaml = readYaml(bare.startsWith('{') ? bare : source)
  const said = yaml.value(yaml.contents)
  const [problem] = yaml.problems
  if (problem) problems.push({ at, message: phrase`Directive is not valid YAML: ${problem.message}` })
  if (!isMap(yaml.contents) || said === undefined) {
    if (!problem) problems.push({ at, message: phrase`Unexpected directive "${bare}"; expected keys and values, such as "optional: true"` })
    return { directive: { at }, problems }
  }
  const directive: Record<string, unknown> = { at }
  for (const [key, value] of Object.entries(said as Record<string, unknown>)) {
    const known = Object.hasOwn(keys, key) ? keys[key] : undefined
    if (!known) problems.push({ at, message: phrase`Unknown key "${key}" in a directive; expected one of ${Object.keys(keys).join(', ')}` })
    else if (!known[0](value)) problems.push({ at, message: phrase`Unexpected value of "${key}" in a directive; expected ${known[1]}` })
    else directive[key] = known[2] ? known[2](value) : value
  }
  for (const [key, other] of pairs) {
    if ((directive[key] === undefined) !== (directive[other] === undefined)) {
      const [given, missing] = directive[key] === undefined ? [other, key] : [key, other]
      problems.push({ at, message: phrase`Key "${given}" stands alone in a directive; expected "${missing}" with it` })
    }
  }
  if (typeof directive['least'] === 'number' && typeof directive['most'] === 'number' && directive['least'] > directive['most'])
    problems.push({ at, message: phrase`Unexpected "most" below "least" in a directive; expected it to be as large or larger` })
  // Problems that only follow from broken YAML are not reported.
  return { directive: directive as unknown as Directive, problems: problem ? problems.slice(0, 1) : problems }
}
