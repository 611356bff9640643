/** Facts of one kind by path. Each is read on demand and kept until it is invalidated. */

import type { Known } from './queries.ts'

interface Entry<Fact> {
  readonly fact: Fact
  /** When it was read, in milliseconds since 1970. */
  readonly at: number
  /** True once its source has changed. */
  stale: boolean
}

export interface FactCacheOptions<Fact> {
  /** Distinguishes the keys of this cache from those of others. */
  readonly name: string
  /** Reads a fact. Never rejects. */
  readonly read: (path: string) => Promise<Fact>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** True if changes of the path are reported, so that its fact is fresh until then; otherwise it is fresh as long as `now` is the same. */
  readonly watched: (path: string) => boolean
  /** Called when a fact has changed. */
  readonly changed: (key: string) => void
  /** Called for every fact that was read, changed or not. */
  stored?(path: string, fact: Fact): void
}

export class FactCache<Fact> {
  readonly #options: FactCacheOptions<Fact>
  readonly #known = new Map<string, Entry<Fact>>()
  readonly #reading = new Map<string, Promise<void>>()

  constructor(options: FactCacheOptions<Fact>) {
    this.#options = options
  }

  /** The key of a path among the keys of all caches. */
  key(path: string): string {
    return `${this.#options.name}:${path}`
  }

  /** `undefined` for a path that was not read. */
  get(path: string): Known<Fact> | undefined {
    const known = this.#known.get(path)
    if (known === undefined) return undefined
    const { now, watched } = this.#options
    return { fact: known.fact, isFresh: !known.stale && (known.at === now() || watched(path)) }
  }

  /** Reads the fact of a path; concurrent callers share one read. */
  fetch(path: string): Promise<void> {
    const running = this.#reading.get(path)
    if (running !== undefined) return running
    const reading = this.#options.read(path).then((fact) => {
      // If the fact was invalidated meanwhile, it was read too early.
      if (this.#reading.get(path) === reading) this.put(path, fact)
    })
    this.#reading.set(path, reading)
    return reading
  }

  put(path: string, fact: Fact): void {
    const before = this.#known.get(path)
    this.#reading.delete(path)
    this.#known.set(path, { fact, at: this.#options.now(), stale: false })
    this.#options.stored?.(path, fact)
    if (before !== undefined && JSON.stringify(before.fact) !== JSON.stringify(fact)) this.#options.changed(this.key(path))
  }

  /** Marks the fact of a path as stale. */
  invalidate(path: string): void {
    this.#reading.delete(path)
    const known = this.#known.get(path)
    if (known !== undefined) known.stale = true
  }
}
