/** Results of earlier runs: one file per project and set of options, read and replaced as a whole. */
import { createHash } from 'node:crypto'
import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Project } from '../workspace/project.ts'
import type { Examination, Relations } from './examiner.ts'
import { makeFolder, readOwn } from './regular.ts'

/** Bytes per file: enough for some 15,000 handoffs. Entries beyond are not written and are checked again in the next run. */
const maxFileBytes = 256e6
/** Files in the folder, and their total bytes. The oldest are removed. */
const maxFiles = 40
const maxFolderBytes = 512e6
/** After this time, a temporary file was left by a process that ended early. */
const abandonedAfterMs = 3_600_000
/** Only files with these names are removed. The last part marks a temporary file. */
const ownNames = /^handoff-[\da-f]{32}\.results(\.\d+\.\d+\.writing)?$/
/** Tells backup programs that the folder can be made again (https://bford.info/cachedir/). */
const marker = ['CACHEDIR.TAG', 'Signature: 8a477f597d28d172789f06886806bc55\n# Kept by Handoff Docs; it can be removed.\n'] as const

/** Hexadecimal digits. */
const checksumLength = 8
/** Terminates each part of a file, since JSON never contains it. */
const zero = Buffer.alloc(1)

/** A string if this run created it, else its bytes in the file, which are decoded on first use. */
export type CachedText = string | Buffer

/** The result of one file, and everything needed to decide whether it is valid. */
export interface CacheEntry<Summary> {
  readonly examination: Examination<Summary>
  /** A digest of the folder's statements about issues when the file was last compared with them; empty if never. */
  readonly compared: string
  /** `Relations` as JSON. */
  readonly relations: CachedText
  /** As `Describe` made it. */
  readonly report: CachedText
}

/** A file and its project. */
export interface Place {
  readonly path: string
  readonly project: Project
  /** The path relative to the project. */
  readonly name: string
}

/** The result of one file, from an earlier run or this one. */
export interface FileResult<Summary> extends CacheEntry<Summary>, Place {}

/** Parses the relations of a result. */
export function relationsOf({ relations }: Pick<FileResult<unknown>, 'relations'>): Relations {
  return JSON.parse(String(relations)) as Relations
}

/** The cache counts as empty if its file is missing, broken, writable by others, or has another key, or if the folder cannot be read. */
export class ResultCache<Summary> {
  readonly #folder: string
  readonly #head: string
  readonly #path: string
  readonly #entries = new Map<string, CacheEntry<Summary>>()
  readonly #used = new Set<string>()
  #changed = false

  /** `key` contains everything that results depend on besides the files. */
  constructor(folder: string, key: unknown) {
    this.#folder = folder
    this.#head = JSON.stringify(['handoff results', 3, key])
    const id = createHash('sha256').update(this.#head).digest('hex').slice(0, 32)
    this.#path = join(folder, `handoff-${id}.results`)
    this.#read()
  }

  get(name: string): CacheEntry<Summary> | undefined {
    const entry = this.#entries.get(name)
    if (entry) this.#used.add(name)
    return entry
  }

  put(name: string, entry: CacheEntry<Summary>): void {
    this.#entries.set(name, entry)
    this.#used.add(name)
    this.#changed = true
  }

  /** Replaces the file if anything changed; false on failure. Entries that were not used are removed if `isThere` denies their files. */
  save(isThere: (name: string) => boolean): boolean {
    if (!this.#changed) return true
    try {
      makeFolder(this.#folder)
      this.#mark()
      replaceFile(this.#path, this.#serialized(isThere))
    } catch {
      return false
    }
    try {
      this.#tidy()
    } catch {
      // Another process does it.
    }
    return true
  }

  /** A head, three parts per entry, and a checksum. */
  #serialized(isThere: (name: string) => boolean): Buffer {
    const isUsed = (name: string) => this.#used.has(name)
    const entries = [...this.#entries]
    const kept = [...entries.filter(([name]) => isUsed(name)), ...entries.filter(([name]) => !isUsed(name) && isThere(name))]
    const parts: Buffer[] = [Buffer.from(`${this.#head}\0`)]
    let bytes = parts[0]?.length ?? 0
    for (const [name, { examination, compared, relations, report }] of kept) {
      const texts = [JSON.stringify([name, examination, compared]), relations, report]
      const entry = texts.flatMap((text) => [typeof text === 'string' ? Buffer.from(text) : text, zero])
      bytes += entry.reduce((sum, { length }) => sum + length, 0)
      if (bytes + checksumLength > maxFileBytes) break
      parts.push(...entry)
    }
    return Buffer.concat([...parts, checksumOf(parts)])
  }

  #read(): void {
    try {
      const { bytes } = readOwn(this.#path, maxFileBytes)
      const body = bytes.subarray(0, bytes.lastIndexOf(0) + 1)
      if (!checksumOf([body]).equals(bytes.subarray(body.length))) return
      const [head, ...parts] = splitAtZeros(body)
      if (String(head) !== this.#head) return
      for (let index = 0; index + 2 < parts.length; index += 3) {
        const [first, relations = '', report = ''] = parts.slice(index, index + 3)
        const [name, examination, compared] = JSON.parse(String(first)) as [string, Examination<Summary>, string]
        this.#entries.set(name, { examination, compared, relations, report })
      }
    } catch {
      this.#entries.clear()
    }
  }

  #mark(): void {
    try {
      writeFileSync(join(this.#folder, marker[0]), marker[1], { flag: 'wx' })
    } catch {
      // It exists already, or the folder is read-only, which the next step detects.
    }
  }

  /** Removes abandoned temporary files, and the oldest results if there are too many. */
  #tidy(): void {
    const results: { readonly path: string; readonly size: number; readonly mtimeMs: number }[] = []
    for (const name of readdirSync(this.#folder)) {
      const [, temporary] = ownNames.exec(name) ?? [undefined, undefined]
      const path = join(this.#folder, name)
      const stats = ownNames.test(name) ? statSync(path, { throwIfNoEntry: false }) : undefined
      if (stats === undefined) continue
      const { size, mtimeMs } = stats
      if (temporary === undefined) results.push({ path, size, mtimeMs })
      else if (Date.now() - mtimeMs > abandonedAfterMs) rmSync(path, { force: true })
    }
    let bytes = 0
    for (const [index, { path, size }] of results.sort((a, b) => b.mtimeMs - a.mtimeMs).entries()) {
      bytes += size
      if (path !== this.#path && (index >= maxFiles || bytes > maxFolderBytes)) rmSync(path, { force: true })
    }
  }
}

function splitAtZeros(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = []
  let start = 0
  for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
    parts.push(bytes.subarray(start, end))
    start = end + 1
  }
  return parts
}

function checksumOf(parts: readonly Buffer[]): Buffer {
  const sum = parts.reduce((before, part) => crc32(part, before), 0)
  return Buffer.from(sum.toString(16).padStart(checksumLength, '0'))
}

/** Replaces a file atomically, so that two processes do not harm each other. */
function replaceFile(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.${process.pid}.${Date.now()}.writing`
  try {
    writeFileSync(temporary, bytes, { mode: 0o600 })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}
