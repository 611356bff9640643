import { type TimeInDocument, timesOf } from '../moments.ts'
import type { Fix, Rule } from '../rule.ts'
import { conversionFixes, declarationFixes, inUtc, isInvalid, isOtherZone, momentsIn, textAt, zoneInForce, zoneOfMoment } from './times.ts'

/** A time of day with another zone or offset than UTC. */
export const nonUtcTimestamp: Rule = {
  id: 'non-utc-timestamp',
  summary: 'A time is given in another zone than UTC.',
  severity: 'warning',
  blank: false,
  *check({ document }) {
    const times = timesOf(document)
    const startOfZone = ({ origin, mention }: TimeInDocument): number =>
      document.startOf(origin.block) + origin.start + (mention.zone?.span.start ?? mention.span.start)
    // Times that share a zone, by the zone's words or by its declaration, share their fixes too.
    const together = new Map<number, TimeInDocument[]>()
    for (const time of times) {
      const start = startOfZone(time)
      const others = together.get(start)
      if (time.mention.utcBeside) continue
      if (others) others.push(time)
      else together.set(start, [time])
    }
    const fixesByZone = new Map<number | string, readonly Fix[]>()
    for (const time of times) {
      if (time.mention.utcBeside) continue
      const moment = momentsIn(time).find((candidate) => isOtherZone(zoneOfMoment(candidate, time)?.zone))
      // What contradicts itself is an invalid-timestamp and nothing to convert.
      if (!moment || isInvalid(time)) continue
      const { declaration } = zoneOfMoment(moment, time) ?? {}
      const key = declaration?.zone.name ?? startOfZone(time)
      const fixes =
        fixesByZone.get(key) ??
        (declaration
          ? declarationFixes(document, times, declaration)
          : conversionFixes(together.get(startOfZone(time)) ?? [time], zoneInForce))
      fixesByZone.set(key, fixes)
      const example = inUtc(time, zoneInForce) ?? '2026-03-01T22:30Z'
      yield {
        message: `Unexpected "${textAt(time.at)}"${declaration ? `, declared as ${declaration.written}` : ''}; expected UTC, such as ${example}`,
        at: time.at,
        ...(declaration ? { related: [{ message: `Times are declared to be ${declaration.written} here`, at: declaration.at }] } : {}),
        fixes,
      }
    }
  },
}
