/** What can be gone to by name from anywhere: handoffs, and the issues that they speak of. */
import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types'
import { allSections } from '../core/model/sections.ts'
import type { Span } from '../core/text.ts'
import type { Examined } from './examine.ts'
import { mentionsOf } from './issueIds.ts'
import { nameOf } from './locations.ts'
import { rangeOf } from './ranges.ts'

/** The title of a handoff and the ids of its issues, each where it stands first, as far as they hold the letters of `query` in order. */
export function workspaceSymbolsOf(examined: Examined, query: string): WorkspaceSymbol[] {
  const { uri, document, result } = examined
  if (result?.kind === undefined) return []
  const symbols: WorkspaceSymbol[] = []
  const add = (name: string, kind: SymbolKind, span: Span, containerName: string) => {
    if (holds(name, query)) symbols.push({ name, kind, location: { uri, range: rangeOf(document.lines, span) }, containerName })
  }
  const title = titleOf(examined)
  add(title.name, SymbolKind.File, title.span, result.kind.title)
  const known = new Set<string>()
  for (const { id, at } of mentionsOf(examined)) {
    if (known.has(id)) continue
    known.add(id)
    add(id, SymbolKind.Key, document.spanOf(at), title.name)
  }
  return symbols
}

/** The first heading that has words, else the name of the file. */
function titleOf({ uri, document }: Examined): { name: string; span: Span } {
  for (const { heading } of allSections(document.root))
    if (heading && heading.text !== '') return { name: heading.text, span: document.spanOf(heading.textAt) }
  return { name: nameOf(uri), span: { start: 0, end: 0 } }
}

/** True if a name holds the letters of a query in their order, as editors match names. */
function holds(name: string, query: string): boolean {
  const letters = name.toLowerCase()
  let at = 0
  for (const letter of query.toLowerCase().replace(/\s/g, '')) {
    at = letters.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
