/** Decides whether a crashed server is restarted. It does not depend on VS Code. */

/** A server that crashes more often than this within the time, in milliseconds, would crash again. */
const crashWindowMs = 3 * 60_000
const maxCrashes = 4

export class Crashes {
  #moments: readonly number[] = []

  /** Records a crash at `now`, in milliseconds since 1970; true if the server should be restarted. */
  isWorthARestart(now: number): boolean {
    this.#moments = [...this.#moments.filter((moment) => now - moment < crashWindowMs), now]
    return this.#moments.length <= maxCrashes
  }
}
