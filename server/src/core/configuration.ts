/** The project's configuration, `.handoff/config.yaml`: read into typed values once. A wrong value is reported at its place and its default taken. */

import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml'
import { minutesOf } from './duration.ts'
import { type Phrase, phrase } from './phrase.ts'
import type { Severity } from './rule.ts'
import { rules } from './rules/index.ts'
import type { Span } from './text.ts'
import { zoneOf } from './time/index.ts'
import { readYaml, type Yaml } from './yaml.ts'

export interface Configuration {
  /** Which files are of which kind; the first glob that matches decides. */
  readonly documents: readonly { readonly match: string; readonly kind: string }[]
  readonly rules: ReadonlyMap<string, Severity | 'off'>
  /** The IANA zone in which times without a zone are read. */
  readonly timeZone: string | undefined
  /** How long after an update the next one is due, in minutes: by severity or kind, or under `default`. */
  readonly cadence: ReadonlyMap<string, number>
  /** How long before the release a handoff must be written, in minutes: by kind, or under `default`. */
  readonly leadTime: ReadonlyMap<string, number>
  /** The severity scale, highest first; empty for the known scales. */
  readonly severities: readonly string[]
  /** The pattern of names of new files, such as `docs/handoffs/{date}-{kind}.md`. */
  readonly newFile: string | undefined
  /** Globs of files that are never handoffs. */
  readonly ignore: readonly string[]
}

export interface ConfigurationProblem {
  readonly message: Phrase
  /** In UTF-16 units of the configuration's text. */
  readonly span: Span
}

export const noConfiguration: Configuration = {
  documents: [],
  rules: new Map(),
  timeZone: undefined,
  cadence: new Map(),
  leadTime: new Map(),
  severities: [],
  newFile: undefined,
  ignore: [],
}

export const severitySettings: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'off']

/** Reads a configuration. Never throws; text that is no YAML gives the empty configuration and a problem. */
export function parseConfiguration(text: string): { configuration: Configuration; problems: readonly ConfigurationProblem[] } {
  if (text === '') return { configuration: noConfiguration, problems: [] }
  const yaml = readYaml(text)
  const problems: ConfigurationProblem[] = yaml.problems.map(({ message, span }) => ({
    message: phrase`Configuration is not valid YAML: ${message}`,
    span,
  }))
  const { contents } = yaml
  if (contents === null || (isScalar(contents) && contents.value === null)) return { configuration: noConfiguration, problems }
  if (!isMap(contents)) {
    if (problems.length === 0)
      problems.push({
        message: phrase`Configuration is not a mapping; expected keys such as "timezone" and "rules"`,
        span: { start: 0, end: text.length },
      })
    return { configuration: noConfiguration, problems }
  }
  const mistakes: ConfigurationProblem[] = []
  const configuration = new Reader(yaml, mistakes).read(contents)
  // What follows from broken YAML is no mistake of its own.
  if (problems.length > 0) return { configuration, problems }
  return { configuration, problems: mistakes.map(({ message, span }) => ({ message, span: withoutTail(span, text) })) }
}

/** A span without the white space at its end, which YAML counts to a block. */
function withoutTail({ start, end }: Span, text: string): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length }
}

class Reader {
  readonly #yaml: Yaml
  readonly #problems: ConfigurationProblem[]

  constructor(yaml: Yaml, problems: ConfigurationProblem[]) {
    this.#yaml = yaml
    this.#problems = problems
  }

  read(map: YAMLMap): Configuration {
    const found: { -readonly [Key in keyof Configuration]: Configuration[Key] } = { ...noConfiguration }
    const readers: Readonly<Record<string, (node: Node | null) => void>> = {
      documents: (node) => {
        found.documents = this.#documents(node)
      },
      rules: (node) => {
        found.rules = this.#rules(node)
      },
      timezone: (node) => {
        const zone = this.#text(node, phrase`an IANA time zone, such as Europe/Berlin`)
        if (zone === undefined) return
        if (isIanaZone(zone)) found.timeZone = zone
        else this.#problem(node, phrase`Unknown time zone "${zone}"; expected an IANA time zone, such as Europe/Berlin`)
      },
      cadence: (node) => {
        found.cadence = this.#durations(node)
      },
      leadTime: (node) => {
        found.leadTime = this.#durations(node)
      },
      severities: (node) => {
        found.severities = this.#texts(node, phrase`a list of severities, highest first`)
      },
      newFile: (node) => {
        found.newFile = this.#text(node, phrase`a pattern of a file name, such as "{date}-{kind}.md"`)
      },
      ignore: (node) => {
        found.ignore = this.#texts(node, phrase`a list of globs`)
      },
    }
    for (const [key, value, keyNode] of this.#entries(map)) {
      const reader = readers[key]
      if (reader) reader(value)
      else this.#problem(keyNode, phrase`Unknown key "${key}"; expected one of ${Object.keys(readers).join(', ')}`)
    }
    return found
  }

  #documents(node: Node | null): Configuration['documents'] {
    const expected = phrase`a list of { match: glob, kind }`
    if (!isSeq(node)) {
      this.#problem(node, phrase`Unexpected value of "documents"; expected ${expected}`)
      return []
    }
    const documents: { match: string; kind: string }[] = []
    for (const item of node.items as (Node | null)[]) {
      const entry = this.#yaml.resolve(item)
      const entries = new Map(isMap(entry) ? this.#entries(entry).map(([key, value]) => [key, value]) : [])
      const match = this.#yaml.value(entries.get('match'))
      const kind = this.#yaml.value(entries.get('kind'))
      if (typeof match === 'string' && typeof kind === 'string') documents.push({ match, kind })
      else this.#problem(item, phrase`Unexpected entry of "documents"; expected ${expected}`)
    }
    return documents
  }

  #rules(node: Node | null): Configuration['rules'] {
    const settings = new Map<string, Severity | 'off'>()
    if (!isMap(node)) {
      this.#problem(node, phrase`Unexpected value of "rules"; expected a rule and its severity on each line`)
      return settings
    }
    for (const [id, value, keyNode] of this.#entries(node)) {
      // YAML reads a bare `off` as a word in version 1.2, as false in 1.1.
      const word = isScalar(value) ? (value.value === false ? 'off' : value.value) : undefined
      const severity = severitySettings.find((setting) => setting === word)
      if (!rules.some((rule) => rule.id === id))
        this.#problem(keyNode, phrase`Unknown rule "${id}"; expected the id of a rule, such as unfilled-field`)
      else if (!severity)
        this.#problem(value ?? keyNode, phrase`Unexpected severity of "${id}"; expected one of ${severitySettings.join(', ')}`)
      else settings.set(id, severity)
    }
    return settings
  }

  #durations(node: Node | null): ReadonlyMap<string, number> {
    const expected = phrase`minutes, or an ISO 8601 duration such as PT1H`
    const durations = new Map<string, number>()
    const add = (key: string, value: Node | null) => {
      const minutes = minutesOf(isScalar(value) ? value.value : undefined)
      if (minutes === undefined) this.#problem(value ?? node, phrase`Unexpected duration of "${key}"; expected ${expected}`)
      else durations.set(key, minutes)
    }
    if (isMap(node)) for (const [key, value] of this.#entries(node)) add(key, value)
    else add('default', node)
    return durations
  }

  #text(node: Node | null, expected: Phrase): string | undefined {
    if (isScalar(node) && typeof node.value === 'string' && node.value.trim() !== '') return node.value
    this.#problem(node, phrase`Unexpected value; expected ${expected}`)
    return undefined
  }

  #texts(node: Node | null, expected: Phrase): readonly string[] {
    const items = isSeq(node) ? node.items.map((item) => this.#yaml.value(item)) : []
    if (isSeq(node) && items.every((item): item is string => typeof item === 'string')) return items
    this.#problem(node, phrase`Unexpected value; expected ${expected}`)
    return []
  }

  /** The keys of a mapping, each with the node that its value is or stands for, and with its own. */
  #entries(map: YAMLMap): [string, Node | null, Node | null][] {
    return map.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', this.#yaml.resolve(value), this.#yaml.resolve(key)])
  }

  #problem(node: Node | null | undefined, message: Phrase): void {
    const [start, end] = node?.range ?? [0, 0]
    this.#problems.push({ message, span: { start, end } })
  }
}

function isIanaZone(name: string): boolean {
  return zoneOf(name)?.kind === 'iana' || name === 'UTC'
}
