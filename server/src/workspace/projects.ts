/** The projects of documents. Each is read once and kept until something in `.handoff` changes. */
import type { Files, Host } from './host.ts'
import { hasPlace, normalized, parentOf } from './locations.ts'
import { findRoot, loadProject, type Project } from './project.ts'

export class Projects {
  readonly #host: Pick<Host, 'files' | 'folders' | 'within'>
  readonly #tops = new Map<string, ReturnType<Files['topOf']>>()
  readonly #roots = new Map<string, Promise<string | undefined>>()
  readonly #projects = new Map<string, Promise<Project>>()

  constructor(host: Pick<Host, 'files' | 'folders' | 'within'>) {
    this.#host = host
  }

  /** The project of a document; for `undefined`, that of the first workspace folder. */
  async of(uri: string | undefined): Promise<Project> {
    const root = await this.#rootOf(uri ?? 'untitled:')
    return remembered(this.#projects, root ?? '', () => loadProject(this.#host.files, root, this.#host.within))
  }

  /** Forgets everything, so that the next call reads again. */
  reset(): void {
    this.#tops.clear()
    this.#roots.clear()
    this.#projects.clear()
  }

  /** Folders share their parents. */
  readonly #topOf = (folder: string) => remembered(this.#tops, folder, () => this.#host.files.topOf(folder))

  /** Files of one folder share their root. */
  #rootOf(uri: string): Promise<string | undefined> {
    const folder = hasPlace(uri) ? parentOf(normalized(uri)) : ''
    return remembered(this.#roots, folder, () => findRoot(this.#topOf, uri, this.#host.folders()))
  }
}

function remembered<Value>(map: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}
