/**
 * The project's configuration, `.handoff/config.yaml`, parsed into typed values. A wrong value is reported at its place and replaced by its
 * default.
 */

import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml'
import type { Severity } from '../linter/rule.ts'
import { rules } from '../rules/index.ts'
import { ianaZone, zoneOf } from '../time/index.ts'
import { minutesOf } from '../util/duration.ts'
import { ignoreProblem, readGlob } from '../util/globs.ts'
import { nearest } from '../util/nearest.ts'
import { type Phrase, type PhraseValue, phrase } from '../util/phrase.ts'
import { LineIndex, type Lines, type Span } from '../util/text.ts'
import { readYaml, type Yaml } from '../util/yaml.ts'
import { newFileProblem } from './newFile.ts'

export interface Configuration {
  /** Maps files to kinds; the first matching glob decides. */
  readonly documents: readonly { readonly match: string; readonly kind: string }[]
  readonly rules: ReadonlyMap<string, Severity | 'off'>
  /** The IANA zone of times without a zone. */
  readonly timeZone: string | undefined
  /** The minutes from an update to the next: by severity or kind, or under `default`. */
  readonly cadence: ReadonlyMap<string, number>
  /** The minutes by which a handoff must precede the release: by kind, or under `default`. */
  readonly leadTime: ReadonlyMap<string, number>
  /** The severity scale, highest first; empty for the built-in ones. */
  readonly severities: readonly string[]
  /** The pattern for names of new files, such as `docs/handoffs/{date}-{kind}.md`. */
  readonly newFile: string | undefined
  /** Files that are never handoffs, in the syntax of `.gitignore`, each with its zero-based line in the configuration. */
  readonly ignore: readonly { readonly pattern: string; readonly line: number }[]
}

export interface ConfigurationProblem {
  readonly message: Phrase
  /** In UTF-16 units of the configuration's text. */
  readonly span: Span
  /** The replacement that was probably meant, for the span. */
  readonly replacement?: string | undefined
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

/** The keys, in the order of their documentation. */
export const configurationKeys = ['documents', 'rules', 'timezone', 'severities', 'cadence', 'leadTime', 'newFile', 'ignore'] as const
type Key = (typeof configurationKeys)[number]

/** A parsed configuration and its problems. */
export interface ReadConfiguration {
  readonly configuration: Configuration
  readonly problems: readonly ConfigurationProblem[]
}

/**
 * Parses a configuration. Never throws; invalid YAML gives the empty configuration and a problem. Without `kinds`, names of kinds are not
 * checked.
 */
export function parseConfiguration(text: string, kinds?: Iterable<string>): ReadConfiguration {
  if (text === '') return { configuration: noConfiguration, problems: [] }
  try {
    return readConfiguration(text, kinds && [...kinds])
  } catch (error) {
    // If a foreign file breaks the parser, the documents of the project are still checked.
    const message = phrase`Configuration cannot be read: ${error instanceof Error ? error.message : String(error)}`
    return { configuration: noConfiguration, problems: [{ message, span: { start: 0, end: text.length } }] }
  }
}

function readConfiguration(text: string, kinds: readonly string[] | undefined): ReadConfiguration {
  const yaml = readYaml(text)
  const problems: ConfigurationProblem[] = yaml.problems.map(({ message, span }) => ({
    message: phrase`Configuration is not valid YAML: ${message}`,
    span,
  }))
  const { contents } = yaml
  if (isNothing(contents)) return { configuration: noConfiguration, problems }
  if (!isMap(contents)) {
    if (problems.length === 0)
      problems.push({
        message: phrase`Configuration is not a mapping; expected keys such as "timezone" and "rules"`,
        span: { start: 0, end: text.length },
      })
    return { configuration: noConfiguration, problems }
  }
  const mistakes: ConfigurationProblem[] = []
  const configuration = new Reader(yaml, new LineIndex(text), kinds, mistakes).read(contents)
  // Problems that only follow from broken YAML are not reported.
  if (problems.length > 0) return { configuration, problems }
  return { configuration, problems: mistakes.map((mistake) => ({ ...mistake, span: withoutTail(mistake.span, text) })) }
}

/** A span without trailing white space, which YAML includes in blocks. */
function withoutTail({ start, end }: Span, text: string): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length }
}

class Reader {
  readonly #yaml: Yaml
  readonly #lines: Lines
  readonly #kinds: readonly string[] | undefined
  readonly #problems: ConfigurationProblem[]

  constructor(yaml: Yaml, lines: Lines, kinds: readonly string[] | undefined, problems: ConfigurationProblem[]) {
    this.#yaml = yaml
    this.#lines = lines
    this.#kinds = kinds
    this.#problems = problems
  }

  read(map: YAMLMap): Configuration {
    const found: { -readonly [Name in keyof Configuration]: Configuration[Name] } = { ...noConfiguration }
    const readers: Readonly<Record<Key, (node: Node | null) => void>> = {
      documents: (node) => {
        found.documents = this.#documents(node)
      },
      rules: (node) => {
        found.rules = this.#rules(node)
      },
      timezone: (node) => {
        found.timeZone = this.#zone(node)
      },
      cadence: (node) => {
        found.cadence = this.#durations(node)
      },
      leadTime: (node) => {
        found.leadTime = this.#durations(node)
      },
      severities: (node) => {
        found.severities = this.#texts(node, phrase`a list of severities, highest first`).map(([name]) => name)
      },
      newFile: (node) => {
        const pattern = this.#text(node, phrase`a pattern of a file name, such as "{date}-{kind}.md"`)
        const wrong = pattern === undefined ? undefined : newFileProblem(pattern)
        if (wrong !== undefined) this.#problem(node, phrase`Unexpected file name: ${wrong}`)
        else found.newFile = pattern
      },
      ignore: (node) => {
        found.ignore = this.#ignored(node)
      },
    }
    for (const [key, value, keyNode] of this.#entriesOf(map)) {
      const known = configurationKeys.find((name) => name === key)
      if (known) readers[known](value)
      else this.#unknown(keyNode, key, configurationKeys, (expected) => phrase`Unknown key "${key}"; expected ${expected}`)
    }
    return found
  }

  #documents(node: Node | null): Configuration['documents'] {
    if (isNothing(node)) return []
    const expected = phrase`a list of { match: glob, kind }`
    if (!isSeq(node)) {
      this.#problem(node, phrase`Unexpected value of "documents"; expected ${expected}`)
      return []
    }
    const documents: { match: string; kind: string }[] = []
    for (const item of this.#itemsOf(node.items)) {
      const entries = isMap(item) ? this.#entriesOf(item) : []
      const valueAt = (key: string) => entries.find(([name]) => name === key)?.[1]
      const [match, kind] = [wordOf(valueAt('match')), wordOf(valueAt('kind'))]
      if (match === undefined || kind === undefined) {
        this.#problem(item, phrase`Unexpected entry of "documents"; expected ${expected}`)
        continue
      }
      const wrong = readGlob(match).problem
      if (wrong) this.#problem(valueAt('match'), phrase`Unexpected glob: ${wrong}`)
      const kinds = this.#kinds
      if (kinds && !kinds.includes(kind))
        this.#unknown(valueAt('kind'), kind, kinds, (expected) => phrase`Unknown kind "${kind}"; expected ${expected}`)
      if (!wrong) documents.push({ match, kind })
    }
    return documents
  }

  #rules(node: Node | null): Configuration['rules'] {
    const settings = new Map<string, Severity | 'off'>()
    if (isNothing(node)) return settings
    if (!isMap(node)) {
      this.#problem(node, phrase`Unexpected value of "rules"; expected a rule and its severity on each line`)
      return settings
    }
    for (const [id, value, keyNode] of this.#entriesOf(node)) {
      // A bare `off` is a string in YAML 1.2, but false in 1.1.
      const word = isScalar(value) ? (value.value === false ? 'off' : value.value) : undefined
      const severity = severitySettings.find((setting) => setting === word)
      if (!ruleIds.includes(id))
        this.#unknown(
          keyNode,
          id,
          ruleIds,
          (expected) => phrase`Unknown rule "${id}"; expected ${expected}`,
          phrase`the id of a rule, such as unfilled-field`,
        )
      else if (!severity)
        this.#unknown(
          value ?? keyNode,
          value ? String(word) : '',
          severitySettings,
          (expected) => phrase`Unexpected severity of "${id}"; expected ${expected}`,
        )
      else settings.set(id, severity)
    }
    return settings
  }

  #zone(node: Node | null): string | undefined {
    const expected = phrase`an IANA time zone, such as Europe/Berlin`
    const written = this.#text(node, expected)
    if (written === undefined) return undefined
    if (written === 'UTC') return written
    const zone = ianaZone(written)
    if (zone && zone.suggestion === undefined) return zone.name
    const meant = zone ?? zoneOf(written)
    const place = meant?.meanings.length === 1 ? (meant.kind === 'utc' ? 'UTC' : meant.meanings[0]?.place) : undefined
    const near = place === undefined ? expected : phrase`"${place}"`
    this.#problem(node, phrase`Unknown time zone "${written}"; expected ${near}`, place)
    return undefined
  }

  #durations(node: Node | null): ReadonlyMap<string, number> {
    const expected = phrase`minutes, or an ISO 8601 duration such as PT1H`
    const durations = new Map<string, number>()
    if (isNothing(node)) return durations
    const add = (key: string, value: Node | null) => {
      const minutes = minutesOf(isScalar(value) ? value.value : undefined)
      if (minutes === undefined) this.#problem(value ?? node, phrase`Unexpected duration of "${key}"; expected ${expected}`)
      else durations.set(key, minutes)
    }
    if (isMap(node)) for (const [key, value] of this.#entriesOf(node)) add(key, value)
    else add('default', node)
    return durations
  }

  #ignored(node: Node | null): Configuration['ignore'] {
    return this.#texts(node, phrase`a list of patterns as in .gitignore`).flatMap(([pattern, item]) => {
      const wrong = ignoreProblem(pattern)
      if (wrong) this.#problem(item, phrase`Unexpected pattern: ${wrong}`)
      return wrong ? [] : [{ pattern, line: this.#lines.positionAt(item.range?.[0] ?? 0).line }]
    })
  }

  #text(node: Node | null, expected: Phrase): string | undefined {
    const text = wordOf(node)
    if (text === undefined) this.#problem(node, phrase`Unexpected value; expected ${expected}`)
    return text
  }

  /** The strings of a list with their nodes. Anything else is reported and left out. */
  #texts(node: Node | null, expected: Phrase): readonly (readonly [text: string, node: Node])[] {
    if (isNothing(node)) return []
    if (!isSeq(node)) {
      this.#problem(node, phrase`Unexpected value; expected ${expected}`)
      return []
    }
    // The place of an alias is its own.
    return (node.items as Node[]).flatMap((item) => {
      const text = this.#yaml.value(item)
      if (typeof text === 'string') return [[text, item] as const]
      this.#problem(item, phrase`Unexpected value; expected ${expected}`)
      return []
    })
  }

  /** Reports an unknown word, with the nearest known one as a fix. */
  #unknown(
    node: Node | null | undefined,
    word: string,
    words: readonly string[],
    message: (expected: PhraseValue) => Phrase,
    otherwise: Phrase = phrase`one of ${words.join(', ')}`,
  ): void {
    const near = nearest(word, words)
    this.#problem(node, message(near === undefined ? otherwise : phrase`"${near}"`), near)
  }

  #problem(node: Node | null | undefined, message: Phrase, replacement?: string): void {
    const [start, end] = node?.range ?? [0, 0]
    this.#problems.push({ message, span: { start, end }, ...(replacement !== undefined && { replacement }) })
  }

  /** The keys of a mapping, each with its resolved value and its own node. */
  #entriesOf(map: YAMLMap): [key: string, value: Node | null, keyNode: Node | null][] {
    return map.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', this.#yaml.resolve(value), this.#yaml.resolve(key)])
  }

  #itemsOf(items: readonly unknown[]): (Node | null)[] {
    return items.map((item) => this.#yaml.resolve(item))
  }
}

const ruleIds = rules.map(({ id }) => id)

/** A key without a value, as in a file that only shows the keys. */
function isNothing(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null)
}

function wordOf(node: Node | null | undefined): string | undefined {
  return isScalar(node) && typeof node.value === 'string' && node.value.trim() !== '' ? node.value : undefined
}
