/**
 * Reads YAML in front matter, configurations and directives. Input that would take too long is reported at its place, and the rest is read.
 */

import { Composer, type Document, isAlias, isMap, isPair, isScalar, isSeq, Lexer, type Node, Parser } from 'yaml'
import { type PhraseValue, phrase } from './phrase.ts'
import type { Span } from './text.ts'

export interface Yaml {
  /** The root; `null` for an empty text. */
  readonly contents: Node | null
  /** In order of discovery. `value` may add to them. */
  readonly problems: readonly YamlProblem[]
  /** Resolves an alias to its node, `null` if the anchor is missing; returns any other node itself. */
  resolve(node: unknown): Node | null
  /**
   * A node as plain data: texts, numbers, booleans, `null`, arrays and objects, whose keys are own properties whatever their names.
   * `undefined` for aliases that expand too far.
   */
  value(node: unknown): unknown
}

export interface YamlProblem {
  /** The message, which follows *is not valid YAML:*. */
  readonly message: PhraseValue
  /** In UTF-16 units of the text. */
  readonly span: Span
}

/** The nesting of lists and mappings. A handoff needs three levels; each takes parser time and stack. */
const maxDepth = 50
/** UTF-16 units: enough for thousands of globs. */
const maxLength = 100_000
/** Nodes of one value after its aliases are expanded. */
const maxNodes = 20_000
/** Entries that are skipped before reading ends. */
const maxSkippedEntries = 20

/** Reads a text as YAML 1.2. Takes time in proportion to its length and never throws. */
export function readYaml(source: string): Yaml {
  const problems: YamlProblem[] = []
  // YAML does not end lines at a lone CR, so the text would be one line. Replacing it keeps all lengths.
  let text = source.replace(/\r(?!\n)/g, '\n')
  if (text.length > maxLength) {
    const end = text.lastIndexOf('\n', maxLength) + 1
    problems.push({
      message: phrase`more than ${maxLength} characters, of which the others are not read`,
      span: { start: end, end: text.length },
    })
    text = text.slice(0, end)
  }
  for (let leftOut = 0; ; leftOut++) {
    const { document, second, tooDeepAt } = compose(text)
    if (document) return valuesOf(document, second, source.length, problems)
    const { start, end } = entryAt(text, tooDeepAt)
    const lineEnd = text.indexOf('\n', tooDeepAt)
    problems.push({
      message: phrase`nested more than ${maxDepth} levels deep, which is not read`,
      span: { start: tooDeepAt, end: tooDeepAt + text.slice(tooDeepAt, lineEnd < 0 ? undefined : lineEnd).trimEnd().length },
    })
    text = text.slice(0, start) + (leftOut < maxSkippedEntries ? text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end) : '')
  }
}

/** The document of a text, or the offset where it is nested too deeply. The latter is found before composing. */
function compose(text: string): { readonly document?: Document.Parsed; readonly second?: Document.Parsed; readonly tooDeepAt: number } {
  const parser = new Parser()
  const composer = new Composer({ prettyErrors: false, logLevel: 'silent', uniqueKeys: false })
  const documents: Document.Parsed[] = []
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token))
    // One entry of the stack is the document.
    if (parser.stack.length > maxDepth + 1) return { tooDeepAt: Math.min(parser.offset, text.length) }
  }
  for (const token of parser.end()) documents.push(...composer.next(token))
  documents.push(...composer.end(true, text.length))
  const [document, second] = documents as [Document.Parsed, Document.Parsed?]
  return { document, ...(second && { second }), tooDeepAt: 0 }
}

/** The lines of the top-level entry around an offset. */
function entryAt(text: string, offset: number): Span {
  let start = 0
  const opens = /^[^\s#\-\]}]/gm
  for (let entry = opens.exec(text); entry; entry = opens.exec(text)) {
    if (entry.index > offset) return { start, end: entry.index }
    start = entry.index
  }
  return { start, end: text.length }
}

/** The nodes of a document with aliases resolved. */
function valuesOf(document: Document.Parsed, second: Document.Parsed | undefined, length: number, problems: YamlProblem[]): Yaml {
  const spanOf = (range: readonly number[] | null | undefined): Span => {
    const start = Math.min(range?.[0] ?? 0, length)
    return { start, end: Math.max(start, Math.min(range?.[1] ?? start, length)) }
  }
  for (const { message, pos } of document.errors) problems.push({ message, span: spanOf(pos) })
  if (second) problems.push({ message: phrase`a second document, which is not read`, span: spanOf(second.range) })
  const standsFor = new Map<Node, Node>()
  const anchors = new Map<string, Node>()
  const visit = (node: unknown): void => {
    if (isPair(node)) {
      visit(node.key)
      visit(node.value)
    } else if (isAlias(node)) {
      const named = anchors.get(node.source)
      if (named) standsFor.set(node, named)
      else
        problems.push({
          message: phrase`unknown alias "*${node.source}"; expected an anchor before it, or quotes around a text`,
          span: spanOf(node.range),
        })
    } else if (isScalar(node) || isMap(node) || isSeq(node)) {
      if (node.anchor) anchors.set(node.anchor, node)
      if (isScalar(node)) return
      const keys = new Set<unknown>()
      for (const item of node.items) {
        visit(item)
        const key = isPair(item) && isScalar(item.key) ? item.key : undefined
        if (!key || !isMap(node)) continue
        if (keys.has(key.value)) problems.push({ message: 'Map keys must be unique', span: spanOf(key.range) })
        keys.add(key.value)
      }
    }
  }
  visit(document.contents)
  const resolve = (node: unknown): Node | null => {
    if (isAlias(node)) return standsFor.get(node) ?? null
    return isScalar(node) || isMap(node) || isSeq(node) ? node : null
  }
  return {
    contents: document.contents,
    problems,
    resolve,
    value(node) {
      let left = maxNodes
      const read = (some: unknown, levels: number): unknown => {
        const one = resolve(some)
        if (--left < 0 || levels > maxDepth) throw new Endless()
        if (isMap(one))
          return Object.fromEntries(
            one.items.flatMap(({ key, value }) => (isScalar(key) ? [[String(key.value ?? ''), read(value, levels + 1)]] : [])),
          )
        if (isSeq(one)) return one.items.map((item) => read(item, levels + 1))
        return isScalar(one) ? one.value : null
      }
      try {
        return read(node, 0)
      } catch (error) {
        if (!(error instanceof Endless)) throw error
        problems.push({ message: phrase`aliases that expand to more than ${maxNodes} values`, span: spanOf((node as Node).range) })
        return undefined
      }
    },
  }
}

/** Aliases expand to too much. */
class Endless extends Error {}
