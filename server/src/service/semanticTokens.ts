/** Blanks, labels and times as the server reads them, which colours by pattern can only guess. */
import type { Range, SemanticTokens } from 'vscode-languageserver-types'
import { fieldsOfBlock } from '../core/model/blocks.ts'
import type { Block, Document, Field, Place } from '../core/model/document.ts'
import { timesIn } from '../core/moments.ts'
import { placeholdersIn } from '../core/placeholders.ts'
import type { Lines, Span } from '../core/text.ts'
import type { Examined } from './examine.ts'
import { spanOf } from './ranges.ts'

/** What the numbers in the answer stand for. Themes colour these types as they do the scopes of our grammar. */
export const tokenLegend = {
  /** Blanks, times, labels. */
  tokenTypes: ['keyword', 'number', 'property'],
  tokenModifiers: [] as string[],
}
const [blank, time, label] = [0, 1, 2] as const

interface Token extends Span {
  readonly type: number
}

/** The tokens of a handoff, or of the part of it that lies in a range; none for other documents. */
export function semanticTokensOf(examined: Examined, range?: Range): SemanticTokens {
  const { document, result } = examined
  if (result?.kind === undefined) return { data: [] }
  const { start, end } = range ? spanOf(document.lines, range) : { start: 0, end: document.text.length }
  const isNear = (span: Span) => span.start <= end && start <= span.end
  const tokens: Token[] = []
  for (const block of document.blocks) {
    if (!isNear(document.spanOf({ block, start: 0, end: block.text.length }))) continue
    for (const token of tokensIn(block, document, (field) => result.match?.fields.has(field) ?? false)) {
      if (isNear(token)) tokens.push(token)
    }
  }
  return {
    data: encoded(
      withoutOverlaps(tokens).flatMap((token) => linesOf(token, document.lines)),
      document.lines,
    ),
  }
}

/** A label that may be no more than a sentence with a colon counts if the kind asks for it. */
function tokensIn(block: Block, document: Document, isAskedFor: (field: Field) => boolean): Token[] {
  const token = (type: number) => (at: Place) => ({ type, ...document.spanOf(at) })
  return [
    ...placeholdersIn(block).map(({ at }) => token(blank)(at)),
    ...fieldsOfBlock(block)
      .filter((field) => !field.weak || isAskedFor(field))
      .map(({ labelAt }) => token(label)(labelAt)),
    ...timesIn(block).map(({ at }) => token(time)(at)),
  ]
}

/** In order; of two that overlap the first one stays, of two that begin together the blank, then the time, which may be a label. */
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

/** Not every editor takes a token of several lines. */
function linesOf({ start, end, type }: Token, lines: Lines): Token[] {
  const [first, last] = [lines.positionAt(start).line, lines.positionAt(end).line]
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    type,
    start: Math.max(start, lines.lineStart(first + index)),
    end: Math.min(end, lines.lineEnd(first + index)),
  })).filter((token) => token.start < token.end)
}

/** Five numbers each, as LSP wants them: lines and characters count from the token before. */
function encoded(tokens: readonly Token[], lines: Lines): number[] {
  let [line, character] = [0, 0]
  return tokens.flatMap(({ start, end, type }) => {
    const at = lines.positionAt(start)
    const numbers = [at.line - line, at.line === line ? at.character - character : at.character, end - start, type, 0]
    line = at.line
    character = at.character
    return numbers
  })
}
