/** Turns fixes into edits of the whole text, and applies those that need no choice. */
import { type CheckOptions, check, type Finding } from './check.ts'
import { losesMoments, markupChange } from './kept.ts'
import type { Fix } from './linter/rule.ts'
import type { Document } from './markdown/document.ts'
import { editDocument } from './markdown/parse.ts'
import { applyEdits, areApart, type TextEdit, withLineEndings } from './util/text.ts'

/**
 * The edits of a fix, in document order, with the line endings of the lines that they stand among. None for a fix whose edits overlap:
 * each would write again what the other replaces.
 */
export function editsOf(document: Document, fix: Fix): TextEdit[] {
  const edits = fix.edits
    .map((edit) => {
      const span = document.spanOf(edit.at)
      return { span, text: withLineEndings(edit.text, document.text, span) }
    })
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  return areApart(edits) ? edits : []
}

/**
 * The edits of a fix as it may be applied: none for one with which links, footnotes, tags or comments would go that it does not mean, or
 * other times would be other moments.
 */
export function safeEditsOf(document: Document, fix: Fix): TextEdit[] {
  const edits = editsOf(document, fix)
  if (edits.length === 0 || (fix.takesMarkup && fix.saysAnew)) return edits
  const after = withEdits(document, edits)
  if (!fix.saysAnew && losesMoments(document, after, !fix.certain)) return []
  if (fix.takesMarkup) return markupChange(document, after).moves ? [] : edits
  // Where no mark is put in, nothing may be read as markup that was none.
  const isPlain = edits.every(({ text }) => !marks.test(text.replace(box, '')))
  // What puts in text that is markup leaves all else where it is.
  const isPutIn = !fix.saysAnew && edits.every(({ span }) => !/\p{L}/u.test(document.text.slice(span.start, span.end)))
  const { loses, moves, brings } = markupChange(document, after)
  return loses || (isPlain ? brings : isPutIn && moves) ? [] : edits
}

/** A box is a link where its tick is the label of one. */
const box = /\[[ xX]\]/g
/** What may begin or end markup. */
const marks = /[\n\r|[\]<>()*_~`#@]|\/\/|^\s*[-+]/

/** The fix of a finding that *fix all* may apply: the first that is certain. */
export function certainFix(finding: Finding): Fix | undefined {
  return finding.problem.fixes?.find((fix) => fix.certain)
}

/** The fix of a finding that puts in what is missing, for somebody to fill in. */
export function blankFix(finding: Finding): Fix | undefined {
  return finding.problem.fixes?.find((fix) => fix.blank)
}

/** The edits of all certain fixes that do not overlap; what is left out comes with the next round. */
export function certainEdits(document: Document, findings: readonly Finding[]): TextEdit[] {
  return editsTogether(document, findings, certainFix)
}

/** The edits of one fix of each finding; of those that overlap the first. */
export function editsTogether(document: Document, findings: readonly Finding[], choose: (finding: Finding) => Fix | undefined): TextEdit[] {
  const edits: TextEdit[] = []
  const taken = new Set<Fix>()
  for (const finding of findings) {
    const fix = choose(finding)
    // Several findings may share one fix, such as all times that one declaration covers.
    if (!fix || taken.has(fix)) continue
    taken.add(fix)
    const own = editsOf(document, fix)
    if (own.some((edit) => edits.some((other) => overlaps(edit, other)))) continue
    edits.push(...own)
  }
  return edits.sort((a, b) => a.span.start - b.span.start)
}

/** The text with all certain fixes applied, of one rule or of all. */
export function fixAll(document: Document, options: CheckOptions, ruleId?: string): string {
  return untilNoneIsLeft(document, options, certainFix, ruleId).text
}

/** The document with everything put in that is missing, with blanks, by one rule or by all; what is put in may lack something itself. */
export function withMissingParts(document: Document, options: CheckOptions, ruleId?: string): Document {
  return untilNoneIsLeft(document, options, blankFix, ruleId)
}

/**
 * Applies one fix of each finding until none is left. A round that leaves as many to be fixed as there were is taken back: what it put in
 * was not read as what it is, as behind a fence that is never closed.
 */
function untilNoneIsLeft(
  document: Document,
  options: CheckOptions,
  choose: (finding: Finding) => Fix | undefined,
  ruleId: string | undefined,
): Document {
  const openIn = (version: Document) =>
    check(version, options).findings.filter((finding) => (ruleId === undefined || finding.rule === ruleId) && choose(finding) !== undefined)
  let current = document
  let findings = openIn(current)
  while (findings.length > 0) {
    let next = withEdits(current, editsTogether(current, findings, choose))
    const keepsMoments = !findings.some((finding) => choose(finding)?.saysAnew)
    const version = current
    const harms = (after: Document) => keepsMoments && losesMoments(version, after, false)
    const { loses, brings } = markupChange(current, next)
    if (loses || brings || harms(next)) {
      const isSafe = (fix: Fix | undefined) => fix !== undefined && safeEditsOf(version, fix).length > 0
      next = withEdits(
        current,
        editsTogether(current, findings, (finding) => (isSafe(choose(finding)) ? choose(finding) : undefined)),
      )
      // Together they may do what none of them does alone, as where two sections change places.
      if (harms(next)) break
    }
    const left = openIn(next)
    if (left.length >= findings.length) break
    current = next
    findings = left
  }
  return current
}

function withEdits(document: Document, edits: readonly TextEdit[]): Document {
  return edits.length === 0 ? document : editDocument(document, [{ text: applyEdits(document.text, edits) }])
}

function overlaps(one: TextEdit, other: TextEdit): boolean {
  return one.span.start < other.span.end && other.span.start < one.span.end
}
