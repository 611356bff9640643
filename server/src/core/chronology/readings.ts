/** The zones that the author of a time without one may have meant, and the fixes for each. */

import type { Fix, Problem } from '../linter/rule.ts'
import { sourceOf } from '../markdown/blocks.ts'
import { isCut } from '../markdown/parser/continued.ts'
import type { TimeInDocument } from '../recognisers/times/moments.ts'
import { utc, type Zone, zoneOf } from '../time/index.ts'
import { type Phrase, type PhraseValue, phrase } from '../util/phrase.ts'
import { conversionFixes, exampleOf, momentsIn, type ZonedTime, type ZoneOf, zoneInForce } from './conversions.ts'

/** The message for a time without a zone, with what it is in one, if there is only one answer. */
export function withoutZone(time: TimeInDocument, zone: Zone): Phrase {
  const example = exampleOf(time, readAs(zone)) ?? exampleOf(time, readAs(utc))
  return example === undefined
    ? phrase`Time "${sourceOf(time.at)}" has no zone; expected UTC`
    : phrase`Time "${sourceOf(time.at)}" has no zone; expected UTC, such as ${example}`
}

/** The problem of a time whose clock time occurs elsewhere with a zone, which is then the first fix. */
export function inHintedZone(problem: Problem, time: TimeInDocument, hint: ZonedTime): Problem {
  return {
    ...problem,
    message: withoutZone(time, hint.zone),
    related: [{ message: phrase`The same time of day stands in ${hint.written} here`, at: hint.time.at }],
    fixes: [...hintedFixes(time, hint), ...(problem.fixes ?? [])],
  }
}

/** Likely zones of a time without one, by IANA name. */
export interface LikelyZones {
  /** The zone of the project or of a setting. */
  readonly configured: string | undefined
  /** The zone of the reader's clock. */
  readonly own?: string | undefined
  /** The same clock time elsewhere in the document, with its zone. */
  readonly hint?: ZonedTime | undefined
}

/** A fix for each likely zone of a time; none if it has a zone. Only the author knows the zone, so no fix is certain. */
export function readingFixes(time: TimeInDocument, zones: LikelyZones): Fix[] {
  if (time.mention.unknownZone !== undefined) return []
  const { project, reader } = knownZones(zones)
  const reading = (zone: Zone, title: (values: PhraseValue) => Phrase) => readingsIn(zone, time, title)
  return [
    ...(zones.hint ? hintedFixes(time, zones.hint) : []),
    ...(project ? reading(project, (values) => phrase`Read as ${project.name}: convert to ${values}`) : []),
    ...(reader ? reading(reader, (values) => phrase`Read as your clock (${reader.name}): convert to ${values}`) : []),
    ...reading(utc, (values) => phrase`Read as UTC: ${values}`),
  ]
}

function hintedFixes(time: TimeInDocument, { zone, written, time: other }: ZonedTime): Fix[] {
  return readingsIn(zone, time, (values) => phrase`Read as ${written}, as is "${sourceOf(other.at)}": convert to ${values}`)
}

/** Times below the first entry of a table or list are converted with it, because they would get its zone. */
function readingsIn(zone: Zone, time: TimeInDocument, title: (values: PhraseValue) => Phrase): Fix[] {
  // In a long list, the times of the next block are not known here.
  if (time.below && isCut(time.at.block)) return []
  const below = time.below?.filter((other) => isOpen(other) && momentsIn(other).length > 0) ?? []
  const say = (values: string) =>
    title(below.length === 0 ? values : phrase`${values.slice(0, values.indexOf(', '))} and ${below.length} below`)
  return conversionFixes([time, ...below], readAs(zone), say).map((fix) => ({ ...fix, certain: false, saysAnew: true }))
}

function isOpen({ mention }: TimeInDocument): boolean {
  return !mention.utcBeside && mention.unknownZone === undefined
}

/** The same for several times at once, if at least two have exactly one meaning in the zone. */
export function readingFixesForAll(times: readonly TimeInDocument[], zones: LikelyZones): Fix[] {
  const { project, reader } = knownZones(zones)
  const reading = (zone: Zone, title: (count: number) => Phrase): Fix[] => {
    const single = times.flatMap((time) => {
      if (time.mention.unknownZone !== undefined) return []
      const [fix, ...others] = conversionFixes([time], readAs(zone))
      return fix && others.length === 0 ? [fix] : []
    })
    return single.length < 2
      ? []
      : [{ title: title(single.length), certain: false, saysAnew: true, edits: single.flatMap(({ edits }) => edits) }]
  }
  return [
    ...(project ? reading(project, (count) => phrase`Read all ${count} times without a zone as ${project.name}`) : []),
    ...(reader ? reading(reader, (count) => phrase`Read all ${count} times without a zone as your clock (${reader.name})`) : []),
    ...reading(utc, (count) => phrase`Read all ${count} times without a zone as UTC`),
  ]
}

/** The zones that differ from UTC and from each other. */
function knownZones({ configured, own }: LikelyZones): { readonly project: Zone | undefined; readonly reader: Zone | undefined } {
  const other = (name: string | undefined) => {
    const zone = name === undefined ? undefined : zoneOf(name)
    return zone?.kind === 'utc' ? undefined : zone
  }
  return { project: other(configured), reader: own === configured ? undefined : other(own) }
}

/** The zone of each moment of a time. One end of a range may have its own. */
function readAs(zone: Zone): ZoneOf {
  return (moment, time) => {
    const own = zoneInForce(moment, time)
    return own && own.kind !== 'local' ? own : zone
  }
}
