/** *Convert All Times to UTC*: converts what needs no choice, and counts the rest. */
import { check } from '../../core/check.ts'
import { isZoneNeeded } from '../../core/chronology/zoneHints.ts'
import { fixAll } from '../../core/fix.ts'
import { editDocument } from '../../core/markdown/parse.ts'
import type { ConvertTimesResult } from '../../protocol.ts'
import type { Examined } from '../../workspace/examine.ts'
import { minimalEdits } from '../convert/minimalEdits.ts'
import { rangeOf, textEdits } from '../convert/ranges.ts'

const rule = 'non-utc-timestamp'
const withoutZone = 'missing-time-zone'
const ambiguous: ReadonlySet<string> = new Set([rule, 'ambiguous-date'])

/** The edits that convert, and the numbers of times that are left; `null` if it is no handoff. */
export function timesConverted({ document, options, result }: Examined, version: number): ConvertTimesResult {
  if (result?.kind === undefined) return null
  const text = fixAll(document, options, rule)
  const after = text === document.text ? result : check(editDocument(document, [{ text }]), options)
  const of = ({ findings }: Pick<typeof after, 'findings'>, id: string) => findings.filter((finding) => finding.rule === id).length
  const left = after.findings.filter((finding) => finding.rule === withoutZone || ambiguous.has(finding.rule))
  const needed = left.filter(({ problem }) => isZoneNeeded(problem)).length
  const [first] = left
  return {
    version,
    edits: textEdits(document.lines, minimalEdits(document.text, text)),
    converted: of(result, rule) - of(after, rule),
    withoutZone: of(after, withoutZone),
    needed,
    ambiguous: left.length - of(after, withoutZone) - needed,
    ...(first && { firstLeft: rangeOf(after.document.lines, first.span) }),
  }
}
