/** Diagnostics as commands use them. It does not depend on VS Code. */

/** The part of a diagnostic that is used here. */
export interface Problem {
  readonly range: { readonly start: Position; readonly end: Position }
  readonly code?: unknown
}

/** Zero-based. */
export interface Position {
  readonly line: number
  readonly character: number
}

/** The id of the rule that reports a problem; empty if it has none. */
export function codeOf({ code }: Problem): string {
  const value = typeof code === 'object' && code !== null && 'value' in code ? code.value : code
  return typeof value === 'string' ? value : ''
}

/** The name in quotation marks in a title or message of the server, in any language: a section, for example. */
export function quotedName(title: string): string | undefined {
  return /["„](.+)["“]/.exec(title)?.[1]
}

/** The problems at or next to a position, else those that begin or end on its line: the smallest first, one per rule. */
export function problemsAt<One extends Problem>(problems: readonly One[], position: Position): One[] {
  const touching = problems.filter(({ range }) => compare(range.start, position) <= 0 && compare(position, range.end) <= 0)
  const onLine = problems.filter(({ range }) => range.start.line === position.line || range.end.line === position.line)
  const near = [...(touching.length > 0 ? touching : onLine)].sort((a, b) => compareSizes(a, b))
  return near.filter((problem, index) => near.findIndex((other) => codeOf(other) === codeOf(problem)) === index)
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character
}

/** Lines are compared first, because characters of different lines cannot be added. */
function compareSizes({ range: a }: Problem, { range: b }: Problem): number {
  return (
    a.end.line - a.start.line - (b.end.line - b.start.line) || a.end.character - a.start.character - (b.end.character - b.start.character)
  )
}

/** The part of a fix that tells whether it is about a line. */
export interface Offer {
  /** True if it needs no choice. */
  readonly isPreferred: boolean
  readonly problems: readonly { readonly code: unknown; readonly message: string }[]
}

/** The fixes for an open line: only the preferred one if there is one. */
export function fixesFor<One extends Offer>(line: { readonly rule: string; readonly message: string }, offered: readonly One[]): One[] {
  const own = offered.filter(({ problems }) => problems.some(({ code, message }) => code === line.rule && message === line.message))
  const preferred = own.find(({ isPreferred }) => isPreferred)
  return preferred ? [preferred] : own
}
