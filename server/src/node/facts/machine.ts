/** The sources on this machine: Git, and what Git knows of the user. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { URI } from 'vscode-uri'
import { bumpOf, commitsFact, contributorsFact, filesFact, logFact } from '../../core/facts/commits.ts'
import type { Fact, FactResult, FactScope } from '../../core/facts/fact.ts'
import type { FactSource } from '../../core/template/factSources.ts'
import { type Phrase, phrase } from '../../core/util/phrase.ts'
import type { Machine } from '../../workspace/host.ts'
import { createGit, decoded, type GitOptions } from '../git.ts'
import { type CommitList, readCommits } from './commits.ts'
import { type Asked, coveragesOf, type Range, rangeOf } from './coverage.ts'
import { linesOf, type Repository, readRepository, reasonOf, type Tag } from './repository.ts'

/** Milliseconds for one command of Git. */
const timeLimitMs = 10_000

/** Answers to one question are asked for several times, for each part of a document and each movement of the cursor. */
const keptMs = 5_000

/** The sources of this machine. `clock` is in milliseconds. */
export function createMachine(options: Partial<GitOptions> = {}, clock = () => Date.now()): Machine {
  const git = createGit({ timeLimitMs, ...options })
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<unknown> }>()

  /** The answer of the last seconds, or a new one. */
  function once<Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    for (const [old, { until }] of kept) if (until < clock()) kept.delete(old)
    const known = kept.get(key)
    if (known) return known.answer as Promise<Answer>
    const answer = ask()
    kept.set(key, { until: clock() + keptMs, answer })
    return answer
  }

  function repositoryOf({ product }: FactScope, folder: string): Promise<Repository | { silent: Phrase }> {
    return once(JSON.stringify(['repository', folder, product]), () => readRepository(git, folder, product))
  }

  async function rangeIn(repository: Repository, scope: FactScope): Promise<Range | { silent: Phrase }> {
    const asked = askedBy(scope)
    return once(JSON.stringify(['range', repository.folder, scope.product, asked]), () => rangeOf(git, repository, asked))
  }

  async function commitsIn(range: Range): Promise<CommitList | { silent: Phrase }> {
    const { folder, head, base } = range
    const read = await once(JSON.stringify(['commits', folder, head, base]), () => readCommits(git, range))
    return 'failed' in read ? { silent: reasonOf(read.failed) } : read
  }

  async function ofUser(folder: string, key: 'user.name' | 'user.email'): Promise<FactResult> {
    const answer = await git(folder, 'config', '--get', key)
    if ('failed' in answer && answer.failed.reason !== 'error') return { silent: reasonOf(answer.failed) }
    const [text = ''] = linesOf(answer)
    return text === '' ? { silent: phrase`Git knows no ${key}` } : { fact: { type: 'text', text }, origin: phrase`${key} of Git` }
  }

  async function changesOf(repository: Repository): Promise<readonly string[] | { silent: Phrase }> {
    const arguments_ = ['status', '--porcelain', '-z', '--no-renames', '--ignore-submodules=dirty', '--untracked-files=normal', '--', '.']
    const status = await once(JSON.stringify(['changes', repository.folder]), () => git(repository.folder, ...arguments_))
    if ('failed' in status) return { silent: reasonOf(status.failed) }
    const paths = status.output
      .split('\0')
      .filter((line) => line !== '')
      .map((line) => line.slice(3))
    return paths.filter((path) => path.startsWith(repository.prefix)).map((path) => decoded(path.slice(repository.prefix.length)))
  }

  return {
    async find(source, scope) {
      const folder = folderOf(scope)
      if (folder === undefined) return { silent: phrase`this folder is in no Git repository` }
      if (source === 'user.name' || source === 'user.email') return ofUser(folder, source)
      const repository = await repositoryOf(scope, folder)
      if ('silent' in repository) return repository
      switch (source) {
        case 'git.branch':
          return repository.branch === undefined
            ? { silent: phrase`no branch is checked out` }
            : { fact: { type: 'text', text: repository.branch }, origin: phrase`the branch` }
        case 'git.commit':
          return { fact: { type: 'text', text: repository.head.slice(0, 12) }, origin: phrase`the newest commit` }
        case 'git.changes':
        case 'git.state': {
          const changes = await changesOf(repository)
          if ('silent' in changes) return changes
          return source === 'git.state' ? stateOf(repository, changes) : filesResult(changes)
        }
      }
      const range = await rangeIn(repository, scope)
      if ('silent' in range) return range
      if (source === 'git.tag' || source === 'git.date') return releaseResult(source, range)
      if (source === 'git.bump' && range.release && range.before) return bumpBetween(range.before, range.release)
      const list = await commitsIn(range)
      return 'silent' in list ? list : ofCommits(source, list, range, repository)
    },
    async isReleased(version, scope) {
      const folder = folderOf(scope)
      const repository = folder === undefined ? undefined : await repositoryOf(scope, folder)
      if (repository === undefined || 'silent' in repository) return false
      const { head, tags } = repository
      return tags.some(({ name, version: { prefix }, commit }) => commit !== head && name.slice(prefix.length) === version)
    },
    async coverages(scope) {
      const folder = folderOf(scope)
      if (folder === undefined) return { silent: phrase`this folder is in no Git repository` }
      const repository = await repositoryOf(scope, folder)
      if ('silent' in repository) return repository
      const range = await rangeIn(repository, scope)
      return 'silent' in range ? range : { coverages: await coveragesOf(git, repository, askedBy(scope), scope.now) }
    },
  }
}

/** The nearest folder that exists: that of a new document may not. */
function folderOf({ folder }: FactScope): string | undefined {
  if (folder === undefined || URI.parse(folder).scheme !== 'file') return undefined
  let path = URI.parse(folder).fsPath
  while (!existsSync(path) && dirname(path) !== path) path = dirname(path)
  return path
}

function askedBy({ since, previous, root }: FactScope): Asked {
  return { since, previous: previous === undefined || root === undefined ? undefined : join(URI.parse(root).fsPath, previous) }
}

function releaseResult(source: 'git.tag' | 'git.date', { release, before }: Range): FactResult {
  if (!release)
    return {
      silent: before ? phrase`no tag is on the newest commit; the last one is ${before.name}` : phrase`there are no tags with a version`,
    }
  const origin = phrase`the tag ${release.name}`
  if (source === 'git.date') return { fact: { type: 'moment', at: release.at, day: true }, origin }
  return { fact: { type: 'text', text: release.name }, origin }
}

function bumpBetween(before: Tag, after: Tag): FactResult {
  const at = after.version.numbers.findIndex((number, index) => number !== before.version.numbers[index])
  const text = at < 0 ? undefined : (['major', 'minor', 'patch'] as const)[at]
  if (text === undefined) return { silent: phrase`${before.name} and ${after.name} are the same version` }
  return { fact: { type: 'text', text }, origin: phrase`the step from ${before.name} to ${after.name}` }
}

function filesResult(paths: readonly string[]): FactResult {
  return paths.length === 0
    ? { silent: phrase`all changes are committed` }
    : { fact: filesFact(paths), origin: phrase`files that are not committed` }
}

function stateOf({ branch, head }: Repository, changes: readonly string[]): FactResult {
  const where = branch === undefined ? `Commit ${head.slice(0, 12)}` : `Branch ${branch} at ${head.slice(0, 12)}`
  const files = changes.length === 0 ? '' : `, ${changes.length} ${changes.length === 1 ? 'file' : 'files'} not committed`
  return { fact: { type: 'text', text: where + files }, origin: phrase`the state of the repository` }
}

function ofCommits(source: FactSource, { commits, total }: CommitList, range: Range, { isShallow }: Repository): FactResult {
  if (total === 0) return { silent: phrase`there are no commits ${range.name}` }
  const origin = (hidden: number): Phrase => {
    const counted = total === 1 ? phrase`one commit ${range.name}` : phrase`${total} commits ${range.name}`
    const noticed = hidden === 0 ? counted : phrase`${counted}, without ${hidden} of tests, builds and documentation`
    return isShallow ? phrase`${noticed}; the clone is shallow` : noticed
  }
  const found = (fact: Fact, hidden = 0): FactResult => ({ fact, origin: origin(hidden) })
  switch (source) {
    case 'git.commits': {
      const { fact, hidden } = commitsFact(commits, total)
      return fact.type === 'entries' && fact.entries.length === 0
        ? { silent: phrase`no commit ${range.name} changes what users notice` }
        : found(fact, hidden)
    }
    case 'git.log':
      return found(logFact(commits, total))
    case 'git.contributors':
      return found(contributorsFact(commits))
    case 'git.files':
      return found(filesFact(commits.flatMap(({ files }) => files)))
    case 'git.bump': {
      const text = bumpOf(commits)
      return text === undefined ? { silent: phrase`the commits do not say what they change` } : found({ type: 'text', text })
    }
    default:
      return { silent: phrase`Git knows nothing of it` }
  }
}
