/** The workspace on the disk, for programs without an editor. */
import { defaultSettings, type Files, type Settings } from '../workspace/host.ts'
import { WorkspaceIndex } from '../workspace/workspaceIndex.ts'
import { withinBudget } from './budget.ts'
import { diskFiles } from './disk.ts'

export interface DiskWorkspaceOptions {
  /** Milliseconds since 1970. */
  readonly now: number
  /** The URIs of the workspace folders. */
  readonly folders: readonly string[]
  /** Defaults to `diskFiles`. */
  readonly files?: Files
  /** The user's settings for a file. */
  readonly settingsOf?: (uri: string) => Settings
}

export function diskWorkspace({
  now,
  folders,
  files = diskFiles,
  settingsOf = () => defaultSettings,
}: DiskWorkspaceOptions): WorkspaceIndex {
  return new WorkspaceIndex({
    files,
    folders: () => folders,
    document: () => undefined,
    settings: async (uri) => settingsOf(uri),
    now: () => now,
    affected: () => undefined,
    within: withinBudget,
    // During a run only its own fixes change files, and the index is notified of them.
    features: { watchesFiles: true },
  })
}
