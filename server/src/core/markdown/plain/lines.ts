/** The lines of a text and what begins them, for the fast reader of plain Markdown. */

/** Characters with a meaning at the start of a line. */
export const sign = {
  space: 32,
  hash: 35,
  star: 42,
  plus: 43,
  dash: 45,
  colon: 58,
  less: 60,
  equals: 61,
  greater: 62,
  bracket: 91,
  underscore: 95,
  backtick: 96,
  bar: 124,
  tilde: 126,
} as const

/** The marker of a list item: its character, or the delimiter behind its number, and its length. */
export interface Marker {
  readonly sort: number
  readonly length: number
  readonly number: number | undefined
  /** True if the item has no text on this line. */
  readonly isEmpty: boolean
}

export class PlainLines {
  readonly #text: string
  readonly #starts: readonly number[]
  readonly #ends: readonly number[]

  private constructor(text: string, starts: readonly number[], ends: readonly number[]) {
    this.#text = text
    this.#starts = starts
    this.#ends = ends
  }

  /** The lines of a text; `undefined` if there is a lone carriage return. */
  static of(text: string): PlainLines | undefined {
    const starts: number[] = []
    const ends: number[] = []
    for (let at = 0; at < text.length; ) {
      starts.push(at)
      const feed = text.indexOf('\n', at)
      const behind = feed < 0 ? text.length : feed
      const end = feed > at && text.charCodeAt(feed - 1) === 13 ? feed - 1 : behind
      ends.push(end)
      at = behind + 1
    }
    const hasLone = text.includes('\r') && starts.some((start, line) => text.slice(start, ends[line]).includes('\r'))
    return hasLone ? undefined : new PlainLines(text, starts, ends)
  }

  get count(): number {
    return this.#starts.length
  }

  /** True for a quote mark with one blank or nothing behind it. */
  isQuoted(start: number, end: number): boolean {
    return this.#text.charCodeAt(start) === sign.greater && (start + 1 === end || this.#text.charCodeAt(start + 1) === sign.space)
  }

  /** True for an address in angle brackets, which is not HTML. */
  isAddress(start: number): boolean {
    return /^<[A-Za-z][A-Za-z\d+.-]{1,31}:/.test(this.#text.slice(start, start + 34))
  }

  /** True for a task's box with words behind it; `undefined` if it may be a box or text. */
  boxAt(at: number, end: number, isLast: boolean): boolean | undefined {
    if (!/^\[[ xX]\]$/.test(this.#text.slice(at, at + 3))) return false
    if (at + 3 === end) return isLast ? false : undefined
    if (!/\s/.test(this.#text.charAt(at + 3))) return false
    return /^ \S/.test(this.#text.slice(at + 3, Math.min(at + 5, end))) || undefined
  }

  /** The list marker at an offset, if any. */
  marker(start: number, end: number): Marker | undefined {
    const code = this.#text.charCodeAt(start)
    let behind = start
    let sort = code
    let number: number | undefined
    if (code >= 48 && code <= 57) {
      number = 0
      while (behind - start < 9 && this.#text.charCodeAt(behind) >= 48 && this.#text.charCodeAt(behind) <= 57)
        number = number * 10 + this.#text.charCodeAt(behind++) - 48
      sort = this.#text.charCodeAt(behind)
      if (sort !== 46 && sort !== 41) return undefined
    } else if (code !== sign.dash && code !== sign.star && code !== sign.plus) return undefined
    behind++
    const next = this.#text.charCodeAt(behind)
    if (behind < end && next !== sign.space && next !== 9) return undefined
    return { sort, length: behind - start, number, isEmpty: behind + this.runOf(sign.space, behind) >= end }
  }

  /** True for a thematic break; `undefined` if the line may be something else as well. */
  thematic(start: number, end: number): boolean | undefined {
    const code = this.#text.charCodeAt(start)
    if (code === sign.plus) return false
    let count = 0
    let isBare = true
    for (let at = start; at < end; at++) {
      const found = this.#text.charCodeAt(at)
      if (found === code) count++
      else if (found === sign.space || found === 9) isBare = false
      else return false
    }
    if (count < 3) return false
    return isBare ? true : undefined
  }

  /** True for the `#` signs of a heading. */
  isHeading(start: number): boolean {
    const length = this.runOf(sign.hash, start)
    const next = this.#text.charCodeAt(start + length)
    return length >= 1 && length <= 6 && (Number.isNaN(next) || next === sign.space || next === 9 || next === 10 || next === 13)
  }

  /** The blanks before a fence, at most three; 0 if there is no fence. */
  fenceBehind(start: number): number {
    const lead = this.runOf(sign.space, start)
    const code = this.#text.charCodeAt(start + lead)
    return lead <= 3 && (code === sign.backtick || code === sign.tilde) && this.runOf(code, start + lead) >= 3 ? lead : 0
  }

  /** How often a character is repeated at an offset. */
  runOf(code: number, at: number): number {
    let end = at
    while (this.#text.charCodeAt(end) === code) end++
    return end - at
  }

  /** True for a line with only blanks behind its indentation. */
  isBlank(line: number, indent: number): boolean {
    const end = this.end(line)
    for (let at = this.start(line) + indent; at < end; at++) if (this.#text.charCodeAt(at) !== sign.space) return false
    return true
  }

  /** Where a line begins. */
  start(line: number): number {
    return this.#starts[line] ?? this.#text.length
  }

  /** The end of a line, without its line ending. */
  end(line: number): number {
    return this.#ends[line] ?? this.#text.length
  }
}
