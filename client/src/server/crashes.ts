/** Decides whether a server that ended by itself is started again. Knows nothing of the editor. */

/** In this time, in milliseconds, a server may end so many times; one that ends more often would not do better the next time. */
const crashWindowMs = 3 * 60_000
const maxCrashes = 4

export class Crashes {
  #moments: readonly number[] = []

  /** Notes that the server has ended, `now` in milliseconds since 1970; true if it is to be started again. */
  isWorthARestart(now: number): boolean {
    this.#moments = [...this.#moments.filter((moment) => now - moment < crashWindowMs), now]
    return this.#moments.length <= maxCrashes
  }
}
