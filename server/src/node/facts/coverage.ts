/** What a handoff covers: a range of commits. */
import type { Coverage } from '../../core/facts/fact.ts'
import { type Phrase, phrase } from '../../core/util/phrase.ts'
import type { Git } from '../git.ts'
import { type CommitRange, limitsOf } from './commits.ts'
import { linesOf, type Repository, type Tag } from './repository.ts'

export interface Range extends CommitRange {
  /** The release that the range ends with; `undefined` if the head has no tag. */
  readonly release: Tag | undefined
  /** The release before. */
  readonly before: Tag | undefined
  /** For readers: `since v2.3.0`. */
  readonly name: Phrase
}

/** What is asked for. */
export interface Asked {
  readonly since: string | undefined
  /** The absolute path of the previous handoff. */
  readonly previous: string | undefined
}

/** The range of what is asked for, else the likely one. */
export async function rangeOf(git: Git, repository: Repository, { since, previous }: Asked): Promise<Range | { silent: Phrase }> {
  const release = releaseOf(repository)
  const before = releaseBefore(repository, release)
  const range = { ...repository, release, before }
  if (since !== undefined) {
    if (dayPattern.test(since)) return { ...range, base: { moment: momentOf(since) }, name: phrase`since ${since}` }
    const base = await commitOf(git, repository, since)
    return base ? { ...range, base, name: phrase`since ${since}` } : { silent: unknownRange(repository, since) }
  }
  const written = previous === undefined ? undefined : await commitOfFile(git, repository, previous)
  if (written) return { ...range, base: written, name: phrase`since the previous handoff` }
  const fork = await likelyFork(git, repository, before)
  if (fork) return { ...range, base: fork.commit, name: phrase`since the branch left ${fork.from}` }
  if (before) return { ...range, base: before.commit, name: phrase`since ${before.name}` }
  return { ...range, base: undefined, name: repository.isShallow ? phrase`as far back as the clone goes` : phrase`since the beginning` }
}

/** What can be asked for, the likely range first, each with the number of its commits. */
export async function coveragesOf(git: Git, repository: Repository, asked: Asked, now: number): Promise<Coverage[]> {
  const likely = await rangeOf(git, repository, { ...asked, since: undefined })
  const others: { since: string; name: Phrase; base: Range['base'] }[] = []
  const { fork, tags } = repository
  if (fork) others.push({ since: fork.commit.slice(0, 12), name: phrase`since the branch left ${fork.from}`, base: fork.commit })
  for (const { name, commit } of tags.filter((tag) => tag.commit !== repository.head).slice(0, maxTagsOffered))
    others.push({ since: name, name: phrase`since ${name}`, base: commit })
  for (const days of [7, 30]) {
    const since = new Date(now - days * 86_400_000).toISOString().slice(0, 10)
    others.push({ since, name: phrase`since ${since}, ${days} days ago`, base: { moment: momentOf(since) } })
  }
  const all = 'silent' in likely ? others : [{ since: undefined, name: likely.name, base: likely.base }, ...others]
  const found = all.filter(({ base }, index) => index === 0 || JSON.stringify(base) !== JSON.stringify(all[0]?.base))
  const counted = await Promise.all(
    found.map(async ({ since, name, base }) => ({ since, name, commits: await countOf(git, repository, base) })),
  )
  // A range without commits is worth a question only if it is the likely one.
  return counted.filter(({ commits }, index) => index === 0 || commits > 0)
}

const maxTagsOffered = 5

async function countOf(git: Git, { folder, prefix, head }: Repository, base: Range['base']): Promise<number> {
  return Number.parseInt(linesOf(await git(folder, 'rev-list', '--count', ...limitsOf({ prefix, base, head })))[0] ?? '', 10) || 0
}

const dayPattern = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z)?$/

/** A day begins at midnight in UTC. */
function momentOf(since: string): string {
  return since.includes('T') ? since : `${since}T00:00:00Z`
}

function releaseOf({ tags, head }: Repository): Tag | undefined {
  const here = tags.filter(({ commit }) => commit === head)
  return here.find(({ version }) => !version.isPreliminary) ?? here[0]
}

/** The newest release on an older commit. A preliminary one counts before another preliminary one only. */
function releaseBefore({ tags, head }: Repository, release: Tag | undefined): Tag | undefined {
  const older = tags.filter(({ commit }) => commit !== head)
  return (release?.version.isPreliminary ? undefined : older.find(({ version }) => !version.isPreliminary)) ?? older[0]
}

/** A branch begins where it left the main one, unless there was a release on it since. */
async function likelyFork(git: Git, { folder, head, fork }: Repository, before: Tag | undefined): Promise<Repository['fork']> {
  if (!fork || fork.commit === head) return undefined
  if (!before) return fork
  const isOlder = !('failed' in (await git(folder, 'merge-base', '--is-ancestor', before.commit, fork.commit)))
  return isOlder ? fork : undefined
}

/** The full hash of a tag, branch or commit, whatever it is called; `undefined` if there is none. */
async function commitOf(git: Git, { folder }: Repository, name: string): Promise<string | undefined> {
  // Git refuses what begins with a dash or has a blank; a name with `..` or `:` is no commit.
  return (
    linesOf(await git(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name.replaceAll('\0', '')}^{commit}`))[0] ||
    undefined
  )
}

/** The last commit that changed a file. */
async function commitOfFile(git: Git, { folder }: Repository, path: string): Promise<string | undefined> {
  return linesOf(await git(folder, '--literal-pathspecs', 'log', '-1', '--format=%H', '--', path))[0] || undefined
}

function unknownRange({ tags }: Repository, since: string): Phrase {
  const names = tags.slice(0, maxTagsOffered).map(({ name }) => name)
  return names.length === 0
    ? phrase`"${since}" is no commit here; expected a commit, a branch or a day such as 2026-03-01, since there are no tags`
    : phrase`"${since}" is no commit here; expected one of ${names.join(', ')}, or a day such as 2026-03-01`
}
