/** Semantic tokens for blanks, labels and times, which a grammar can only guess. */
import type { Position, Range, SemanticTokens, SemanticTokensEdit } from 'vscode-languageserver-types'
import { allFields } from '../../core/markdown/blocks.ts'
import type { Block, Field, Place } from '../../core/markdown/document.ts'
import { placeholdersIn } from '../../core/recognisers/placeholders.ts'
import { timesIn } from '../../core/recognisers/times/moments.ts'
import { countUpTo, isLineEnding, type Span } from '../../core/util/text.ts'
import type { Examined } from '../../workspace/examine.ts'
import { spanOf } from '../convert/ranges.ts'

/** The meaning of the numbers in the result. Themes colour these types like the scopes of our grammar. */
export const tokenLegend = {
  /** Blanks, times, labels. */
  tokenTypes: ['keyword', 'number', 'property'],
  tokenModifiers: [] as string[],
}
const [blank, time, label] = [0, 1, 2] as const

interface Token extends Span {
  readonly type: number
}

/** The tokens of a handoff or a template, or of a range in it; none for other documents. */
export function semanticTokensOf(examined: Examined, range?: Range): SemanticTokens {
  const { document, result, role } = examined
  const { match } = result ?? {}
  if (!match && role !== 'template') return { data: [] }
  const span = range && spanOf(document.lines, range)
  const data: number[] = []
  let last = { line: 0, character: 0 }
  for (const block of document.blocks) {
    const start = document.startOf(block)
    if (span && (start > span.end || start + block.text.length < span.start)) continue
    const tokens = tokensOf(block, (field) => match?.regions.some(({ fields }) => fields.has(field)) ?? false)
    if (tokens.length === 0) continue
    const origin = document.lines.positionAt(start)
    for (let at = 0; at < tokens.length; at += 4) {
      const [line = 0, character = 0, length = 0, type = 0] = tokens.slice(at, at + 4)
      const position = { line: origin.line + line, character: character + (line === 0 ? origin.character : 0) }
      if (range && !isNear(position, length, range)) continue
      const sameLine = position.line === last.line
      data.push(position.line - last.line, sameLine ? position.character - last.character : position.character, length, type, 0)
      last = position
    }
  }
  return { data }
}

function isNear({ line, character }: Position, length: number, { start, end }: Range): boolean {
  const isBefore = line < start.line || (line === start.line && character + length < start.character)
  return !isBefore && (line < end.line || (line === end.line && character <= end.character))
}

/** The one edit that turns old tokens into new ones; none if they are equal. */
export function semanticTokensEdits(before: readonly number[], now: readonly number[]): SemanticTokensEdit[] {
  const { from: start, same } = sameEnds(now, before)
  if (start === before.length && start === now.length) return []
  return [{ start, deleteCount: before.length - same - start, data: now.slice(start, now.length - same) }]
}

const known = new WeakMap<Block, readonly number[]>()

/** The tokens of a block as four numbers each: line and character relative to the block, length, type. */
function tokensOf(block: Block, isAskedFor: (field: Field) => boolean): readonly number[] {
  const before = known.get(block)
  if (before) return before
  const fields = allFields(block.contents)
  const tokens = withoutOverlaps(tokensIn(block, fields, isAskedFor)).flatMap((token) => linesOf(token, block))
  const numbers = tokens.flatMap(({ start, end, type }) => {
    const line = countUpTo(block.lineOffsets, start)
    return [line, start - (line === 0 ? 0 : (block.lineOffsets[line - 1] ?? 0)), end - start, type]
  })
  // What the kind asks for may change without the block.
  if (!fields.some((field) => field.tentative)) known.set(block, numbers)
  return numbers
}

/** A tentative label counts if the kind asks for it. */
function tokensIn(block: Block, fields: readonly Field[], isAskedFor: (field: Field) => boolean): Token[] {
  const token =
    (type: number) =>
    ({ start, end }: Place) => ({ type, start, end })
  return [
    ...placeholdersIn(block).map(({ at }) => token(blank)(at)),
    ...fields.filter((field) => !field.tentative || isAskedFor(field)).map(({ labelAt }) => token(label)(labelAt)),
    ...timesIn(block).map(({ at }) => token(time)(at)),
  ]
}

/** Sorted; of overlapping tokens the first wins, and of those with the same start blanks before times before labels. */
function withoutOverlaps(tokens: readonly Token[]): Token[] {
  let last = 0
  return tokens
    .toSorted((a, b) => a.start - b.start || a.type - b.type)
    .filter(({ start, end }) => {
      if (start < last || start === end) return false
      last = end
      return true
    })
}

/** Not every editor supports tokens of several lines. */
function linesOf({ start, end, type }: Token, { text, lineOffsets }: Block): Token[] {
  const [first, last] = [countUpTo(lineOffsets, start), countUpTo(lineOffsets, end)]
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const lineStart = first + index === 0 ? 0 : (lineOffsets[first + index - 1] ?? 0)
    let lineEnd = lineOffsets[first + index] ?? text.length
    while (lineEnd > lineStart && isLineEnding(text.charCodeAt(lineEnd - 1))) lineEnd--
    return { type, start: Math.max(start, lineStart), end: Math.min(end, lineEnd) }
  }).filter((token) => token.start < token.end)
}

/** The number of equal things at the start of two lists, and at the end of the rest. */
function sameEnds<T>(now: readonly T[], before: readonly T[]): { readonly from: number; readonly same: number } {
  const shorter = Math.min(now.length, before.length)
  let from = 0
  while (from < shorter && now[from] === before[from]) from++
  let same = 0
  while (same < shorter - from && now[now.length - 1 - same] === before[before.length - 1 - same]) same++
  return { from, same }
}
