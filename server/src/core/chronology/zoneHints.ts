/**
 * How times of a document depend on each other's zones: which zone a time without one may have, and which loses its hint if another is
 * converted.
 */

import type { Problem, Rule } from '../linter/rule.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { Document } from '../markdown/document.ts'
import { blocksWithTimes, type TimeInDocument, timesOfBlock } from '../recognisers/times/moments.ts'
import type { TimeOfDay } from '../time/index.ts'
import { perObject } from '../util/perObject.ts'
import { phrase } from '../util/phrase.ts'
import { isOtherZone, momentsIn, type ZonedTime, zoneOfMoment } from './conversions.ts'
import { inHintedZone } from './readings.ts'

/** The zones of the times of a block. */
interface BlockHints {
  /** For each clock time the first mention with a zone; `undefined` if mentions disagree. */
  readonly byClock: ReadonlyMap<string, ZonedTime | undefined>
  /** The times without a zone, the first of each clock time. */
  readonly open: ReadonlyMap<string, TimeInDocument>
  /** Zones beside times that are not converted, such as `daily at 02:00 CET`. */
  readonly kept: ReadonlySet<string>
}

/** The zones of a document that has times without one. */
interface ZoneHints {
  readonly byClock: BlockHints['byClock']
  /** For each zone a time without one whose clock time also occurs in that zone. */
  readonly dependents: ReadonlyMap<string, TimeInDocument>
  /** A time without a zone whose clock time occurs nowhere else, so that it may be in any of the zones. */
  readonly stray: TimeInDocument | undefined
  readonly kept: ReadonlySet<string>
}

/** `undefined` if all times have a zone, as in most documents. */
const hintsOf = perObject((document: Document): ZoneHints | undefined => {
  const all = blocksWithTimes(document).map((block) => hintsOfTimes(timesOfBlock(document, block)))
  if (all.every(({ open }) => open.size === 0)) return undefined
  const byClock = new Map<string, ZonedTime | undefined>()
  for (const one of all) for (const [clock, zoned] of one.byClock) note(byClock, clock, zoned)
  const dependents = new Map<string, TimeInDocument>()
  let stray: TimeInDocument | undefined
  for (const [clock, time] of all.flatMap(({ open }) => [...open])) {
    const zone = byClock.get(clock)?.zone.name
    if (zone === undefined) stray ??= time
    else if (!dependents.has(zone)) dependents.set(zone, time)
  }
  return { byClock, dependents, stray, kept: new Set(all.flatMap(({ kept }) => [...kept])) }
})

function note(byClock: Map<string, ZonedTime | undefined>, clock: string, zoned: ZonedTime | undefined): void {
  if (!byClock.has(clock)) byClock.set(clock, zoned)
  else if (byClock.get(clock)?.zone.name !== zoned?.zone.name) byClock.set(clock, undefined)
}

const hintsOfTimes = perObject((times: readonly TimeInDocument[]): BlockHints => {
  const byClock = new Map<string, ZonedTime | undefined>()
  const open = new Map<string, TimeInDocument>()
  const kept = new Set<string>()
  for (const time of times) {
    const { zone, utcBeside, unknownZone } = time.mention
    const moments = momentsIn(time)
    if (zone && (utcBeside || moments.length === 0)) kept.add(zone.zone.name)
    for (const moment of moments) {
      const own = zoneOfMoment(moment, time)
      const written = moment.zone?.written ?? own?.declaration?.written
      if (own && written !== undefined && own.zone.kind !== 'local') note(byClock, clockOf(moment), { zone: own.zone, written, time })
      else if (!own && !utcBeside && unknownZone === undefined && !open.has(clockOf(moment))) open.set(clockOf(moment), time)
    }
  }
  return { byClock, open, kept }
})

function clockOf({ time: { hour, minute } }: { readonly time: TimeOfDay }): string {
  return `${hour}:${minute}`
}

/** The mention of the same clock time with a zone other than UTC; `undefined` if there is none, or if zones differ. */
export function hintFor(document: Document, time: TimeInDocument): ZonedTime | undefined {
  const hints = hintsOf(document)
  return hints && hintAmong(hints, time)
}

function hintAmong({ byClock }: ZoneHints, time: TimeInDocument): ZonedTime | undefined {
  for (const moment of momentsIn(time)) {
    const hint = zoneOfMoment(moment, time) ? undefined : byClock.get(clockOf(moment))
    if (hint && isOtherZone(hint.zone)) return hint
  }
  return undefined
}

/** An adjusted problem, with the hints and the other time that caused it. */
interface Seen {
  readonly hints: ZoneHints
  readonly by: TimeInDocument | undefined
  readonly problem: Problem
}

const seen = new WeakMap<Problem, Seen>()

/**
 * Adjusts problems of times to the other times of their document. A time without a zone is read like the same clock time elsewhere. A
 * conversion is not certain while a time without a zone may depend on the zone that it would remove. Equal input gives the same object.
 */
export function amongTimes(document: Document): (problem: Problem, rule: Rule) => Problem {
  const hints = hintsOf(document)
  if (!hints) return (problem) => problem
  return (problem, rule) => {
    if (!problem.time) return problem
    const known = seen.get(problem)
    if (known?.hints === hints) return known.problem
    const { by, make } = changeOf(problem, problem.time, rule, hints)
    const found = { hints, by, problem: known && known.by === by ? known.problem : make() }
    seen.set(problem, found)
    return found.problem
  }
}

/** How a problem is adjusted, and because of which time; `undefined` if it stays. */
interface Change {
  readonly by: TimeInDocument | undefined
  readonly make: () => Problem
}

function changeOf(problem: Problem, time: TimeInDocument, rule: Rule, hints: ZoneHints): Change {
  const dependent = problem.fixes?.some(({ certain }) => certain) ? dependentOn(time, hints) : undefined
  if (dependent) return { by: dependent.time, make: () => withoutCertainty(problem, dependent) }
  const hint = rule.id === 'missing-time-zone' ? hintAmong(hints, time) : undefined
  return hint ? { by: hint.time, make: () => inHintedZone(problem, time, hint) } : { by: undefined, make: () => problem }
}

/** A time without a zone, with the zone of another time that is its only hint. */
interface Dependent {
  readonly time: TimeInDocument
  readonly zone: string
}

/** For the same clock time any zone counts, otherwise only one beside a time: a declaration states its own scope. */
function dependentOn(time: TimeInDocument, { dependents, stray, kept }: ZoneHints): Dependent | undefined {
  for (const moment of momentsIn(time)) {
    const { zone, declaration } = zoneOfMoment(moment, time) ?? {}
    if (!zone || !isOtherZone(zone) || kept.has(zone.name)) continue
    const isBeside = !declaration || declaration.ofEntry === true
    const other = dependents.get(zone.name) ?? (isBeside ? stray : undefined)
    if (other) return { time: other, zone: moment.zone?.written ?? declaration?.written ?? zone.name }
  }
  return undefined
}

const needed = new WeakSet<Problem>()

/** True for a time that could be converted if no time without a zone depended on its zone. */
export function isZoneNeeded(problem: Problem): boolean {
  return needed.has(problem)
}

function withoutCertainty(problem: Problem, { time, zone }: Dependent): Problem {
  const message = phrase`"${sourceOf(time.at)}" may be in ${zone} too; once this is converted, nothing says so`
  const changed: Problem = {
    ...problem,
    related: [...(problem.related ?? []), { message, at: time.at }],
    fixes: (problem.fixes ?? []).map((fix) => ({ ...fix, certain: false })),
  }
  needed.add(changed)
  return changed
}
