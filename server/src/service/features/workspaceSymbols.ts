/** Workspace symbols: handoffs, their issues, and their open lines. */
import { type Range, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types'
import type { Translate } from '../l10n/texts.ts'
import { holdsLetters } from '../l10n/words.ts'
import type { HandoffDigest } from './handoffs.ts'

/**
 * The title of a handoff, the first mention of each of its issues, and its open lines, as far as they match the letters of `query` in
 * order. An empty query returns no open lines.
 */
export function workspaceSymbolsOf(
  { uri, kindTitle, title, titleRange, ids, issues, openLines }: HandoffDigest,
  query: string,
  t: Translate,
): WorkspaceSymbol[] {
  const symbols: WorkspaceSymbol[] = []
  const add = (name: string, kind: SymbolKind, range: Range, containerName: string) => {
    if (holdsLetters(name.toLowerCase(), query.toLowerCase())) symbols.push({ name, kind, location: { uri, range }, containerName })
  }
  add(title, SymbolKind.File, titleRange, kindTitle)
  const titles = new Map(issues.map((issue) => [issue.id, issue.title]))
  for (const { id, range } of ids) add(titles.get(id) ? `${id} ${titles.get(id)}` : id, SymbolKind.Key, range, title)
  if (query.trim() !== '') for (const { label, range } of openLines) add(t('Open: {0}', label), SymbolKind.Event, range, title)
  return symbols
}
