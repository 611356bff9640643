/** Where the comment of a waiver goes: as near to the finding as possible, covering no more than necessary. */
import { type CheckOptions, check, type Finding } from '../../core/check.ts'
import type { Content, Document } from '../../core/markdown/document.ts'
import { editDocument } from '../../core/markdown/parse.ts'
import { waiverRules } from '../../core/rules/index.ts'
import { inEnglish } from '../../core/util/phrase.ts'
import { applyEdits, lineEndingAt, type Span } from '../../core/util/text.ts'
import type { DocumentEdit, WaiveParams } from '../../protocol.ts'
import type { Examined } from '../../workspace/examine.ts'
import { rangeOf } from '../convert/ranges.ts'

/** An insertion, split at the reason. */
export interface WaiverEdit {
  readonly offset: number
  readonly before: string
  readonly after: string
}

/** True for a finding that a waiver can cover. Findings about waivers cannot be waived. */
export function isWaivable({ rule }: Finding): boolean {
  return !waiverRules.some(({ id }) => id === rule)
}

/**
 * The insertion that waives a finding. Of all possible places, the one that covers the fewest findings wins; of equal ones the line above
 * the block, if it is not far away. `undefined` if no place covers the finding.
 */
export function waiverFor(finding: Finding, document: Document, options: CheckOptions): WaiverEdit | undefined {
  const tried = placesFor(finding, document).flatMap((edit) => {
    const covered = coveredBy(edit, finding, document, options)
    return covered > 0 ? [{ edit, covered }] : []
  })
  return tried.toSorted((a, b) => a.covered - b.covered)[0]?.edit
}

/** The edit that waives the finding of a rule at a position, with its reason, last day and owner; `null` for none. */
export function waiverEdit(examined: Examined, version: number, waiver: Omit<WaiveParams, 'uri'>): DocumentEdit | null {
  const { document, findings, options } = examined
  const start = document.lines.offsetAt(waiver.position)
  const finding = findings.find((candidate) => candidate.rule === waiver.rule && candidate.span.start === start && isWaivable(candidate))
  const made = finding && waiverFor(finding, document, options)
  if (made === undefined) return null
  const by = waiver.by === undefined ? '' : clause(waiver.by).replace(/^@/, '')
  const clauses = [clause(waiver.reason), waiver.until ? `until ${clause(waiver.until)}` : '', by === '' ? '' : `by @${by}`]
  const newText = made.before + clauses.filter((words) => words !== '').join('; ') + made.after
  return { version, edits: [{ range: rangeOf(document.lines, { start: made.offset, end: made.offset }), newText }] }
}

/** A person's words for a comment: on one line, without anything that would end the comment or begin another clause. */
function clause(words: string): string {
  return words
    .replace(/-{2,}!?>?|[<>]/g, '–')
    .replaceAll(';', ',')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The line above the block, and the end of the finding's line, the preferred one first. */
function placesFor({ rule, span }: Finding, document: Document): WaiverEdit[] {
  const { lines, text } = document
  const content = contentAt(span, document)
  const line = lines.positionAt(span.start).line
  const [lineStart, lineEnd] = [lines.lineStart(line), lines.lineEnd(line)]
  const source = text.slice(lineStart, lineEnd)
  // Behind the last bar there is no cell for the comment.
  const bar = content?.type === 'table' ? (/[ \t]*\|[ \t]*$/.exec(source)?.[0].length ?? 0) : 0
  const trailing = bar > 0 ? bar : (/[ \t]*$/.exec(source)?.[0].length ?? 0)
  const inline = { offset: lineEnd - trailing, before: ` <!-- handoff-ignore ${rule} -- `, after: ' -->' }
  if (content === undefined) return [inline]
  const start = lines.lineStart(lines.positionAt(document.spanOf(content.at).start).line)
  const above = { offset: start, before: `<!-- handoff-ignore ${rule} -- `, after: ` -->${lineEndingAt(text, start)}` }
  const isSplit = (content.type === 'list' || content.type === 'table') && start < lineStart
  return isSplit ? [inline, above] : [above, inline]
}

/** The content at a span, or behind it if there is none. */
function contentAt({ start }: Span, document: Document): Content | undefined {
  const contents = document.bodies.flatMap(({ heading, elements }): Content[] => [...(heading ? [heading] : []), ...elements])
  return contents.find((content) => content.type !== 'comment' && document.spanOf(content.at).end >= start)
}

/** The number of findings that a comment covers; 0 if the intended one is not among them, or if new ones appear. */
function coveredBy(
  { offset, before, after }: WaiverEdit,
  { rule, span, problem }: Finding,
  document: Document,
  options: CheckOptions,
): number {
  const comment = `${before}some reason${after}`
  const text = applyEdits(document.text, [{ span: { start: offset, end: offset }, text: comment }])
  const [now, then] = [check(document, options), check(editDocument(document, [{ text }]), options)]
  const start = span.start >= offset ? span.start + comment.length : span.start
  const isMeant = then.waived.some(
    ({ finding }) =>
      finding.rule === rule &&
      inEnglish(finding.problem.message) === inEnglish(problem.message) &&
      [start, span.start].includes(finding.span.start),
  )
  const covered = now.findings.length - then.findings.length
  return isMeant ? Math.max(0, covered) : 0
}
