/** Results that are kept on the disk, so that what has not changed need not be examined again. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { digestOf } from './examiner.ts'

/** The most entries and bytes of one file, and of all files of the folder. */
const limits = { entries: 50_000, bytes: 128e6, files: 40, total: 400e6 }
/** Milliseconds after which a file that was being written is one that was left behind. */
const abandoned = 3_600_000

/** The folder for results, if none is named: where the system keeps what can be made again. */
export function defaultStoreFolder({ env, platform } = process): string {
  const { XDG_CACHE_HOME = '', LOCALAPPDATA = '' } = env
  if (isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'handoff-docs')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'handoff-docs')
  if (platform === 'win32' && isAbsolute(LOCALAPPDATA)) return join(LOCALAPPDATA, 'handoff-docs', 'Cache')
  return join(homedir(), '.cache', 'handoff-docs')
}

/**
 * The results under one key, in one file. It is read whole, and written anew as another that takes its place: so two processes at a time
 * do no harm, the later one's results are kept. A file that is broken, of another version or of another key counts as none.
 */
export class Store<Entry> {
  readonly #folder: string
  readonly #path: string
  readonly #head: string
  /** By name, as JSON, until it is asked for. */
  readonly #lines: Map<string, string>
  readonly #used = new Map<string, Entry>()
  #changed = false

  /** `key` is all that results depend on beside their own input. */
  constructor(folder: string, key: unknown) {
    this.#folder = folder
    this.#head = JSON.stringify(['handoff results', 1, key])
    this.#path = join(folder, `${digestOf(this.#head).replace(/\W/g, '')}.results`)
    this.#lines = this.#read()
  }

  get(name: string): Entry | undefined {
    const used = this.#used.get(name)
    if (used) return used
    const line = this.#lines.get(name)
    if (line === undefined) return undefined
    const entry = JSON.parse(line) as Entry
    this.#used.set(name, entry)
    return entry
  }

  /** Takes an entry in, to be written with `save`. */
  put(name: string, entry: Entry): void {
    this.#used.set(name, entry)
    this.#lines.set(name, JSON.stringify(entry))
    this.#changed = true
  }

  /** Writes what has changed; false if that is not possible, which is no reason to fail. `isThere` is asked for entries not used this time. */
  save(isThere: (name: string) => boolean): boolean {
    try {
      if (!this.#changed) {
        if (this.#lines.size > 0) utimesSync(this.#path, new Date(), new Date())
        return true
      }
      mkdirSync(this.#folder, { recursive: true })
      this.#write(this.#bounded(isThere))
      this.#tidy()
      this.#changed = false
      return true
    } catch {
      return false
    }
  }

  /** The lines to write, those that were used first: the others go when there are too many, or what they are about is gone. */
  #bounded(isThere: (name: string) => boolean): string[] {
    const lines: string[] = []
    let size = 0
    const add = (name: string, line: string) => {
      size += line.length
      if (size <= limits.bytes && lines.length < limits.entries) lines.push(`${JSON.stringify(name)}\t${line}\n`)
    }
    for (const [name, line] of this.#lines) if (this.#used.has(name)) add(name, line)
    for (const [name, line] of this.#lines) if (!this.#used.has(name) && isThere(name)) add(name, line)
    return lines
  }

  #write(lines: readonly string[]): void {
    const body = Buffer.from(`${this.#head}\n${lines.join('')}`)
    const temporary = `${this.#path}.${process.pid}.${Date.now()}.writing`
    try {
      writeFileSync(temporary, Buffer.concat([body, Buffer.from(sumOf(body))]), { mode: 0o600 })
      renameSync(temporary, this.#path)
    } catch (error) {
      rmSync(temporary, { force: true })
      throw error
    }
  }

  #read(): Map<string, string> {
    const lines = new Map<string, string>()
    try {
      const bytes = readFileSync(this.#path)
      const end = bytes.lastIndexOf(10) + 1
      const body = bytes.subarray(0, end)
      if (bytes.toString('latin1', end) !== sumOf(body)) return lines
      const [head, ...rest] = body.toString('utf8').split('\n')
      if (head !== this.#head) return lines
      for (const line of rest) {
        const tab = line.indexOf('\t')
        if (tab > 0) lines.set(JSON.parse(line.slice(0, tab)) as string, line.slice(tab + 1))
      }
    } catch {
      lines.clear()
    }
    return lines
  }

  /** Removes the files that were not used for the longest time, and those that were never finished. */
  #tidy(): void {
    const now = Date.now()
    const files = readdirSync(this.#folder)
      .filter((name) => /\.(?:results|writing)$/.test(name))
      .flatMap((name) => {
        const path = join(this.#folder, name)
        const stats = statSync(path, { throwIfNoEntry: false })
        return stats ? [{ path, size: stats.size, at: stats.mtimeMs, unfinished: name.endsWith('.writing') }] : []
      })
      .sort((a, b) => b.at - a.at)
    let total = 0
    let count = 0
    for (const { path, size, at, unfinished } of files) {
      if (!unfinished) {
        total += size
        count++
      }
      if (unfinished ? now - at > abandoned : path !== this.#path && (total > limits.total || count > limits.files))
        rmSync(path, { force: true })
    }
  }
}

function sumOf(body: Uint8Array): string {
  return crc32(body).toString(16).padStart(8, '0')
}
