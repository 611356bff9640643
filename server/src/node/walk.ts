/** Lists the files below a folder that git does not ignore. */
import { type Dirent, readdirSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { readRegular } from './regular.ts'
import { statsOf } from './stats.ts'

/** The result of a walk. */
export interface Walked {
  /** Paths relative to the folder, with `/`, sorted. */
  readonly files: readonly string[]
  /** Folders that could not be read. */
  readonly unreadable: readonly { readonly path: string; readonly error: unknown }[]
}

/** The rules of one `.gitignore`, relative to its folder. */
interface Rules {
  readonly folder: string
  readonly rules: Ignore
}

const neverEntered = new Set(['.git', 'node_modules'])

/** Milliseconds of work after which other tasks may run. */
const yieldIntervalMs = 10

/**
 * Lists the wanted files below a folder, by relative path. Each `.gitignore` from the repository's top down applies; `.git` and
 * `node_modules` are skipped. Symbolic links are not followed, so there are no loops and no file is listed twice. Folders are read
 * synchronously, because a thread pool would take longer.
 */
export async function walk(folder: string, wanted: (path: string) => boolean): Promise<Walked> {
  const top = resolve(folder)
  const files: string[] = []
  const unreadable: { path: string; error: unknown }[] = []
  let pausedAt = Date.now()

  /** `fromTop` is the path of the directory, with a trailing `/` unless it is the top. */
  async function enter(directory: string, fromTop: string, above: readonly Rules[]): Promise<void> {
    if (Date.now() - pausedAt >= yieldIntervalMs) {
      await new Promise((resolve) => setImmediate(resolve))
      pausedAt = Date.now()
    }
    const entries = entriesOf(directory, (error) => unreadable.push({ path: directory, error }))
    const own = entries.some(({ name }) => name === '.gitignore') ? readRules(directory, join(directory, '.gitignore')) : undefined
    const rules = own ? [...above, own] : above
    const beginning = directory.endsWith(sep) ? directory : `${directory}${sep}`
    for (const entry of entries) {
      const { name } = entry
      if (entry.isDirectory()) {
        if (neverEntered.has(name) || isIgnored(`${beginning}${name}${sep}`, rules)) continue
        await enter(`${beginning}${name}`, `${fromTop}${name}/`, rules)
      } else if (entry.isFile() && wanted(`${fromTop}${name}`) && !isIgnored(`${beginning}${name}`, rules)) files.push(`${fromTop}${name}`)
    }
  }

  await enter(top, '', rulesAbove(top))
  return { files: files.sort(), unreadable }
}

function entriesOf(directory: string, onError: (error: unknown) => void): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
  } catch (error) {
    onError(error)
    return []
  }
}

/** The rules of parent folders. They do not apply if the folder itself is ignored, because it was named explicitly. */
function rulesAbove(top: string): readonly Rules[] {
  const folders: string[] = []
  for (let folder = top; ; folder = dirname(folder)) {
    if (folder !== top) folders.unshift(folder)
    if (statsOf(join(folder, '.git'))) break
    // Outside of a repository, parent folders do not count.
    if (dirname(folder) === folder) return []
  }
  const repository = folders[0] ?? top
  const found = [
    readRules(repository, join(repository, '.git', 'info', 'exclude')),
    ...folders.map((folder) => readRules(folder, join(folder, '.gitignore'))),
  ]
  const rules = found.filter((one) => one !== undefined)
  return isIgnored(`${top}${sep}`, rules) ? [] : rules
}

function readRules(folder: string, path: string): Rules | undefined {
  try {
    const lines = readRegular(path)
      .bytes.toString('utf8')
      .split(/\r\n|\n/)
    return { folder, rules: ignore({ ignorecase: process.platform !== 'linux' }).add(lines.filter(isBounded)) }
  } catch {
    // An unreadable ignore file ignores nothing.
    return undefined
  }
}

/** False for a line that the library would match in exponential time: it makes a regular expression with a loop for each `**`. */
function isBounded(line: string): boolean {
  return line.length <= 1000 && line.split('**').length <= 4
}

/** The innermost matching rules decide. A folder's path ends with a separator. */
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
