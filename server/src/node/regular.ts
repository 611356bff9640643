/** The one way to read a file of the disk. What is no regular file (a pipe, a socket, a device, a link to one) may have no end, or nobody who writes it. */
import { closeSync, constants, fstatSync, mkdirSync, openSync, readSync, type Stats } from 'node:fs'
import { dirname } from 'node:path'
import { statsOf } from './stats.ts'

/** Bytes above which nothing is read: far more than any text that people write. */
const maxFileBytes = 64 * 1024 * 1024

/** Codes of errors that are not the system's. */
export const notRegular = 'NOT_REGULAR'
export const tooLarge = 'TOO_LARGE'

export interface RegularFile {
  readonly bytes: Buffer
  /** As they were before the bytes were read: a file that is written in between has others the next time. */
  readonly stats: Stats
}

/** Reads a file without ever waiting for one. Throws Node's error, or one with the code `NOT_REGULAR` or `TOO_LARGE`. */
export function readRegular(path: string): RegularFile {
  return readOpen(openRegular(path))
}

/** The same for a file that only we may have written. */
export function readOwn(path: string, maxBytes = maxFileBytes): RegularFile {
  return readOpen(openOwn(path), maxBytes)
}

function readOpen(file: number, maxBytes = maxFileBytes): RegularFile {
  try {
    const stats = fstatSync(file)
    if (stats.size > maxBytes) throw coded(tooLarge)
    let bytes = Buffer.allocUnsafeSlow(stats.size + 1)
    let length = 0
    for (;;) {
      const count = readSync(file, bytes, length, bytes.length - length, null)
      if (count === 0) return { bytes: bytes.subarray(0, length), stats }
      length += count
      // It grows while it is read, or its size is not what it says, as below /proc.
      if (length > maxBytes) throw coded(tooLarge)
      if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafeSlow(Math.max(length, 1 << 16))])
    }
  } finally {
    closeSync(file)
  }
}

function openRegular(path: string, flags = 0): number {
  // A pipe without a writer is opened at once, and then seen to be one. Windows has no such flag, nor such files.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | flags)
  const stats = fstatSync(file)
  if (stats.isFile()) return file
  closeSync(file)
  throw coded(stats.isDirectory() ? 'EISDIR' : notRegular)
}

/** Opens a file of ours, into which nobody else may write, and no link to one. Throws as `readRegular` does. */
function openOwn(path: string): number {
  const file = openRegular(path, constants.O_NOFOLLOW ?? 0)
  const { uid, mode } = fstatSync(file)
  const me = process.getuid?.()
  if (me === undefined || (uid === me && (mode & 0o022) === 0)) return file
  closeSync(file)
  throw coded('EACCES')
}

/** Makes a folder and those above it. Node's own way never ends where the system says of a folder that is there that it is not, as below /proc. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (statsOf(path)?.isDirectory()) return
    if (code === 'EEXIST') throw coded('ENOTDIR')
    if (code !== 'ENOENT' || dirname(path) === path) throw error
    makeFolder(dirname(path))
    mkdirSync(path)
  }
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code })
}
