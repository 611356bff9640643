/** The handoff that a new one of the same kind most likely follows. */
import type { Project } from '../project.ts'
import type { WorkspaceIndex } from '../workspaceIndex.ts'

/** Files that are looked at, those with the latest names first. */
const maxLooks = 100

/** The path of the newest handoff of a kind by its name, in which a day or a version stands; `undefined` if there is none. */
export async function previousOfKind(index: WorkspaceIndex, project: Project, kind: string): Promise<string | undefined> {
  for (const path of (await newestFirst(index, project)).slice(0, maxLooks)) {
    const handoff = await index.query(project, 'handoff', path)
    if (handoff?.kind === kind && !handoff.example) return path
  }
  return undefined
}

/** The Markdown files of a project, those with the latest names first. */
export async function newestFirst(index: WorkspaceIndex, project: Project): Promise<string[]> {
  const paths = (await index.query(project, 'everywhere', '')) ?? []
  return paths.filter((path) => !path.startsWith('.')).toSorted((a, b) => newest(b).localeCompare(newest(a), 'en', { numeric: true }))
}

/** A name by its day or version, so that the latest is the greatest; names without one come before all others. */
function newest(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return `${/\d{4}-\d{2}-\d{2}|\d+\.\d+(?:\.\d+)?/.exec(name)?.[0] ?? ''} ${name}`
}
