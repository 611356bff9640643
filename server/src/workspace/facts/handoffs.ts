/** Sources in other handoffs: the previous one, and all of the workspace. */
import { check } from '../../core/check.ts'
import type { FactEntry, FactResult, FactScope } from '../../core/facts/fact.ts'
import { nameKey } from '../../core/lexicon/names.ts'
import { openIssuesOf, openItemsOf } from '../../core/summary/openEntries.ts'
import { phrase } from '../../core/util/phrase.ts'
import { below, pathFrom } from '../locations.ts'
import { previousHandoff } from '../previousHandoff.ts'
import type { FactsAround } from './around.ts'
import { newestFirst } from './previousOfKind.ts'

/** Entries that are listed; more are counted. */
const maxEntries = 50
/** Handoffs that are read for the issues of a workspace, those with the latest names first. */
const maxHandoffs = 30

/** The open items of the previous handoff, the most urgent first. */
export function previousOpen(scope: FactScope, around: FactsAround): Promise<FactResult> {
  return fromPrevious(scope, around, openItemsOf)
}

/** The unresolved issues of the previous handoff, the most severe first. */
export function previousIssues(scope: FactScope, around: FactsAround): Promise<FactResult> {
  return fromPrevious(scope, around, openIssuesOf)
}

async function fromPrevious(
  { previous, uri, root }: FactScope,
  { index }: FactsAround,
  read: (...handoff: Parameters<typeof openItemsOf>) => readonly FactEntry[],
): Promise<FactResult> {
  if (previous === undefined || root === undefined) return { silent: phrase`no previous handoff is named` }
  const found = await previousHandoff(index, await index.projects.of(uri), { from: previous, to: pathFrom(root, uri) ?? '' })
  if ('problem' in found) return { silent: found.problem }
  const entries = read(found.document, found.match)
  return entries.length === 0 ? { silent: phrase`nothing is open in ${previous}` } : entriesOf(entries, phrase`the handoff ${previous}`)
}

/** The open known issues of the product in all handoffs of the project; of each issue, what the newest one says. */
export async function workspaceIssues(scope: FactScope, { index }: FactsAround): Promise<FactResult> {
  const { uri, root, product, folder } = scope
  if (root === undefined) return { silent: phrase`no handoff of the workspace has open issues` }
  const project = await index.projects.of(uri)
  const top = folder === undefined || folder === root ? '' : `${pathFrom(root, folder) ?? ''}/`
  const entries: FactEntry[] = []
  const told = new Set<string>()
  let read = 0
  for (const path of await newestFirst(index, project)) {
    if (path === pathFrom(root, uri)) continue
    const facts = await index.query(project, 'handoff', path)
    if (!facts || facts.example || facts.stage === 'closed') continue
    const isOfProduct = path.startsWith(top) || (product !== undefined && facts.product === nameKey(product))
    if (!isOfProduct) continue
    if (read++ >= maxHandoffs) break
    const handoff = await index.readAlone(below(root, path))
    const match = handoff && check(handoff.document, handoff.options).match
    const open = handoff && match ? openIssuesOf(handoff.document, match) : []
    const isNew = ({ id, text }: { id: string; text: string }) => !told.has(id === '' ? text : id)
    entries.push(...open.filter(isNew).map(({ id: _, ...entry }) => entry))
    for (const { id, text } of open) told.add(id === '' ? text : id)
    // What a newer handoff closed is not open in an older one.
    for (const { id } of facts.issues) told.add(id)
  }
  return entries.length === 0
    ? { silent: phrase`no handoff of the workspace has open issues` }
    : entriesOf(entries, phrase`the handoffs of the workspace`)
}

function entriesOf(entries: readonly FactEntry[], origin: Extract<FactResult, { origin: unknown }>['origin']): FactResult {
  return { fact: { type: 'entries', entries: entries.slice(0, maxEntries), omitted: Math.max(0, entries.length - maxEntries) }, origin }
}
