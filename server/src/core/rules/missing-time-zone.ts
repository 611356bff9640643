import { timesOf } from '../moments.ts'
import type { Fix, Rule } from '../rule.ts'
import { utc, zoneOf } from '../time/index.ts'
import { conversionFixes, momentsIn, textAt, zoneOfMoment } from './times.ts'

/** A moment without a zone, which the receiver cannot place. */
export const missingTimeZone: Rule = {
  id: 'missing-time-zone',
  summary: 'A moment has no time zone.',
  severity: 'warning',
  blank: false,
  *check({ document, environment }) {
    const configured = environment.timeZone ? zoneOf(environment.timeZone) : undefined
    for (const time of timesOf(document)) {
      if (time.mention.utcBeside) continue
      const moments = momentsIn(time)
      const open = moments.some((moment) => {
        const zone = zoneOfMoment(moment, time)?.zone
        return zone === undefined || zone.kind === 'local'
      })
      if (!open) continue
      const fixes: Fix[] = []
      // Which zone was meant only the author knows, so none of these is certain.
      if (configured && configured.kind !== 'utc') {
        for (const fix of conversionFixes(time, () => configured))
          fixes.push({ ...fix, title: `Read as ${configured.name}: ${fix.title.replace(/^Convert to/, 'convert to')}`, certain: false })
      }
      for (const fix of conversionFixes(time, () => utc))
        fixes.push({ ...fix, title: fix.title.replace(/^Convert to/, 'Read as UTC:'), certain: false })
      const example = fixes.at(-1)?.edits[0]?.text ?? '2026-03-01T22:30Z'
      yield { message: `Time "${textAt(time.at)}" has no zone; expected UTC, such as ${example}`, at: time.at, fixes }
    }
  },
}
