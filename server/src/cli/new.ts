/** `handoff new` */
import { writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { URI } from 'vscode-uri'
import type { Kind } from '../core/template/kind.ts'
import { groupBy } from '../core/util/groups.ts'
import { inEnglish } from '../core/util/phrase.ts'
import { createMachine } from '../node/facts/machine.ts'
import { makeFolder } from '../node/regular.ts'
import { type FilledTemplate, fillTemplate, keysOf, type NewHandoffAsked, newHandoffOf } from '../service/features/newHandoff.ts'
import type { Gathered } from '../workspace/facts/gather.ts'
import { scopeOf } from '../workspace/facts/scope.ts'
import { createFacts } from '../workspace/facts/sources.ts'
import { defaultSettings } from '../workspace/host.ts'
import { below, parentOf, pathFrom } from '../workspace/locations.ts'
import { newFilePlaceProblem } from '../workspace/newFilePlace.ts'
import { type PreviousHandoff, previousHandoff } from '../workspace/previousHandoff.ts'
import type { Project } from '../workspace/project.ts'
import type { WorkspaceIndex } from '../workspace/workspaceIndex.ts'
import { projectFiles, reasonOf, shownPath, workspaceHere } from './inputs.ts'
import { unknownName } from './names.ts'
import { complain, shown } from './terminal.ts'

/** The arguments, parsed. */
export interface NewCommand {
  readonly kind: string
  /** The file to write, `-` for standard output; `undefined` for the path that the project suggests, or standard output. */
  readonly file: string | undefined
  readonly title: string | undefined
  /** Where what is covered begins: a tag, a commit, a day; `undefined` for the likely range. */
  readonly since?: string | undefined
  /** The file of the previous handoff. */
  readonly previous?: string | undefined
  readonly product?: string | undefined
  /** False for the template alone. */
  readonly facts?: boolean
  /** True to overwrite an existing file. */
  readonly force?: boolean
  /** Milliseconds since 1970. */
  readonly now: number
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
  const begun = await beginning(command, index, project, kind, near)
  if ('problem' in begun) {
    complain(begun.problem)
    return 2
  }
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

/** What the handoff is begun with: what is known, but for `--no-facts`. */
async function beginning(
  { file, since, previous, product, title, now, facts: isWanted = true }: NewCommand,
  index: WorkspaceIndex,
  project: Project,
  kind: Kind,
  uri: string,
): Promise<Pick<NewHandoffAsked, 'filled' | 'keys'> | { problem: string }> {
  if (!isWanted && previous === undefined) return {}
  const { root } = project
  const previousPath = previous === undefined || root === undefined ? undefined : pathFrom(root, URI.file(resolve(previous)).toString())
  if (previous !== undefined && previousPath === undefined) return { problem: `${shownPath(resolve(previous))} is not in the project` }
  const scope = await scopeOf(projectFiles, project, uri, kind.id, { since, previous: previousPath, product, title }, now)
  if ('problem' in scope) return { problem: inEnglish(scope.problem) }
  const to = root === undefined ? undefined : pathFrom(root, file === undefined || file === '-' ? below(parentOf(uri), '') : uri)
  const carriedOn = previousPath === undefined ? undefined : await previousHandoff(index, project, { from: previousPath, to: to ?? '' })
  if (carriedOn && 'problem' in carriedOn) return { problem: inEnglish(carriedOn.problem) }
  const keys = keysOf(product, carriedOn)
  if (!isWanted) {
    const filled = await fillTemplate(project, kind, { scope, previous: carriedOn })
    tellCarried(filled, carriedOn)
    return { filled, keys }
  }
  const facts = createFacts({ files: projectFiles, machine: createMachine(), settings: async () => defaultSettings, index })
  // A range that the user names must be there, whatever the template asks for.
  const range = since === undefined ? undefined : await facts.coverages(scope)
  if (range && 'silent' in range) return { problem: inEnglish(range.silent) }
  const filled = await fillTemplate(project, kind, { facts, scope, previous: carriedOn })
  tellCarried(filled, carriedOn)
  if (filled.found.length > 0) complain(summaryOf(filled.found))
  return { filled, keys }
}

function tellCarried({ carried }: FilledTemplate, previous: PreviousHandoff | undefined): void {
  if (previous) complain(carried ? `carried over what is open in ${shown(previous.from)}` : `nothing is open in ${shown(previous.from)}`)
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
