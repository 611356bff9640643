/** What is said of a document, for tools: plain data, lines and characters counted from one. */
import * as z from 'zod'
import type { Finding } from '../core/check.ts'
import { safeEditsOf } from '../core/fix.ts'
import type { Document } from '../core/markdown/document.ts'
import { redactorOf } from '../core/recognisers/secrets/redaction.ts'
import { inEnglish } from '../core/util/phrase.ts'
import type { Span } from '../core/util/text.ts'
import type { Examined } from '../workspace/examine.ts'

const position = z.object({ line: z.number(), character: z.number() })
const range = z.object({ start: position, end: position })

export const findingSchema = z.object({
  rule: z.string(),
  severity: z.string(),
  message: z.string(),
  range,
  fixes: z.array(
    z.object({
      title: z.string(),
      certain: z.boolean().describe('True if apply_fixes applies it: it needs no choice.'),
      edits: z.array(z.object({ range, newText: z.string() })),
    }),
  ),
})

export const readinessSchema = z.object({
  percent: z.number(),
  met: z.number(),
  open: z.number(),
  toCorrect: z.number(),
  ready: z.boolean().describe('True if nothing is open and nothing is to be corrected.'),
})

export type FoundFinding = z.infer<typeof findingSchema>
export type FoundReadiness = z.infer<typeof readinessSchema>

/** The findings of a document in its order. */
export function findingsOf({ document, findings }: Examined): FoundFinding[] {
  return findings.map((finding) => foundOf(document, finding))
}

function foundOf(document: Document, { rule, severity, span, problem }: Finding): FoundFinding {
  const redact = redactorOf(document)
  const fixes = (problem.fixes ?? []).flatMap((fix) => {
    const edits = safeEditsOf(document, fix).map((edit) => ({ range: rangeIn(document, edit.span), newText: edit.text }))
    // A text with a secret in it does not leave, and without it the edit would be another.
    const isOpen = edits.every(({ newText }) => redact(newText) === newText)
    return edits.length > 0 && isOpen ? [{ title: inEnglish(fix.title), certain: fix.certain === true, edits }] : []
  })
  return { rule, severity, message: redact(inEnglish(problem.message)), range: rangeIn(document, span), fixes }
}

function rangeIn(document: Document, { start, end }: Span) {
  const at = (offset: number) => {
    const { line, character } = document.lines.positionAt(offset)
    return { line: line + 1, character: character + 1 }
  }
  return { start: at(start), end: at(end) }
}

/** `undefined` for what is no handoff. */
export function readinessIn({ result }: Examined): FoundReadiness | undefined {
  const readiness = result?.readiness
  if (!readiness) return undefined
  const { percent, met, open, toCorrect, ready } = readiness
  return { percent, met, open, toCorrect: toCorrect.length, ready }
}
