import { deepEqual, equal, match } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createProtocolConnection, InitializeRequest, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'
import { folderOf, removeFolders } from '../folder.ts'
import { tinyPath, tinyTemplate } from '../lsp/tiny.ts'
import { checkJson, handoff } from './support.ts'

describe('handoff', () => {
  afterEach(removeFolders)

  it('tells its version and its help', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    deepEqual(await handoff(['--version']), { code: 0, out: `${version}\n`, err: '' })
    for (const args of [['--help'], ['help'], ['help', 'check'], ['check', '--help']]) {
      const { code, out, err } = await handoff(args)
      deepEqual([code, err], [0, ''])
      match(out, /^Usage: handoff/)
    }
    const { code, err } = await handoff([])
    equal(code, 2)
    match(err, /^Usage: handoff/)
  })

  it('answers wrong use in one line, with the nearest name', async () => {
    const folder = folderOf({ 'a.md': '' })
    const wrong: [string[], RegExp][] = [
      [['chekc'], /unknown command 'chekc' \(Did you mean check\?\)/],
      [['check', '--fromat', 'json'], /unknown option '--fromat' \(Did you mean --format\?\)/],
      [['check', '--format', 'jsno'], /unknown format "jsno"; did you mean "json"\?/],
      [['check', '--format', 'word'], /unknown format "word"; expected one of pretty, concise, markdown, json/],
      [['check', '--kind', 'suport-handoff', 'a.md'], /unknown kind "suport-handoff"; did you mean "support-handoff"\?/],
      [['check', '--rule', 'unfiled-field'], /unknown rule "unfiled-field"; did you mean "unfilled-field"\?/],
      [['check', '--stage', 'done'], /unknown stage "done"; expected one of draft, ready, accepted, closed/],
      [['check', '--fail-on', 'warn'], /unknown severity "warn"; did you mean "warning"\?/],
      [['check', '--now', 'yesterday'], /"yesterday" is no moment in UTC/],
      [['check', '--now', '2026-02-30'], /"2026-02-30" is no moment in UTC/],
      [['new'], /missing required argument 'kind'/],
      [['new', 'suport-handoff'], /unknown kind "suport-handoff"; did you mean "support-handoff"\?/],
    ]
    const runs = await Promise.all(
      wrong.map(async ([args, message]) => ({ args, message, ...(await handoff(args, { cwd: folder.path })) })),
    )
    for (const { args, message, code, out, err } of runs) {
      deepEqual([code, out, err.split('\n').length], [2, '', 2], `${args.join(' ')}: ${err}`)
      match(err, message)
      match(err, /^handoff: /)
    }
  })

  it('lists the kinds, those of the project first', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const { out } = await handoff(['kinds'], { cwd: folder.path })
    equal(out.split('\n')[0]?.replace(/ +/g, ' '), 'tiny For tests. .handoff/kinds/tiny.md')
    match(out, /^support-handoff .*built in$/m)
    const { kinds } = JSON.parse((await handoff(['kinds', '--json'], { cwd: folder.path })).out)
    deepEqual(kinds[0], { id: 'tiny', title: 'Tiny handoff', description: 'For tests.', path: '.handoff/kinds/tiny.md' })
  })

  it('begins a document, and never takes the place of a file unless it is told to', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate, 'a.md': 'mine' })
    const run = (...args: string[]) => handoff(['new', 'tiny', ...args], { cwd: folder.path })
    const printed = await run('--title', 'Search is slow')
    match(printed.out, /Search is slow[\s\S]*- \*\*Owner\*\*:/)
    deepEqual(await run('a.md'), { code: 2, out: '', err: 'handoff: a.md exists already; --force replaces it\n' })
    equal(folder.read('a.md'), 'mine')
    deepEqual(await run('a.md', '--force', '--title', 'Search is slow'), { code: 0, out: 'Created a.md\n', err: '' })
    equal(folder.read('a.md'), printed.out)
    equal((await run('docs/deep/b.md')).out, 'Created docs/deep/b.md\n')
    match((await run('a.md/b.md')).err, /^handoff: cannot write a\.md\/b\.md: .*\n$/)
  })

  it('writes where the configuration says, within the project and nowhere else', async () => {
    const outside = folderOf({})
    const folder = folderOf({ [tinyPath]: tinyTemplate, '.handoff/config.yaml': 'newFile: docs/{date}-{kind}.md\n' })
    const run = () => handoff(['new', 'tiny', '--now', '2026-03-01', '--force'], { cwd: folder.path })
    deepEqual(await run(), { code: 0, out: 'Created docs/2026-03-01-tiny.md\n', err: '' })
    for (const newFile of ['../x-{kind}.md', '.git/hooks/{kind}.md', '.vscode/settings.json', `${outside.path}/{kind}.md`]) {
      folder.write({ '.handoff/config.yaml': `newFile: ${newFile}\n` })
      // What the configuration says wrongly is as if it said nothing.
      const { code, out } = await run()
      deepEqual([code, out.startsWith('---\nkind: tiny\nstage: draft\n---\n')], [0, true])
    }
    folder.write({ '.handoff/config.yaml': 'newFile: linked/{kind}.md\n' })
    symlinkSync(outside.path, join(folder.path, 'linked'))
    deepEqual(await run(), {
      code: 2,
      out: '',
      err: 'handoff: cannot write linked/tiny.md: a link leads out of the project; expected a folder within it\n',
    })
    deepEqual(readdirSync(outside.path), [])
  })

  it('a new document of each kind is of that kind', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const { kinds } = JSON.parse((await handoff(['kinds', '--json'], { cwd: folder.path })).out)
    const ids: string[] = kinds.map(({ id }: { id: string }) => id).filter((id: string) => id !== 'general')
    await Promise.all(ids.map((id) => handoff(['new', id, `new-${id}.md`], { cwd: folder.path })))
    const { files } = await checkJson(
      ids.map((id) => `new-${id}.md`),
      { cwd: folder.path },
    )
    deepEqual(
      files.map(({ path, kind }) => [path, kind]),
      ids.map((id) => [`new-${id}.md`, id]),
    )
  })

  it('serves an editor', async () => {
    const child = spawn(process.execPath, [resolve('dist/cli.cjs'), 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
    connection.listen()
    const { serverInfo } = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      workspaceFolders: null,
    })
    equal(serverInfo?.name, 'Handoff Docs')
    await connection.sendRequest('shutdown')
    const code = new Promise((settle) => child.once('exit', settle))
    await connection.sendNotification('exit')
    equal(await code, 0)
  })
}).timeout(30_000)

describe('handoff status', () => {
  afterEach(removeFolders)

  const handoffText = '---\nkind: general\n---\n\n# Mail\n\n- **Status:** identified\n- **Summary:** Mail is late & slow.\n'

  it('prints the text, and says what is missing', async () => {
    const folder = folderOf({ 'mail.md': handoffText })
    deepEqual(await handoff(['status', 'mail.md', '--format', 'slack'], { cwd: folder.path }), {
      code: 0,
      out: '*Mail*\n*Status:* identified\n\nMail is late &amp; slow.\n',
      err: 'handoff: It does not say when the next update is due, as a time in UTC.\n',
    })
  })

  it('says how far the handoff has come where something is open or to be corrected', async () => {
    const folder = folderOf({ 'mail.md': `${handoffText}- **Next update:** 2126-03-01 14:30 CET\n- **Owner:**\n` })
    const { err } = await handoff(['status', 'mail.md', '--format', 'slack'], { cwd: folder.path })
    equal(err, 'handoff: mail.md: 75 % · 1 open · 1 to correct: time not in UTC\n')
  })

  it('begins a new status update on an incident, with what changed since the last one', async () => {
    const incident = `${handoffText}- **Severity:** SEV-2\n- **Next update:** 2026-03-01T12:00Z\n
## Timeline

| Time (UTC) | What |
|---|---|
| 2026-03-01T10:00Z | Queue grows |
| 2026-03-01T11:30Z | Workers doubled |
`
    const folder = folderOf({ 'mail.md': incident })
    const args = ['status', 'mail.md', '--format', 'document', '--now', '2026-03-01T12:00Z']
    const first = await handoff(args, { cwd: folder.path })
    equal(first.code, 0)
    equal(
      first.out,
      `---
kind: status-update
stage: draft
incident: mail.md
severity: SEV-2
---

# Status Update: Mail

> **Posted:** 2026-03-01T12:00Z
> **Status:** identified
> **Audience:** <customers|executive|internal>
> **Channel:** <email|statuspage|Slack>
> **Summary:** Mail is late & slow.
> **Details:** 10:00Z Queue grows; 11:30Z Workers doubled
> **Next Update:** 2026-03-01T13:00Z
`,
    )
    const sent = first.out.replace('12:00Z', '11:00Z').replace('<customers|executive|internal>', 'executive')
    const next = await handoff([...args, '--previous', 'update.md'], { cwd: folderOf({ 'mail.md': incident, 'update.md': sent }).path })
    match(next.out, /\nprevious: update\.md\n[\s\S]*\*\*Audience:\*\* executive\n[\s\S]*\*\*Details:\*\* 11:30Z Workers doubled\n/)
    deepEqual(await handoff([...args, '--previous', 'gone.md'], { cwd: folder.path }), {
      code: 2,
      out: '',
      err: 'handoff: cannot read gone.md: there is no such file or folder\n',
    })
  })

  it('answers wrong use in one line', async () => {
    const folder = folderOf({ 'mail.md': handoffText, 'readme.md': '# Read me\n' })
    const wrong: [string[], RegExp][] = [
      [['mail.md'], /required option '--format <format>' not specified/],
      [['mail.md', '--format', 'slak'], /unknown format "slak"; did you mean "slack"\?/],
      [['none.md', '--format', 'slack'], /cannot read none.md: there is no such file or folder/],
      [['readme.md', '--format', 'slack'], /readme.md is no handoff; --kind says which kind it is/],
      [['mail.md', '--format', 'slack', '--kind', 'genral'], /unknown kind "genral"; did you mean "general"\?/],
    ]
    for (const [args, message] of wrong) {
      const { code, out, err } = await handoff(['status', ...args], { cwd: folder.path })
      deepEqual([code, out], [2, ''], args.join(' '))
      match(err, message)
    }
  })
})
