/** Text and places in it. All offsets are UTF-16 units from zero, as in LSP and JavaScript. */

/** A half-open range of text, `[start, end)`, in UTF-16 units. Empty (`start === end`) marks an insertion point. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A zero-based line and character, the character in UTF-16 units of its line. */
export interface Position {
  readonly line: number
  readonly character: number
}

/** Replaces the text of `span` by `text`; an empty span inserts, an empty text deletes. */
export interface TextEdit {
  readonly span: Span
  readonly text: string
}

/** The lines of a text. LF, CRLF and a lone CR each end a line, as in CommonMark and LSP. */
export interface Lines {
  readonly lineCount: number
  /** The position of an offset; offsets outside the text are clamped to it. */
  positionAt(offset: number): Position
  /** The offset of a position; a character past the end of its line is clamped to that end. */
  offsetAt(position: Position): number
  /** The offset behind the last character of a line, its line ending not counted. */
  lineEnd(line: number): number
  /** The offset of the first character of a line. */
  lineStart(line: number): number
}

/** The offsets at which lines begin, without the first. */
export function lineBreaks(text: string): number[] {
  const starts: number[] = []
  if (!/\r(?!\n)/.test(text)) {
    for (let at = text.indexOf('\n') + 1; at > 0; at = text.indexOf('\n', at) + 1) starts.push(at)
    return starts
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1)
  }
  return starts
}

/** How many of some ascending numbers are at most `value`. */
export function countUpTo(numbers: readonly number[], value: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** The lines of a string. */
export class LineIndex implements Lines {
  readonly #starts: readonly number[]
  readonly #text: string

  constructor(text: string) {
    this.#text = text
    this.#starts = [0].concat(lineBreaks(text))
  }

  get lineCount(): number {
    return this.#starts.length
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#text.length))
    const line = countUpTo(this.#starts, clamped) - 1
    return { line, character: clamped - (this.#starts[line] ?? 0) }
  }

  offsetAt(position: Position): number {
    if (position.line < 0) return 0
    const start = this.#starts[position.line]
    if (start === undefined) return this.#text.length
    return Math.max(start, Math.min(start + position.character, this.lineEnd(position.line)))
  }

  lineEnd(line: number): number {
    let end = this.#starts[line + 1] ?? this.#text.length
    while (end > (this.#starts[line] ?? 0) && isLineEnding(this.#text.charCodeAt(end - 1))) end--
    return end
  }

  lineStart(line: number): number {
    return this.#starts[line] ?? this.#text.length
  }
}

/** True for the code of a character that ends a line. */
export function isLineEnding(code: number): boolean {
  return code === 10 || code === 13
}

/** The line ending that a text uses, its first one; `\n` for a text of one line. */
export function lineEndingOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
}

/** The line ending for an insertion at an offset: that of the line before, else the next one; `\n` for a single line. */
export function lineEndingAt(text: string, offset: number): string {
  let at = Math.min(offset, text.length)
  while (at > 0 && !isLineEnding(text.charCodeAt(at - 1))) at--
  const before = /(?:\r\n|\n|\r)$/.exec(text.slice(Math.max(0, at - 2), at))?.[0]
  return before ?? lineEndingOf(text.slice(offset))
}

/** Text for a span with the line endings of its surroundings; CRLF if two would otherwise merge into one. */
export function withLineEndings(put: string, text: string, { start, end }: Span): string {
  if (!/[\r\n]/.test(put)) return put
  const ending = lineEndingAt(text, start)
  const isJoined =
    (ending === '\n' && /^[\r\n]/.test(put) && text[start - 1] === '\r') || (ending === '\r' && /[\r\n]$/.test(put) && text[end] === '\n')
  return put.replace(/\r\n|\n|\r/g, isJoined ? '\r\n' : ending)
}

/** True for edits in document order that neither overlap nor end before they begin. */
export function areApart(edits: readonly TextEdit[]): boolean {
  return edits.every(({ span }, index) => span.start <= span.end && span.end <= (edits[index + 1]?.span.start ?? span.end))
}

/** A text shortened for a message. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/**
 * Applies edits to a text. Insertions at one place keep their order. Throws if edits overlap, since each would restore what the other
 * replaces.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = []
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    if (edit.span.start < at || edit.span.end < edit.span.start) throw new RangeError(`edits overlap at ${edit.span.start}`)
    pieces.push(text.slice(at, edit.span.start), edit.text)
    at = edit.span.end
  }
  pieces.push(text.slice(at))
  return pieces.join('')
}

/** The last of some sorted things that begins at or before an offset. */
export function lastUpTo<Thing extends { readonly start: number }>(things: readonly Thing[], offset: number): Thing | undefined {
  let from = 0
  let to = things.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((things[middle]?.start ?? 0) <= offset) from = middle + 1
    else to = middle
  }
  return things[from - 1]
}
