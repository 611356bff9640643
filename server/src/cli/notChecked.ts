/** Why a file that somebody named is not checked. */
import { URI } from 'vscode-uri'
import { isBinary } from '../core/extent.ts'
import { bytesOf, decode } from '../node/disk.ts'
import { below } from '../service/locations.ts'
import { type Project, pathIn } from '../service/project.ts'
import { shownPath } from './inputs.ts'

/** In a sentence without a full stop: it is ignored, with the line that says so, or it is no handoff. */
export function reasonNotChecked(path: string, project: Project): string {
  const { root, configurationPath } = project
  const line = project.ignoredBy(pathIn(project, URI.file(path).toString()))
  if (line === undefined && isBinary(decode(bytesOf(path) ?? Buffer.alloc(0)).text))
    return `${shownPath(path)} is no handoff: it is no text in UTF-8`
  if (line === undefined || root === undefined) return `${shownPath(path)} is no handoff; --kind says which kind it is`
  return `${shownPath(path)} is ignored by ${shownPath(URI.parse(below(root, configurationPath)).fsPath)} (line ${line + 1})`
}
