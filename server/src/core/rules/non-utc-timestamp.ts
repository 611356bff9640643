import {
  conversionFixes,
  declarationFixes,
  inUtc,
  isInvalid,
  isNamedBy,
  isOtherZone,
  momentsIn,
  writesDay,
  zoneInForce,
  zoneOfMoment,
} from '../chronology/conversions.ts'
import type { Fix, Problem, Rule } from '../linter/rule.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { Document } from '../markdown/document.ts'
import { blocksWithTimes, type Declaration, type TimeInDocument, timesOf, timesOfBlock } from '../recognisers/times/moments.ts'
import { perObject } from '../util/perObject.ts'
import { phrase } from '../util/phrase.ts'

/** A time of day with another zone or offset than UTC. */
export const nonUtcTimestamp: Rule = {
  id: 'non-utc-timestamp',
  summary: 'A time is given in another zone than UTC.',
  severity: 'warning',
  blank: false,
  *checkBlock(block, { timesIn }) {
    for (const found of foundIn(timesIn(block))) {
      if (!found.needsDocument) yield problemOf(found, conversionOf(found.together))
    }
  },
  *check({ document }) {
    const fixes = perObject((together: readonly TimeInDocument[]) => conversionFixes(together, zoneInForce, undefined, document))
    for (const block of blocksWithTimes(document)) {
      for (const found of foundIn(timesOfBlock(document, block))) {
        const { needsDocument, declaration, together } = found
        if (needsDocument) yield problemOf(found, declaration ? fixesOfDeclaration(document, declaration) : fixes(together))
      }
    }
  },
}

/** A time of another zone. */
interface OtherTime {
  readonly time: TimeInDocument
  /** What says its zone, where that does not stand beside it. */
  readonly own: Declaration | undefined
  /** The declaration with which it is converted. */
  readonly declaration: Declaration | undefined
  /** The times that share its zone, by the zone's words: they share their fixes too. */
  readonly together: readonly TimeInDocument[]
  /** True if its conversion may change other times of the document. */
  readonly needsDocument: boolean
}

const foundIn = perObject((times: readonly TimeInDocument[]): readonly OtherTime[] => {
  const byZone = new Map<number, TimeInDocument[]>()
  for (const time of times) {
    const start = startOfZone(time)
    const others = byZone.get(start)
    if (time.mention.utcBeside) continue
    if (others) others.push(time)
    else byZone.set(start, [time])
  }
  return times.flatMap((time) => {
    if (time.mention.utcBeside) return []
    const moment = momentsIn(time).find((candidate) => isOtherZone(zoneOfMoment(candidate, time)?.zone))
    // What contradicts itself is an invalid-timestamp and nothing to convert.
    if (!moment || isInvalid(time)) return []
    const own = zoneOfMoment(moment, time)?.declaration
    // The zone of a first entry is converted with the entries that share it.
    const declaration = own ?? times.find((other) => isNamedBy(other.declaration, time))?.declaration
    const together = byZone.get(startOfZone(time)) ?? [time]
    return { time, own, declaration, together, needsDocument: declaration !== undefined || writesDay(together) }
  })
})

/** The fixes of times that share a zone; found once for all of them. */
const conversionOf = perObject((together: readonly TimeInDocument[]) => conversionFixes(together, zoneInForce))

function problemOf({ time, own }: OtherTime, fixes: readonly Fix[]): Problem {
  const example = inUtc(time, zoneInForce) ?? '2026-03-01T22:30Z'
  return {
    message: own
      ? phrase`Unexpected "${sourceOf(time.at)}", declared as ${own.written}; expected UTC, such as ${example}`
      : phrase`Unexpected "${sourceOf(time.at)}"; expected UTC, such as ${example}`,
    at: time.at,
    time,
    ...(own ? { related: [{ message: phrase`Times are declared to be ${own.written} here`, at: own.at }] } : {}),
    fixes,
  }
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
