/** Which open line comes next, and where Tab may lead there. Knows nothing of the editor. */
import type { OpenLine } from '../../server/src/protocol.ts'

type Range = OpenLine['range']
type Position = Range['start']

/** The open line behind what is selected, or before it; from the last one on to the first. `undefined` if none is open. */
export function nextLine<Line extends Pick<OpenLine, 'range'>>(
  lines: readonly Line[],
  { start, end }: Range,
  direction: 'next' | 'previous',
): Line | undefined {
  const sorted = [...lines].sort((a, b) => compare(a.range.start, b.range.start) || compare(a.range.end, b.range.end))
  if (direction === 'next') {
    const isBehind = ({ range }: Line) =>
      compare(range.start, start) > 0 || (compare(range.start, start) === 0 && compare(range.end, end) > 0)
    return sorted.find(isBehind) ?? sorted[0]
  }
  return sorted.findLast(({ range }) => compare(range.start, start) < 0) ?? sorted.at(-1)
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
  return words !== '' && (item === undefined || /[:：]/.test(words))
}

/** True before the first of several boxes on one line behind a label, none of which is ticked. */
export function isBeforeChoice(line: string, character: number): boolean {
  return /[:：][*_]*[ \t]*$/.test(line.slice(0, character)) && /^\[ \] [^[\]]+(?:\[ \] [^[\]]+)+$/.test(line.slice(character))
}
