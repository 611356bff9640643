/** The files below a folder, without those that git ignores. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'

/** What a walk brought home. */
export interface Walked {
  /** Paths from the folder, with `/`, sorted. */
  readonly files: readonly string[]
  /** Folders that could not be read. */
  readonly unreadable: readonly { readonly path: string; readonly error: unknown }[]
}

/** The rules of one `.gitignore`, which count from the folder that it stands in. */
interface Rules {
  readonly folder: string
  readonly rules: Ignore
}

const neverEntered = new Set(['.git', 'node_modules'])

/**
 * Lists the files below a folder whose path from it is wanted. Every `.gitignore` from the repository's top down counts; `.git` and
 * `node_modules` are never entered. Symbolic links are not followed, so no loop can catch the walk and no file is met twice.
 */
export async function walk(folder: string, wanted: (path: string) => boolean): Promise<Walked> {
  const top = resolve(folder)
  const files: string[] = []
  const unreadable: { path: string; error: unknown }[] = []

  async function enter(directory: string, above: readonly Rules[]): Promise<void> {
    const entries = await readdir(directory, { withFileTypes: true }).catch((error: unknown) => {
      unreadable.push({ path: directory, error })
      return []
    })
    const own = entries.some(({ name }) => name === '.gitignore') ? await readRules(directory, join(directory, '.gitignore')) : undefined
    const rules = own ? [...above, own] : above
    const folders: Promise<void>[] = []
    for (const entry of entries) {
      const path = join(directory, entry.name)
      if (entry.isDirectory()) {
        if (!neverEntered.has(entry.name) && !isIgnored(`${path}${sep}`, rules)) folders.push(enter(path, rules))
      } else if (entry.isFile()) {
        const fromTop = slashed(relative(top, path))
        if (wanted(fromTop) && !isIgnored(path, rules)) files.push(fromTop)
      }
    }
    await Promise.all(folders)
  }

  await enter(top, await rulesAbove(top))
  return { files: files.sort(), unreadable }
}

/** The rules that hold in a folder from above it. A folder that is itself ignored was asked for by name, so they do not count in it. */
async function rulesAbove(top: string): Promise<readonly Rules[]> {
  const folders: string[] = []
  for (let folder = top; ; folder = dirname(folder)) {
    if (folder !== top) folders.unshift(folder)
    if (await exists(join(folder, '.git'))) break
    // Without a repository around it, nothing above the folder counts.
    if (dirname(folder) === folder) return []
  }
  const repository = folders[0] ?? top
  const found = await Promise.all([
    readRules(repository, join(repository, '.git', 'info', 'exclude')),
    ...folders.map((folder) => readRules(folder, join(folder, '.gitignore'))),
  ])
  const rules = found.filter((one) => one !== undefined)
  return isIgnored(`${top}${sep}`, rules) ? [] : rules
}

async function readRules(folder: string, path: string): Promise<Rules | undefined> {
  try {
    return { folder, rules: ignore({ ignorecase: process.platform !== 'linux' }).add(await readFile(path, 'utf8')) }
  } catch {
    // An unreadable list of ignored files ignores nothing.
    return undefined
  }
}

/** The innermost rules that say something about a path decide. A folder's path ends with a separator. */
function isIgnored(path: string, rules: readonly Rules[]): boolean {
  for (const { folder, rules: own } of rules.toReversed()) {
    const fromFolder = slashed(path.slice(folder.endsWith(sep) ? folder.length : folder.length + 1))
    if (fromFolder === '') continue
    const { ignored, unignored } = own.test(fromFolder)
    if (ignored || unignored) return ignored
  }
  return false
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
