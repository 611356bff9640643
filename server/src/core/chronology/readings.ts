/** The zones in which a time without one may have been meant, and the fixes that read it so. */

import type { Fix, Problem } from '../linter/rule.ts'
import { sourceOf } from '../markdown/blocks.ts'
import { isCut } from '../markdown/parser/continued.ts'
import type { TimeInDocument } from '../recognisers/times/moments.ts'
import { utc, type Zone, zoneOf } from '../time/index.ts'
import { type Phrase, type PhraseValue, phrase } from '../util/phrase.ts'
import { conversionFixes, inUtc, momentsIn, type ZonedTime, type ZoneOf, zoneInForce } from './conversions.ts'

/** What is said of a time without a zone: an example of it, read in one. */
export function withoutZone(time: TimeInDocument, zone: Zone): Phrase {
  const example = inUtc(time, readAs(zone)) ?? inUtc(time, readAs(utc)) ?? '2026-03-01T22:30Z'
  return phrase`Time "${sourceOf(time.at)}" has no zone; expected UTC, such as ${example}`
}

/** The problem of a time whose clock stands with its zone elsewhere in the document: it is read in that zone first. */
export function inHintedZone(problem: Problem, time: TimeInDocument, hint: ZonedTime): Problem {
  return {
    ...problem,
    message: withoutZone(time, hint.zone),
    related: [{ message: phrase`The same time of day stands in ${hint.written} here`, at: hint.time.at }],
    fixes: [...hintedFixes(time, hint), ...(problem.fixes ?? [])],
  }
}

/** Zones in which a time without one may have been meant, by their IANA names. */
export interface LikelyZones {
  /** That of the project or of a setting. */
  readonly configured: string | undefined
  /** That of the reader's own clock. */
  readonly own?: string | undefined
  /** The same clock elsewhere in the document, with its zone. */
  readonly hint?: ZonedTime | undefined
}

/** A fix for each zone in which a time may have been meant; none if it names a zone. Which it was only the author knows, so none is certain. */
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

/** Those below the first entry of a table or list are read with it: its zone would be theirs. */
function readingsIn(zone: Zone, time: TimeInDocument, title: (values: PhraseValue) => Phrase): Fix[] {
  // Of a long list those in the next block are not known here.
  if (time.below && isCut(time.at.block)) return []
  const below = time.below?.filter((other) => isOpen(other) && momentsIn(other).length > 0) ?? []
  const say = (values: string) =>
    title(below.length === 0 ? values : phrase`${values.slice(0, values.indexOf(', '))} and ${below.length} below`)
  return conversionFixes([time, ...below], readAs(zone), say).map((fix) => ({ ...fix, certain: false, saysAnew: true }))
}

function isOpen({ mention }: TimeInDocument): boolean {
  return !mention.utcBeside && mention.unknownZone === undefined
}

/** The same for several times at once, each of which has one meaning in the zone; none where that are fewer than two. */
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

/** The zones that say another thing than UTC, and than each other. */
function knownZones({ configured, own }: LikelyZones): { readonly project: Zone | undefined; readonly reader: Zone | undefined } {
  const other = (name: string | undefined) => {
    const zone = name === undefined ? undefined : zoneOf(name)
    return zone?.kind === 'utc' ? undefined : zone
  }
  return { project: other(configured), reader: own === configured ? undefined : other(own) }
}

/** The zone of each moment of a time: one end of a range may have a zone of its own. */
function readAs(zone: Zone): ZoneOf {
  return (moment, time) => {
    const own = zoneInForce(moment, time)
    return own && own.kind !== 'local' ? own : zone
  }
}
