/** `handoff new` in a repository: what is known stands in the document that it writes. */
import { deepEqual, equal } from 'node:assert/strict'
import { removeFolders } from '../folder.ts'
import { gitIn, repositoryOf } from '../support/repository.ts'
import { checkJson, handoff } from './support.ts'

const commits = [
  { message: 'feat: search by name', files: { 'src/a.ts': '1' }, tag: 'v1.0.0' },
  { message: 'feat: search by day', files: { 'src/a.ts': '2' } },
  { message: 'fix: no crash on [x]', files: { 'src/b.ts': '1' }, tag: 'v1.1.0' },
]

describe('handoff new, in a repository', () => {
  afterEach(removeFolders)

  const run = (cwd: string, ...args: string[]) => handoff(['new', ...args, '--now', '2026-03-01T12:00Z'], { cwd })

  it('writes the release, its day and its changes, and says where they come from', async () => {
    const { out, err, code } = await run(repositoryOf(commits).path, 'release-notes')
    equal(
      out,
      `---
kind: release-notes
stage: draft
---

# Release Notes: [Release]

- **Release name / number**: v1.1.0
- **Date**: 2026-02-03

## Summary
What is this release about?

## Notable changes

- Features
  - search by day
- Fixes
  - no crash on \`[x]\`

## Migration steps (if any)

1. [Step]

## Known issues

- [Issue, and what to do meanwhile]
`,
    )
    equal(err, 'handoff: filled in Release name / number, Date from the tag v1.1.0; Notable changes from 2 commits since v1.0.0\n')
    equal(code, 0)
  })

  it('writes those of another range and of one product if asked', async () => {
    const folder = repositoryOf([
      ...commits,
      { message: 'feat: bill', files: { 'packages/billing/package.json': '{"name":"@shop/billing"}' } },
    ])
    const changes = async (...args: string[]) => {
      const { out } = await run(folder.path, 'release-notes', ...args)
      return out
        .slice(out.indexOf('## Notable'), out.indexOf('## Migration'))
        .split('\n')
        .filter((line) => /^ *- /.test(line))
    }
    deepEqual(await changes('--since', 'v1.0.0'), ['- Features', '  - bill', '  - search by day', '- Fixes', '  - no crash on `[x]`'])
    deepEqual(await changes('--since', 'v1.0.0', '--product', 'billing'), ['- Features', '  - bill'])
    deepEqual(await changes('--no-facts'), ['- [Change]'])
  })

  it('carries over what the previous handoff says at the same place, and names it', async () => {
    const folder = repositoryOf(commits, {
      'docs/1.0.md':
        '---\nkind: support-handoff\n---\n\n# Support Handoff: 1.0\n\n## Release Information\n\n- **Support Lead**: Kim\n- **Release Type**: [x] Major [ ] Minor [ ] Patch [ ] Hotfix\n\n## Rollback Plan\n\n### Rollback Procedure\n\n1. Switch `search` off\n2. Deploy 0.9\n',
    })
    equal((await run(folder.path, 'support-handoff', 'docs/1.1.md', '--previous', 'docs/1.0.md')).code, 0)
    const written = folder.read('docs/1.1.md')
    equal(/^previous: (.*)$/m.exec(written)?.[1], '/docs/1.0.md')
    equal(/Support Lead\*\*: (.*)/.exec(written)?.[1], 'Kim')
    equal(/Release Type\*\*: (.*)/.exec(written)?.[1], '[ ] Major [x] Minor [ ] Patch [ ] Hotfix')
    equal(written.includes('### Rollback Procedure\n\n1. Switch `search` off\n2. Deploy 0.9\n\n'), true)
    const report = await checkJson(['docs/1.1.md'], { cwd: folder.path })
    deepEqual(
      report.files[0]?.diagnostics.filter(({ rule }) => rule === 'broken-link' || rule === 'dropped-item'),
      [],
    )
  })

  it('carries over what is open in the previous handoff, in place of what the template has there', async () => {
    const folder = repositoryOf(commits, {
      'shifts/monday.md':
        '---\nkind: on-call-handoff\n---\n\n# On-Call Handoff: Search\n\n- **Outgoing**: Kim\n- **Incoming**: Ada\n\n## Open Incidents\n\n| Incident | Severity | Status | Owner | Next action |\n|---|---|---|---|---|\n| SRCH-1 [slow] | High | open | Kim | See [it](log.md) |\n| SRCH-2 loud | Low | resolved | Kim | – |\n\n## Deferred Work\n\n- Renew the certificate\n\n## Tasks\n\n- [ ] Call <name>\n- [x] Write\n',
    })
    folder.write({ 'shifts/log.md': '# Log\n' })
    const next = (...args: string[]) => run(folder.path, 'on-call-handoff', ...args, '--previous', 'shifts/monday.md')
    const expected = (link: string) => `---
kind: on-call-handoff
stage: draft
previous: /shifts/monday.md
---

# On-Call Handoff: [Service or team]

- **Period**: YYYY-MM-DDThh:mmZ – YYYY-MM-DDThh:mmZ
- **Outgoing**: Ada
- **Incoming**: [Name]
- **Backup**: [Name]

## Open Incidents

| Incident | Severity | Status | Owner | Next action |
|---|---|---|---|---|
| SRCH-1 [slow] | High | open | Kim | See [it](${link}) |

## Recent Changes

- [What changed, when in UTC, and how to undo it]

## Watch-outs

- If [this is seen], then [do that]

## Deferred Work

- Renew the certificate

## Tasks

- [ ] Call <name>

## Links

- [Link]

## Receiver's Summary
What did you take over, in your own words?
`
    const printed = await next('--no-facts')
    deepEqual(
      [printed.out, printed.err, printed.code],
      [expected('shifts/log.md'), 'handoff: carried over what is open in shifts/monday.md\n', 0],
    )
    await next('shifts/tuesday.md', '--no-facts', '--title', 'Search')
    equal(folder.read('shifts/tuesday.md'), expected('log.md').replace('[Service or team]', 'Search'))
    const filled = await next('shifts/wednesday.md')
    equal(filled.code, 0)
    equal(folder.read('shifts/wednesday.md').split('## Recent Changes')[0], expected('log.md').split('## Recent Changes')[0])
    const { files } = await checkJson(['shifts/tuesday.md'], { cwd: folder.path })
    deepEqual(
      files[0]?.diagnostics.filter(({ rule }) => rule === 'broken-link' || rule === 'dropped-item'),
      [],
    )
  })

  it('takes a previous handoff in any encoding and of any kind, and none that is not Markdown or leads in a circle', async () => {
    const folder = repositoryOf(commits, {
      'README.md': '# Read me\r\n\r\n- [ ] Write it\r\n',
      'a.md': '---\nkind: general\nprevious: b.md\n---\n\n# A\n\n- [ ] One\n',
      'b.md': '---\nkind: general\nprevious: a.md\n---\n\n# B\n\nFine.\n',
      'notes.txt': '- [ ] One',
    })
    folder.write({ 'utf16.md': Buffer.from('\ufeff# Shift\n\n- [ ] Größe prüfen\n', 'utf16le') })
    const told = async (file: string, previous: string) => {
      const { err, code } = await run(folder.path, 'general', file, '--previous', previous, '--no-facts', '--force')
      return code === 0 ? folder.read(file).replace(/^---[\s\S]*?---\s+/, '') : err
    }
    equal(await told('new.md', 'README.md'), '- [ ] Write it\r\n')
    equal(await told('new.md', 'utf16.md'), '- [ ] Größe prüfen\n')
    equal(await told('new.md', 'a.md'), '- [ ] One\n')
    equal(await told('new.md', 'notes.txt'), 'handoff: the previous handoff notes.txt is no Markdown file\n')
    equal(await told('a.md', 'b.md'), 'handoff: a.md would be its own previous handoff\n')
    equal(await told('b.md', 'b.md'), 'handoff: b.md would be its own previous handoff\n')
  })

  it('says in one line what is not there', async () => {
    const folder = repositoryOf(commits)
    const told = async (...args: string[]) => {
      const { out, err, code } = await run(folder.path, 'release-notes', ...args)
      deepEqual([out, code], ['', 2])
      return err
    }
    equal(await told('--since', 'v9'), 'handoff: "v9" is no commit here; expected one of v1.1.0, v1.0.0, or a day such as 2026-03-01\n')
    equal(await told('--previous', 'gone.md'), 'handoff: the previous handoff gone.md does not exist\n')
    equal(await told('--product', 'bill'), 'handoff: "bill" is no folder of this project\n')
    gitIn(folder)(['tag', '--delete', 'v1.0.0', 'v1.1.0'])
    equal(
      await told('--since', 'v9'),
      'handoff: "v9" is no commit here; expected a commit, a branch or a day such as 2026-03-01, since there are no tags\n',
    )
  })
})
