/** Turns fixes into edits of the whole text, and applies those that need no choice. */
import { type CheckOptions, check, type Finding } from './check.ts'
import { losesMoments, markupChange } from './kept.ts'
import type { Fix } from './linter/rule.ts'
import type { Document } from './markdown/document.ts'
import { editDocument } from './markdown/parse.ts'
import { applyEdits, areApart, type TextEdit, withLineEndings } from './util/text.ts'

/**
 * The edits of a fix, in document order, with the line endings of the lines around them. None if two edits overlap, since each would
 * restore text that the other replaces.
 */
export function editsOf(document: Document, fix: Pick<Fix, 'edits'>): TextEdit[] {
  const edits = fix.edits
    .map((edit) => {
      const span = document.spanOf(edit.at)
      return { span, text: withLineEndings(edit.text, document.text, span) }
    })
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  return areApart(edits) ? edits : []
}

/**
 * The edits of a fix if it is safe to apply. None if it would also remove links, footnotes, tags or comments, or change what another time
 * means.
 */
export function safeEditsOf(document: Document, fix: Fix): TextEdit[] {
  const edits = editsOf(document, fix)
  if (edits.length === 0) return edits
  const after = withEdits(document, edits)
  const change = markupChange(document, after)
  if (fix.takesMarkup && fix.saysAnew) return change.strikes || change.moves ? [] : edits
  if (!fix.saysAnew && losesMoments(document, after, !fix.certain)) return []
  if (fix.takesMarkup) return change.moves ? [] : edits
  // Edits that insert no markup must not turn other text into markup.
  const isPlain = edits.every(({ text }) => !marks.test(text.replace(box, '')))
  // An edit that only inserts markup must leave all other text where it is.
  const isPutIn = !fix.saysAnew && edits.every(({ span }) => !/\p{L}/u.test(document.text.slice(span.start, span.end)))
  const { loses, moves, brings } = change
  return loses || (isPlain ? brings : isPutIn && moves) ? [] : edits
}

/** `[x]` is a link where the document defines a reference `x`. */
const box = /\[[ xX]\]/g
/** Characters that may begin or end markup. */
const marks = /[\n\r|[\]<>()*_~`#@]|\/\/|^\s*[-+]/

/** The fix of a finding that *fix all* may apply: the first that is certain. */
export function certainFix(finding: Finding): Fix | undefined {
  return finding.problem.fixes?.find((fix) => fix.certain)
}

/** The fix of a finding that inserts the missing part, to be filled in. */
export function blankFix(finding: Finding): Fix | undefined {
  return finding.problem.fixes?.find((fix) => fix.blank)
}

/** The edits of all certain fixes that do not overlap. The others follow in the next round. */
export function certainEdits(document: Document, findings: readonly Finding[]): TextEdit[] {
  return editsTogether(document, findings, certainFix)
}

/** The edits of one fix per finding. Where two overlap, the first wins. */
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

/**
 * The document with all missing parts inserted as blanks, for one rule or for all. Inserted parts may lack something themselves, so this
 * repeats.
 */
export function withMissingParts(document: Document, options: CheckOptions, ruleId?: string): Document {
  return untilNoneIsLeft(document, options, blankFix, ruleId)
}

/**
 * Applies one fix per finding until none is left. A round after which no fewer findings remain is undone: its text was not read as
 * intended, as after a code fence that is never closed.
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
      // Edits that are safe alone may do harm together, as when two sections swap places.
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
