import { deepEqual, equal, match } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { folderOf, removeFolders } from '../folder.ts'
import { tinyDone, tinyOpen, tinyPath, tinyTemplate } from '../lsp/tiny.ts'
import { checkJson, handoff } from './support.ts'

const times = '---\nkind: general\n---\n\n# A\n\n- 2026-03-01 14:30 CET: detected\n'
const project = { [tinyPath]: tinyTemplate }

describe('handoff check', () => {
  afterEach(removeFolders)

  it('prints JSON as it is agreed', async () => {
    const folder = folderOf({
      ...project,
      'docs/a.md': tinyOpen.replace('kind: tiny', 'kind: tiny\nstage: ready'),
      'readme.md': '# Hello\n',
    })
    deepEqual(await checkJson(['.'], { cwd: folder.path }), {
      version: 1,
      files: [
        {
          path: '.handoff/kinds/tiny.md',
          kind: null,
          kindFrom: 'none',
          stage: null,
          diagnostics: [],
        },
        {
          path: 'docs/a.md',
          kind: 'tiny',
          kindFrom: 'front-matter',
          stage: 'ready',
          readiness: { met: 4, open: 1, toCorrect: 0, waived: 0, notApplicable: 0, percent: 80, ready: false },
          diagnostics: [
            {
              rule: 'unfilled-field',
              severity: 'error',
              message: 'Field "Owner" is empty; expected a name',
              range: { start: { line: 7, character: 13 }, end: { line: 7, character: 13 } },
              fixable: false,
            },
          ],
        },
        { path: 'readme.md', kind: null, kindFrom: 'none', stage: null, diagnostics: [] },
      ],
      summary: { files: 3, errors: 1, warnings: 0, information: 0 },
    })
  })

  it('prints for people, with one-based places', async () => {
    const folder = folderOf({ ...project, 'a.md': tinyOpen, 'b.md': tinyDone })
    const { code, out, err } = await handoff(['check'], { cwd: folder.path })
    equal(code, 1)
    equal(err, '')
    equal(
      out,
      `a.md  tiny
  7:14  warning  Field "Owner" is empty; expected a name  unfilled-field
  80 % · 1 open  4 met

b.md  tiny
  Complete  5 met

1 warning in 2 handoffs in 3 files.
`,
    )
  })

  it('has colours where they are wanted', async () => {
    const folder = folderOf({ ...project, 'a.md': tinyOpen })
    const colored = async (env: Record<string, string>) => (await handoff(['check'], { cwd: folder.path, env })).out.includes('\u001b[')
    deepEqual(
      [await colored({}), await colored({ FORCE_COLOR: '1' }), await colored({ FORCE_COLOR: '1', NO_COLOR: '1' })],
      [false, true, false],
    )
  })

  it('fails from a severity on', async () => {
    const folder = folderOf({ ...project, 'a.md': tinyOpen, 'b.md': tinyDone })
    const code = async (...args: string[]) => (await handoff(['check', ...args], { cwd: folder.path })).code
    deepEqual(
      [
        await code('b.md'),
        await code('a.md'),
        await code('a.md', '--fail-on', 'error'),
        await code('a.md', '--stage', 'ready', '--fail-on=error'),
      ],
      [0, 1, 0, 1],
    )
    equal(await code('a.md', '--stage', 'draft'), 0)
    equal(await code('a.md', '--stage', 'draft', '--fail-on', 'information'), 1)
  })

  it('takes every file for a kind', async () => {
    const folder = folderOf({ 'readme.md': '# Hello\n\n- [Name]\n' })
    deepEqual((await checkJson(['.'], { cwd: folder.path })).summary, { files: 1, errors: 0, warnings: 0, information: 0 })
    const report = await checkJson(['--kind', 'general', '.'], { cwd: folder.path })
    deepEqual(
      report.files.map(({ kind, kindFrom, diagnostics }) => [kind, kindFrom, diagnostics.length]),
      [['general', 'option', 1]],
    )
  })

  it('reports the rules that are wanted', async () => {
    const folder = folderOf({ 'a.md': `${times}- [Name]\n` })
    const rules = async (...args: string[]) =>
      (await checkJson([...args, 'a.md'], { cwd: folder.path })).files[0]?.diagnostics.map(({ rule }) => rule)
    deepEqual(await rules(), ['non-utc-timestamp', 'placeholder-text'])
    deepEqual(await rules('--rule', 'placeholder-text'), ['placeholder-text'])
    deepEqual(await rules('--rule', 'placeholder-text', '--rule', 'non-utc-timestamp'), ['non-utc-timestamp', 'placeholder-text'])
  })

  it('repairs what needs no choice, and only that, in the line endings of the file and with its byte order mark', async () => {
    const text = `\uFEFF${times}- [Name]\n`.replaceAll('\n', '\r\n')
    const folder = folderOf({ 'a.md': text })
    const { code, out } = await handoff(['check', '--fix'], { cwd: folder.path })
    equal(folder.read('a.md'), text.replace('2026-03-01 14:30 CET', '2026-03-01T13:30Z'))
    deepEqual([code, out.includes('placeholder-text'), out.includes('non-utc-timestamp')], [1, true, false])
    const again = folder.read('a.md')
    await handoff(['check', '--fix'], { cwd: folder.path })
    equal(folder.read('a.md'), again)
  })

  it('reads broken UTF-8, but never writes it back', async () => {
    const bytes = Buffer.concat([Buffer.from(times), Buffer.from([0x2d, 0x20, 0xc3, 0x28, 0x0a])])
    const folder = folderOf({ 'a.md': bytes })
    equal((await handoff(['check', 'a.md'], { cwd: folder.path })).code, 1)
    const { code, out, err } = await handoff(['check', '--fix', 'a.md'], { cwd: folder.path })
    deepEqual([code, err], [2, 'handoff: cannot repair a.md: it is not valid UTF-8\n'])
    match(out, /non-utc-timestamp/)
    deepEqual(Buffer.from(folder.read('a.md'), 'utf8').equals(bytes), false)
    const utf16 = folderOf({ 'b.md': Buffer.from(`\uFEFF${times}`, 'utf16le') })
    equal((await handoff(['check', '--fix', 'b.md'], { cwd: utf16.path })).err, 'handoff: cannot repair b.md: it is written in UTF-16\n')
  })

  it('reads standard input, and repairs it onto standard output', async () => {
    const folder = folderOf(project)
    const [file] = (await checkJson(['-', '--stdin-path', 'docs/a.md'], { cwd: folder.path, input: tinyOpen })).files
    deepEqual([file?.path, file?.kind, file?.diagnostics.length], ['docs/a.md', 'tiny', 1])
    const { out, err, code } = await handoff(['check', '--fix', '-'], { cwd: folder.path, input: times })
    deepEqual([code, out], [0, times.replace('2026-03-01 14:30 CET', '2026-03-01T13:30Z')])
    match(err, /No problems in 1 handoff/)
  })

  it('walks folders as git sees them, without following links', async () => {
    const folder = folderOf({
      '.git/info/exclude': 'private.md\n',
      '.gitignore': '/out/\n*.tmp.md\n',
      'a.md': '',
      'private.md': '',
      'b.tmp.md': '',
      'out/a.md': '',
      'node_modules/x/readme.md': '',
      'docs/.gitignore': '*\n!keep.md\n!deep/\n',
      'docs/keep.md': '',
      'docs/other.md': '',
      'docs/deep/keep.md': '',
      'docs/deep/other.md': '',
      'docs/notes.MARKDOWN': '',
      'src/x.ts': '',
      'src/Guide.MD': '',
    })
    symlinkSync('..', join(folder.path, 'src', 'loop'))
    const paths = async (cwd: string, ...args: string[]) => (await checkJson(args, { cwd })).files.map(({ path }) => path)
    deepEqual(await paths(folder.path), ['a.md', 'docs/deep/keep.md', 'docs/keep.md', 'src/Guide.MD'])
    deepEqual(await paths(join(folder.path, 'docs'), '.'), ['deep/keep.md', 'keep.md'])
    deepEqual(await paths(folder.path, 'out', 'b.tmp.md', './b.tmp.md', 'src/x.ts'), ['out/a.md', 'b.tmp.md', 'src/x.ts'])
    deepEqual(await paths(folder.path, 'docs/**/keep.*'), ['docs/deep/keep.md', 'docs/keep.md'])
  })

  it('names what cannot be read, and checks the rest', async () => {
    const folder = folderOf({ 'a.md': '---\nkind: general\n---\n', 'locked.md': '' })
    symlinkSync('loop.md', join(folder.path, 'loop.md'))
    const args = ['check', 'a.md', 'gone.md', 'loop.md', 'none/*.md']
    const { code, out, err } = await handoff(args, { cwd: folder.path })
    equal(code, 2)
    deepEqual(err.split('\n').slice(0, -1), [
      'handoff: cannot read gone.md: there is no such file or folder',
      'handoff: cannot read loop.md: its symbolic links go in circles',
      'handoff: no file matches none/*.md',
    ])
    match(out, /No problems in 1 handoff in 1 file/)
  })

  it('names folders that cannot be read', async () => {
    const folder = folderOf({ 'a.md': '---\nkind: general\n---\n', 'locked/a.md': '' })
    chmodSync(join(folder.path, 'locked'), 0)
    const { code, err } = await handoff(['check'], { cwd: folder.path })
    chmodSync(join(folder.path, 'locked'), 0o700)
    // Nothing is locked for the superuser.
    const expected = process.getuid?.() === 0 ? [0, ''] : [2, 'handoff: cannot read locked: permission denied\n']
    deepEqual([code, err], expected)
  })

  it('says of what is named and not checked why it is not, and fails where nothing is left of a folder', async () => {
    const text = '---\nkind: general\n---\n\n# Mail\n'
    const folder = folderOf({
      '.handoff/config.yaml': '# Ours\nignore:\n  - /old/\n  - "!old/kept.md"\n  - "*.draft.md"\n',
      'old/a.md': text,
      'docs/a.md': text,
      'docs/b.draft.md': text,
      'docs/read.md': '# Read me\n',
      'docs/notes.txt': 'Notes\n',
      'docs/more.md': '# More\n',
      'docs/last.md': '# Last\n',
    })
    const run = async (args: string[], input = '') => {
      const { code, err } = await handoff(['check', ...args], { cwd: folder.path, input })
      return [code, ...err.split('\n').slice(0, -1)]
    }
    deepEqual(await run(['.']), [0])
    deepEqual(await run(['docs/a.md', 'old/a.md', 'docs/b.draft.md']), [
      0,
      'handoff: old/a.md is ignored by .handoff/config.yaml (line 3)',
      'handoff: docs/b.draft.md is ignored by .handoff/config.yaml (line 5)',
    ])
    deepEqual(await run(['old/a.md', '--no-cache', '--fix']), [0, 'handoff: old/a.md is ignored by .handoff/config.yaml (line 3)'])
    deepEqual(await run(['docs/read.md', 'docs/notes.txt']), [
      0,
      'handoff: docs/read.md is no handoff; --kind says which kind it is',
      'handoff: docs/notes.txt is no handoff; --kind says which kind it is',
    ])
    // A commit hook names every file that was changed.
    const many = ['docs/read.md', 'docs/notes.txt', 'docs/more.md', 'docs/last.md']
    deepEqual(await run(['old/a.md', ...many]), [
      0,
      'handoff: old/a.md is ignored by .handoff/config.yaml (line 3)',
      'handoff: 4 files that were named are no handoffs: docs/read.md, docs/notes.txt, docs/more.md and 1 more; --kind says which kind they are',
    ])
    deepEqual(await run(['-'], 'Notes\n'), [0, 'handoff: stdin.md is no handoff; --kind says which kind it is'])
    deepEqual(await run(['docs/read.md', '--kind', 'general']), [0])
    for (const args of [
      ['status', 'old/a.md', '--format', 'slack'],
      ['report', 'old/a.md'],
    ]) {
      const { code, err } = await handoff(args, { cwd: folder.path })
      deepEqual([code, err.split('\n')[0]], [2, 'handoff: old/a.md is ignored by .handoff/config.yaml (line 3)'])
    }
    const nothing = (where: string) => [2, `handoff: nothing was checked: no handoff in ${where}; "handoff help check" says what is one`]
    deepEqual(await run(['old']), nothing('old'))
    deepEqual(await run(['docs/r*.md']), nothing('docs/r*.md'))
    const empty = folderOf({}).path
    deepEqual(await run([empty]), nothing(empty))
  })

  it('reads config.yml as config.yaml, and says so where both are', async () => {
    const folder = folderOf({
      '.handoff/config.yml': 'ignore: [old]\n',
      'old/a.md': '---\nkind: general\n---\n',
      'a.md': '---\nkind: general\n---\n',
    })
    deepEqual(
      (await checkJson(['.'], { cwd: folder.path })).files.map(({ path }) => path),
      ['a.md'],
    )
    folder.write({ '.handoff/config.yaml': 'timezone: UTC\n' })
    const { files } = await checkJson(['.'], { cwd: folder.path })
    deepEqual(
      files.map(({ path, diagnostics }) => [path, ...diagnostics.map(({ message }) => message)]),
      [
        ['.handoff/config.yml', 'Configuration is not read, since .handoff/config.yaml stands beside it; expected one of the two'],
        ['a.md'],
        ['old/a.md'],
      ],
    )
  })

  it('checks what is said to be of a kind that there is not', async () => {
    const folder = folderOf({
      '.handoff/config.yaml': 'documents:\n  - { match: "docs/**", kind: genral }\n',
      'docs/a.md': '# Mail\n\n**Owner:**\n',
      'b.md': '---\nkind: genral\n---\n\n# Mail\n\n**Owner:**\n',
      'c.md': '---\nkind: article\n---\n\n# Mail\n\n**Owner:**\n',
    })
    const { files } = await checkJson(['.'], { cwd: folder.path })
    deepEqual(
      files.map(({ path, kind, diagnostics }) => [path, kind, ...diagnostics.map(({ rule }) => rule)]),
      [
        ['.handoff/config.yaml', null, 'invalid-configuration'],
        ['b.md', 'general', 'invalid-configuration', 'unfilled-field'],
        ['c.md', null],
        ['docs/a.md', 'general', 'unfilled-field'],
      ],
    )
  })

  it('has the configuration of the project, whose mistakes it reports', async () => {
    const config =
      'ignore: ["old/**"]\ndocuments:\n  - { match: "docs/*.md", kind: tiny }\nrules:\n  unfilled-field: error\n  no-such-rule: off\n'
    const folder = folderOf({
      ...project,
      '.handoff/config.yaml': config,
      'docs/a.md': tinyOpen.replace(/^---[\s\S]*?---\n/, ''),
      'old/a.md': tinyOpen,
    })
    const { files } = await checkJson(['docs', 'old'], { cwd: folder.path })
    deepEqual(
      files.map(({ path, kindFrom, diagnostics }) => [path, kindFrom, ...diagnostics.map(({ rule, severity }) => `${rule} ${severity}`)]),
      [
        ['.handoff/config.yaml', 'none', 'invalid-configuration error'],
        ['docs/a.md', 'configuration', 'unfilled-field error'],
      ],
    )
  })

  it('reports mistakes in templates', async () => {
    const folder = folderOf({ '.handoff/kinds/broken.md': '# Broken\n\n**Owner**: [Name] <!-- handoff: { type: colour } -->\n' })
    const { files } = await checkJson([], { cwd: folder.path })
    deepEqual(
      files.flatMap(({ path, diagnostics }) => diagnostics.map(({ rule, severity }) => [path, rule, severity])),
      [['.handoff/kinds/broken.md', 'invalid-template', 'error']],
    )
  })

  it('takes now from the option, so that it can be repeated', async () => {
    const folder = folderOf({ 'a.md': times })
    const run = () => handoff(['check', '--now', '2026-03-01T00:00Z'], { cwd: folder.path })
    deepEqual(await run(), await run())
  })

  it('ends quietly when its reader has seen enough', async () => {
    const long = `---\nkind: general\n---\n${'\n- [Name]\n'.repeat(3000)}`
    const folder = folderOf({ 'a.md': long })
    const child = spawn(process.execPath, [resolve('dist/cli.cjs'), 'check', 'a.md'], { cwd: folder.path })
    let err = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.stdout.once('data', () => child.stdout.destroy())
    await new Promise((settle) => child.once('close', settle))
    equal(err, '')
  })

  it('has an answer for every bad input', async () => {
    const files = {
      'empty.md': '',
      'nul.md': '# A\0\n',
      'front.md': '---\nkind: [\n---\n',
      'list.md': '---\n- a\n---\n',
      'open.md': '```\n<!-- <div\n',
      'cr.md': '# A\r\r- x: \r',
      'bytes.md': new Uint8Array([0xff, 0xfe, 0x00]),
      'picture.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]),
    }
    const folder = folderOf(files)
    const { code, err } = await handoff(['check', '--kind', 'general', ...Object.keys(files)], { cwd: folder.path })
    deepEqual([code === 0 || code === 1, err], [true, ''])
  })
}).timeout(30_000)

describe('handoff check, on a document of five megabytes', () => {
  afterEach(removeFolders)

  it('reads it as far as documents are checked', async () => {
    const section = `\n## Part\n\n${'Some words on what happened, said at some length. '.repeat(40)}\n\n- one\n- two\n`
    const log = `\n\`\`\`\n${'2026-03-01 14:30:12,123 PST worker-7 WARN retrying the delivery of a webhook, attempt 3 of 5\n'.repeat(48_000)}\`\`\`\n`
    const folder = folderOf({ 'a.md': `---\nkind: general\n---\n${section.repeat(500)}${log}\n- [Name]\n` })
    equal(folder.read('a.md').length > 5e6, true)
    const [file] = (await checkJson(['a.md'], { cwd: folder.path })).files
    deepEqual(
      file?.diagnostics.map(({ rule }) => rule),
      ['not-checked'],
    )
  })
}).timeout(120_000)
