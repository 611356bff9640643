import type { Document } from '../model/document.ts'
import { type Declaration, type TimeInDocument, timesOf } from '../moments.ts'
import { perObject } from '../perObject.ts'
import { phrase } from '../phrase.ts'
import type { Fix, Rule } from '../rule.ts'
import {
  conversionFixes,
  declarationFixes,
  inUtc,
  isInvalid,
  isNamedBy,
  isOtherZone,
  momentsIn,
  textAt,
  zoneInForce,
  zoneOfMoment,
} from './times.ts'

/** A time of day with another zone or offset than UTC. */
export const nonUtcTimestamp: Rule = {
  id: 'non-utc-timestamp',
  summary: 'A time is given in another zone than UTC.',
  severity: 'warning',
  blank: false,
  *inBlock(block, context) {
    const times = context.timesIn(block)
    // Times that share a zone, by the zone's words or by its declaration, share their fixes too.
    const together = new Map<number, TimeInDocument[]>()
    for (const time of times) {
      const start = startOfZone(time)
      const others = together.get(start)
      if (time.mention.utcBeside) continue
      if (others) others.push(time)
      else together.set(start, [time])
    }
    const fixesByZone = new Map<number, readonly Fix[]>()
    for (const time of times) {
      if (time.mention.utcBeside) continue
      const moment = momentsIn(time).find((candidate) => isOtherZone(zoneOfMoment(candidate, time)?.zone))
      // What contradicts itself is an invalid-timestamp and nothing to convert.
      if (!moment || isInvalid(time)) continue
      const own = zoneOfMoment(moment, time)?.declaration
      // The zone of a first entry is converted with the entries that share it.
      const declaration = own ?? times.find((other) => isNamedBy(other.declaration, time))?.declaration
      const start = startOfZone(time)
      const fixes = declaration
        ? fixesOfDeclaration(context.document, declaration)
        : (fixesByZone.get(start) ?? conversionFixes(together.get(start) ?? [time], zoneInForce, undefined, () => context.document))
      if (!declaration) fixesByZone.set(start, fixes)
      const example = inUtc(time, zoneInForce) ?? '2026-03-01T22:30Z'
      yield {
        message: own
          ? phrase`Unexpected "${textAt(time.at)}", declared as ${own.written}; expected UTC, such as ${example}`
          : phrase`Unexpected "${textAt(time.at)}"; expected UTC, such as ${example}`,
        at: time.at,
        time,
        ...(own ? { related: [{ message: phrase`Times are declared to be ${own.written} here`, at: own.at }] } : {}),
        fixes,
      }
    }
  },
}

/** Where in its block the words begin that say the zone of a time. */
function startOfZone({ origin, mention }: TimeInDocument): number {
  return origin.start + (mention.zone?.span.start ?? mention.span.start)
}

/** By the name of the zone. */
const fixesOfZones = perObject((_document: Document) => new Map<string, readonly Fix[]>())

/** The fixes for all times of a document that are declared to be in a zone; found once. */
function fixesOfDeclaration(document: Document, declaration: Declaration): readonly Fix[] {
  const known = fixesOfZones(document)
  const fixes = known.get(declaration.zone.name) ?? declarationFixes(document, timesOf(document), declaration)
  known.set(declaration.zone.name, fixes)
  return fixes
}
