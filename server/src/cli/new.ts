/** `handoff new` */
import { writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { URI } from 'vscode-uri'
import { inEnglish } from '../core/util/phrase.ts'
import { makeFolder } from '../node/regular.ts'
import { newHandoffOf } from '../service/features/newHandoff.ts'
import { below } from '../workspace/locations.ts'
import { newFilePlaceProblem } from '../workspace/newFilePlace.ts'
import { projectFiles, reasonOf, shownPath, workspaceHere } from './inputs.ts'
import { unknownName } from './names.ts'
import { complain, shown } from './terminal.ts'

/** The arguments, parsed. */
export interface NewCommand {
  readonly kind: string
  /** The file to write, `-` for standard output; `undefined` for the path that the project suggests, or standard output. */
  readonly file: string | undefined
  readonly title: string | undefined
  /** True to overwrite an existing file. */
  readonly force?: boolean
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Writes a new handoff and returns the exit code. */
export async function runNew({ kind: id, file, title, force = false, now }: NewCommand): Promise<number> {
  const near = resolve(file ?? 'new.md')
  const project = await workspaceHere(now).projects.of(URI.file(near).toString())
  const kind = project.kinds.get(id)
  if (kind === undefined) {
    complain(unknownName('kind', id, project.kinds.keys()))
    return 2
  }
  const { text, fileName } = newHandoffOf(project, kind, title, now)
  const { root } = project
  const isNamed = file === undefined && project.configuration.newFile !== undefined && root !== undefined
  const path = file ?? (isNamed ? URI.parse(below(root, fileName)).fsPath : '-')
  // Users may write anywhere, a configuration only into its own project.
  const wrong = isNamed ? await newFilePlaceProblem(projectFiles, root, fileName) : undefined
  if (wrong !== undefined) {
    complain(`cannot write ${shownPath(path)}: ${inEnglish(wrong)}`)
    return 2
  }
  if (path === '-') {
    process.stdout.write(text)
    return 0
  }
  try {
    makeFolder(dirname(path))
    await writeFile(path, text, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    complain(exists ? `${shownPath(path)} exists already; --force replaces it` : `cannot write ${shownPath(path)}: ${reasonOf(error)}`)
    return 2
  }
  process.stdout.write(`Created ${shown(shownPath(path))}\n`)
  return 0
}
