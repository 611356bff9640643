import { issueRowsOf } from '../facts.ts'
import { nameKey } from '../names.ts'
import type { Rule } from '../rule.ts'

/** One issue with different severity or workaround in two open handoffs of the same product. */
export const conflictingIssue: Rule = {
  id: 'conflicting-issue',
  summary: 'One issue has another severity or workaround in another open handoff.',
  severity: 'warning',
  blank: false,
  *check({ document, environment, facts }) {
    const { workspace } = environment
    if (!workspace || !facts || facts.example || facts.stage === 'closed') return
    const rows = issueRowsOf(document).filter((row) => !row.closed)
    // A folder may hold hundreds of handoffs, so they are asked for only where there is something to compare.
    if (rows.length === 0) return
    const previous = facts.previous === undefined ? undefined : workspace.handoff(facts.previous)
    const siblings = facts.product === '' ? [] : workspace.siblings(facts.path)
    const others = siblings.filter((other) => other.kind === facts.kind && other.product === facts.product && other.path !== facts.path)
    const open = [...(previous ? [previous] : []), ...others].filter((other) => !other.example && other.stage !== 'closed')
    for (const other of new Map(open.map((handoff) => [handoff.path, handoff])).values()) {
      const theirs = new Map(other.issues.map((issue) => [issue.id, issue]))
      for (const row of rows) {
        const issue = theirs.get(row.id)
        if (!issue || issue.closed) continue
        for (const [what, mine, at, known] of [
          ['severity', row.severity, row.severityAt, issue.severity],
          ['workaround', row.workaround, row.workaroundAt, issue.workaround],
        ] as const) {
          if (!at || mine === '' || known === '' || nameKey(mine) === nameKey(known)) continue
          yield { message: `Issue "${row.id}" has ${what} "${mine}" here and "${known}" in ${other.path}; expected the same in both`, at }
        }
      }
    }
  },
}
