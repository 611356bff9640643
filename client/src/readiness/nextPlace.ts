/** The next place to write at, and whether Tab may lead there. It does not depend on VS Code. */
import type { OpenLine } from '../../../server/src/protocol.ts'

type Range = OpenLine['range']
type Position = Range['start']

/** A place to write at. */
export interface Place {
  readonly range: Range
  /** True for a blank, which is overwritten. */
  readonly isBlank: boolean
}

/** The places of lines: each blank, or the first fault of a line without one. If nothing is open, the places to correct. */
export function placesToWrite(lines: readonly Pick<OpenLine, 'isOpen' | 'range' | 'faults'>[]): Place[] {
  const open = lines.filter(({ isOpen }) => isOpen)
  return (open.length > 0 ? open : lines).flatMap(({ range, faults }): Place[] => {
    const blanks = faults.filter(({ rule }) => rule === 'placeholder-text')
    return blanks.length > 0
      ? blanks.map((blank) => ({ range: blank.range, isBlank: true }))
      : [{ range: faults[0]?.range ?? range, isBlank: false }]
  })
}

/** The place after the selection, or before it, with wrap-around. `undefined` if there is none. */
export function nextPlace(places: readonly Place[], { start, end }: Range, direction: 'next' | 'previous'): Place | undefined {
  const sorted = [...places].sort((a, b) => compare(a.range.start, b.range.start) || compare(a.range.end, b.range.end))
  if (direction === 'previous') return sorted.findLast(({ range }) => compare(range.start, start) < 0) ?? sorted.at(-1)
  const isBehind = ({ range }: Place) =>
    compare(range.start, start) > 0 || (compare(range.start, start) === 0 && compare(range.end, end) > 0)
  return sorted.find(isBehind) ?? sorted[0]
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character
}

/**
 * True where Tab has no other use: at the end of a line with words. In a list without labels, and behind a bare bullet, Tab still indents.
 */
export function isAtEndOfWords(line: string, character: number): boolean {
  if (line.slice(character).trim() !== '') return false
  const [, item] = /^[\s>]*((?:[-*+]|\d+[.)])(?:\s|$))?/.exec(line) ?? []
  const words = line.replace(/^[\s>]*(?:(?:[-*+]|\d+[.)])(?:\s+|$))?(?:\[[ xX]\](?:\s+|$))?/, '').trim()
  return words !== '' && (item === undefined || /：|:[*_]*(?:\s|$)/.test(words))
}

/** True before the first of several unticked boxes on one line behind a label. */
export function isBeforeChoice(line: string, character: number): boolean {
  return /[:：][*_]*[ \t]*$/.test(line.slice(0, character)) && /^\[ \] [^[\]]+(?:\[ \] [^[\]]+)+$/.test(line.slice(character))
}
