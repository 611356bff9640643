/** *Paste as Timeline*: the edits that put a transcript into a document, and what is said of them. */

import { utcMinute } from '../../core/linter/fixes/values.ts'
import { isRealDay, utc, zoneOf } from '../../core/time/index.ts'
import { type Milestone, milestones } from '../../core/transcript/milestones.ts'
import { type TimelineRows as Rows, timelineRowsFor } from '../../core/transcript/timeline.ts'
import type { TimelineParams, TimelineResult } from '../../protocol.ts'
import type { Examined } from '../../workspace/examine.ts'
import { textEdits } from '../convert/ranges.ts'
import type { Translate } from '../l10n/texts.ts'

/** Who asks. */
export interface TimelineReader {
  /** The zone in which times that name none are proposed to be read, if the project has none. */
  readonly zone: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly t: Translate
}

/** The answer for one version of a document; `null` if the text is no transcript. */
export function timelineOf(
  { document, result, options }: Pick<Examined, 'document' | 'result'> & { readonly options: Pick<Examined['options'], 'timeZone'> },
  version: number,
  { text, position, zone, date, milestones: chosen }: Omit<TimelineParams, 'uri'>,
  { zone: own, now, t }: TimelineReader,
): TimelineResult {
  const documentZone = options.timeZone === undefined ? undefined : zoneOf(options.timeZone)
  const found = timelineRowsFor(document, result?.match, text, {
    // Other clients may send null for what they leave out.
    zone: typeof zone === 'string' ? zoneOf(zone) : undefined,
    day: dayOf(date),
    proposedZone: documentZone ?? zoneOf(own) ?? utc,
    documentZone,
    now,
    milestones: milestones.filter((milestone) => chosen?.includes(milestone)),
    offset: position ? document.lines.offsetAt(position) : undefined,
    columns: [t('Time (UTC)'), t('Event'), t('Owner')],
    heading: t('Timeline'),
    nameOf: (milestone) => milestoneNames[milestone](t),
  })
  if (!found) return null
  const { edits, rows, repeated, dropped, redacted, zone: openZone, day, isAtCursor } = found
  return {
    version,
    edits: textEdits(document.lines, edits),
    ...{ rows, repeated, dropped, redacted },
    ...(openZone && { zone: openZone }),
    ...(day && { date: day }),
    milestones: found.milestones.map(({ milestone, name, instant, words }) => ({
      id: milestone,
      name,
      message: `${utcMinute(instant)} ${words}`,
    })),
    atCursor: isAtCursor,
    summary: summaryOf(found, t),
  }
}

const milestoneNames: Readonly<Record<Milestone, (t: Translate) => string>> = {
  detection: (t) => t('Detection'),
  triage: (t) => t('Triage'),
  mitigation: (t) => t('Mitigation'),
  resolution: (t) => t('Resolution'),
  handoff: (t) => t('Handoff'),
}

/** The day of `2026-03-01`; `undefined` for anything else. */
export function dayOf(date: string | undefined): { readonly year: number; readonly month: number; readonly day: number } | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '') ?? []
  const read = { year: Number(year), month: Number(month), day: Number(day) }
  return year !== undefined && isRealDay(read.year, read.month, read.day) ? read : undefined
}

function summaryOf({ rows, repeated, dropped, redacted, isCut, zone, day }: Rows, t: Translate): string {
  const said = [rows === 1 ? t('1 row.') : rows === 0 ? t('Nothing new.') : t('{0} rows.', rows)]
  if (zone) said.push(t('{0} was read as {1}.', zone.written, zone.taken))
  if (day) said.push(t('{0} was taken for {1}.', day.written, day.taken))
  if (repeated > 0) said.push(t('Left out, since it is there already or said twice: {0}.', repeated))
  if (dropped > 0) said.push(t('Left out, since it is about the chat: {0}.', dropped))
  if (redacted > 0) said.push(t('Secrets and personal data in it were redacted: {0}.', redacted))
  if (isCut) said.push(t('The text is too long; its end was not read.'))
  return said.join(' ')
}
