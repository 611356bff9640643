/** Which place is to be written at next, and where Tab may lead there. Knows nothing of the editor. */
import type { OpenLine } from '../../../server/src/protocol.ts'

type Range = OpenLine['range']
type Position = Range['start']

/** A place at which something is to be written. */
export interface Place {
  readonly range: Range
  /** True for a blank, which is written over. */
  readonly isBlank: boolean
}

/** The places of lines: each blank, and of a line without one where its first fault is. Once nothing is open, what is to be corrected. */
export function placesToWrite(lines: readonly Pick<OpenLine, 'isOpen' | 'range' | 'faults'>[]): Place[] {
  const open = lines.filter(({ isOpen }) => isOpen)
  return (open.length > 0 ? open : lines).flatMap(({ range, faults }): Place[] => {
    const blanks = faults.filter(({ rule }) => rule === 'placeholder-text')
    return blanks.length > 0
      ? blanks.map((blank) => ({ range: blank.range, isBlank: true }))
      : [{ range: faults[0]?.range ?? range, isBlank: false }]
  })
}

/** The place behind what is selected, or before it; from the last one on to the first. `undefined` if there is none. */
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
 * True where Tab can lead on since it would be of no use else: at the end of a line on which something is written. In a list without
 * labels, and behind nothing but a bullet, it goes on to indent.
 */
export function isAtEndOfWords(line: string, character: number): boolean {
  if (line.slice(character).trim() !== '') return false
  const [, item] = /^[\s>]*((?:[-*+]|\d+[.)])(?:\s|$))?/.exec(line) ?? []
  const words = line.replace(/^[\s>]*(?:(?:[-*+]|\d+[.)])(?:\s+|$))?(?:\[[ xX]\](?:\s+|$))?/, '').trim()
  return words !== '' && (item === undefined || /：|:[*_]*(?:\s|$)/.test(words))
}

/** True before the first of several boxes on one line behind a label, none of which is ticked. */
export function isBeforeChoice(line: string, character: number): boolean {
  return /[:：][*_]*[ \t]*$/.test(line.slice(0, character)) && /^\[ \] [^[\]]+(?:\[ \] [^[\]]+)+$/.test(line.slice(character))
}
