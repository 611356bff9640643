/** Computes small edits from one text to another, so that cursors, folds and the undo stack survive. */
import type { TextEdit } from '../../core/util/text.ts'

/** Lines of lookahead for the next common place; beyond it the rest is replaced as a whole. */
const maxSearchLines = 1000

/** Edits that turn one text into the other, in order, without overlaps; empty if the texts are equal. */
export function minimalEdits(before: string, after: string): TextEdit[] {
  const old = linesOf(before)
  const wanted = linesOf(after)
  const edits: TextEdit[] = []
  let offset = 0
  let i = 0
  let j = 0
  while (i < old.length || j < wanted.length) {
    if (old[i] === wanted[j]) {
      offset += old[i]?.length ?? 0
      i++
      j++
      continue
    }
    const [removed, added] = nextAgreement(old, i, wanted, j)
    const gone = old.slice(i, i + removed)
    const come = wanted.slice(j, j + added)
    // Equally many lines are treated as changed lines, with an edit each.
    const pairs =
      removed === added ? gone.map((line, index) => [line, come[index] ?? ''] as const) : [[gone.join(''), come.join('')] as const]
    for (const [from, to] of pairs) {
      if (from !== to) edits.push(trimmed(offset, from, to))
      offset += from.length
    }
    i += removed
    j += added
  }
  return edits
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** The lines to skip on each side until the texts agree again: the nearest such place, the most even of several. */
function nextAgreement(old: readonly string[], i: number, wanted: readonly string[], j: number): [number, number] {
  for (let distance = 1; distance <= maxSearchLines; distance++) {
    for (let step = distance % 2; step <= distance; step += 2) {
      for (const removed of [(distance - step) / 2, (distance + step) / 2]) {
        const added = distance - removed
        if (i + removed <= old.length && j + added <= wanted.length && old[i + removed] === wanted[j + added]) return [removed, added]
      }
    }
  }
  return [old.length - i, wanted.length - j]
}

/** The edit without its common prefix and suffix. Surrogate pairs and CRLF are not split. */
function trimmed(offset: number, from: string, to: string): TextEdit {
  const most = Math.min(from.length, to.length)
  let head = 0
  while (head < most && from[head] === to[head]) head++
  if (head > 0 && joins(from.charCodeAt(head - 1))) head--
  let tail = 0
  while (tail < most - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++
  if (tail > 0 && isSecondHalf(from, from.length - tail, to[to.length - tail - 1])) tail--
  return { span: { start: offset + head, end: offset + from.length - tail }, text: to.slice(head, to.length - tail) }
}

/** True for the first half of a surrogate pair, and for a carriage return that may be part of a CRLF. */
function joins(code: number): boolean {
  return code === 13 || (code >= 0xd800 && code < 0xdc00)
}

/** True for the second half of a surrogate pair, and for the line feed of a CRLF in either text. */
function isSecondHalf(text: string, at: number, beforeInOther: string | undefined): boolean {
  const code = text.charCodeAt(at)
  return code === 10 ? text[at - 1] === '\r' || beforeInOther === '\r' : code >= 0xdc00 && code < 0xe000
}
