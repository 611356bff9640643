/** A document during an edit: unchanged blocks, and between them text to be parsed. */
import { isLineEnding, lineBreaks, type Position } from '../../util/text.ts'
import type { Block, Document } from '../document.ts'

/** A change as LSP defines it: the range before the change; without a range, the whole text is replaced. */
export interface Change {
  readonly range?: { readonly start: Position; readonly end: Position }
  readonly text: string
}

/** An unchanged block, or text to be parsed. */
export type Piece = Block | string

/** Each piece begins at a line, except behind a byte order mark. */
export class Draft {
  #pieces: Piece[]
  /** The number of line endings in each piece. */
  #counts: number[]
  /** Edits come in clusters, so the text that was used last is usually needed next. */
  #last: { readonly text: string; readonly lineOffsets: readonly number[] } = { text: '', lineOffsets: [] }

  constructor(document: Document) {
    this.#pieces = document.blocks.slice()
    this.#counts = document.blocks.map(({ lineOffsets }) => lineOffsets.length)
  }

  get pieces(): readonly Piece[] {
    return this.#pieces
  }

  /** Applies a change. Ranges outside the text are clamped, reversed ones are swapped. */
  apply({ range, text }: Change): void {
    if (!range) {
      this.#pieces = [text]
      this.#counts = [lineBreaks(text).length]
      return
    }
    this.#openFirst(Math.min(range.start.line, range.end.line))
    const from = this.#locate(range.start)
    const to = this.#locate(range.end)
    const turned = from.piece > to.piece || (from.piece === to.piece && from.offset > to.offset)
    const [start, end] = turned ? [to, from] : [from, to]
    const before = textOf(this.#pieces[start.piece] ?? '').slice(0, start.offset)
    const behind = textOf(this.#pieces[end.piece] ?? '').slice(end.offset)
    this.#replace(start.piece, end.piece + 1, before + text + behind)
  }

  /** If the first piece is a byte order mark, the first line is split over two pieces; they are joined. */
  #openFirst(line: number): void {
    if (line === 0 && this.#pieces.length > 1 && this.#counts[0] === 0) this.#replace(0, 2, this.#textOf(0, 2))
  }

  #locate({ line, character }: Position): { piece: number; offset: number } {
    let piece = 0
    let left = Math.max(0, line)
    while (piece < this.#pieces.length - 1 && left >= (this.#counts[piece] ?? 0)) left -= this.#counts[piece++] ?? 0
    const text = textOf(this.#pieces[piece] ?? '')
    const lineOffsets = this.#lineOffsetsOf(this.#pieces[piece] ?? '')
    if (left > lineOffsets.length) return { piece, offset: text.length }
    const start = left === 0 ? 0 : (lineOffsets[left - 1] ?? 0)
    let end = lineOffsets[left] ?? text.length
    while (end > start && isLineEnding(text.charCodeAt(end - 1))) end--
    return { piece, offset: Math.max(start, Math.min(start + character, end)) }
  }

  /** Replaces pieces by text, so that the next piece still begins at a line. */
  #replace(first: number, behind: number, text: string): void {
    let from = first
    let to = behind
    let whole = text
    // A CRLF must not be split.
    if (from > 0 && whole.startsWith('\n') && textOf(this.#pieces[from - 1] ?? '').endsWith('\r'))
      whole = this.#textOf(--from, from + 1) + whole
    while (to < this.#pieces.length && whole !== '' && (!endsLine(whole) || isTorn(whole, this.#pieces[to])))
      whole += textOf(this.#pieces[to++] ?? '')
    this.#pieces.splice(from, to - from, whole)
    this.#counts.splice(from, to - from, lineBreaks(whole).length)
  }

  #lineOffsetsOf(piece: Piece): readonly number[] {
    if (typeof piece !== 'string') return piece.lineOffsets
    if (this.#last.text !== piece) this.#last = { text: piece, lineOffsets: lineBreaks(piece) }
    return this.#last.lineOffsets
  }

  #textOf(first: number, behind: number): string {
    return this.#pieces.slice(first, behind).map(textOf).join('')
  }
}

/** The text of a piece. */
export function textOf(piece: Piece): string {
  return typeof piece === 'string' ? piece : piece.text
}

function endsLine(text: string): boolean {
  return isLineEnding(text.charCodeAt(text.length - 1))
}

function isTorn(text: string, next: Piece | undefined): boolean {
  return text.endsWith('\r') && textOf(next ?? '').startsWith('\n')
}
