/** Commits as facts: what they change, by type where they say it, else by folder. */
import { groupBy } from '../util/groups.ts'
import type { Fact, FactEntry } from './fact.ts'

/** A commit as Git tells it. */
export interface Commit {
  /** Abbreviated. */
  readonly hash: string
  /** The first line of its message, without the words of its type. */
  readonly subject: string
  /** The type of a Conventional Commit in lower case: `feat`, `fix`; `undefined` for one that is written otherwise. */
  readonly type: string | undefined
  readonly scope: string | undefined
  /** What it breaks, in its author's words; `undefined` for nothing. */
  readonly breaks: string | undefined
  /** The hash of the commit that it takes back; `undefined` for none. */
  readonly reverts: string | undefined
  readonly author: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** The files that it changes, relative to the folder of the product with `/`. */
  readonly files: readonly string[]
}

/** What users notice, in the order in which it is written. */
const noticed: readonly (readonly [types: readonly string[], name: string])[] = [
  [['feat', 'feature'], 'Features'],
  [['fix', 'bugfix', 'hotfix'], 'Fixes'],
  [['perf'], 'Performance'],
  [['security'], 'Security'],
  [['deprecate', 'deprecated'], 'Deprecated'],
  [['remove', 'removed'], 'Removed'],
  [['revert'], 'Taken back'],
]

/** What only those notice who work on the product. */
const unnoticed: ReadonlySet<string> = new Set(['build', 'chore', 'ci', 'deps', 'docs', 'refactor', 'release', 'style', 'test', 'tests'])

/** True for a word that the conventions of commits know as a type; any other word before a colon is part of the subject. */
export function isCommitType(word: string): boolean {
  return unnoticed.has(word) || noticed.some(([types]) => types.includes(word))
}

const isConventional = ({ type }: Commit) => type !== undefined

/** More entries than a reader takes in are counted only. */
const maxEntries = 50

/** The commits as entries in groups. `total` is their number with those that were not read. */
export function commitsFact(commits: readonly Commit[], total: number): { readonly fact: Fact; readonly hidden: number } {
  const left = withoutReverted(commits)
  const { entries, hidden } = isByType(left) ? byType(left) : { entries: byFolder(left), hidden: 0 }
  return { fact: listed(entries, total - commits.length), hidden }
}

/** True if most commits say what type they are of. */
export function isByType(commits: readonly Commit[]): boolean {
  return commits.length > 0 && commits.filter(isConventional).length * 2 >= commits.length
}

/** The commits with time and hash, the newest first: what may have broken something, and how it is undone. */
export function logFact(commits: readonly Commit[], total: number): Fact {
  const entries = commits.map(
    ({ at, hash, subject, scope }): FactEntry => ({
      text: `${new Date(at).toISOString().slice(0, 16)}Z: ${scoped(scope, subject)} (${hash})`,
      cells: { id: hash, description: scoped(scope, subject), date: `${new Date(at).toISOString().slice(0, 16)}Z` },
    }),
  )
  return listed(entries, total - commits.length)
}

/** Who wrote the commits, the most frequent first. Programs do not count. */
export function contributorsFact(commits: readonly Commit[]): Fact {
  const counts = groupBy(
    commits.filter(({ author }) => author !== '' && !/\[bot\]$/.test(author)),
    ({ author }) => author,
  )
  const names = [...counts].toSorted(([a, first], [b, second]) => second.length - first.length || a.localeCompare(b, 'en'))
  return listed(names.map(([text]) => ({ text, cells: { owner: text } })))
}

/** Files as entries, sorted. */
export function filesFact(paths: Iterable<string>): Fact {
  const sorted = [...new Set(paths)].sort()
  return listed(sorted.map((text) => ({ text, code: true, cells: { file: text } })))
}

/** How the version changes by what the commits say; `undefined` if most do not say it. */
export function bumpOf(commits: readonly Commit[]): 'major' | 'minor' | 'patch' | undefined {
  if (!isByType(commits)) return undefined
  if (commits.some(({ breaks }) => breaks !== undefined)) return 'major'
  return commits.some(({ type }) => type === 'feat' || type === 'feature') ? 'minor' : 'patch'
}

/** A commit and the one that takes it back change nothing together. */
function withoutReverted(commits: readonly Commit[]): readonly Commit[] {
  const gone = new Set<Commit>()
  for (const commit of commits) {
    const { reverts } = commit
    if (reverts === undefined || gone.has(commit)) continue
    const reverted = commits.find((other) => reverts.startsWith(other.hash) || other.hash.startsWith(reverts))
    if (reverted) gone.add(commit).add(reverted)
  }
  return commits.filter((commit) => !gone.has(commit))
}

function byType(commits: readonly Commit[]): { entries: FactEntry[]; hidden: number } {
  const breaking = commits.filter(({ breaks }) => breaks !== undefined)
  const groups = noticed.map(([types, group]) =>
    commits.filter(({ type }) => type !== undefined && types.includes(type)).map((commit) => entryOf(commit, group)),
  )
  const others = commits.filter((commit) => !isConventional(commit))
  return {
    entries: [
      ...breaking.map(({ scope, breaks = '' }) => ({ text: scoped(scope, breaks), group: 'Breaking changes' })),
      ...groups.flat(),
      ...others.map((commit) => entryOf(commit, 'Other changes')),
    ],
    hidden: commits.filter(({ type }) => type !== undefined && unnoticed.has(type)).length,
  }
}

/** By the folder in which most of their files are, the one with most commits first. */
function byFolder(commits: readonly Commit[]): FactEntry[] {
  const groups = [...groupBy(commits, folderOf)].toSorted(
    ([a, first], [b, second]) => Number(a === '') - Number(b === '') || second.length - first.length || a.localeCompare(b, 'en'),
  )
  const single = groups.length < 2
  return groups.flatMap(([folder, own]) =>
    own.map((commit) => (single ? entryOf(commit) : entryOf(commit, folder === '' ? 'Other changes' : folder))),
  )
}

function folderOf({ files }: Commit): string {
  const counts = groupBy(
    files.filter((file) => file.includes('/')),
    (file) => file.slice(0, file.indexOf('/')),
  )
  return [...counts].toSorted(([a, first], [b, second]) => second.length - first.length || a.localeCompare(b, 'en'))[0]?.[0] ?? ''
}

function entryOf({ scope, subject }: Commit, group?: string): FactEntry {
  return { text: scoped(scope, subject), ...(group !== undefined && { group }) }
}

function scoped(scope: string | undefined, subject: string): string {
  return scope === undefined ? subject : `${scope}: ${subject}`
}

/** Entries as a fact, with so many that a reader takes them in. `unread` is the number of those that are not among them. */
export function listed(entries: readonly FactEntry[], unread = 0): Fact {
  return { type: 'entries', entries: entries.slice(0, maxEntries), omitted: Math.max(0, entries.length - maxEntries) + unread }
}
