/** Work that is good to have done but for which nobody waits: it is done piece by piece while no message comes, and only so much of it. */

/** Milliseconds without a message after which nobody is taken to wait. */
const quiet = 200
/** Milliseconds after which a message may be read that has come meanwhile. */
const longestPiece = 3
/** Milliseconds that are spent at most. */
const total = 500

/** The time, and ways to go on later; those of the process, or of a test. */
export interface Clock {
  now(): number
  /** Calls back after so many milliseconds. */
  after(milliseconds: number, then: () => void): void
  /** Calls back once what waits has been done. */
  soon(then: () => void): void
}

export class IdleWork {
  readonly #clock: Clock
  readonly #log: (error: unknown) => void
  #spent = 0
  #lastMessage = Number.NEGATIVE_INFINITY
  #begun = false

  /** `log` is told of work that fails, which nobody else would hear of. */
  constructor(clock: Clock, log: (error: unknown) => void) {
    this.#clock = clock
    this.#log = log
  }

  /** Told of each message: what is under way makes way for it. */
  interrupt(): void {
    this.#lastMessage = this.#clock.now()
  }

  /** Does the work, unless some was begun before; `find` gives what there is to be done, if there is anything. */
  async begin(find: () => Promise<Iterator<unknown> | undefined>): Promise<void> {
    if (this.#begun) return
    this.#begun = true
    try {
      const work = await find()
      if (work) this.#goOn(work)
      else this.#begun = false
    } catch (error) {
      this.#log(error)
    }
  }

  #goOn(work: Iterator<unknown>): void {
    const start = this.#clock.now()
    const left = this.#lastMessage + quiet - start
    if (left > 0) {
      this.#clock.after(left, () => this.#goOn(work))
      return
    }
    let now = start
    try {
      while (now - start < longestPiece) {
        if (work.next().done) return
        now = this.#clock.now()
      }
    } catch (error) {
      this.#log(error)
      return
    }
    this.#spent += now - start
    if (this.#spent < total) this.#clock.soon(() => this.#goOn(work))
  }
}
