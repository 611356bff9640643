/** Texts that are put away one after the other and read again when they are asked for. */
import { closeSync, fstatSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { makeFolder, openOwn } from './regular.ts'

/** Where a text lies, in bytes. */
export interface Slip {
  readonly offset: number
  readonly length: number
}

/** Writes all of the bytes, or throws. */
export type Write = (file: number, bytes: Uint8Array) => void

/** Bytes that are gathered before they are written, and that are read at once. */
const portion = 1 << 20

/**
 * They lie in a file, so that thousands of them take no memory. What cannot be written there stays in memory instead: whoever reads them
 * sees no difference, and `finish` tells it.
 */
export class Spool {
  /** `undefined` for one that is in memory only. */
  readonly path: string | undefined
  readonly #write: Write
  #file: number | undefined
  #size = 0
  #written = 0
  #sum = 0
  #waiting = new Map<number, Buffer>()
  #isComplete = true

  /** `path` is that of a file which is not there yet. */
  constructor(path: string | undefined, write: Write = writeAll) {
    this.path = path
    this.#write = write
  }

  /** Opens what was written before; `undefined` if that is not there as it was. */
  static open(path: string, size: number, sum: number): Spool | undefined {
    const spool = new Spool(path)
    try {
      spool.#file = openOwn(path)
      spool.#size = size
      spool.#written = size
      spool.#sum = sum
      if (fstatSync(spool.#file).size === size && sumOf(spool.#file, size) === sum) return spool
    } catch {
      // What cannot be read is not there.
    }
    spool.close()
    return undefined
  }

  /** In bytes. */
  get size(): number {
    return this.#size
  }

  /** A checksum of all that was written. */
  get sum(): number {
    return this.#sum
  }

  /** Puts a text away. */
  add(text: string): Slip {
    const bytes = Buffer.from(text)
    const slip = { offset: this.#size, length: bytes.length }
    if (bytes.length > 0) this.#waiting.set(slip.offset, bytes)
    this.#size += bytes.length
    if (this.#size - this.#written >= portion) this.#flush()
    return slip
  }

  /** Gives a text back. */
  read({ offset, length }: Slip): string {
    // An empty text stands where the next one begins.
    if (length === 0) return ''
    const waiting = this.#waiting.get(offset)
    if (waiting) return waiting.toString()
    if (this.#file === undefined) return ''
    const bytes = Buffer.allocUnsafe(length)
    return bytes.toString('utf8', 0, readSync(this.#file, bytes, 0, length, offset))
  }

  /** Writes what is not written yet; false if not all of it is in the file. */
  finish(): boolean {
    this.#flush()
    return this.#isComplete
  }

  /** Nothing is read any more. */
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }

  /** Removes the file; what was open goes on being read where the system allows it. */
  remove(): void {
    try {
      if (this.path !== undefined) rmSync(this.path, { force: true })
    } catch {
      // Where it is open elsewhere, it is tidied away later.
    }
  }

  #flush(): void {
    if (!this.#isComplete || this.#waiting.size === 0) return
    const bytes = Buffer.concat([...this.#waiting.values()])
    try {
      this.#file ??= this.#create()
      this.#write(this.#file, bytes)
      this.#written += bytes.length
      this.#sum = crc32(bytes, this.#sum)
      this.#waiting.clear()
    } catch {
      this.#isComplete = false
    }
  }

  #create(): number {
    if (this.path === undefined) throw new Error('in memory only')
    makeFolder(dirname(this.path))
    return openSync(this.path, 'wx+', 0o600)
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
}

function sumOf(file: number, size: number): number {
  const bytes = Buffer.allocUnsafe(Math.min(size, portion))
  let sum = 0
  for (let at = 0; at < size; ) {
    const count = readSync(file, bytes, 0, bytes.length, at)
    if (count === 0) break
    sum = crc32(bytes.subarray(0, count), sum)
    at += count
  }
  return sum
}
