/** The facts of a checked handoff for other handoffs. */
import { type CheckOptions, type CheckResult, check } from '../core/check.ts'
import { factsOf, type HandoffFacts } from '../core/linter/facts.ts'
import type { Document } from '../core/markdown/document.ts'

/** The facts of a handoff, computed without looking at other files, so that circles of handoffs cannot loop. */
export function factsFrom(result: CheckResult, options: CheckOptions, path: string): HandoffFacts | undefined {
  const { readiness, document } = result
  const hangsOnOthers = readiness?.open === 0 && !readiness.ready && (options.files ?? options.workspace) !== undefined
  return factsOf(hangsOnOthers ? checkAlone(document, options) : result, path)
}

function checkAlone(document: Document, options: CheckOptions): CheckResult {
  return check(document, { ...options, files: undefined, workspace: undefined })
}
