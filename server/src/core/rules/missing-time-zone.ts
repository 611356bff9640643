import { placeIn } from '../moments.ts'
import { phrase } from '../phrase.ts'
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
    const configured = environment.timeZone ? zoneOf(environment.timeZone) : undefined
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
      // One end of a range may have a zone of its own.
      const readAs =
        (zone: Zone): ZoneOf =>
        (moment) => {
          const own = zoneInForce(moment, time)
          return own && own.kind !== 'local' ? own : zone
        }
      const fixes: Fix[] = []
      // Which zone was meant only the author knows, so none of these is certain.
      if (configured && configured.kind !== 'utc') {
        const title = (values: string) => phrase`Read as ${configured.name}: convert to ${values}`
        for (const fix of conversionFixes([time], readAs(configured), title)) fixes.push({ ...fix, certain: false })
      }
      for (const fix of conversionFixes([time], readAs(utc), (values) => phrase`Read as UTC: ${values}`))
        fixes.push({ ...fix, certain: false })
      const example = inUtc(time, readAs(utc)) ?? '2026-03-01T22:30Z'
      yield { message: phrase`Time "${textAt(time.at)}" has no zone; expected UTC, such as ${example}`, at: time.at, fixes }
    }
  },
}
