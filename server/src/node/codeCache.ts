/** Compiled code that is kept on the disk: to compile the program anew would take longer than a short document does. */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Script } from 'node:vm'
import { crc32 } from 'node:zlib'
import { replaceFile } from './cacheFolder.ts'
import { makeFolder, readOwn } from './regular.ts'

/** Files that are kept at most, for the versions of Node that are used side by side: an editor's and those of command lines. */
const mostFiles = 8
const sumLength = 4

/**
 * What was kept under a path for a build; `undefined` if there is nothing, or something else, or what somebody else may have written.
 * V8 sees for itself whether it is its own, but not whether it is whole, nor whether it was made of the same source.
 */
export function readCode(path: string, build: string): Buffer | undefined {
  try {
    const { bytes } = readOwn(path)
    const body = bytes.subarray(sumLength)
    const head = Buffer.from(build)
    if (bytes.readUInt32LE() !== crc32(body) || !body.subarray(0, head.length).equals(head)) return undefined
    return body.subarray(head.length)
  } catch {
    return undefined
  }
}

/** Keeps the code of all functions that have been called so far; that it cannot be kept is no reason to fail. */
export function writeCode(path: string, build: string, script: Script): void {
  try {
    const body = Buffer.concat([Buffer.from(build), script.createCachedData()])
    const sum = Buffer.alloc(sumLength)
    sum.writeUInt32LE(crc32(body))
    makeFolder(dirname(path))
    replaceFile(path, Buffer.concat([sum, body]))
    tidy(dirname(path))
  } catch {
    // The next start compiles again.
  }
}

/** Removes what was written first, of versions that are likely gone, and what was never finished. */
function tidy(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => /^(?:cli|server)(?:-v\d[\w.-]*)?\.code(?:\.\d+\.\d+\.writing)?$/.test(name))
    .map((name) => join(folder, name))
    .map((path) => ({ path, at: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.at - a.at)
  for (const { path } of files.slice(mostFiles)) rmSync(path, { force: true })
}

/** Handed in by `launch.ts` if nothing is kept yet; not there where the program runs by itself, as in tests. */
declare const keepCode: (() => void) | undefined

/** True if compiled code is to be kept for the next start, as the first time of a build. */
export function isCodeWanted(): boolean {
  return typeof keepCode === 'function'
}

/** Keeps what is compiled by now for the next start. The first time of a build it takes some 30 ms, later nothing. */
export function keepCompiledCode(): void {
  if (typeof keepCode === 'function') keepCode()
}
