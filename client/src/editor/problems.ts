/** Diagnostics as commands look at them. Knows nothing of the editor. */

/** As much of a diagnostic as is looked at here. */
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

/** What a title or message of the server puts in quotation marks, in whatever language it is: the name of a section, for one. */
export function quotedName(title: string): string | undefined {
  return /["„](.+)["“]/.exec(title)?.[1]
}

/** The problems that a position is in or next to, else those that begin or end on its line: the smallest first, of each rule one. */
export function problemsAt<One extends Problem>(problems: readonly One[], position: Position): One[] {
  const touching = problems.filter(({ range }) => compare(range.start, position) <= 0 && compare(position, range.end) <= 0)
  const onLine = problems.filter(({ range }) => range.start.line === position.line || range.end.line === position.line)
  const near = [...(touching.length > 0 ? touching : onLine)].sort((a, b) => compareSizes(a, b))
  return near.filter((problem, index) => near.findIndex((other) => codeOf(other) === codeOf(problem)) === index)
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character
}

/** By lines first, since characters of different lines cannot be counted together. */
function compareSizes({ range: a }: Problem, { range: b }: Problem): number {
  return (
    a.end.line - a.start.line - (b.end.line - b.start.line) || a.end.character - a.start.character - (b.end.character - b.start.character)
  )
}

/** A fix as far as it is told here whether it is about a line. */
export interface Offer {
  /** True if it needs no choice. */
  readonly isPreferred: boolean
  readonly problems: readonly { readonly code: unknown; readonly message: string }[]
}

/** The fixes that are about an open line: the preferred one alone if there is one. */
export function fixesFor<One extends Offer>(line: { readonly rule: string; readonly message: string }, offered: readonly One[]): One[] {
  const own = offered.filter(({ problems }) => problems.some(({ code, message }) => code === line.rule && message === line.message))
  const preferred = own.find(({ isPreferred }) => isPreferred)
  return preferred ? [preferred] : own
}
