/** The handoff that a new one carries on. */
import { check } from '../core/check.ts'
import type { Document } from '../core/markdown/document.ts'
import type { Match } from '../core/matching/documentMatch.ts'
import type { Route } from '../core/summary/carryOver/excerpt.ts'
import { type Phrase, phrase } from '../core/util/phrase.ts'
import { below, isMarkdown } from './locations.ts'
import type { Project } from './project.ts'
import type { WorkspaceIndex } from './workspaceIndex.ts'

/** A previous handoff as it was checked, with its path and that of the new one. */
export interface PreviousHandoff extends Route {
  readonly document: Document
  readonly match: Match
}

/** Longer chains are not followed. */
const maxChainLength = 100

/** Reads the handoff at a path for a new one at another, both relative to the project. Any Markdown counts: its author says what it is. */
export async function previousHandoff(
  index: WorkspaceIndex,
  project: Project,
  { from, to }: Route,
): Promise<PreviousHandoff | { readonly problem: Phrase }> {
  const { root } = project
  if (!isMarkdown(from)) return { problem: phrase`the previous handoff ${from} is no Markdown file` }
  if (await leadsTo(index, project, from, to)) return { problem: phrase`${to} would be its own previous handoff` }
  const uri = root === undefined ? undefined : below(root, from)
  const read = uri === undefined ? undefined : await index.readAlone(uri)
  const document = uri === undefined ? undefined : await index.documentOf(uri)
  for (const forced of [read?.options.forced, { id: 'general', from: 'option' } as const]) {
    const match = read && document && check(document, { ...read.options, forced }).match
    if (match) return { document, match, from, to }
  }
  return { problem: phrase`the previous handoff ${from} cannot be read` }
}

/** True if the handoffs before one lead to a path: each names the one before it. */
async function leadsTo(index: WorkspaceIndex, project: Project, from: string, to: string): Promise<boolean> {
  const seen = new Set<string>()
  for (let path: string | undefined = from; path !== undefined && !seen.has(path) && seen.size < maxChainLength; ) {
    if (path === to) return true
    seen.add(path)
    path = (await index.query(project, 'handoff', path))?.previous
  }
  return false
}
