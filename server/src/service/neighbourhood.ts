/** The surroundings of all projects at hand, by the URIs that the editor and the command line know. */
import type { CheckOptions } from '../core/check.ts'
import { checkOptions, type Examined } from './examine.ts'
import type { Host } from './host.ts'
import { normalized, pathFrom } from './locations.ts'
import { type Project, pathIn, roleOf } from './project.ts'
import type { Projects } from './projects.ts'
import { type FileEvent, Surroundings } from './surroundings.ts'
import type { Answers, Sort, View } from './view.ts'

/** What is needed of the world around. */
export type NeighbourhoodHost = Pick<Host, 'document' | 'folders' | 'settings' | 'files' | 'now' | 'affected' | 'within' | 'pause'> & {
  readonly features: Pick<Host['features'], 'watchesFiles'>
}

export class Neighbourhood {
  readonly #host: NeighbourhoodHost
  readonly #projects: Projects
  readonly #surroundings = new Map<Project, Surroundings>()

  constructor(host: NeighbourhoodHost, projects: Projects) {
    this.#host = host
    this.#projects = projects
  }

  /** Calls `look` with the surroundings of a file, until they leave nothing open; without any for a file that lies in no project. */
  async see<Answer>(project: Project, uri: string, look: (around: View | undefined) => Answer): Promise<Answer> {
    const path = pathIn(project, uri)
    if (project.root === undefined || path === '' || roleOf(project, uri) !== 'document') return look(undefined)
    return this.#of(project, project.root).see(path, look)
  }

  /** Remembers what an open document has asked for. */
  remember(project: Project, uri: string, around: View): void {
    this.#surroundings.get(project)?.remember(uri, around)
  }

  /** Forgets what a document has asked for. */
  release(uri: string): void {
    for (const surroundings of this.#surroundings.values()) surroundings.release(uri)
  }

  /** An open document has another text. */
  edited(uri: string): void {
    this.#each(uri, (surroundings, path) => surroundings.edited(path))
  }

  /** An open document was looked at. */
  learnt({ uri, result, options }: Examined): void {
    if (result) this.#each(uri, (surroundings, path) => surroundings.learnt(path, result, options))
  }

  /** Something happened to files. The text of one that is open stays what it is. */
  touched(events: readonly { readonly uri: string; readonly type: FileEvent }[]): void {
    const relevant = events.filter(({ uri, type }) => type !== 'changed' || this.#host.document(uri) === undefined)
    for (const surroundings of this.#surroundings.values()) {
      const here = relevant.flatMap(({ uri, type }) => {
        const path = pathFrom(surroundings.root, uri)
        return path === undefined ? [] : [{ path, type }]
      })
      if (here.length > 0) surroundings.touched(here)
    }
  }

  /** What the check of a file depends on, as its own project and the settings there say; `undefined` for one that is no document. */
  async optionsOf(uri: string): Promise<{ readonly project: Project; readonly options: CheckOptions } | undefined> {
    const [project, settings] = await Promise.all([this.#projects.of(uri), this.#host.settings(uri)])
    const path = pathIn(project, uri)
    if (roleOf(project, uri) !== 'document' || project.ignoredBy(path) !== undefined) return undefined
    return { project, options: checkOptions(project, path, { now: minuteOf(this.#host.now()), settings }) }
  }

  /** The answer to a question about what lies around; `undefined` outside of any project. */
  async answer<S extends Sort>(project: Project, sort: S, name: string): Promise<Answers[S] | undefined> {
    return project.root === undefined ? undefined : this.#of(project, project.root).answer(sort, name)
  }

  /** The paths of all Markdown files of a project, from its top. */
  async filesOf(project: Project): Promise<readonly string[]> {
    return (await this.answer(project, 'everywhere', '')) ?? []
  }

  /** The anchors of a Markdown file of a project. */
  async anchorsOf(project: Project, path: string): Promise<readonly string[]> {
    return (await this.answer(project, 'anchors', path)) ?? []
  }

  /** Forgets everything. */
  reset(): void {
    this.#surroundings.clear()
  }

  #each(uri: string, act: (surroundings: Surroundings, path: string) => void): void {
    for (const surroundings of this.#surroundings.values()) {
      const path = pathFrom(surroundings.root, uri)
      if (path !== undefined) act(surroundings, path)
    }
  }

  #of(project: Project, root: string): Surroundings {
    const known = this.#surroundings.get(project)
    if (known) return known
    const { files, folders, features, within, pause } = this.#host
    const made = new Surroundings(root, {
      files,
      watched: features.watchesFiles,
      now: () => minuteOf(this.#host.now()),
      open: (uri) => this.#host.document(uri),
      optionsOf: async (uri) => (await this.optionsOf(uri))?.options,
      searchable: async () => folders().some((folder) => normalized(folder) === root) || (await files.topOf(root)) !== undefined,
      affected: (uris) => this.#host.affected(uris),
      within,
      pause,
    })
    this.#surroundings.set(project, made)
    return made
  }
}

/** Nothing is said more exactly than to the minute, so within one minute a document need not be looked at twice. */
export function minuteOf(milliseconds: number): number {
  return Math.floor(milliseconds / 60_000) * 60_000
}
