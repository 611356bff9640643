import {
  conversionFixes,
  declarationFixes,
  exampleOf,
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
  /** The source of its zone, unless it is beside the time. */
  readonly own: Declaration | undefined
  /** The declaration that is converted with it. */
  readonly declaration: Declaration | undefined
  /** All times with the same words for their zone, which share their fixes. */
  readonly together: readonly TimeInDocument[]
  /** True if its conversion may change other times of the document. */
  readonly needsDocument: boolean
}

const foundIn = perObject((times: readonly TimeInDocument[]): readonly OtherTime[] => {
  const byZone = new Map<number, TimeInDocument[]>()
  for (const time of times) {
    if (time.mention.utcBeside) continue
    const start = startOfZone(time)
    const others = byZone.get(start)
    if (others) others.push(time)
    else byZone.set(start, [time])
  }
  // A block has many times and few declarations.
  const declarations = [...new Set(times.map(({ declaration }) => declaration))]
  return times.flatMap((time) => {
    if (time.mention.utcBeside || time.quoted) return []
    const moment = momentsIn(time).find((candidate) => isOtherZone(zoneOfMoment(candidate, time)?.zone))
    // A contradictory time is reported by invalid-timestamp and cannot be converted.
    if (!moment || isInvalid(time)) return []
    const own = zoneOfMoment(moment, time)?.declaration
    // The zone of a first entry is converted with the entries that share it.
    const declaration = own ?? declarations.find((other) => isNamedBy(other, time))
    const together = byZone.get(startOfZone(time)) ?? [time]
    return { time, own, declaration, together, needsDocument: declaration !== undefined || writesDay(together) }
  })
})

/** The fixes of times that share a zone, computed once. */
const conversionOf = perObject((together: readonly TimeInDocument[]) => conversionFixes(together, zoneInForce))

function problemOf({ time, own }: OtherTime, fixes: readonly Fix[]): Problem {
  const [words, example] = [sourceOf(time.at), exampleOf(time, zoneInForce)]
  const message =
    example === undefined
      ? own
        ? phrase`Unexpected "${words}", declared as ${own.written}; expected UTC`
        : phrase`Unexpected "${words}"; expected UTC`
      : own
        ? phrase`Unexpected "${words}", declared as ${own.written}; expected UTC, such as ${example}`
        : phrase`Unexpected "${words}"; expected UTC, such as ${example}`
  return {
    message,
    at: time.at,
    time,
    ...(own ? { related: [{ message: phrase`Times are declared to be ${own.written} here`, at: own.at }] } : {}),
    fixes,
  }
}

/** The offset in its block of the words for a time's zone. */
function startOfZone({ origin, mention }: TimeInDocument): number {
  return origin.start + (mention.zone?.span.start ?? mention.span.start)
}

/** By the name of the zone. */
const fixesOfZones = perObject((_document: Document) => new Map<string, readonly Fix[]>())

/** The fixes that convert all times below a declaration, computed once. */
function fixesOfDeclaration(document: Document, declaration: Declaration): readonly Fix[] {
  const known = fixesOfZones(document)
  const fixes = known.get(declaration.zone.name) ?? declarationFixes(document, timesOf(document), declaration)
  known.set(declaration.zone.name, fixes)
  return fixes
}
