/** The sorting and filtering of the readiness tree. They do not depend on VS Code. */
import type { DocumentReadiness, OpenLine } from '../../../../server/src/protocol.ts'

export const groupings = ['none', 'kind', 'stage', 'folder', 'state'] as const
export const sortings = ['title', 'readiness'] as const
export const selections = ['all', 'notDone', 'errors'] as const

export interface TreeOptions {
  readonly groupBy: (typeof groupings)[number]
  /** By title, or the least finished first. */
  readonly sortBy: (typeof sortings)[number]
  /** All documents, unfinished ones, or those with errors with only the lines that are errors. */
  readonly show: (typeof selections)[number]
  /** Words that a visible document or line must contain; empty for all. */
  readonly text: string
  /** True if the tree selects the line at the cursor. */
  readonly follow: boolean
}

/** The default options. */
export const defaultTreeOptions: TreeOptions = { groupBy: 'none', sortBy: 'title', show: 'all', text: '', follow: true }

/** Parses stored options; invalid ones get their defaults. */
export function parseTreeOptions(kept: unknown): TreeOptions {
  const given: Partial<Record<keyof TreeOptions, unknown>> = typeof kept === 'object' && kept !== null ? kept : {}
  const oneOf = <Value>(values: readonly Value[], value: unknown, otherwise: Value) => values.find((known) => known === value) ?? otherwise
  const { groupBy, sortBy, show, text, follow } = defaultTreeOptions
  return {
    groupBy: oneOf(groupings, given.groupBy, groupBy),
    sortBy: oneOf(sortings, given.sortBy, sortBy),
    show: oneOf(selections, given.show, show),
    text: typeof given.text === 'string' ? given.text : text,
    follow: typeof given.follow === 'boolean' ? given.follow : follow,
  }
}

/** True if documents or lines may be hidden. */
export function isFiltered({ show, text }: TreeOptions): boolean {
  return show !== 'all' || wordsOf(text).length > 0
}

/**
 * The part of a document that passes the filter: all of it if the document itself matches, else the matching lines;
 * `undefined` for none. `path` is its path as shown to the user.
 */
export function shownOf(document: DocumentReadiness, { show, text }: TreeOptions, path: string): DocumentReadiness | undefined {
  if ((show === 'notDone' && document.ready) || (show === 'errors' && document.errors === 0)) return undefined
  const errorsOnly = show === 'errors' ? withLines(document, ({ severity }) => severity === 'error') : document
  const words = wordsOf(text)
  if (holdsAll([document.title, document.kindTitle, document.stage ?? '', path], words)) return errorsOnly
  const found = withLines(errorsOnly, ({ label, words: said, faults }, title) =>
    holdsAll([label, said, title, ...faults.flatMap(({ message, rule }) => [message, rule])], words),
  )
  return found.sections.some(({ lines }) => lines.length > 0) ? found : undefined
}

function withLines(document: DocumentReadiness, keeps: (line: OpenLine, section: string) => boolean): DocumentReadiness {
  const sections = document.sections.map((section) => ({ ...section, lines: section.lines.filter((line) => keeps(line, section.title)) }))
  return { ...document, sections }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean)
}

function holdsAll(texts: readonly string[], words: readonly string[]): boolean {
  const all = texts.join('\n').toLowerCase()
  return words.every((word) => all.includes(word))
}
