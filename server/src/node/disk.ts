/** Reads files in any encoding, and writes them back only if nothing gets lost. */
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
  /** The byte order mark at the start of the file, or an empty string. */
  readonly mark: '\uFEFF' | ''
  /** Why the text must not be written back; `undefined` if it may. */
  readonly readOnly: string | undefined
}

/** Reads a file; rejects with the error of `readRegular` if it cannot be read. */
export async function readText(path: string): Promise<FileText> {
  return decode(readRegular(path).bytes)
}

/**
 * Writes a text back in UTF-8 with its byte order mark. It is written to a temporary file that then replaces the old one, so that a full
 * disk or a crash leaves the file intact. The file itself is overwritten only if replacing would change it (hard links, another owner) or
 * no temporary file can be created.
 */
export async function writeText(path: string, text: string, { mark }: Pick<FileText, 'mark'>): Promise<void> {
  const { open, realpath, rename, rm, stat, writeFile } = promises
  const target = await realpath(path)
  const { mode, nlink, uid } = await stat(target)
  const permissions = mode & 0o7777
  // Replacing a file needs permission for the folder only, so the file's own permission is checked.
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

/** Files by `file:` URI for the service. A glob with `**` leaves out what git ignores; others list everything. */
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
    // The content of a folder is listed for every document, so this skips compiling the glob.
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

/** Like `diskFiles`; calls `onUnreadable` for each existing file that cannot be read. */
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

/** True if a file or folder with exactly this name exists. On a case-insensitive disk, the names in the folder are compared. */
export function existsNow(path: string): boolean {
  if (!isThere(path)) return false
  if (process.platform === 'linux' || basename(path) === '') return true
  const names = namesIn(dirname(path))
  // A folder that cannot be listed is trusted.
  return names.length === 0 || names.some((name) => name.normalize() === basename(path).normalize())
}

/** True for a path below a folder that, after following links, is a file outside of it. */
export function leadsOut(top: string, path: string): boolean {
  try {
    const real = realpathSync(top)
    return !realpathSync(path).startsWith(real.endsWith(sep) ? real : `${real}${sep}`)
  } catch {
    // A missing file leads nowhere.
    return false
  }
}

function isThere(path: string): boolean {
  return statsOf(path) !== undefined
}

/** The names in a folder, in no order; empty if it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
