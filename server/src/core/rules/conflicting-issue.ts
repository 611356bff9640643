import { contradicts, issueRowsOf } from '../linter/facts.ts'
import type { Rule } from '../linter/rule.ts'
import { redactorOf } from '../recognisers/secrets/redaction.ts'
import { phrase } from '../util/phrase.ts'

/** One issue with different severity or workaround in two open handoffs of the same product. */
export const conflictingIssue: Rule = {
  id: 'conflicting-issue',
  summary: 'One issue has another severity or workaround in another open handoff.',
  severity: 'warning',
  blank: false,
  *check({ document, environment, facts }) {
    const { workspace } = environment
    if (!workspace || !facts || facts.example || facts.stage === 'closed') return
    const rows = issueRowsOf(document)
    const { path, kind, product } = facts
    const own = { path, kind, product }
    // A folder may have thousands of handoffs, so only those with the same issue are queried.
    const previous = rows.length === 0 || facts.previous === undefined ? undefined : workspace.handoff(facts.previous)
    const isOpen = previous && !previous.example && previous.stage !== 'closed'
    // Words of other documents are redacted.
    const redact = redactorOf(document)
    for (const row of rows) {
      if (row.closed) continue
      const before = isOpen ? previous.issues.findLast((issue) => issue.id === row.id) : undefined
      const others = product === '' ? [] : workspace.sameIssue(own, row.id)
      // Most issues occur in one handoff only.
      if (others.length === 0 && before === undefined) continue
      const stated = [
        ...(previous && before && !before.closed ? [{ ...before, path: previous.path }] : []),
        ...others.filter((other) => other.path !== previous?.path),
      ]
      for (const other of stated) {
        for (const [what, mine, at, known] of [
          [phrase`severity`, redact(row.severity), row.severityAt, other.severity],
          [phrase`workaround`, redact(row.workaround), row.workaroundAt, other.workaround],
        ] as const) {
          if (!at || !contradicts(mine, known)) continue
          yield {
            message: phrase`Issue "${row.id}" has ${what} "${mine}" here and "${known}" in ${other.path}; expected the same in both`,
            at,
            related: [{ message: phrase`The handoff that says "${known}"`, path: other.path }],
          }
        }
      }
    }
  },
}
