/** What the template says about the place under the pointer, and what a moment is elsewhere. */
import type { Hover, Position } from 'vscode-languageserver-types'
import type { Part } from '../core/kind/kind.ts'
import type { Place } from '../core/model/document.ts'
import { timesIn, timesOf } from '../core/moments.ts'
import type { Span } from '../core/text.ts'
import { formatInZone, momentsOf, toUtc, zoneOf } from '../core/time/index.ts'
import type { Examined } from './examine.ts'
import { rangeOf } from './ranges.ts'
import { escapeMarkdown, expectationOf, timeAgo } from './words.ts'

/** The hover at a position; `null` if there is nothing to say. `readerZone` is the IANA zone in which moments are shown beside UTC. */
export function hoverOf(examined: Examined, position: Position, readerZone: string): Hover | null {
  const offset = examined.document.lines.offsetAt(position)
  return timeHover(examined, offset, readerZone) ?? partHover(examined, offset)
}

/** A moment in UTC, on the reader's clock, and how long ago it was. */
function timeHover({ document, options, result }: Examined, offset: number, readerZone: string): Hover | null {
  const block = document.blocks.findLast((one) => document.startOf(one) <= offset)
  const isHere = ({ at }: { readonly at: Place }) => {
    const { start, end } = document.spanOf(at)
    return start <= offset && offset <= end
  }
  // To look at one block is cheap; what the rest of the document says about its times is not.
  if (result?.kind === undefined || block === undefined || !timesIn(block).some(isHere)) return null
  for (const time of timesOf(document).filter(isHere)) {
    const span = document.spanOf(time.at)
    const origin = document.spanOf(time.origin).start
    const moments = momentsOf(time.mention, time.documentDate && { date: time.documentDate })
    const moment = moments.find(({ span: own }) => origin + own.start <= offset && offset <= origin + own.end) ?? moments[0]
    const zone = moment?.zone?.zone ?? time.declaration?.zone ?? (options.timeZone === undefined ? undefined : zoneOf(options.timeZone))
    if (moment === undefined || zone === undefined) return null
    const readings = toUtc(moment, zone).map(({ utc, instant, explanation }) =>
      [
        `\`${utc}\`${instant === undefined ? '' : `, ${timeAgo(instant - options.now)}`}`,
        ...(zone.kind === 'utc' ? [] : [escapeMarkdown(explanation)]),
        ...(instant === undefined ? [] : [`\`${formatInZone(instant, readerZone) ?? ''}\` in ${escapeMarkdown(readerZone)}`]),
      ].join('  \n'),
    )
    if (readings.length === 0) return null
    return { contents: { kind: 'markdown', value: readings.join('\n\n') }, range: rangeOf(document.lines, span) }
  }
  return null
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
