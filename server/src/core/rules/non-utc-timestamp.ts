import { timesOf } from '../moments.ts'
import type { Rule } from '../rule.ts'
import { conversionFixes, momentsIn, textAt, zoneOfMoment } from './times.ts'

/** A time of day with another zone or offset than UTC. */
export const nonUtcTimestamp: Rule = {
  id: 'non-utc-timestamp',
  summary: 'A time is given in another zone than UTC.',
  severity: 'warning',
  blank: false,
  *check({ document }) {
    for (const time of timesOf(document)) {
      if (time.mention.utcBeside) continue
      const moment = momentsIn(time).find((candidate) => {
        const kind = zoneOfMoment(candidate, time)?.zone.kind
        return kind !== undefined && kind !== 'utc' && kind !== 'local'
      })
      if (!moment) continue
      const { declaration } = zoneOfMoment(moment, time) ?? {}
      const fixes = conversionFixes(time, (other) => zoneOfMoment(other, time)?.zone)
      const example = fixes[0]?.edits[0]?.text ?? '2026-03-01T22:30Z'
      yield {
        message: `Unexpected "${textAt(time.at)}"${declaration ? `, declared as ${declaration.written}` : ''}; expected UTC, such as ${example}`,
        at: time.at,
        ...(declaration ? { related: [{ message: `Times are declared to be ${declaration.written} here`, at: declaration.at }] } : {}),
        fixes,
      }
    }
  },
}
