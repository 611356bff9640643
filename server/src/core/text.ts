/**
 * Text and places in it. All offsets are UTF-16 units, counted from zero, as LSP and JavaScript count them.
 */

/** A half-open stretch of text, `[start, end)`, in UTF-16 units. Empty (`start === end`) marks an insertion point. */
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

/** Knows where the lines of a text begin. LF, CRLF and a lone CR each end a line, as in CommonMark and LSP. */
export class LineIndex {
  readonly #starts: readonly number[]
  readonly #text: string

  constructor(text: string) {
    this.#text = text
    const starts = [0]
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1)
    }
    this.#starts = starts
  }

  get lineCount(): number {
    return this.#starts.length
  }

  /** The position of an offset; offsets outside the text are clamped to it. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#text.length))
    let low = 0
    let high = this.#starts.length
    while (low + 1 < high) {
      const middle = (low + high) >>> 1
      if ((this.#starts[middle] ?? 0) <= clamped) low = middle
      else high = middle
    }
    return { line: low, character: clamped - (this.#starts[low] ?? 0) }
  }

  /** The offset of a position; a character past the end of its line is clamped to that end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0
    const start = this.#starts[position.line]
    if (start === undefined) return this.#text.length
    return Math.max(start, Math.min(start + position.character, this.lineEnd(position.line)))
  }

  /** The offset behind the last character of a line, its line ending not counted. */
  lineEnd(line: number): number {
    let end = this.#starts[line + 1] ?? this.#text.length
    while (end > (this.#starts[line] ?? 0) && isLineEnding(this.#text.charCodeAt(end - 1))) end--
    return end
  }

  /** The offset of the first character of a line. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#text.length
  }
}

function isLineEnding(code: number): boolean {
  return code === 10 || code === 13
}

/** The line ending that a text uses, its first one; `\n` for a text of one line. */
export function lineEndingOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
}

/** Applies edits, which must not overlap, to a text. Insertions at one place come out in the order in which they are given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = []
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    pieces.push(text.slice(at, edit.span.start), edit.text)
    at = edit.span.end
  }
  pieces.push(text.slice(at))
  return pieces.join('')
}
