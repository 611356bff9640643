/** What Git says of a repository: in a repository, what each source says and where it comes from. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Fact, FactScope } from '../../server/src/core/facts/fact.ts'
import { asItems, asValue } from '../../server/src/core/facts/write.ts'
import type { FactSource } from '../../server/src/core/template/factSources.ts'
import { inEnglish } from '../../server/src/core/util/phrase.ts'
import { readMessage } from '../../server/src/node/facts/commits.ts'
import { createMachine } from '../../server/src/node/facts/machine.ts'
import { type Folder, folderOf, removeFolders } from '../folder.ts'
import { type CommitMade, gitIn, repositoryOf } from '../support/repository.ts'

const now = Date.parse('2026-03-01T12:00Z')

function scopeIn(folder: Folder, asked: Partial<FactScope> & { readonly path?: string } = {}): FactScope {
  const { path = '', ...others } = asked
  return { uri: folder.uri('new.md'), root: folder.uri(), folder: folder.uri(path), now, ...others }
}

/** What a source says, as lines of a document, and its origin behind an arrow; else only why it is silent. */
async function said(folder: Folder, source: FactSource, asked: Parameters<typeof scopeIn>[1] = {}, machine = createMachine()) {
  const result = await machine.find(source, scopeIn(folder, asked))
  return 'silent' in result ? [inEnglish(result.silent)] : [...linesOf(result.fact), `← ${inEnglish(result.origin)}`]
}

function linesOf(fact: Fact): readonly string[] {
  return fact.type === 'entries'
    ? asItems(fact, '-')
    : [asValue(fact, { valueType: fact.type === 'moment' ? 'date' : 'text', choices: [] }) ?? '']
}

const conventional: readonly CommitMade[] = [
  { message: 'feat: search', files: { 'src/search.ts': '1' }, tag: 'v1.0.0' },
  {
    message: 'feat(index): read PDF files\n\nBREAKING CHANGE: the index has to be built anew',
    files: { 'src/index.ts': '1' },
    author: 'Kim',
  },
  { message: 'fix: no hang on `*`', files: { 'src/search.ts': '2' } },
  { message: 'chore: update the tools', files: { 'package.json': '{}' }, author: 'renovate[bot]' },
  { message: 'docs: say how', files: { 'README.md': '1' } },
  { message: 'fix(index): empty files', files: { 'src/index.ts': '2' }, tag: 'v2.0.0' },
]

describe('facts of Git', () => {
  afterEach(removeFolders)

  describe('in a repository with releases and typed commits', () => {
    it('are those of the release: its tag, its day, how the version changed', async () => {
      const folder = repositoryOf(conventional)
      deepEqual(await said(folder, 'git.tag'), ['v2.0.0', '← the tag v2.0.0'])
      deepEqual(await said(folder, 'git.date'), ['2026-02-06', '← the tag v2.0.0'])
      deepEqual(await said(folder, 'git.bump'), ['major', '← the step from v1.0.0 to v2.0.0'])
    })

    it('are its commits by type, what breaks first; what users do not notice is counted only', async () => {
      deepEqual(await said(repositoryOf(conventional), 'git.commits'), [
        '- Breaking changes',
        '  - index: the index has to be built anew',
        '- Features',
        '  - index: read PDF files',
        '- Fixes',
        '  - index: empty files',
        '  - no hang on `*`',
        '← 5 commits since v1.0.0, without 2 of tests, builds and documentation',
      ])
    })

    it('are its people, without programs, and its files', async () => {
      const folder = repositoryOf(conventional)
      deepEqual(await said(folder, 'git.contributors'), ['- Ida', '- Kim', '← 5 commits since v1.0.0'])
      deepEqual(await said(folder, 'git.files'), [
        ...['- `README.md`', '- `package.json`', '- `src/index.ts`', '- `src/search.ts`'],
        '← 5 commits since v1.0.0',
      ])
    })

    it('are of the range that is asked for, a tag, a commit or a day, with time and hash', async () => {
      const folder = repositoryOf(conventional)
      const hash = gitIn(folder)(['rev-parse', '--short', 'HEAD']).trim()
      const log = [`- 2026-02-06T10:00Z: index: empty files (${hash})`]
      deepEqual(await said(folder, 'git.log', { since: '2026-02-06' }), [...log, '← one commit since 2026-02-06'])
      deepEqual(await said(folder, 'git.log', { since: 'HEAD~1' }), [...log, '← one commit since HEAD~1'])
      equal((await said(folder, 'git.log', { since: 'v1.0.0' })).length, 6)
    })

    it('are none of a range that is not there: its reader is told of those that are', async () => {
      const folder = repositoryOf(conventional)
      const message = (since: string) => [`"${since}" is no commit here; expected one of v2.0.0, v1.0.0, or a day such as 2026-03-01`]
      for (const since of ['v9', '--output=here', 'HEAD..', 'a b', '@{99}', '2026-02'])
        deepEqual(await said(folder, 'git.commits', { since }), message(since))
    })

    it('offer ranges, the likely one first', async () => {
      const machine = createMachine()
      const offered = await machine.coverages(scopeIn(repositoryOf(conventional)))
      ok('coverages' in offered)
      deepEqual(
        offered.coverages.map(({ since, name, commits }) => [since, inEnglish(name), commits]),
        [
          [undefined, 'since v1.0.0', 5],
          ['2026-01-30', 'since 2026-01-30, 30 days ago', 6],
        ],
      )
    })
  })

  describe('in a repository whose commits are plain sentences', () => {
    const plain: readonly CommitMade[] = [
      { message: 'Begin', files: { 'README.md': '1' } },
      { message: 'Search is faster\n\nMuch.', files: { 'server/a.ts': '1', 'server/b.ts': '1', 'client/c.ts': '1' } },
      { message: 'Note: the client waits', files: { 'client/c.ts': '2' } },
      { message: 'Revert nothing', files: { 'server/a.ts': '2' } },
    ]

    it('are by folder, all since the beginning if there is no tag', async () => {
      const folder = repositoryOf(plain)
      deepEqual(await said(folder, 'git.commits'), [
        ...['- server', '  - Revert nothing', '  - Search is faster'],
        ...['- client', '  - Note: the client waits', '- Other changes', '  - Begin'],
        '← 4 commits since the beginning',
      ])
      deepEqual(await said(folder, 'git.tag'), ['there are no tags with a version'])
      deepEqual(await said(folder, 'git.bump'), ['the commits do not say what they change'])
    })

    it('are those of the branch where one is checked out', async () => {
      const folder = repositoryOf([...plain, { message: 'Try it', files: { 'server/d.ts': '1' }, branch: 'try' }])
      deepEqual(await said(folder, 'git.commits'), ['- Try it', '← one commit since the branch left main'])
      deepEqual(await said(folder, 'git.branch'), ['try', '← the branch'])
    })

    it('are there without a branch, too', async () => {
      const folder = repositoryOf(plain)
      gitIn(folder)(['checkout', '--quiet', '--detach', 'HEAD~1'])
      deepEqual(await said(folder, 'git.branch'), ['no branch is checked out'])
      equal((await said(folder, 'git.commits')).at(-1), '← 3 commits since the beginning')
    })

    it('are what is not committed, by their names whatever they are', async () => {
      const folder = repositoryOf(plain, { 'server/a.ts': '3', 'ü [x] `y`.md': '1', 'sub/new.md': '1' })
      deepEqual(await said(folder, 'git.changes'), [
        ...['- `server/a.ts`', '- `sub/`', '- ü `[x]` `y`.md'],
        '← files that are not committed',
      ])
      const head = gitIn(folder)(['rev-parse', 'HEAD']).slice(0, 12)
      deepEqual(await said(folder, 'git.state'), [`Branch main at ${head}, 3 files not committed`, '← the state of the repository'])
    })

    it('begin with the previous handoff if there is one', async () => {
      const folder = repositoryOf([
        ...plain.slice(0, 2),
        { message: 'Handoff', files: { 'docs/last.md': '# Handoff\n' } },
        ...plain.slice(2),
      ])
      equal((await said(folder, 'git.commits', { previous: 'docs/last.md' })).at(-1), '← 2 commits since the previous handoff')
    })
  })

  describe('in a repository of several products', () => {
    const several: readonly CommitMade[] = [
      { message: 'feat: search', files: { 'packages/search/src/a.ts': '1' }, tag: 'search@1.0.0' },
      { message: 'feat: billing', files: { 'packages/billing/a.ts': '1' }, tag: 'billing@3.1.0' },
      { message: 'fix: search by name', files: { 'packages/search/src/a.ts': '2', 'packages/billing/a.ts': '2' } },
      { message: 'fix: search by day', files: { 'packages/search/docs/b.md': '1' }, tag: 'search@1.0.1' },
      { message: 'fix: bill twice', files: { 'packages/billing/a.ts': '3' } },
    ]
    const search = { path: 'packages/search', product: 'search' }

    it('are those of the product, its tags and its files only', async () => {
      const folder = repositoryOf(several)
      deepEqual(await said(folder, 'git.commits', search), ['there are no commits since search@1.0.1'])
      deepEqual(await said(folder, 'git.commits', { ...search, since: 'search@1.0.0' }), [
        ...['- Fixes', '  - search by day', '  - search by name'],
        '← 2 commits since search@1.0.0',
      ])
      deepEqual(await said(folder, 'git.files', { ...search, since: 'search@1.0.0' }), [
        ...['- `docs/b.md`', '- `src/a.ts`'],
        '← 2 commits since search@1.0.0',
      ])
    })

    it('are asked in a folder that is not there yet, too', async () => {
      const folder = repositoryOf(several)
      equal((await said(folder, 'git.branch', { path: 'packages/search/docs/new' }))[0], 'main')
    })
  })

  describe('in a repository with odd history', () => {
    it('has a preliminary release count only before another one', async () => {
      const releases = ['v1.0.0', 'v1.1.0-rc.1', 'v1.1.0'].map((tag) => ({ message: `Work for ${tag}`, files: { 'a.md': tag }, tag }))
      const folder = repositoryOf(releases)
      deepEqual(await said(folder, 'git.bump'), ['minor', '← the step from v1.0.0 to v1.1.0'])
      gitIn(folder)(['checkout', '--quiet', 'v1.1.0-rc.1'])
      deepEqual(await said(folder, 'git.commits'), ['- Work for v1.1.0-rc.1', '← one commit since v1.0.0'])
    })

    it('leaves out what was taken back, with what took it back', async () => {
      const folder = repositoryOf([{ message: 'feat: one' }, { message: 'feat: two' }])
      const git = gitIn(folder)
      const identity = { GIT_AUTHOR_DATE: '2026-02-03T10:00Z', GIT_COMMITTER_DATE: '2026-02-03T10:00Z' }
      const hash = git(['rev-parse', 'HEAD']).trim()
      git(['commit', '--quiet', '--allow-empty', '--file=-'], {
        env: identity,
        input: `Revert "feat: two"\n\nThis reverts commit ${hash}.\n`,
      })
      deepEqual((await said(folder, 'git.commits')).slice(0, -1), ['- Features', '  - one'])
    })

    it('reads messages in any encoding, and marks of Markdown as words', async () => {
      const latin = Uint8Array.from(Buffer.from('Größe geändert', 'latin1'))
      const folder = repositoryOf([
        { message: latin },
        { message: '# [x] *all* of <T> in a_b and _c_ | d' },
        { message: '1. of two\u0007\u202E' },
      ])
      deepEqual((await said(folder, 'git.commits')).slice(0, -1), [
        '- 1\\. of two',
        '- \\# `[x]` \\*all\\* of `<T>` in a_b and \\_c\\_ | d',
        '- Größe geändert',
      ])
    })

    it('says that a clone is shallow', async () => {
      const origin = repositoryOf(conventional)
      const clone = folderOf({})
      gitIn(clone)(['clone', '--quiet', '--depth=2', pathToFileURL(origin.path).href, 'here'])
      const lines = await said(clone, 'git.contributors', { path: 'here' })
      equal(lines.at(-1), '← 2 commits as far back as the clone goes; the clone is shallow')
    })

    it('asks the repository of a submodule in it, and no other', async () => {
      const inner = repositoryOf([{ message: 'Inner', files: { 'a.md': '1' } }])
      const outer = repositoryOf([{ message: 'Outer', files: { 'b.md': '1' } }])
      gitIn(outer)(['-c', 'protocol.file.allow=always', 'submodule', 'add', '--quiet', inner.path, 'module'])
      deepEqual((await said(outer, 'git.commits', { path: 'module' }))[0], '- Inner')
      deepEqual((await said(outer, 'git.commits'))[0], '- Outer')
    })

    it('counts what is too much, and says so', async () => {
      const many = Array.from({ length: 60 }, (_, index) => ({ message: `Change ${index}` }))
      const lines = await said(repositoryOf(many), 'git.commits')
      deepEqual([lines.length, lines[0], ...lines.slice(-2)], [52, '- Change 59', '- and 10 more', '← 60 commits since the beginning'])
    })

    it('has no commits yet', async () => deepEqual(await said(repositoryOf([]), 'git.commits'), ['the repository has no commits']))
  })

  describe('elsewhere', () => {
    it('are none outside of a repository', async () => {
      deepEqual(await said(folderOf({ 'a.md': '' }), 'git.tag'), ['this folder is in no Git repository'])
    })

    it('are none without Git', async () => {
      deepEqual(await said(repositoryOf(conventional), 'git.tag', {}, createMachine({ program: 'no-such-git' })), ['Git is not installed'])
    })

    it('are none if Git does not answer', async () => {
      const folder = folderOf({ 'git.sh': '#!/bin/sh\nwhile :; do read line || :; done\n' })
      const program = join(folder.path, 'git.sh')
      chmodSync(program, 0o755)
      deepEqual(await said(folder, 'git.tag', {}, createMachine({ program, timeLimitMs: 50 })), ['Git took too long'])
    })

    it('run nothing that a repository names', async () => {
      const folder = repositoryOf(conventional)
      const git = gitIn(folder)
      folder.write({ 'run.sh': '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n' })
      chmodSync(join(folder.path, 'run.sh'), 0o755)
      for (const key of ['core.fsmonitor', 'core.pager', 'diff.external', 'gpg.program', 'core.sshCommand'])
        git(['config', key, join(folder.path, 'run.sh')])
      git(['config', 'log.showSignature', 'true'])
      for (const source of ['git.commits', 'git.changes', 'git.tag'] as const) await said(folder, source)
      equal((await said(folder, 'git.changes')).includes('- `ran`'), false)
    })
  })

  describe('messages', () => {
    it('have a type only if the conventions know it', () => {
      const told = (message: string) => {
        const { type = '', scope = '', subject, breaks = '' } = readMessage(message)
        return [type, scope, subject, breaks].join(' | ')
      }
      equal(told('feat(api)!: new paths'), 'feat | api | new paths | new paths')
      equal(told('Fix: it\n\nMore.\n\nCloses #7'), 'fix |  | it | ')
      equal(told('Note: it'), ' |  | Note: it | ')
      equal(told('feat:it'), ' |  | feat:it | ')
      equal(told(''), ' |  |  | ')
      equal(told(`fix: ${'a#'.repeat(100_000)}`).length < 500, true)
    })
  })
})
