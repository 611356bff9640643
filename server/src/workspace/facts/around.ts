/** What the readers of facts have around them. */
import type { Host } from '../host.ts'
import type { WorkspaceIndex } from '../workspaceIndex.ts'

export interface FactsAround extends Pick<Host, 'files' | 'machine' | 'settings'> {
  readonly index: WorkspaceIndex
}
