/** Directives refine what a template cannot show: YAML in a comment that begins with `handoff`, behind the part that it is about. */
import { isMap, parseDocument } from 'yaml'
import type { Comment, Document, Place } from '../model/document.ts'
import { type Stage, stages, type TemplateProblem, type ValueType } from './kind.ts'

export interface Directive {
  readonly at: Place
  readonly optional?: boolean
  readonly aliases?: readonly string[]
  readonly type?: ValueType
  readonly values?: readonly string[]
  readonly least?: number
  /** For a section: its fields may stand several times, each time from the first on. */
  readonly repeats?: boolean
  readonly from?: Stage
  readonly about?: string
  /** For a table: what is said of its columns, by name. */
  readonly columns?: Readonly<Record<string, Pick<Directive, 'optional' | 'aliases' | 'type'>>>
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

const words = (value: unknown): value is string[] => Array.isArray(value) && value.every((word) => typeof word === 'string')

/** Each key with what it must be, in words for the message. */
const keys: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>> = {
  optional: [(value) => typeof value === 'boolean', 'true or false'],
  aliases: [words, 'a list of names'],
  type: [(value) => valueTypes.includes(value as ValueType), `one of ${valueTypes.join(', ')}`],
  values: [words, 'a list of words'],
  least: [(value) => Number.isInteger(value) && Number(value) >= 0, 'a whole number'],
  repeats: [(value) => typeof value === 'boolean', 'true or false'],
  from: [(value) => stages.includes(value as Stage), `one of ${stages.join(', ')}`],
  about: [(value) => typeof value === 'string', 'a sentence'],
  columns: [(value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'columns with what is said of each'],
}

/** True for a comment that is meant as a directive. */
export function isDirective(comment: Pick<Comment, 'text'>): boolean {
  return /^handoff(?=[\s:]|$)/.test(comment.text)
}

/** The directives of a template, with what is wrong in them. A wrong key is left out, the others hold. */
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
  const yaml = parseDocument(bare.startsWith('{') ? bare : source, { prettyErrors: false, logLevel: 'silent' })
  const [error] = yaml.errors
  if (error) problems.push({ at, message: `Directive is not valid YAML: ${error.message}` })
  if (error || !isMap(yaml.contents)) {
    if (!error) problems.push({ at, message: `Unexpected directive "${bare}"; expected keys and values, such as "optional: true"` })
    return { directive: { at }, problems }
  }
  const directive: Record<string, unknown> = { at }
  for (const [key, value] of Object.entries(yaml.toJS({ maxAliasCount: 0 }) as Record<string, unknown>)) {
    const known = keys[key]
    if (!known) problems.push({ at, message: `Unknown key "${key}" in a directive; expected one of ${Object.keys(keys).join(', ')}` })
    else if (!known[0](value)) problems.push({ at, message: `Unexpected value of "${key}" in a directive; expected ${known[1]}` })
    else directive[key] = value
  }
  return { directive: directive as unknown as Directive, problems }
}
