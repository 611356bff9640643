/** Turns fixes into edits of the whole text, and applies those that need no choice. */
import { type CheckOptions, check, type Finding } from './check.ts'
import type { Document } from './model/document.ts'
import { parseDocument } from './model/parse.ts'
import type { Fix } from './rule.ts'
import { applyEdits, lineEndingOf, type TextEdit } from './text.ts'

/** The edits of a fix, in document order, with the document's own line endings. */
export function editsOf(document: Document, fix: Fix): TextEdit[] {
  const ending = lineEndingOf(document.text)
  return fix.edits
    .map((edit) => ({ span: document.spanOf(edit.at), text: edit.text.replace(/\r\n|\n|\r/g, ending) }))
    .sort((a, b) => a.span.start - b.span.start)
}

/** The fix of a finding that *fix all* may apply: the first that is certain. */
export function certainFix(finding: Finding): Fix | undefined {
  return finding.problem.fixes?.find((fix) => fix.certain)
}

/** The edits of all certain fixes, of one rule or of all, that do not overlap; what is left out comes with the next round. */
export function certainEdits(document: Document, findings: readonly Finding[], ruleId?: string): TextEdit[] {
  const edits: TextEdit[] = []
  const taken = new Set<Fix>()
  for (const finding of findings) {
    if (ruleId !== undefined && finding.rule !== ruleId) continue
    const fix = certainFix(finding)
    // Several findings may share one fix, such as all times that one declaration covers.
    if (!fix || taken.has(fix)) continue
    taken.add(fix)
    const own = editsOf(document, fix)
    if (own.some((edit) => edits.some((other) => overlaps(edit, other)))) continue
    edits.push(...own)
  }
  return edits.sort((a, b) => a.span.start - b.span.start)
}

/** Applies certain fixes until none is left. A fix whose result would be found again is applied a bounded number of times. */
export function fixAll(document: Document, options: CheckOptions, ruleId?: string): string {
  let current = document
  for (let round = 0; round < 100; round++) {
    const edits = certainEdits(current, check(current, options).findings, ruleId)
    if (edits.length === 0) break
    const text = applyEdits(current.text, edits)
    if (text === current.text) break
    current = parseDocument(text, current)
  }
  return current.text
}

function overlaps(one: TextEdit, other: TextEdit): boolean {
  return one.span.start < other.span.end && other.span.start < one.span.end
}
