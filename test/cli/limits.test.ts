/** A check that does not end is ended, a person who ends the command does not wait for it, and what is too much is checked in part. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { folderOf, removeFolders } from '../folder.ts'
import { busy, endless, neverEnding } from '../support/never.ts'
import { checkJson, handoff } from './support.ts'

const fine = '---\nkind: general\n---\n\n# A\n\n- **Owner:** Jo\n'
const budget = { HANDOFF_BUDGET: '2000' }

describe('handoff, of a document whose check does not end', () => {
  afterEach(removeFolders)

  it('says that it is not checked, checks the others, and exits with 2', async () => {
    const folder = folderOf({ 'a.md': fine, 'b.md': endless, 'c.md': fine.replace('Jo', '') })
    const options = { cwd: folder.path, env: { ...neverEnding(), ...budget } }
    const { code, out, err } = await handoff(['check'], options)
    equal(code, 2)
    match(err, /^handoff: b\.md is not checked: it took too long$/m)
    match(out, /^b\.md\n +1:1 {2}error {4}Document is not checked: that had not ended after [\d.]+ seconds; .* {2}not-checked$/m)
    match(out, /Field "Owner" is empty/)
    const { files, summary } = await checkJson([], options)
    deepEqual(
      files.map(({ path, notChecked, diagnostics }) => [path, notChecked, diagnostics.map(({ rule }) => rule)]),
      [
        ['a.md', undefined, []],
        ['b.md', true, ['not-checked']],
        ['c.md', undefined, ['unfilled-field']],
      ],
    )
    equal(summary.errors >= 1, true)
    for (const format of ['sarif', 'junit', 'github', 'gitlab'])
      match((await handoff(['check', '--format', format, 'b.md'], options)).out, /not-checked/, format)
    // It is not kept for the next time.
    equal((await handoff(['check'], { cwd: folder.path })).code, 1)
  })

  it('on more threads than one', async () => {
    const others = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`${index}.md`, fine.replace('Jo', `Jo\n\n${'All is well.\n\n'.repeat(1000)}`)]),
    )
    const folder = folderOf({ ...others, 'b.md': endless })
    const { files } = await checkJson([], { cwd: folder.path, env: { ...neverEnding(), ...budget } })
    deepEqual(
      files.filter(({ notChecked }) => notChecked).map(({ path }) => path),
      ['b.md'],
    )
    equal(files.length, 41)
  })

  it('repairs nothing in it', async () => {
    const text = `${endless}\n2026-03-01 14:30 CET\n`
    const folder = folderOf({ 'b.md': text, 'c.md': fine.replace('Jo', '2026-03-01 14:30 CET') })
    const { code } = await handoff(['check', '--fix'], { cwd: folder.path, env: { ...neverEnding(), ...budget } })
    deepEqual([code, folder.read('b.md'), folder.read('c.md').includes('13:30Z')], [2, text, true])
  })

  it('says so of standard input, a status update, an explanation and a report', async () => {
    const folder = folderOf({ 'b.md': endless })
    const options = { cwd: folder.path, env: { ...neverEnding(), ...budget }, input: endless }
    const read = await handoff(['check', '-'], options)
    deepEqual([read.code, read.err.includes('stdin.md is not checked: it took too long')], [2, true])
    const status = await handoff(['status', '--format', 'slack', 'b.md'], options)
    deepEqual([status.code, status.out], [2, ''])
    match(status.err, /b\.md: Document is not checked/)
    const explained = await handoff(['explain', 'b.md'], options)
    deepEqual([explained.code, explained.out], [2, ''])
    match(explained.err, /b\.md: Document is not checked/)
    const report = await handoff(['report', 'b.md'], options)
    deepEqual([report.code, report.out], [2, ''])
    match(report.err, /b\.md is not checked: it took too long/)
  })
}).timeout(120_000)

describe('handoff, told to end while it is busy', () => {
  afterEach(removeFolders)
  // There are no such signals on Windows.
  if (process.platform === 'win32') return

  /** How a command ends that is sent a signal once it is busy. */
  function ended(
    args: readonly string[],
    signal: NodeJS.Signals,
    files: Readonly<Record<string, string>>,
  ): Promise<string | number | null> {
    const env = { ...process.env, ...neverEnding(), XDG_CACHE_HOME: folderOf({}).path }
    const child: ChildProcess = spawn(process.execPath, [resolve('dist/cli.cjs'), ...args], {
      cwd: folderOf(files).path,
      env,
      stdio: ['pipe', 'ignore', 'pipe'],
    })
    child.stdin?.end(endless)
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk
      if (said.includes(busy)) child.kill(signal)
    })
    return new Promise((resolve) => child.once('close', (code, by) => resolve(by ?? code)))
  }

  const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.md`, fine + 'All is well.\n\n'.repeat(1000)]))
  const commands: Readonly<Record<string, readonly [readonly string[], Readonly<Record<string, string>>]>> = {
    'a check': [['check'], { 'a.md': endless }],
    'a check on more threads': [['check'], { ...many, 'a.md': endless }],
    'a check without results': [['check', '--no-cache'], { 'a.md': endless }],
    'a repair': [['check', '--fix'], { 'a.md': endless }],
    'a check of standard input': [['check', '-'], {}],
    'a status update': [['status', '--format', 'slack', 'a.md'], { 'a.md': endless }],
    'a report': [['report'], { 'a.md': endless }],
    'a new document': [['new', 'x'], { '.handoff/kinds/x.md': '# Never ends ∞\n\n## Never ends ∞\n\n- **Never ends ∞:** [x]\n' }],
  }
  for (const [what, [args, files]] of Object.entries(commands))
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      it(`${what} ends at the first ${signal}`, async () => equal(await ended(args, signal, files), signal))
}).timeout(120_000)

describe('handoff check, of too much', () => {
  afterEach(removeFolders)

  it('checks the first part of a document that is too long, says where it ends, and repairs without losing the rest', async () => {
    const line = 'Nothing happened.\n\n'
    const start = `${fine}\n${line.repeat(110_000)}`
    const end = '- 2026-03-01 14:30 CET: later\n'
    const folder = folderOf({ 'a.md': `---\nkind: general\n---\n\n# A\n\n- 2026-03-01 14:30 CET: began\n\n${start}${end}` })
    const before = folder.read('a.md')
    const { files } = await checkJson([], { cwd: folder.path })
    const [file] = files
    deepEqual(
      file?.diagnostics.map(({ rule }) => rule),
      ['non-utc-timestamp', 'not-checked'],
    )
    match(file?.diagnostics[1]?.message ?? '', /^Document has \d+ characters and is not checked from here on; expected at most 2000000/)
    const { line: cut = 0 } = file?.diagnostics[1]?.range.start ?? {}
    equal(before.split('\n').slice(0, cut).join('\n').length < 2_000_000, true)
    equal(
      before
        .split('\n')
        .slice(0, cut + 2)
        .join('\n').length >= 2_000_000,
      true,
    )
    equal(file?.readiness?.ready, false)
    await handoff(['check', '--fix'], { cwd: folder.path })
    equal(folder.read('a.md'), before.replace('14:30 CET: began', '13:30Z: began').replace('2026-03-01 13:30Z', '2026-03-01T13:30Z'))
  })

  it('reports ten thousand findings, and that there are more', async () => {
    const folder = folderOf({ 'a.md': `${fine}\n${'- TBD\n'.repeat(10_010)}` })
    const { files } = await checkJson([], { cwd: folder.path })
    const diagnostics = files[0]?.diagnostics ?? []
    deepEqual([diagnostics.length, diagnostics.at(-1)?.rule, diagnostics.at(-1)?.range.start.line], [10_001, 'not-checked', 10_008])
    match(diagnostics.at(-1)?.message ?? '', /^Document has 10010 findings, of which those from here on are not reported/)
  })

  const binaries: Readonly<Record<string, Uint8Array>> = {
    'a picture': Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)),
    'a program': Buffer.concat([Buffer.from('\u007fELF'), Buffer.alloc(5000)]),
    'a text in UTF-16 without a mark': Buffer.from(fine, 'utf16le'),
    'a text in another encoding': Buffer.from(Array.from({ length: 500 }, () => 0xb5)),
  }
  for (const [what, bytes] of Object.entries(binaries))
    it(`${what} that is called like a Markdown file is no handoff`, async () => {
      const folder = folderOf({
        'a.md': fine,
        'docs/b.md': bytes,
        '.handoff/config.yaml': 'documents: [{ match: "**/*.md", kind: general }]\n',
      })
      const all = await handoff(['check'], { cwd: folder.path })
      deepEqual([all.code, all.err], [0, ''])
      const named = await handoff(['check', 'docs/b.md', '--fix'], { cwd: folder.path })
      match(named.err, /^handoff: docs\/b\.md is no handoff: it is no text in UTF-8$/m)
      match((await handoff(['check', 'docs/b.md', '--kind', 'general'], { cwd: folder.path })).err, /is no handoff/)
    })

  it('a text with a stray character is one', async () => {
    for (const stray of ['\0', '\0\0\0', '\ufffd']) {
      const folder = folderOf({ 'a.md': `${fine}\n${stray}\n\n- TBD\n` })
      equal((await checkJson([], { cwd: folder.path })).files[0]?.kind, 'general', JSON.stringify(stray))
    }
  })
}).timeout(120_000)
