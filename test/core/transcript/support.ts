/** A transcript in, the text of the document out. */
import { check } from '../../../server/src/core/check.ts'
import { parseDocument } from '../../../server/src/core/markdown/parse.ts'
import { utc, zoneOf } from '../../../server/src/core/time/index.ts'
import { milestones } from '../../../server/src/core/transcript/milestones.ts'
import { type TimelineRows, timelineRowsFor } from '../../../server/src/core/transcript/timeline.ts'
import { applyEdits } from '../../../server/src/core/util/text.ts'
import { optionsOf, type Setting } from '../../support/check.ts'

export interface Paste extends Setting {
  /** The document; an empty timeline if left out. */
  readonly into?: string
  /** The zone and the day that somebody chose. */
  readonly zone?: string
  readonly day?: string
  /** The zone of the machine; UTC if left out. */
  readonly machine?: string
  /** The milestones that were taken, `all` for all. */
  readonly take?: string
  /** The words at which the cursor is. */
  readonly at?: string
}

/** The moment of pasting in these tests. */
export const now = Date.parse('2026-03-03T12:00Z')

/** A timeline without rows. */
export const emptyTimeline = '## Timeline\n\n| Time (UTC) | Event | Owner | Notes |\n| --- | --- | --- | --- |\n'

/** What pasting answers, and the text after it; `undefined` if the text is no transcript. */
export function pasted(transcript: string, paste: Paste = {}): (TimelineRows & { readonly text: string }) | undefined {
  const { into = emptyTimeline, zone, day, machine = 'UTC', take = '', at, timeZone } = paste
  const document = parseDocument(into)
  const { match } = check(document, optionsOf(paste))
  const [year = 0, month = 0, date = 0] = (day ?? '').split('-').map(Number)
  const found = timelineRowsFor(document, match, transcript, {
    zone: zone === undefined ? undefined : zoneOf(zone),
    day: day === undefined ? undefined : { year, month, day: date },
    proposedZone: zoneOf(machine) ?? utc,
    documentZone: timeZone === undefined ? undefined : zoneOf(timeZone),
    now,
    milestones: milestones.filter((milestone) => take === 'all' || take.split(' ').includes(milestone)),
    offset: at === undefined ? undefined : into.indexOf(at),
    columns: ['Time (UTC)', 'Event', 'Owner'],
    heading: 'Timeline',
    nameOf: (milestone) => milestone.charAt(0).toUpperCase() + milestone.slice(1),
  })
  return found && { ...found, text: applyEdits(into, found.edits) }
}

/** The rows that are added to an empty timeline, without its header. */
export function rows(transcript: string, paste: Paste = {}): string {
  return pasted(transcript, paste)?.text.slice((paste.into ?? emptyTimeline).trimEnd().length + 1) ?? ''
}
