/** What the template says about the place under the pointer, and what a moment is elsewhere. */
import type { Hover, Position } from 'vscode-languageserver-types'
import type { Part } from '../core/kind/kind.ts'
import type { Place } from '../core/model/document.ts'
import type { Span } from '../core/text.ts'
import type { Examined } from './examine.ts'
import { rangeOf } from './ranges.ts'
import { escapeMarkdown, expectationOf } from './words.ts'

/** The hover at a position; `null` if there is nothing to say. */
export function hoverOf(examined: Examined, position: Position): Hover | null {
  const offset = examined.document.lines.offsetAt(position)
  return partHover(examined, offset)
}

/** What a field, an item or a section is for. */
function partHover({ document, result }: Examined, offset: number): Hover | null {
  if (result?.match === undefined) return null
  const { fields, sections } = result.match
  const holds = (place: Place): Span | undefined => {
    const span = document.spanOf(place)
    return span.start <= offset && offset <= span.end ? span : undefined
  }
  for (const [field, part] of fields) {
    const span = holds(field.labelAt)
    if (span) return hoverFor(part, expectationOf(part), rangeOf(document.lines, span))
  }
  for (const [section, part] of sections) {
    const span = section.heading && holds(section.heading.at)
    if (span) return hoverFor(part, '', rangeOf(document.lines, span))
  }
  return null
}

function hoverFor({ name, guidance, optional, from }: Part, expectation: string, range: Hover['range']): Hover | null {
  const facts = [
    expectation !== '' && `Expected: ${expectation}`,
    optional && 'Optional',
    from !== undefined && `Asked for from stage *${from}* on`,
  ].filter((fact) => fact !== false)
  if (guidance === '' && facts.length === 0) return null
  const value = [`**${escapeMarkdown(name)}**`, ...(guidance === '' ? [] : [escapeMarkdown(guidance)]), ...facts].join('\n\n')
  return { contents: { kind: 'markdown', value }, ...(range && { range }) }
}
