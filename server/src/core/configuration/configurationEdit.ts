/** Edits that add to a project's configuration and keep everything else: comments, order, indentation. */
import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Severity } from '../linter/rule.ts'
import { lineEndingOf } from '../util/text.ts'
import { readYaml } from '../util/yaml.ts'
import { parseConfiguration } from './configuration.ts'

/** An addition to the configuration. */
export type ConfigurationChange =
  | { readonly rule: string; readonly severity: Severity | 'off' }
  /** A line of `.gitignore`. */
  | { readonly ignore: string }
  /** With `first` it precedes all others, one of which would win otherwise. */
  | { readonly match: string; readonly kind: string; readonly first: boolean }

/**
 * The text of a configuration after a change. If no line can be inserted in its style, the `yaml` library formats it again, with its
 * comments. `undefined` if it is no configuration, or the result would mean something else.
 */
export function configurationWith(text: string, change: ConfigurationChange): string | undefined {
  return [edited, rewritten].map((make) => make(text, change)).find((made) => made !== undefined && says(made, change, text))
}

/** True if the change is in effect and there are no new problems. */
function says(text: string, change: ConfigurationChange, before: string): boolean {
  const { configuration, problems } = parseConfiguration(text)
  if (problems.length > parseConfiguration(before).problems.length) return false
  if ('rule' in change) return configuration.rules.get(change.rule) === change.severity
  if ('ignore' in change) return configuration.ignore.some(({ pattern }) => pattern === change.ignore)
  const index = configuration.documents.findIndex(({ match, kind }) => match === change.match && kind === change.kind)
  return change.first ? index === 0 : index >= 0
}

function edited(text: string, change: ConfigurationChange): string | undefined {
  const { contents, problems } = readYaml(text)
  if (problems.length > 0 || !(contents === null || isMap(contents) || isNothing(contents))) return undefined
  const [key, lines] = entryOf(change)
  const ending = lineEndingOf(text)
  const block = (indent: string) => lines.map((line) => indent + line).join(ending)
  const pair = isMap(contents) ? contents.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined
  if (pair === undefined) {
    if (isMap(contents) && contents.flow) return undefined
    const before = text === '' || /[\r\n]$/.test(text) ? text : text + ending
    return `${before}${key}:${ending}${block('  ')}${ending}`
  }
  const value = pair.value as Node | null
  const insert = (at: number, what: string) => text.slice(0, at) + what + text.slice(at)
  if (value === null || isNothing(value)) return insert(lineEndAt(text, endOf(pair.key as Node, text)), ending + block('  '))
  if ('rule' in change && isMap(value)) {
    const known = value.items.find((item) => isScalar(item.key) && item.key.value === change.rule)?.value as Node | null | undefined
    if (known?.range) return text.slice(0, known.range[0]) + change.severity + text.slice(endOf(known, text))
  }
  if (!(isMap(value) || isSeq(value)) || isMap(value) !== 'rule' in change) return undefined
  const { first, last } = endsOf(value)
  if (value.flow || first === undefined || last === undefined) return inFlow(text, value, change)
  const indent = text.slice(lineStartAt(text, first), first).replace(/-[ \t]*$/, '')
  if (!/^[ \t]*$/.test(indent)) return undefined
  if ('match' in change && change.first) return insert(lineStartAt(text, first), block(indent) + ending)
  return insert(lineEndAt(text, last), ending + block(indent))
}

/** The start and end of the content of a list or mapping; `undefined` if it is empty. */
function endsOf(value: YAMLMap | YAMLSeq): { first?: number | undefined; last?: number | undefined } {
  const nodes = value.items.flatMap((item) =>
    isMap(value) ? [(item as { key: Node }).key, (item as { value: Node | null }).value] : [item as Node],
  )
  const ranges = nodes.flatMap((node) => node?.range ?? [])
  if (ranges.length === 0) return {}
  return { first: Math.min(...ranges), last: Math.max(...nodes.flatMap((node) => node?.range?.[1] ?? [])) }
}

/** The same for `[a, b]` and `{ a: b }`. */
function inFlow(text: string, value: YAMLMap | YAMLSeq, change: ConfigurationChange): string | undefined {
  if (!value.flow || !value.range) return undefined
  const [start, end] = value.range
  const entry =
    'rule' in change
      ? `${change.rule}: ${change.severity}`
      : 'ignore' in change
        ? scalar(change.ignore)
        : `{ match: ${scalar(change.match)}, kind: ${scalar(change.kind)} }`
  const inside = text.slice(start + 1, end - 1)
  if ('match' in change && change.first && inside.trim() !== '')
    return `${text.slice(0, start + 1)}${entry}, ${text.slice(start + 1).trimStart()}`
  const written = start + 1 + inside.trimEnd().length
  const comma = inside.trim() === '' || inside.trimEnd().endsWith(',') ? '' : ','
  const space = inside.trim() === '' && !isMap(value) ? '' : ' '
  return `${text.slice(0, written)}${comma}${space}${entry}${isMap(value) && inside.trim() === '' ? ' ' : ''}${text.slice(written)}`
}

function rewritten(text: string, change: ConfigurationChange): string | undefined {
  if (readYaml(text).problems.length > 0) return undefined
  const document = parseDocument(text)
  try {
    if ('rule' in change) document.setIn(['rules', change.rule], change.severity)
    else if ('ignore' in change) document.addIn(['ignore'], change.ignore)
    else {
      const entry = document.createNode({ match: change.match, kind: change.kind })
      const documents = document.get('documents')
      if (isSeq(documents)) change.first ? documents.items.unshift(entry) : documents.items.push(entry)
      else document.set('documents', [entry])
    }
    return document.toString({ lineWidth: 0 })
  } catch {
    // For example a list instead of a mapping.
    return undefined
  }
}

/** The key of a change, and its lines. */
function entryOf(change: ConfigurationChange): [key: string, lines: readonly string[]] {
  if ('rule' in change) return ['rules', [`${change.rule}: ${change.severity}`]]
  if ('ignore' in change) return ['ignore', [`- ${scalar(change.ignore)}`]]
  return ['documents', [`- match: ${scalar(change.match)}`, `  kind: ${scalar(change.kind)}`]]
}

/** A string in YAML, quoted if it could be read as something else. */
function scalar(text: string): string {
  return /^[\p{L}\d_./][\p{L}\d_./*?-]*$/u.test(text) && !/^(?:[\d.]+|true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text)
}

function isNothing(node: Node): boolean {
  return isScalar(node) && node.value === null
}

/** The end of a node without trailing white space. */
function endOf({ range }: Node, text: string): number {
  const [start, end] = range ?? [0, 0]
  return start + text.slice(start, end).trimEnd().length
}

function lineStartAt(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
}

/** The end of the line with the last character before an offset that is no white space. */
function lineEndAt(text: string, offset: number): number {
  const last = text.slice(0, offset).trimEnd().length
  const end = text.slice(last).search(/[\r\n]/)
  return end < 0 ? text.length : last + end
}
