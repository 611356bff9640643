/** Reads the commits of a range with their files. */
import { CommitParser } from 'conventional-commits-parser'
import { type Commit, isCommitType } from '../../core/facts/commits.ts'
import { decoded, type Git, type GitFailure } from '../git.ts'

export interface CommitRange {
  /** The folder in which Git is asked, with its path below the top of the repository: empty, or with a slash at its end. */
  readonly folder: string
  readonly prefix: string
  /** The full hash of the commit behind which the range begins, or the moment; `undefined` for the first commit. */
  readonly base: string | { readonly moment: string } | undefined
  readonly head: string
}

export interface CommitList {
  /** The newest first. */
  readonly commits: readonly Commit[]
  /** Their number with those that were not read. */
  readonly total: number
}

/** More commits are counted, but not read. */
const maxCommits = 2_000

/** Longer messages are cut, since the library's patterns are not linear. */
const maxSubjectLength = 400
const maxMessageLength = 4_000

/** The beginning of a record: nothing that Git writes but a commit begins with it. */
const recordStart = /(?:^|\0)\x1e([0-9a-f]{40,64})\x1f/g

/** The commits of a range that change something below its folder, without merges. */
export async function readCommits(git: Git, { folder, prefix, base, head }: CommitRange): Promise<CommitList | { failed: GitFailure }> {
  const limits = limitsOf({ prefix, base, head })
  const format = '--format=%x1e%H%x1f%h%x1f%aN%x1f%ct%x1f%B%x1d'
  const log = await git(
    folder,
    'log',
    '-z',
    '--name-only',
    '--no-renames',
    '--no-ext-diff',
    format,
    `--max-count=${maxCommits + 1}`,
    ...limits,
  )
  if ('failed' in log) return log
  const commits = [...recordsIn(log.output)].map((record) => commitOf(record, prefix)).filter(({ subject }) => subject !== '')
  if (commits.length <= maxCommits) return { commits, total: commits.length }
  const counted = await git(folder, 'rev-list', '--count', ...limits)
  const total = 'failed' in counted ? commits.length : Number.parseInt(counted.output, 10)
  return { commits: commits.slice(0, maxCommits), total: Math.max(commits.length, total || 0) }
}

/** The arguments for the commits of a range, without merges. A whole repository needs no path: to compare one takes long. */
export function limitsOf({ prefix, base, head }: Pick<CommitRange, 'prefix' | 'base' | 'head'>): readonly string[] {
  const range = typeof base === 'string' ? [`${base}..${head}`] : base === undefined ? [head] : [`--since=${base.moment}`, head]
  return ['--no-merges', ...range, '--', ...(prefix === '' ? [] : ['.'])]
}

function* recordsIn(output: string): Iterable<string> {
  const starts = [...output.matchAll(recordStart)]
  for (const [index, start] of starts.entries()) yield output.slice(start.index + start[0].length, starts[index + 1]?.index)
}

function commitOf(record: string, prefix: string): Commit {
  const [hash = '', author = '', seconds = ''] = record.split('\x1f', 3)
  const rest = record.slice(hash.length + author.length + seconds.length + 3)
  const end = rest.lastIndexOf('\x1d')
  const files = rest
    .slice(end + 1)
    .replace(/^[\0\n]+/, '')
    .split('\0')
  return {
    hash,
    author: plain(decoded(author)),
    at: Number(seconds) * 1000,
    files: files.filter((file) => file !== '' && file.startsWith(prefix)).map((file) => decoded(file.slice(prefix.length))),
    ...readMessage(decoded(rest.slice(0, end))),
  }
}

const parser = new CommitParser({
  headerPattern: /^(\w{1,20})(?:\(([^()]{1,60})\))?!?: +(.*)$/,
  breakingHeaderPattern: /^(\w{1,20})(?:\(([^()]{1,60})\))?!: +(.*)$/,
})

/** The message as the conventions of commits have it; any other is a subject. */
export function readMessage(message: string): Pick<Commit, 'subject' | 'type' | 'scope' | 'breaks' | 'reverts'> {
  const [first = '', ...lines] = message.slice(0, maxMessageLength).trim().split('\n')
  const header = plain(first.slice(0, maxSubjectLength))
  const nothing = { type: undefined, scope: undefined, breaks: undefined, reverts: undefined }
  if (header === '') return { subject: '', ...nothing }
  const parsed = parser.parse([header, ...lines.map((line) => line.slice(0, maxSubjectLength))].join('\n'))
  const breaks = parsed.notes.map(({ text }) => plain(text)).find((text) => text !== '')
  const reverts = parsed.revert?.['hash'] || undefined
  const type = parsed['type']?.toLowerCase() ?? ''
  if (!isCommitType(type)) return { ...nothing, subject: header, breaks, reverts }
  return { subject: plain(parsed['subject'] ?? header), type, scope: parsed['scope'] ?? undefined, breaks, reverts }
}

/** One line without control characters, which terminals and editors would act on. */
function plain(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
}
