/** What Git says of a folder: where it stands, its releases, and the range that a handoff is likely to cover. */
import { type Phrase, phrase } from '../../core/util/phrase.ts'
import { decoded, type Git, type GitFailure, type GitOutput } from '../git.ts'

/** A release: a tag with a version, on a commit behind the head. */
export interface Tag {
  readonly name: string
  readonly version: Version
  /** Milliseconds since 1970. */
  readonly at: number
  /** The commit's full hash. */
  readonly commit: string
}

export interface Version {
  /** What stands before the number: `v`, `search@`. */
  readonly prefix: string
  readonly numbers: readonly [major: number, minor: number, patch: number]
  /** True for `-rc.1` and the like. */
  readonly isPreliminary: boolean
}

export interface Repository {
  /** The folder in which Git is asked. */
  readonly folder: string
  /** The path of that folder below the top, with a slash at its end; empty for the top. */
  readonly prefix: string
  /** The full hash of the newest commit. */
  readonly head: string
  /** `undefined` if no branch is checked out. */
  readonly branch: string | undefined
  /** True if older commits were not fetched. */
  readonly isShallow: boolean
  /** The newest first. */
  readonly tags: readonly Tag[]
  /** The commit at which the branch left the main one; `undefined` on the main branch. */
  readonly fork: { readonly commit: string; readonly from: string } | undefined
}

/** Tags that are looked at, the newest first. */
const maxTags = 500

/** Reads a repository; why there is none is for a reader. `product` chooses between the tags of several products. */
export async function readRepository(git: Git, folder: string, product: string | undefined): Promise<Repository | { silent: Phrase }> {
  const top = await git(folder, 'rev-parse', '--show-prefix', '--is-shallow-repository')
  if ('failed' in top) return { silent: reasonOf(top.failed) }
  const [prefix = '', shallow = ''] = linesOf(top)
  const head = await git(folder, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}')
  if ('failed' in head) return { silent: head.failed.reason === 'error' ? phrase`the repository has no commits` : reasonOf(head.failed) }
  const [named, tagged, remote] = await Promise.all([
    git(folder, 'symbolic-ref', '--quiet', '--short', 'HEAD'),
    git(
      folder,
      'for-each-ref',
      '--sort=-version:refname',
      '--sort=-creatordate',
      `--count=${maxTags}`,
      '--merged=HEAD',
      '--format=%(refname:strip=2)%1f%(creatordate:unix)%1f%(objectname)%1f%(*objectname)',
      'refs/tags',
    ),
    git(
      folder,
      'for-each-ref',
      '--format=%(refname:strip=2)%1f%(symref:strip=2)',
      'refs/heads/main',
      'refs/heads/master',
      'refs/remotes/origin/HEAD',
    ),
  ])
  const branch = linesOf(named)[0]
  const commit = linesOf(head)[0] ?? ''
  return {
    folder,
    prefix,
    head: commit,
    branch,
    isShallow: shallow === 'true',
    tags: tagsOf(product, linesOf(tagged)),
    fork: await forkOf(git, folder, branch, linesOf(remote)),
  }
}

/** Why Git says nothing. */
export function reasonOf(failure: GitFailure): Phrase {
  if (failure.reason === 'missing') return phrase`Git is not installed`
  if (failure.reason === 'limit') return failure.limit === 'time' ? phrase`Git took too long` : phrase`Git said too much`
  if (/safe\.directory|dubious ownership/.test(failure.text)) return phrase`Git does not trust this folder, which belongs to somebody else`
  return /not a git repository/i.test(failure.text)
    ? phrase`this folder is in no Git repository`
    : phrase`Git failed: ${firstLine(failure.text)}`
}

function firstLine(text: string): string {
  return (
    decoded(text)
      .split('\n')[0]
      ?.replace(/^(?:fatal|error): /, '')
      .slice(0, 200) ?? ''
  )
}

/** The lines of a command's output; none if it failed. */
export function linesOf(output: GitOutput): string[] {
  return 'failed' in output ? [] : decoded(output.output).replace(/\n$/, '').split('\n')
}

/** The releases. Where products have tags of their own, those of the product, or else those of none. */
function tagsOf(product: string | undefined, lines: readonly string[]): Tag[] {
  const tags = lines.flatMap((line): Tag[] => {
    const [name = '', seconds = '', object = '', target = ''] = line.split('\x1f')
    const version = versionOf(name)
    return version ? [{ name, version, at: Number(seconds) * 1000, commit: target || object }] : []
  })
  const own =
    product === undefined ? [] : tags.filter(({ version }) => wordsOf(version.prefix).join('-').includes(wordsOf(product).join('-')))
  if (own.length > 0) return own
  const plain = tags.filter(({ version: { prefix } }) => /^\W*(?:v|version|release|rel|r)?\W*$/i.test(prefix))
  return plain.length > 0 ? plain : tags
}

function wordsOf(name: string): string[] {
  return (
    name
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.filter((word) => word !== 'v') ?? []
  )
}

/** The version in the name of a tag; `undefined` for any other tag. */
export function versionOf(name: string): Version | undefined {
  const [, prefix, major, minor, patch = '0', rest = ''] = /^(.*?)(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?([-+.\w]*)$/.exec(name) ?? []
  if (prefix === undefined) return undefined
  return {
    prefix,
    numbers: [Number(major), Number(minor), Number(patch)],
    isPreliminary: /^[-.]?(?:a|b|alpha|beta|rc|pre|dev|next|canary|nightly)\b/i.test(rest) || rest.startsWith('-'),
  }
}

async function forkOf(git: Git, folder: string, branch: string | undefined, refs: readonly string[]): Promise<Repository['fork']> {
  const known = new Map(refs.map((line) => line.split('\x1f', 2) as [string, string]))
  const main = known.get('origin/HEAD') || ['main', 'master'].find((name) => known.has(name))
  if (main === undefined || branch === undefined || main === branch || main === `origin/${branch}`) return undefined
  const [commit] = linesOf(await git(folder, 'merge-base', 'HEAD', main))
  return commit ? { commit, from: main.replace(/^origin\//, '') } : undefined
}
