/** What rules on time share: the zone in force, and the fixes that convert. */
import type { Place } from '../model/document.ts'
import { type Declaration, placeIn, type TimeInDocument } from '../moments.ts'
import type { Fix, PlacedEdit } from '../rule.ts'
import { type Conversion, type Moment, momentsOf, toUtc, type Zone } from '../time/index.ts'

/** The zone that a moment has: written beside it, declared, or neither. */
export interface ZoneInForce {
  readonly zone: Zone
  readonly declaration: Declaration | undefined
}

/** The moments of a time, its own date or a neighbour's with it. */
export function momentsIn(time: TimeInDocument): Moment[] {
  return momentsOf(time.mention, { ...(time.documentDate && { date: time.documentDate }) })
}

export function zoneOfMoment(moment: Moment, time: TimeInDocument): ZoneInForce | undefined {
  if (moment.zone) return { zone: moment.zone.zone, declaration: undefined }
  return time.declaration && { zone: time.declaration.zone, declaration: time.declaration }
}

/** Every way to write the moments of a time in UTC: one fix a meaning, certain if there is only one. */
export function conversionFixes(time: TimeInDocument, zoneOf: (moment: Moment) => Zone | undefined): Fix[] {
  const own = time.mention.date
  const moments = momentsOf(time.mention)
  const readings = moments.map((moment) => {
    const zone = zoneOf(moment)
    return zone ? conversions(moment, zone, time) : []
  })
  const count = Math.max(0, ...readings.map((reading) => reading.length))
  if (readings.length === 0 || readings.some((reading) => reading.length === 0)) return []
  const certain = count === 1 && own?.order !== 'ambiguous'
  return Array.from({ length: count }, (_, index): Fix => {
    const edits: PlacedEdit[] = []
    const texts: string[] = []
    let explanation = ''
    for (const [at, moment] of moments.entries()) {
      const reading = readings[at]?.[Math.min(index, (readings[at]?.length ?? 1) - 1)]
      if (!reading) continue
      texts.push(reading.utc)
      explanation = reading.explanation
      edits.push({ at: placeOfMoment(time, moment), text: reading.utc })
    }
    return { title: `Convert to ${texts.join(' – ')}${count > 1 ? ` (${explanation})` : ''}`, certain, edits }
  })
}

/** The conversions of one moment; a day that only the document gives decides the season, and is written where the day changes. */
function conversions(moment: Moment, zone: Zone, time: TimeInDocument): Conversion[] {
  if (moment.date) return toUtc({ date: moment.date, time: moment.time }, zone)
  const { documentDate } = time
  const short = toUtc({ time: moment.time }, zone, documentDate)
  if (!documentDate || short.every((conversion) => conversion.dayShift === 0)) return short
  return toUtc({ date: documentDate, time: moment.time }, zone)
}

function placeOfMoment(time: TimeInDocument, moment: Moment): Place {
  return placeIn(time.origin, moment.span)
}

/** The words at a place. */
export function textAt(place: Place): string {
  return place.block.text.slice(place.start, place.end)
}
