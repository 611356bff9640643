/** Resolves the paths on the command line to files. */
import { statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import picomatch from 'picomatch'
import { URI } from 'vscode-uri'
import { type diskFiles, diskFilesWith } from '../node/disk.ts'
import { diskWorkspace } from '../node/diskWorkspace.ts'
import { notRegular, tooLarge } from '../node/regular.ts'
import { statsOf } from '../node/stats.ts'
import { walk } from '../node/walk.ts'
import type { Files } from '../workspace/host.ts'
import { isMarkdown } from '../workspace/locations.ts'
import type { WorkspaceIndex } from '../workspace/workspaceIndex.ts'
import { complain } from './terminal.ts'

export interface Inputs {
  /** Absolute paths, each once, in the order of the arguments. */
  readonly files: readonly string[]
  /** The files that were named explicitly, not found in a folder or by a glob. */
  readonly named: ReadonlySet<string>
  /** Paths that cannot be read, as sentences. */
  readonly problems: readonly string[]
}

/**
 * A file counts whatever its name; a folder stands for its Markdown files; anything else is tried as a glob. A glob behind `!` leaves files
 * out, as do those of `ignored`.
 */
export async function findInputs(given: readonly string[], ignored: readonly string[] = []): Promise<Inputs> {
  const isNegated = (path: string) => path.startsWith('!') && !statsOf(path)
  const leftOut = [...ignored, ...given.filter(isNegated).map((path) => path.slice(1))].map((glob) => ({ glob, matches: matcherOf(glob) }))
  const positive = given.filter((path) => !isNegated(path))
  const paths = positive.length > 0 || given.length === 0 ? positive : ['.']
  const files = new Set<string>()
  const named = new Set<string>()
  const problems: string[] = []
  const take = async (folder: string, wanted: (path: string) => boolean) => {
    const top = resolve(folder)
    const walked = await walk(top, wanted)
    for (const path of walked.files) files.add(join(top, path))
    problems.push(...walked.unreadable.map(({ path, error }) => cannotRead(path, error)))
    return walked.files.length
  }
  for (const path of paths) {
    try {
      const stats = statSync(path)
      if (stats.isDirectory()) await take(path, isMarkdown)
      else if (stats.isFile()) {
        files.add(resolve(path))
        named.add(resolve(path))
      } else
        problems.push(
          `${cannotRead(path, Object.assign(new Error(), { code: notRegular }))}; expected a file, a folder, or - for standard input`,
        )
    } catch (error) {
      const { isGlob, base, glob } = picomatch.scan(sep === '/' ? path : path.replaceAll(sep, '/'))
      const folder = isGlob && statsOf(base || '.')?.isDirectory() ? base || '.' : undefined
      const found = folder === undefined ? 0 : await take(folder, picomatch(glob, { dot: true }))
      if (found === 0) problems.push(isGlob ? `no file matches ${path}` : cannotRead(path, error))
    }
  }
  // A name with invalid Unicode, as on Windows, has no URI to which links could lead.
  for (const path of files) {
    if (!/[\ud800-\udfff]/u.test(path)) continue
    files.delete(path)
    problems.push(`cannot read ${shownPath(path)}: its name is no valid Unicode`)
  }
  for (const path of files) {
    const found = leftOut.find(({ matches }) => matches(shownPath(path)))
    if (!found) continue
    files.delete(path)
    if (named.delete(path)) complain(`${shownPath(path)} is left out by "${found.glob}"`)
  }
  return { files: [...files], named, problems }
}

/** Tells for paths in reports whether a glob means them: one without a slash in every folder, one of a folder all that is in it. */
function matcherOf(glob: string): (path: string) => boolean {
  const plain = glob.replace(/^\.\//, '').replace(/\/$/, '')
  const globs = [plain, `${plain}/**`]
  return picomatch(plain.includes('/') ? globs : globs.map((one) => `**/${one}`), { dot: true })
}

/** The message that a path cannot be read, and why. */
export function cannotRead(path: string, error: unknown): string {
  return `cannot read ${shownPath(resolve(path))}: ${reasonOf(error)}`
}

/** The files of the disk. Unreadable configurations and templates are reported, because the check continues without them. */
export function projectFilesTelling(tell: (problem: string, path: string) => void): typeof diskFiles {
  const told = new Set<string>()
  return diskFilesWith((path, error) => {
    if (told.has(path) || !/[\\/]\.handoff[\\/]/.test(path)) return
    told.add(path)
    tell(cannotRead(path, error), path)
  })
}

export const projectFiles = projectFilesTelling(complain)

/** The workspace around the current folder. `now` is in milliseconds since 1970. */
export function workspaceHere(now: number, files: Files = projectFiles): WorkspaceIndex {
  return diskWorkspace({ now, files, folders: [URI.file(process.cwd()).toString()] })
}

/** A path in a report: relative to the current folder if it is below, with `/`. */
export function shownPath(path: string): string {
  const here = `${process.cwd()}${sep}`
  // Most paths are below the current folder, where a slice is faster.
  const fromHere = path.startsWith(here) ? path.slice(here.length) : relative(process.cwd(), path)
  const shown = fromHere === '' || fromHere === '..' || fromHere.startsWith(`..${sep}`) ? path : fromHere
  return sep === '/' ? shown : shown.replaceAll(sep, '/')
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  ELOOP: 'its symbolic links go in circles',
  EEXIST: 'it exists already',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  ERR_STRING_TOO_LONG: 'it is too large',
  [tooLarge]: 'it is too large',
  [notRegular]: 'it is no regular file',
}

/** The words for a file system error. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return reasons[code] ?? error.message
}
