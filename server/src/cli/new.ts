/** `handoff new` */
import { writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { URI } from 'vscode-uri'
import { groupBy } from '../core/util/groups.ts'
import { inEnglish } from '../core/util/phrase.ts'
import { type Beginning, type Begun, beginHandoff } from '../node/beginHandoff.ts'
import { makeFolder } from '../node/regular.ts'
import { newHandoffOf } from '../service/features/newHandoff.ts'
import type { Gathered } from '../workspace/facts/gather.ts'
import { below } from '../workspace/locations.ts'
import { newFilePlaceProblem } from '../workspace/newFilePlace.ts'
import { projectFiles, reasonOf, shownPath, workspaceHere } from './inputs.ts'
import { unknownName } from './names.ts'
import { complain, shown } from './terminal.ts'

/** The arguments, parsed. A file that is not named is the path that the project suggests, or standard output. */
export interface NewCommand extends Beginning {
  readonly kind: string
  /** True to overwrite an existing file. */
  readonly force?: boolean
}

/** Writes a new handoff and returns the exit code. */
export async function runNew(command: NewCommand): Promise<number> {
  const { kind: id, file, title, force = false, now } = command
  const near = URI.file(resolve(file === undefined || file === '-' ? 'new.md' : file)).toString()
  const index = workspaceHere(now)
  const project = await index.projects.of(near)
  const kind = project.kinds.get(id)
  if (kind === undefined) {
    complain(unknownName('kind', id, project.kinds.keys()))
    return 2
  }
  const begun = await beginHandoff(command, { index, files: projectFiles, project, kind, uri: near })
  if ('problem' in begun) {
    complain(begun.problem)
    return 2
  }
  tellBeginning(begun)
  const { text, fileName } = newHandoffOf(project, kind, { title, now, ...begun })
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

function tellBeginning({ filled, previous }: Begun): void {
  if (previous)
    complain(filled?.carried ? `carried over what is open in ${shown(previous.from)}` : `nothing is open in ${shown(previous.from)}`)
  if (filled && filled.found.length > 0) complain(summaryOf(filled.found))
}

/** Labels that are named; more are counted. */
const maxLabels = 4

/** What was filled in, for the terminal: `filled in Date from the tag v2.4.0; Notable changes from 34 commits since v2.3.0`. */
function summaryOf(found: readonly Gathered[]): string {
  const byOrigin = groupBy(found, ({ origin }) => inEnglish(origin))
  const parts = Array.from(byOrigin, ([origin, own]) => {
    const labels = own.length > maxLabels ? `${own.length} parts` : own.map(({ target }) => target.label).join(', ')
    return `${labels} from ${origin}`
  })
  return `filled in ${parts.join('; ')}`
}
