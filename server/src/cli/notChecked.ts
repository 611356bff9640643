/** Explains why named files are not checked. */
import { URI } from 'vscode-uri'
import { isBinary } from '../core/linter/extent.ts'
import { bytesOf, decode } from '../node/disk.ts'
import { below } from '../workspace/locations.ts'
import { type Project, pathIn } from '../workspace/project.ts'
import { shownPath } from './inputs.ts'

/** A named file that is not checked, by its path. */
export interface NotChecked {
  readonly path: string
  readonly project: Project
}

/** At most this many get a sentence each, since a commit hook names every changed file. */
const maxLines = 3

/** One sentence per file, or one for many files that are plainly no handoffs. */
export function reasonsNotChecked(files: readonly NotChecked[]): string[] {
  const reasons = files.map(({ path, project }) => reasonNotChecked(path, project))
  const plain = files.filter(({ path }, index) => reasons[index] === noHandoff(path)).map(({ path }) => path)
  if (plain.length <= maxLines) return reasons
  const some = plain.slice(0, maxLines).map(shownPath).join(', ')
  const summary = `${plain.length} files that were named are no handoffs: ${some} and ${plain.length - maxLines} more; --kind says which kind they are`
  return [...reasons.filter((reason, index) => reason !== noHandoff(files[index]?.path ?? '')), summary]
}

/** The reason without a full stop: the file is ignored, with the line that says so, or it is no handoff. */
export function reasonNotChecked(path: string, project: Project): string {
  const { root, configurationPath } = project
  const line = project.ignoredBy(pathIn(project, URI.file(path).toString()))
  if (line === undefined && isBinary(decode(bytesOf(path) ?? Buffer.alloc(0)).text))
    return `${shownPath(path)} is no handoff: it is no text in UTF-8`
  if (line === undefined || root === undefined) return noHandoff(path)
  return `${shownPath(path)} is ignored by ${shownPath(URI.parse(below(root, configurationPath)).fsPath)} (line ${line + 1})`
}

function noHandoff(path: string): string {
  return `${shownPath(path)} is no handoff; --kind says which kind it is`
}
