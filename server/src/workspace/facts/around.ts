/** What the readers of facts have around them. */
import type { Host } from '../host.ts'
import type { WorkspaceIndex } from '../workspaceIndex.ts'

export interface FactsAround {
  readonly files: Host['files']
  readonly machine: Host['machine']
  readonly index: WorkspaceIndex
}
