/** When the next update of a document is due, for reminders. */
import type { CheckResult } from '../../core/check.ts'
import { isResolved, nextUpdateOf } from '../../core/chronology/updates.ts'
import { incidentOf, OwnContents } from '../../core/linter/facts.ts'
import type { DocumentReadiness } from '../../protocol.ts'
import type { Examined } from '../../workspace/examine.ts'
import { below } from '../../workspace/locations.ts'
import { rangeOf } from '../convert/ranges.ts'

/** The next update and the handoff before this one; nothing for examples. */
export function expectedUpdate(
  { project: { root }, options: { path } }: Pick<Examined, 'project' | 'options'>,
  { document, match, kind, stage }: CheckResult,
): Pick<DocumentReadiness, 'nextUpdate' | 'previous'> {
  if (kind === undefined || match === undefined) return {}
  const { previous, example } = new OwnContents(document, kind, stage, path)
  if (example) return {}
  const isOver = stage === 'accepted' || stage === 'closed' || isResolved(document)
  // What a status update tells of is the business of its incident.
  const next = isOver || incidentOf(document, path) !== undefined ? undefined : nextUpdateOf(document, match)
  return {
    ...(next && { nextUpdate: { due: next.due, range: rangeOf(document.lines, document.spanOf(next.moment.at)) } }),
    ...(previous !== undefined && root !== undefined && { previous: below(root, previous) }),
  }
}
