/** A project: a folder with its configuration and kinds, including the built-in ones. */
import { builtInKinds } from '../../kinds/index.ts'
import outlines from '../../kinds/outlines.json'
import { type Configuration, parseConfiguration } from '../core/configuration/configuration.ts'
import { readable } from '../core/linter/extent.ts'
import type { Kind, KindOutline } from '../core/template/kind.ts'
import { kindLater } from '../core/template/later.ts'
import { readKind } from '../core/template/template.ts'
import { readIgnored } from '../core/util/globs.ts'
import { phrase } from '../core/util/phrase.ts'
import { type Budget, unlimited } from './budget.ts'
import { globLookup } from './globs.ts'
import type { Files } from './host.ts'
import { below, hasPlace, nameOf, normalized, parentOf, pathFrom } from './locations.ts'

/** The paths of the configuration, relative to the project. The first that exists is read. */
export const configurationPaths = ['.handoff/config.yaml', '.handoff/config.yml'] as const
const templatesGlob = '.handoff/kinds/*.md'

export interface Project {
  /** The URI of the top folder; `undefined` for documents outside of any folder. */
  readonly root: string | undefined
  readonly configuration: Configuration
  /** The path of the configuration file, or of a new one. */
  readonly configurationPath: string
  /** True if there is a second configuration file, which is not read. */
  readonly hasSecondConfiguration: boolean
  /** Kinds by id. A project's template overrides the built-in one. Templates are read on first use. */
  readonly kinds: ReadonlyMap<string, Kind>
  /** The texts of the configuration and templates. Equal texts make an equal project. */
  readonly sources: readonly string[]
  /** The zero-based line of the configuration that ignores a path, relative to the root with `/`. */
  readonly ignoredBy: (path: string) => number | undefined
  /** The kind that the configuration assigns to a path: that of the first matching glob. */
  readonly kindOf: (path: string) => string | undefined
}

/** The role of a file in its project. */
export type Role = 'document' | 'template' | 'configuration'

/**
 * Reads the configuration and the templates of the folder; without one, the defaults and built-in kinds apply. `within` limits the time per
 * template.
 */
export async function loadProject(files: Files, root: string | undefined, within?: Budget): Promise<Project> {
  const [found, templates] = root === undefined ? [[], []] : await readProjectFiles(files, root)
  const [configurationPath, configurationText] = found[0] ?? [configurationPaths[0], '']
  const { configuration } = parseConfiguration(configurationText)
  const ignoredBy = readIgnored(configuration.ignore.map(({ pattern }) => pattern))
  let kinds: ReadonlyMap<string, Kind> | undefined
  return {
    root,
    configuration,
    configurationPath,
    hasSecondConfiguration: found.length > 1,
    get kinds() {
      kinds ??= new Map([
        ...builtIn,
        ...templates.map(([uri, text]) => readTemplate(text, uri, within)).map((kind) => [kind.id, kind] as const),
      ])
      return kinds
    },
    sources: [...found.flat(), ...templates.flat()],
    ignoredBy: (path) => {
      const index = ignoredBy(path)
      return index === undefined ? undefined : configuration.ignore[index]?.line
    },
    kindOf: globLookup(configuration.documents.map(({ match, kind }) => [match, kind] as const)),
  }
}

/**
 * The top of the project of a file: the nearest folder above with `.handoff`, up to the repository; else the repository, else the workspace
 * folder, else the file's own folder. `undefined` for an untitled document without a workspace.
 */
export async function findRoot(topOf: Files['topOf'], uri: string, folders: readonly string[]): Promise<string | undefined> {
  if (!hasPlace(uri)) return folders[0] === undefined ? undefined : normalized(folders[0])
  const start = parentOf(normalized(uri))
  for (let folder = start; ; folder = parentOf(folder)) {
    if ((await topOf(folder)) !== undefined) return folder
    if (parentOf(folder) === folder) break
  }
  const holding = folders.map(normalized).filter((folder) => pathFrom(folder, uri) !== undefined)
  return holding.toSorted((a, b) => b.length - a.length)[0] ?? start
}

/** The role of a file in the project. */
export function roleOf(project: Project, uri: string): Role {
  const path = pathIn(project, uri)
  if (configurationPaths.some((one) => one === path)) return 'configuration'
  return /^\.handoff\/kinds\/[^/]+\.md$/.test(path) ? 'template' : 'document'
}

/** The path of a file relative to the project, with `/`; empty for a file outside. */
export function pathIn(project: Project, uri: string): string {
  return (project.root === undefined ? undefined : pathFrom(project.root, uri)) ?? ''
}

/** Reads a template up to the same length as a document. Its id is its `kind:`, else the file's name. */
export function readTemplate(text: string, uri: string, within: Budget = unlimited): Kind {
  const id = nameOf(uri).replace(/\.md$/, '')
  try {
    return within(() => readKind(text.slice(0, readable(text)), id, uri))
  } catch (error) {
    // If a foreign template breaks the reader, the documents of the project are still checked.
    const kind = readKind('', id, uri)
    const at = kind.root.at ?? kind.template.root.endsAt
    const message = phrase`Template cannot be read: ${error instanceof Error ? error.message : String(error)}`
    return { ...kind, problems: [{ at, message }], isUnread: true }
  }
}

type Read = readonly [name: string, text: string]

async function readProjectFiles(files: Files, root: string): Promise<[configurations: Read[], templates: Read[]]> {
  const [configurations, uris] = await Promise.all([
    Promise.all(configurationPaths.map(async (path) => [path, await files.readFile(below(root, path))] as const)),
    files.listFiles(root, templatesGlob),
  ])
  const templates = await Promise.all(
    uris.toSorted().map(async (uri) => {
      const text = await files.readFile(uri)
      return text === undefined ? [] : [[uri, text] as const]
    }),
  )
  return [configurations.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])), templates.flat()]
}

const builtIn = Object.entries<KindOutline>(outlines).map(
  ([id, outline]) => [id, kindLater(builtInKinds.get(id) ?? '', id, outline)] as const,
)
