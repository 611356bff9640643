import { momentsIn, zoneInForce } from '../chronology/conversions.ts'
import { readingFixes, withoutZone } from '../chronology/readings.ts'
import type { Rule } from '../linter/rule.ts'
import { sourceOf } from '../markdown/blocks.ts'
import { placeIn } from '../recognisers/times/moments.ts'
import { utc } from '../time/index.ts'
import { phrase } from '../util/phrase.ts'

/** A moment without a zone, which the receiver cannot place. */
export const missingTimeZone: Rule = {
  id: 'missing-time-zone',
  summary: 'A moment has no time zone.',
  severity: 'warning',
  blank: false,
  *checkBlock(block, { environment, timesIn }) {
    for (const time of timesIn(block)) {
      if (time.mention.utcBeside || time.quoted) continue
      const moments = momentsIn(time)
      const open = moments.some((moment) => {
        const zone = zoneInForce(moment, time)
        return zone === undefined || zone.kind === 'local'
      })
      if (!open) continue
      const { unknownZone } = time.mention
      if (unknownZone !== undefined) {
        const at = placeIn(time.origin, { start: time.mention.span.start, end: unknownZone.end })
        const zone = sourceOf(placeIn(time.origin, unknownZone))
        yield { message: phrase`Unknown zone "${zone}" of "${sourceOf(time.at)}"; expected UTC`, at }
        continue
      }
      yield { message: withoutZone(time, utc), at: time.at, time, fixes: readingFixes(time, { configured: environment.timeZone }) }
    }
  },
}
