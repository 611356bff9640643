/**
 * The only way in which the program reads files. Anything that is not a regular file (a pipe, a socket, a device, or a link to one) may be
 * endless or block forever.
 */
import { closeSync, constants, fstatSync, mkdirSync, openSync, readSync, type Stats } from 'node:fs'
import { dirname } from 'node:path'
import { statsOf } from './stats.ts'

/** Larger files are not read: no text is that long. */
const maxFileBytes = 64 * 1024 * 1024

/** Error codes of our own. */
export const notRegular = 'NOT_REGULAR'
export const tooLarge = 'TOO_LARGE'

export interface RegularFile {
  readonly bytes: Buffer
  /** From before the bytes were read, so that a file that is written meanwhile looks changed the next time. */
  readonly stats: Stats
}

/** Reads a file without ever blocking. Throws Node's error, or one with the code `NOT_REGULAR` or `TOO_LARGE`. */
export function readRegular(path: string): RegularFile {
  return readOpen(openRegular(path))
}

/** Like `readRegular`, for a file that nobody else may write. */
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
      // The file grows while it is read, or reports a wrong size, as below /proc.
      if (length > maxBytes) throw coded(tooLarge)
      if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafeSlow(Math.max(length, 1 << 16))])
    }
  } finally {
    closeSync(file)
  }
}

function openRegular(path: string, flags = 0): number {
  // A pipe without a writer is opened without blocking, and then rejected. Windows has neither the flag nor such files.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | flags)
  const stats = fstatSync(file)
  if (stats.isFile()) return file
  closeSync(file)
  throw coded(stats.isDirectory() ? 'EISDIR' : notRegular)
}

/** Opens a file that nobody else may write, and no link. Throws like `readRegular`. */
function openOwn(path: string): number {
  const file = openRegular(path, constants.O_NOFOLLOW ?? 0)
  const { uid, mode } = fstatSync(file)
  const me = process.getuid?.()
  if (me === undefined || (uid === me && (mode & 0o022) === 0)) return file
  closeSync(file)
  throw coded('EACCES')
}

/** Creates a folder and its parents. Node's recursive mode loops forever where the system denies an existing folder, as below /proc. */
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
