/** Begins a handoff with what is known on this machine: for the command line and for agents. */
import { resolve } from 'node:path'
import { URI } from 'vscode-uri'
import type { Kind } from '../core/template/kind.ts'
import { inEnglish } from '../core/util/phrase.ts'
import { type FilledTemplate, fillTemplate, keysOf, type NewHandoffAsked } from '../service/features/newHandoff.ts'
import { scopeOf } from '../workspace/facts/scope.ts'
import { createFacts } from '../workspace/facts/sources.ts'
import { defaultSettings, type Files } from '../workspace/host.ts'
import { below, parentOf, pathFrom } from '../workspace/locations.ts'
import { type PreviousHandoff, previousHandoff } from '../workspace/previousHandoff.ts'
import type { Project } from '../workspace/project.ts'
import type { WorkspaceIndex } from '../workspace/workspaceIndex.ts'
import { createMachine } from './facts/machine.ts'

/** What a handoff is to begin with. */
export interface Beginning {
  /** Its file, `-` for none; `undefined` if that is not known yet. */
  readonly file: string | undefined
  readonly title: string | undefined
  /** Where what is covered begins: a tag, a commit, a day; `undefined` for the likely range. */
  readonly since?: string | undefined
  /** The file of the previous handoff. */
  readonly previous?: string | undefined
  readonly product?: string | undefined
  /** False for the template alone. */
  readonly facts?: boolean
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The template with what is known. */
export interface Begun extends Pick<NewHandoffAsked, 'filled' | 'keys'> {
  readonly filled?: FilledTemplate
  readonly previous?: PreviousHandoff | undefined
}

/** The template of a kind with what is known filled in and what is open in the previous handoff; a sentence if that cannot be. */
export async function beginHandoff(
  { file, since, previous, product, title, now, facts: isWanted = true }: Beginning,
  { index, files, project, kind, uri }: { index: WorkspaceIndex; files: Files; project: Project; kind: Kind; uri: string },
): Promise<Begun | { problem: string }> {
  if (!isWanted && previous === undefined) return {}
  const { root } = project
  const previousPath = previous === undefined || root === undefined ? undefined : pathFrom(root, URI.file(resolve(previous)).toString())
  if (previous !== undefined && previousPath === undefined) return { problem: `${previous} is not in the project` }
  const scope = await scopeOf(files, project, uri, kind.id, { since, previous: previousPath, product, title }, now)
  if ('problem' in scope) return { problem: inEnglish(scope.problem) }
  const to = root === undefined ? undefined : pathFrom(root, file === undefined || file === '-' ? below(parentOf(uri), '') : uri)
  const carriedOn = previousPath === undefined ? undefined : await previousHandoff(index, project, { from: previousPath, to: to ?? '' })
  if (carriedOn && 'problem' in carriedOn) return { problem: inEnglish(carriedOn.problem) }
  const keys = keysOf(product, carriedOn)
  if (!isWanted) return { filled: await fillTemplate(project, kind, { scope, previous: carriedOn }), keys, previous: carriedOn }
  const facts = createFacts({ files, machine: createMachine(), settings: async () => defaultSettings, index })
  // A range that the user names must be there, whatever the template asks for.
  const range = since === undefined ? undefined : await facts.coverages(scope)
  if (range && 'silent' in range) return { problem: inEnglish(range.silent) }
  return { filled: await fillTemplate(project, kind, { facts, scope, previous: carriedOn }), keys, previous: carriedOn }
}
