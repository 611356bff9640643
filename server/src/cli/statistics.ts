/** How often each rule was found. */
import { findingsIn, type ReportedFile, wholeReport } from './report.ts'

/** A line for each rule, the most frequent first, with `*` where `--fix` repairs some. */
export function statisticsOf(files: readonly ReportedFile[]): string[] {
  const counts = new Map<string, { count: number; fixable: boolean }>()
  for (const file of files) {
    if (findingsIn(file.summary) === 0) continue
    for (const { rule, fixable } of wholeReport(file).diagnostics) {
      const known = counts.get(rule) ?? { count: 0, fixable: false }
      counts.set(rule, { count: known.count + 1, fixable: known.fixable || fixable })
    }
  }
  const rows = [...counts].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
  const width = String(rows[0]?.[1].count ?? 0).length
  return rows.map(([rule, { count, fixable }]) => `${String(count).padStart(width)}  ${fixable ? '*' : ' '} ${rule}`)
}
