/** Sources in other handoffs: the previous one, and all of the workspace. */
import type { FactResult, FactScope } from '../../core/facts/fact.ts'
import { phrase } from '../../core/util/phrase.ts'
import type { FactsAround } from './around.ts'

// Each of these reads `scope.previous`, or the project's handoffs with `around.index`, and answers with entries. A part of a template with
// `fill: previous.open` then gets them as items, checkboxes or rows (`core/facts/`), wherever facts are offered.

/** The open items of the previous handoff, as entries whose text is the item's. */
export async function previousOpen(_scope: FactScope, _around: FactsAround): Promise<FactResult> {
  return { silent: phrase`no previous handoff is named` }
}

/** The unresolved issues of the previous handoff, with cells for a table. */
export async function previousIssues(_scope: FactScope, _around: FactsAround): Promise<FactResult> {
  return { silent: phrase`no previous handoff is named` }
}

/** The open known issues of the product in all handoffs of the project, with cells for a table. */
export async function workspaceIssues(_scope: FactScope, _around: FactsAround): Promise<FactResult> {
  return { silent: phrase`no handoff of the workspace has open issues` }
}
