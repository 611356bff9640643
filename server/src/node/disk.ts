/** The disk: files read with whatever encoding they have, and written back only when nothing can get lost. */
import { promises, readdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import picomatch from 'picomatch'
import { URI } from 'vscode-uri'
import type { Files } from '../workspace/host.ts'
import { readRegular } from './regular.ts'
import { statsOf } from './stats.ts'
import { walk } from './walk.ts'

/** A file's text, as an editor would show it. */
export interface FileText {
  /** Without a byte order mark; broken bytes are replaced by U+FFFD. */
  readonly text: string
  /** The byte order mark that the file began with, or nothing. */
  readonly mark: '\uFEFF' | ''
  /** Why the text must not be written back; `undefined` if it may be. */
  readonly readOnly: string | undefined
}

/** Reads a file; rejects with the error of `readRegular` if it cannot be read. */
export async function readText(path: string): Promise<FileText> {
  return decode(readRegular(path).bytes)
}

/**
 * Writes a text back as it was read: in UTF-8, with the mark that it had. It is written beside the file and then put in its place, so
 * that a full disk or the end of the process leaves the file as it was; only where that would make another file of it (with other names,
 * or of another owner), and where nothing can be written beside it, it is written over.
 */
export async function writeText(path: string, text: string, { mark }: Pick<FileText, 'mark'>): Promise<void> {
  const { open, realpath, rename, rm, stat, writeFile } = promises
  const target = await realpath(path)
  const { mode, nlink, uid } = await stat(target)
  const permissions = mode & 0o7777
  // What may not be written must not be replaced either, which the folder alone would allow.
  const isOurs = nlink === 1 && uid === (process.getuid?.() ?? uid) && (mode & 0o200) !== 0
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  const file = isOurs ? await open(beside, 'wx', permissions).catch(() => undefined) : undefined
  if (file === undefined) return writeFile(target, mark + text)
  try {
    try {
      await file.writeFile(mark + text)
      await file.chmod(permissions)
    } finally {
      await file.close()
    }
    await rename(beside, target)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/** The bytes of a file; `undefined` if it cannot be read. */
export function bytesOf(path: string): Buffer | undefined {
  try {
    return readRegular(path).bytes
  } catch {
    return undefined
  }
}

/** Bytes as text: UTF-8, or UTF-16 if a byte order mark says so. */
export function decode(bytes: Uint8Array): FileText {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), mark: '\uFEFF', readOnly: 'it is written in UTF-16' }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const mark = marked ? '\uFEFF' : ''
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), mark, readOnly: undefined }
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), mark, readOnly: 'it is not valid UTF-8' }
  }
}

/** Files by their `file:` URIs, for the service. A glob with `**` leaves out what git ignores; one without takes everything. */
export const diskFiles: Files & Required<Pick<Files, 'leadsOut'>> = {
  async readFile(uri) {
    const path = pathOf(uri)
    return path === undefined
      ? undefined
      : readText(path).then(
          ({ text }) => text,
          () => undefined,
        )
  },
  async exists(uri) {
    const path = pathOf(uri)
    return path === undefined ? undefined : existsNow(path)
  },
  leadsOut(folder, uri) {
    const [top, path] = [pathOf(folder), pathOf(uri)]
    return top !== undefined && path !== undefined && leadsOut(top, path)
  },
  async listFiles(folder, glob) {
    const top = pathOf(folder)
    if (top === undefined) return []
    const uriOf = (path: string) => URI.file(join(top, path)).toString()
    // All that lies in a folder is asked for of every document, so nothing is compiled for it.
    if (glob === '*') return namesIn(top).map(uriOf)
    const matcher = () => picomatch(glob, { dot: true })
    if (glob.includes('**')) return (await walk(top, matcher())).files.map(uriOf)
    const { base } = picomatch.scan(glob)
    const names = namesIn(join(top, base))
    if (names.length === 0) return []
    const matches = matcher()
    return names
      .map((name) => (base === '' ? name : `${base}/${name}`))
      .filter((path) => matches(path))
      .map(uriOf)
  },
  async realPath(uri) {
    const path = pathOf(uri)
    if (path === undefined) return undefined
    try {
      return URI.file(await promises.realpath(path)).toString()
    } catch {
      const stats = await promises.lstat(path).catch(() => undefined)
      return stats?.isSymbolicLink() ? null : undefined
    }
  },
  async topOf(folder) {
    const path = pathOf(folder)
    if (path === undefined) return undefined
    return isThere(join(path, '.handoff')) ? 'project' : isThere(join(path, '.git')) ? 'repository' : undefined
  },
}

/** The same; told of each file that is there and cannot be read. */
export function diskFilesWith(onUnreadable: (path: string, error: unknown) => void): typeof diskFiles {
  return {
    ...diskFiles,
    async readFile(uri) {
      const path = pathOf(uri)
      if (path === undefined) return undefined
      try {
        return (await readText(path)).text
      } catch (error) {
        if (isThere(path)) onUnreadable(path, error)
        return undefined
      }
    },
  }
}

function pathOf(uri: string): string | undefined {
  const parsed = URI.parse(uri)
  return parsed.scheme === 'file' ? parsed.fsPath : undefined
}

/** True if there is a file or folder of exactly this name; a disk that takes `a` for `A` is asked for the name as it is written there. */
export function existsNow(path: string): boolean {
  if (!isThere(path)) return false
  if (process.platform === 'linux' || basename(path) === '') return true
  const names = namesIn(dirname(path))
  // A folder that cannot be listed is asked for nothing else.
  return names.length === 0 || names.some((name) => name.normalize() === basename(path).normalize())
}

/** True for a path below a folder behind which lies, once all links are followed, a file that is not below it. */
export function leadsOut(top: string, path: string): boolean {
  try {
    const real = realpathSync(top)
    return !realpathSync(path).startsWith(real.endsWith(sep) ? real : `${real}${sep}`)
  } catch {
    // What is not there leads nowhere.
    return false
  }
}

function isThere(path: string): boolean {
  return statsOf(path) !== undefined
}

/** The names in a folder, in no order; none if it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
