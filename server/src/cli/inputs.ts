/** From the paths on the command line to the files to check. */
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
  /** Those of them that were named themselves, and not found in a folder or by a glob. */
  readonly named: ReadonlySet<string>
  /** What cannot be read, as sentences. */
  readonly problems: readonly string[]
}

/** A file is taken whatever its name; a folder stands for its Markdown files; what is neither is tried as a glob. */
export async function findInputs(paths: readonly string[]): Promise<Inputs> {
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
  // A name that is no valid Unicode, as Windows allows it, has no address by which links could lead to it.
  for (const path of files) {
    if (!/[\ud800-\udfff]/u.test(path)) continue
    files.delete(path)
    problems.push(`cannot read ${shownPath(path)}: its name is no valid Unicode`)
  }
  return { files: [...files], named, problems }
}

/** Says that a path cannot be read, and why. */
export function cannotRead(path: string, error: unknown): string {
  return `cannot read ${shownPath(resolve(path))}: ${reasonOf(error)}`
}

/** The files of the disk; a configuration or template that cannot be read is told, since all goes on as if it were not there. */
export function projectFilesTelling(tell: (problem: string) => void): typeof diskFiles {
  const told = new Set<string>()
  return diskFilesWith((path, error) => {
    if (told.has(path) || !/[\\/]\.handoff[\\/]/.test(path)) return
    told.add(path)
    tell(cannotRead(path, error))
  })
}

export const projectFiles = projectFilesTelling(complain)

/** The workspace around the current folder. `now` is in milliseconds since 1970. */
export function workspaceHere(now: number, files: Files = projectFiles): WorkspaceIndex {
  return diskWorkspace({ now, files, folders: [URI.file(process.cwd()).toString()] })
}

/** A path as it is reported: from the current folder where it lies below, with `/`. */
export function shownPath(path: string): string {
  const here = `${process.cwd()}${sep}`
  // Most lie below, which is seen faster than worked out.
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

/** An error of the file system in words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return reasons[code] ?? error.message
}
