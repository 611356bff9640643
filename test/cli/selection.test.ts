import { deepEqual, equal, match, throws } from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { linesIn } from '../../server/src/cli/changes.ts'
import { folderOf, removeFolders } from '../folder.ts'
import { handoff } from './support.ts'

const document = '---\nkind: general\n---\n\n# Handoff\n\n- [Name]\n\n## Next\n\n- [Owner]\n'

const concise = async (cwd: string, ...args: string[]) => {
  const { code, out, err } = await handoff(['check', '--format', 'concise', ...args], { cwd })
  return { code, places: out.split('\n').flatMap((line) => /^[^:]+:\d+/.exec(line) ?? []), err }
}

describe('handoff check on what changed', () => {
  afterEach(removeFolders)

  /** A repository with one commit. */
  const repository = (files: Record<string, string>) => {
    const { path } = folderOf(files)
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Support Lead', '-c', 'user.email=lead@example.com', ...args], { cwd: path, stdio: 'pipe' })
    git('init', '-q', '-b', 'main')
    git('add', '.')
    git('commit', '-q', '-m', 'Begin')
    return { path, git, write: (name: string, text: string) => writeFileSync(join(path, name), text) }
  }

  it('reports what stands on changed lines, staged lines, or lines that a branch changed', async () => {
    const { path, git, write } = repository({ 'a.md': document, 'b.md': document })
    deepEqual(await concise(path, '--changed'), { code: 0, places: [], err: '' })
    write('a.md', document.replace('[Owner]', '[Owner] or [Team]'))
    write('ä b.md', document)
    deepEqual((await concise(path, '--changed')).places, ['a.md:11', 'a.md:11', 'ä b.md:7', 'ä b.md:11'])
    deepEqual((await concise(path, '--staged')).places, [])
    git('add', 'a.md')
    deepEqual((await concise(path, '--staged')).places, ['a.md:11', 'a.md:11'])
    git('switch', '-q', '-c', 'topic')
    git('commit', '-q', '-m', 'More')
    deepEqual((await concise(path, '--since', 'main')).places, ['a.md:11', 'a.md:11', 'ä b.md:7', 'ä b.md:11'])
    deepEqual((await concise(path, '--changed', 'b.md')).code, 0)
  })

  it('sees in a hook what is about to be committed', async () => {
    const { path, git, write } = repository({ 'a.md': document })
    const command = `"${process.execPath}" "${resolve('dist/cli.cjs')}" check --staged --no-cache --format concise >&2`
    write('.git/hooks/pre-commit', `#!/bin/sh\n${command}\n`)
    chmodSync(join(path, '.git/hooks/pre-commit'), 0o755)
    write('a.md', `${document}\n- [Team]\n`)
    throws(() => git('commit', '-a', '-m', 'More'), /a\.md:13:3: warning: Unexpected placeholder "\[Team\]"/)
    write('a.md', `${document}\nMore.\n`)
    git('commit', '-a', '-m', 'More')
  })

  it('counts the readiness of files that changed only', async () => {
    const { path, write } = repository({ 'a.md': document, 'b.md': document })
    write('a.md', `${document}\nMore.\n`)
    const { code, err } = await concise(path, '--changed', '--min-readiness', '100')
    equal(code, 1)
    deepEqual(err.match(/\w\.md counts as/g), ['a.md counts as'])
  })

  it('knows what is staged before the first commit, and says in one line what Git cannot tell', async () => {
    const { path } = folderOf({ 'a.md': document })
    match((await concise(path, '--changed')).err, /^handoff: what changed is not known: [^\n]*not a git repository[^\n]*\n$/)
    execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: path })
    execFileSync('git', ['add', '.'], { cwd: path })
    deepEqual((await concise(path, '--staged')).places, ['a.md:7', 'a.md:11'])
    match((await concise(path, '--changed', '--staged')).err, /cannot be used together/)
    const other = repository({ 'a.md': document })
    const { code, err } = await concise(other.path, '--since', 'nowhere')
    deepEqual([code, err], [2, 'handoff: "nowhere" has no commit in common with this branch; there are main\n'])
  })

  it('reads the lines of a diff, where only lines were taken out, and names that Git quotes', () => {
    const diff =
      'diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1,2 +3,4 @@ # A\n+x\n@@ -9 +12 @@\n@@ -20,3 +22,0 @@\n' +
      'diff --git "a/\\303\\244\\t.md" "b/\\303\\244\\t.md"\n--- /dev/null\n+++ "b/\\303\\244\\t.md"\n@@ -0,0 +1,2 @@\n' +
      'diff --git a/gone.md b/gone.md\n--- a/gone.md\n+++ /dev/null\n@@ -1,2 +0,0 @@\n'
    deepEqual(
      [...linesIn(diff, '/x')].map(([path, lines]) => [path, ...lines]),
      [
        ['/x/a.md', [2, 5], [11, 11], [21, 22]],
        ['/x/ä\t.md', [0, 1]],
      ],
    )
  })
}).timeout(120_000)

describe('handoff baseline', () => {
  afterEach(removeFolders)

  it('lets a check fail for what is new, wherever it stands, and tells what is gone', async () => {
    const { path } = folderOf({ 'docs/a.md': document })
    match((await handoff(['baseline'], { cwd: path })).out, /^2 findings are known in \.handoff\/baseline\.json\n$/)
    deepEqual(await concise(path, '--baseline'), { code: 0, places: [], err: '' })
    writeFileSync(join(path, 'docs/a.md'), document.replace('# Handoff\n', '# Handoff\n\nMore words.\n\n- [Name]\n- [Team]\n'))
    deepEqual((await concise(path, '--baseline')).places, ['docs/a.md:10', 'docs/a.md:12'])
    deepEqual((await concise(join(path, 'docs'), '--baseline', '../.handoff/baseline.json')).places, ['a.md:10', 'a.md:12'])
    writeFileSync(join(path, 'docs/a.md'), document.replace('- [Owner]\n', 'Nothing.\n'))
    match((await concise(path, '--baseline')).err, /^handoff: 1 known finding is gone; "handoff baseline" takes it out\n$/)
  })

  it('is asked for where there is none, and is no other file', async () => {
    const { path } = folderOf({ 'a.md': document, 'b.json': '{"version":1}', 'c.json': '{' })
    for (const [file, words] of [
      ['gone.json', /there is no gone\.json; "handoff baseline" writes it/],
      ['b.json', /b\.json is no baseline; "handoff baseline" writes one/],
      ['c.json', /c\.json is no baseline: it is no valid JSON/],
    ] as const) {
      const { code, err } = await concise(path, '--baseline', file)
      equal(code, 2)
      match(err, words)
    }
  })
}).timeout(120_000)

describe('handoff check', () => {
  afterEach(removeFolders)

  it('leaves out what is ignored or stands behind an exclamation mark', async () => {
    const { path } = folderOf({ 'a.md': document, 'old/b.md': document, 'old/deep/c.md': document, '!d.md': document })
    const files = async (...args: string[]) => [...new Set((await concise(path, ...args)).places.map((place) => place.split(':')[0]))]
    deepEqual(await files('--ignore', 'old'), ['!d.md', 'a.md'])
    deepEqual(await files('!old/**', '!a.md'), ['!d.md'])
    deepEqual(await files('**/*.md', '!**/b.md', '--ignore', '!d.md'), ['a.md', 'old/deep/c.md'])
    deepEqual(await files('!d.md'), ['!d.md'])
    match((await concise(path, 'a.md', 'old/b.md', '--ignore', 'a.md')).err, /^handoff: a\.md is left out by "a\.md"\n$/)
  })

  it('reports errors only, counts rules, and fails for too many warnings', async () => {
    const { path } = folderOf({ 'a.md': `${document}\n- at 14:30 CET on 2026-03-01\n` })
    deepEqual((await concise(path, '--quiet')).places, [])
    deepEqual((await concise(path, '--statistics')).err, '2    placeholder-text\n1  * non-utc-timestamp\n')
    equal((await concise(path, '--fail-on', 'error', '--max-warnings', '3')).code, 0)
    const { code, err } = await concise(path, '--fail-on', 'error', '--max-warnings', '2')
    deepEqual([code, err], [1, 'handoff: 3 warnings; expected at most 2\n'])
  })

  it('prints what it would repair, and changes nothing', async () => {
    const text = `${document}\nat 14:30 CET on 2026-03-01\n`.replaceAll('\n', '\r\n')
    const { path } = folderOf({ 'a.md': text, 'b.md': document })
    const { code, out } = await handoff(['check', '--diff'], { cwd: path })
    equal(code, 1)
    match(out, /^--- a\/a\.md\n\+\+\+ b\/a\.md\n@@ [\s\S]*\n-at 14:30 CET on 2026-03-01\r\n\+at 2026-03-01T13:30Z\r\n$/m)
    equal(out.includes('b/b.md'), false)
    execFileSync('patch', ['-p1', '--binary', '--dry-run'], { cwd: path, input: out })
    equal((await handoff(['check', '--diff', 'b.md'], { cwd: path })).code, 0)
  })
}).timeout(120_000)
