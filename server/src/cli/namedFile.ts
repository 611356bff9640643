/** Checks the one file that a command is about. */
import { resolve } from 'node:path'
import { URI } from 'vscode-uri'
import { inEnglish } from '../core/util/phrase.ts'
import { withinBudget } from '../node/budget.ts'
import { type FileText, readText } from '../node/disk.ts'
import { type Examined, examine } from '../workspace/examine.ts'
import type { Project } from '../workspace/project.ts'
import { cannotRead, shownPath, workspaceHere } from './inputs.ts'
import { unknownName } from './names.ts'
import { complain } from './terminal.ts'

/** Which file a command is about, and how it is checked. */
export interface NamedFile {
  readonly file: string
  readonly kind: string | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The file as it was checked. If it could not be, the reason is on standard error, and the result is `undefined`. */
export async function examineNamed({
  file,
  kind,
  now,
}: NamedFile): Promise<
  { readonly path: string; readonly read: FileText; readonly project: Project; readonly examined: Examined } | undefined
> {
  const path = resolve(file)
  const uri = URI.file(path).toString()
  const read = await readText(path).catch((error) => complain(cannotRead(path, error)))
  if (!read) return undefined
  const project = await workspaceHere(now).projects.of(uri)
  if (kind !== undefined && !project.kinds.has(kind)) {
    complain(unknownName('kind', kind, project.kinds.keys()))
    return undefined
  }
  const examined = examine(project, uri, read.text, { now, kind, within: withinBudget })
  const [finding] = examined.findings
  if (examined.ended && finding) {
    complain(`${shownPath(path)}: ${inEnglish(finding.problem.message)}`)
    return undefined
  }
  return { path, read, project, examined }
}
