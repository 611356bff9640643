import { placeIn, type TimeInDocument } from '../moments.ts'
import { type Phrase, phrase } from '../phrase.ts'
import type { Fix, Rule } from '../rule.ts'
import { utc, type Zone, zoneOf } from '../time/index.ts'
import { conversionFixes, inUtc, momentsIn, textAt, type ZoneOf, zoneInForce } from './times.ts'

/** A moment without a zone, which the receiver cannot place. */
export const missingTimeZone: Rule = {
  id: 'missing-time-zone',
  summary: 'A moment has no time zone.',
  severity: 'warning',
  blank: false,
  *inBlock(block, { environment, timesIn }) {
    for (const time of timesIn(block)) {
      if (time.mention.utcBeside) continue
      const moments = momentsIn(time)
      const open = moments.some((moment) => {
        const zone = zoneInForce(moment, time)
        return zone === undefined || zone.kind === 'local'
      })
      if (!open) continue
      const { unknownZone } = time.mention
      if (unknownZone !== undefined) {
        const at = placeIn(time.origin, { start: time.mention.span.start, end: unknownZone.end })
        const zone = textAt(placeIn(time.origin, unknownZone))
        yield { message: phrase`Unknown zone "${zone}" of "${textAt(time.at)}"; expected UTC, such as 2026-03-01T22:30Z`, at }
        continue
      }
      const example = inUtc(time, readAs(utc, time)) ?? '2026-03-01T22:30Z'
      yield {
        message: phrase`Time "${textAt(time.at)}" has no zone; expected UTC, such as ${example}`,
        at: time.at,
        fixes: readingFixes(time, { configured: environment.timeZone }),
      }
    }
  },
}

/** Zones in which a time without one may have been meant, by their IANA names. */
export interface LikelyZones {
  /** That of the project or of a setting. */
  readonly configured: string | undefined
  /** That of the reader's own clock. */
  readonly own?: string | undefined
}

/** A fix for each zone in which a time may have been meant; none if it names a zone. Which it was only the author knows, so none is certain. */
export function readingFixes(time: TimeInDocument, zones: LikelyZones): Fix[] {
  if (time.mention.unknownZone !== undefined) return []
  const { project, reader } = knownZones(zones)
  const reading = (zone: Zone, title: (values: string) => Phrase) =>
    conversionFixes([time], readAs(zone, time), title).map((fix) => ({ ...fix, certain: false }))
  return [
    ...(project ? reading(project, (values) => phrase`Read as ${project.name}: convert to ${values}`) : []),
    ...(reader ? reading(reader, (values) => phrase`Read as your clock (${reader.name}): convert to ${values}`) : []),
    ...reading(utc, (values) => phrase`Read as UTC: ${values}`),
  ]
}

/** The same for several times at once, each of which has one meaning in the zone; none where that are fewer than two. */
export function readingFixesForAll(times: readonly TimeInDocument[], zones: LikelyZones): Fix[] {
  const { project, reader } = knownZones(zones)
  const reading = (zone: Zone, title: (count: number) => Phrase): Fix[] => {
    const single = times.flatMap((time) => {
      if (time.mention.unknownZone !== undefined) return []
      const [fix, ...others] = conversionFixes([time], readAs(zone, time))
      return fix && others.length === 0 ? [fix] : []
    })
    return single.length < 2 ? [] : [{ title: title(single.length), certain: false, edits: single.flatMap(({ edits }) => edits) }]
  }
  return [
    ...(project ? reading(project, (count) => phrase`Read all ${count} times without a zone as ${project.name}`) : []),
    ...(reader ? reading(reader, (count) => phrase`Read all ${count} times without a zone as your clock (${reader.name})`) : []),
    ...reading(utc, (count) => phrase`Read all ${count} times without a zone as UTC`),
  ]
}

/** The zones that say another thing than UTC, and than each other. */
function knownZones({ configured, own }: LikelyZones): { readonly project: Zone | undefined; readonly reader: Zone | undefined } {
  const other = (name: string | undefined) => {
    const zone = name === undefined ? undefined : zoneOf(name)
    return zone?.kind === 'utc' ? undefined : zone
  }
  return { project: other(configured), reader: own === configured ? undefined : other(own) }
}

/** The zone of each moment of a time: one end of a range may have a zone of its own. */
function readAs(zone: Zone, time: TimeInDocument): ZoneOf {
  return (moment) => {
    const own = zoneInForce(moment, time)
    return own && own.kind !== 'local' ? own : zone
  }
}
