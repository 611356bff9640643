/** Output to terminals, pipes and logs. */
import { once } from 'node:events'
import picocolors from 'picocolors'

/** Functions for colours, or functions that return the text unchanged. */
export type Style = ReturnType<typeof picocolors.createColors>

/** Colours for a terminal, unless the user wants none (https://no-color.org). */
export function styleOf(stream: { readonly isTTY?: boolean }): Style {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  const colored = NO_COLOR ? false : FORCE_COLOR ? FORCE_COLOR !== '0' : stream.isTTY === true && TERM !== 'dumb'
  return picocolors.createColors(colored)
}

/** Prints an error in one line on standard error. */
export function complain(message: string): void {
  process.stderr.write(`handoff: ${shown(message.replace(/\s*[\r\n]+\s*/g, ' ').trim())}\n`)
}

/** Characters that are buffered before a write. */
const chunkLength = 1 << 16

/** Writes a text piece by piece, no faster than the reader takes it. */
export async function print(stream: NodeJS.WritableStream, pieces: Iterable<string>): Promise<void> {
  let gathered = ''
  const write = async () => {
    if (!stream.write(gathered)) await once(stream, 'drain')
    gathered = ''
  }
  for (const piece of pieces) {
    gathered += piece
    if (gathered.length >= chunkLength) await write()
  }
  if (gathered !== '') await write()
}

/** Runs work that a signal ends early: partial results are kept, and the process ends by that signal. A second signal ends it at once. */
export async function untilInterrupted<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const ending = new AbortController()
  let told: NodeJS.Signals | undefined
  const end = (signal: NodeJS.Signals) => {
    stopListening()
    told = signal
    ending.abort()
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  const stopListening = () => signals.forEach((signal) => void process.off(signal, end))
  for (const signal of signals) process.on(signal, end)
  try {
    return await work(ending.signal)
  } finally {
    stopListening()
    if (told) process.kill(process.pid, told)
  }
}

/**
 * Makes words safe for a line of a terminal or log. Words of documents, templates and file names may contain control characters, direction
 * marks, invisible tags, and commands of build services at the start of a line (`::name::`) or anywhere (`##[name]`, `##vso[name]`).
 */
export function shown(text: string): string {
  return text
    .replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]+/gu, ' ')
    .replace(/^(\s*:)(?=:)/, '$1 ')
    .replace(/##(?=\w{0,20}\[)/g, '# #')
}

/** A reader that has enough closes the pipe: `handoff check | head`. This ends the work and is no error. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit()
    })
  }
}

/** Shows progress on a terminal once the work has taken over a second. */
export class Progress {
  readonly #total: number
  readonly #startedAt = Date.now()
  #drawnAt = this.#startedAt + 900
  #done = 0
  #drawn = false

  constructor(total: number) {
    this.#total = total
  }

  /** Called before a piece of work, or after several. */
  next(count = 1): void {
    const now = Date.now()
    this.#done = Math.min(this.#total, this.#done + count)
    const done = this.#done
    if (!process.stderr.isTTY || now - this.#drawnAt < 100) return
    this.#drawnAt = now
    this.#drawn = true
    process.stderr.write(`\r\u001b[KChecking ${done} of ${this.#total} files`)
  }

  /** Removes the line. */
  clear(): void {
    if (this.#drawn) process.stderr.write('\r\u001b[K')
    this.#drawn = false
  }
}
