/** Which lines of which files changed, as Git knows it. */
import { resolve } from 'node:path'
import { createGit, decoded, type Git } from '../node/git.ts'

/** What to compare the files with: the last commit, the last commit but only what is staged, or where the branch left another. */
export type Comparison = { readonly with: 'last commit' | 'index' } | { readonly with: 'branch'; readonly ref: string }

/** First and last line, counted from zero. */
export type Lines = readonly [first: number, last: number]

/** The lines that changed, by absolute path. */
export type ChangedLines = ReadonlyMap<string, readonly Lines[]>

const whole: readonly Lines[] = [[0, Number.POSITIVE_INFINITY]]
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
const timeLimitMs = 30_000

/** The lines that changed around a folder. Throws an error with a sentence if Git cannot tell. */
export async function changedLinesIn(folder: string, comparison: Comparison, git = createGit({ timeLimitMs })): Promise<ChangedLines> {
  const top = (await outputOf(git, folder, 'rev-parse', '--show-toplevel')).replace(/\n$/, '')
  const base = await baseOf(git, folder, comparison)
  const staged = comparison.with === 'index'
  const options = ['--unified=0', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames', '--src-prefix=a/', '--dst-prefix=b/']
  const changed = new Map(linesIn(await outputOf(git, top, 'diff', ...(staged ? ['--cached'] : []), ...options, base, '--'), top))
  if (staged) return changed
  const added = await outputOf(git, top, 'ls-files', '--others', '--exclude-standard', '-z')
  for (const path of added.split('\0')) if (path !== '') changed.set(resolve(top, path), whole)
  return changed
}

async function baseOf(git: Git, folder: string, comparison: Comparison): Promise<string> {
  if (comparison.with === 'branch') {
    const { ref } = comparison
    const found = await git(folder, 'merge-base', '--end-of-options', ref, 'HEAD')
    if ('output' in found) return found.output.trim()
    const branches = await git(folder, 'for-each-ref', '--count=8', '--sort=-creatordate', '--format=%(refname:short)')
    const some = 'output' in branches ? decoded(branches.output).split('\n').filter(Boolean) : []
    throw new Error(`"${ref}" has no commit in common with this branch${some.length > 0 ? `; there are ${some.join(', ')}` : ''}`)
  }
  const head = await git(folder, 'rev-parse', '--verify', '--quiet', 'HEAD')
  return 'output' in head ? head.output.trim() : emptyTree
}

async function outputOf(git: Git, folder: string, ...args: readonly string[]): Promise<string> {
  const ran = await git(folder, ...args)
  if ('output' in ran) return decoded(ran.output)
  const { failed } = ran
  if (failed.reason === 'missing') throw new Error('what changed is not known: there is no Git')
  if (failed.reason === 'limit') throw new Error('what changed is not known: Git took too long or said too much')
  throw new Error(`what changed is not known: ${failed.text.trim().split('\n')[0] || 'Git failed'}`)
}

/** The changed lines of each file in a unified diff without context. */
export function* linesIn(diff: string, top: string): Generator<readonly [path: string, lines: readonly Lines[]]> {
  for (const part of diff.split(/^diff --git /m).slice(1)) {
    const name = /^\+\+\+ (?:b\/(.*)|"b\/(.*)")$/m.exec(part)
    if (!name) continue
    const path = name[1] ?? unquoted(name[2] ?? '')
    const lines = Array.from(part.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm), ([, start, count]): Lines => {
      const first = Number(start) - 1
      // Where lines were only taken out, the lines around the gap changed.
      return count === '0' ? [first, first + 1] : [first, first + Number(count ?? 1) - 1]
    })
    yield [resolve(top, path), lines]
  }
}

/** A name as Git quotes it in C's way. */
function unquoted(name: string): string {
  const bytes = name.replace(/\\([abtnvfr"\\]|[0-7]{3})/g, (_all, sign: string) => {
    const known = 'abtnvfr'.indexOf(sign)
    if (known >= 0) return '\u0007\b\t\n\v\f\r'[known] ?? ''
    return sign.length === 3 ? String.fromCharCode(Number.parseInt(sign, 8)) : sign
  })
  return decoded(bytes)
}
