/** Where something missing goes, and the text that puts it there in the author's style. */
import type { Element, Place, Section } from '../model/document.ts'

/** An insertion: the text, with the line breaks that it needs, at an empty place. */
export interface Insertion {
  readonly at: Place
  readonly text: string
}

/** An empty place behind the last character of the line on which a place ends. */
export function lineEnd(place: Place): Place {
  const rest = /^[ \t]*(?=\r|\n|$)/.exec(place.block.text.slice(place.end))
  const end = place.end + (rest?.[0].length ?? 0)
  return { block: place.block, start: end, end }
}

/** Puts a line behind another, as a list item of the same sort where that is one. */
export function behindLine(line: Place, source: string): Insertion {
  const marker = /^([ \t]*)([-*+])(?=[ \t])/.exec(lineOf(line))
  const own = /^([-*+])(?=[ \t])/.exec(source)
  if (own && marker) return { at: lineEnd(line), text: `\n${marker[1]}${marker[2]}${source.slice(1)}` }
  return { at: lineEnd(line), text: own ? `\n${source}` : `\n\n${source}` }
}

/** Puts a line before another. */
export function beforeLine(line: Place, source: string): Insertion {
  const marker = /^[-*+](?=[ \t])/.exec(line.block.text.slice(line.start))
  const own = /^[-*+](?=[ \t])/.test(source)
  const at: Place = { block: line.block, start: line.start, end: line.start }
  const indent = /[^\r\n]*$/.exec(line.block.text.slice(0, line.start))?.[0] ?? ''
  if (own && marker) return { at, text: `${marker[0]}${source.slice(1)}\n${indent}` }
  return { at, text: `${source}\n\n` }
}

/** Puts something at the end of a section's own content. */
export function atSectionEnd(section: Section, source: string): Insertion {
  const last: Element | undefined = section.elements.at(-1)
  const item = last?.type === 'list' ? last.items.at(-1) : undefined
  if (item && /^[-*+][ \t]/.test(source)) return behindLine(item.at, source)
  const at = lineEnd(section.endsAt)
  const before = at.block.text.slice(0, at.end).trim() === '' && section.heading === undefined
  return { at, text: before ? `${source}\n\n` : `\n\n${source}` }
}

/** The whole line on which a place begins, from the line's own start. */
function lineOf(place: Place): string {
  const { text } = place.block
  const start = Math.max(text.lastIndexOf('\n', place.start - 1), text.lastIndexOf('\r', place.start - 1)) + 1
  return text.slice(start, place.end)
}
