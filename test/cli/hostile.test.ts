/** Files, folders and names that somebody made to hold a check up, to learn of others' files or to drive the terminal. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readdirSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { sarif } from '../../server/src/cli/reporters/sarif.ts'
import { shown, styleOf } from '../../server/src/cli/terminal.ts'
import { folderOf, removeFolders } from '../folder.ts'
import { checkJson, handoff } from './support.ts'

const general = (body: string) => `---\nkind: general\n---\n\n# Handoff\n\n${body}\n`

describe('handoff, of what is no regular file', () => {
  afterEach(removeFolders)
  // There are none on Windows.
  if (process.platform === 'win32') return

  const pipe = (path: string) => void execFileSync('mkfifo', [path])
  const zero = (path: string) => symlinkSync('/dev/zero', path)
  for (const [what, make] of Object.entries({ pipe, 'link to a device': zero })) {
    it(`says of a ${what} that it cannot be read, and checks the others`, async () => {
      const folder = folderOf({ 'a.md': general('- **Owner:** Jo') })
      make(join(folder.path, 'b.md'))
      const { code, out, err } = await handoff(['check', 'a.md', 'b.md'], { cwd: folder.path })
      match(err, /^handoff: cannot read b\.md: it is no regular file; expected a file, a folder, or - for standard input\n$/)
      match(out, /^a\.md/)
      equal(code, 2)
      match((await handoff(['status', '--format', 'slack', 'b.md'], { cwd: folder.path })).err, /cannot read b\.md: it is no regular file/)
      match((await handoff(['report', 'b.md'], { cwd: folder.path })).err, /cannot read b\.md: it is no regular file/)
    })

    it(`passes over a ${what} that a folder holds, that is linked to, or that lists what is ignored`, async () => {
      const folder = folderOf({ '.git/HEAD': '', 'a.md': general('See [b](b.md#x).') })
      make(join(folder.path, 'b.md'))
      make(join(folder.path, '.gitignore'))
      make(join(folder.path, '.git', 'config'))
      const { code, out, err } = await handoff(['check'], { cwd: folder.path })
      deepEqual([code, out.split('\n')[0], err], [0, 'a.md  general', ''])
    })

    it(`says that a configuration or template is a ${what}, and goes on without it`, async () => {
      const folder = folderOf({ 'a.md': general('All is well.'), '.handoff/kinds/x.txt': '' })
      make(join(folder.path, '.handoff/config.yaml'))
      make(join(folder.path, '.handoff/kinds/tiny.md'))
      const { code, err } = await handoff(['check', 'a.md'], { cwd: folder.path })
      deepEqual(err.split('\n').sort(), [
        '',
        'handoff: cannot read .handoff/config.yaml: it is no regular file',
        'handoff: cannot read .handoff/kinds/tiny.md: it is no regular file',
      ])
      equal(code, 2)
      for (const args of [['kinds'], ['new', 'general']])
        match((await handoff(args, { cwd: folder.path })).err, /cannot read \.handoff\/config\.yaml: it is no regular file/)
    })
  }

  it('says the same of a socket', async () => {
    const folder = folderOf({})
    const server = createServer().listen(join(folder.path, 'a.md'))
    await new Promise((resolve) => server.once('listening', resolve))
    match((await handoff(['check', 'a.md'], { cwd: folder.path })).err, /cannot read a\.md: it is no regular file/)
    server.close()
  })

  it('goes on where the folder for results cannot be made', async () => {
    const folder = folderOf({ 'a.md': general('All is well.'), x: '' })
    for (const cache of ['/proc/x', '/dev/null', 'x'])
      deepEqual((await handoff(['check', '--cache-location', cache], { cwd: folder.path })).code, 0, cache)
    equal((await handoff(['check'], { cwd: folder.path, env: { XDG_CACHE_HOME: '/proc/x' } })).code, 0)
  })

  it('tells nothing of the headings of a file to which a link leads out of the project', async () => {
    const outside = folderOf({ 'b.md': '# Secret\n' })
    const folder = folderOf({
      '.git/HEAD': '',
      'c.md': '# Shared\n',
      'a.md': general('[b](b.md#guess) [c](c.md#guess) [d](d.md#guess) [e](e/b.md#guess)'),
    })
    symlinkSync(join(outside.path, 'b.md'), join(folder.path, 'b.md'))
    symlinkSync('c.md', join(folder.path, 'd.md'))
    symlinkSync(outside.path, join(folder.path, 'e'))
    for (const args of [['a.md'], ['a.md', 'b.md'], ['a.md', '--fix']]) {
      const { files } = await checkJson(args, { cwd: folder.path })
      deepEqual(
        files.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => /in "(.*?)"/.exec(message)?.[1])),
        ['c.md', 'd.md'],
      )
    }
  })
})

describe('handoff check, in a folder for results that somebody names', () => {
  afterEach(removeFolders)

  it('keeps to a folder of its own in it', async () => {
    const folder = folderOf({ 'a.md': general('All is well.'), 'cache/essay.writing': 'mine', 'cache/exam5.results': 'mine' })
    await handoff(['check', '--cache-location', 'cache', 'a.md'], { cwd: folder.path })
    deepEqual(readdirSync(join(folder.path, 'cache')).sort(), ['essay.writing', 'exam5.results', 'handoff-docs'])
    const names = readdirSync(join(folder.path, 'cache', 'handoff-docs'))
    deepEqual(
      names.filter((name) => !/^handoff-\w+\.(?:results|[\w-]+\.texts)$/.test(name)),
      ['CACHEDIR.TAG'],
    )
  })
})

describe('handoff, with words that would drive a terminal or a build service', () => {
  afterEach(removeFolders)

  const evil = '\u001b]0;x\u0007\u009b2J\u202e\u2066::stop-commands::x##[error]x##vso[task.x]y\u{e0041}'
  const drives =
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|##\w*\[|^\s*::(?!(?:error|warning|notice) file=)/mu

  it('are shown without what drives it', () => {
    deepEqual(['a\u001b[31mb', '::add-mask::x', 'a ::b', 'a\r\n::b', '##[x] ##vso[y]', 'Ü 😀 # a ## b [c]'].map(shown), [
      'a [31mb',
      ': :add-mask::x',
      'a ::b',
      'a ::b',
      '# #[x] # #vso[y]',
      'Ü 😀 # a ## b [c]',
    ])
  })

  it('are none in any report, complaint or list', async () => {
    if (process.platform === 'win32') return
    const name = `::a\n::stop-commands::x\u001b[2J${evil.replaceAll('/', '')}.md`
    const folder = folderOf({
      [name]: general(`- [${evil}]\n\n<!-- handoff-ignore secret -- ${evil} -->\n\n[b](gone${evil}.md)`),
      '.handoff/kinds/x.md':
        `---\nkind: "::set-env::${evil}"\ntitle: "${evil}"\ndescription: "::x ${evil}"\n---\n\n# X\n\n- **A**: [a]\n`.replaceAll(
          /[\u0000-\u0009\u000b-\u001f]/g,
          (one) => `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`,
        ),
    })
    for (const args of [
      ['check'],
      ['check', '--format', 'github'],
      ['check', `${evil}.md`],
      ['check', '--kind', evil],
      ['check', '--rule', evil],
      ['kinds'],
      ['new', evil],
      ['status', '--format', 'slack', name],
      ['status', '--format', 'slack', evil],
      ['report', '-o', join('missing', evil), name],
      [evil],
    ]) {
      const { out, err } = await handoff(args, { cwd: folder.path })
      for (const text of [out, err]) equal(drives.exec(text), null, `${JSON.stringify(args)}\n${JSON.stringify(text)}`)
    }
  })

  it('names that are no valid Unicode do not end a report as SARIF', () => {
    const summary = { isHandoff: true, errors: 1, warnings: 0, information: 0, fixable: 0, waived: 0, share: 0, state: '' }
    const at = { line: 0, character: 0 }
    const diagnostics = [
      { rule: 'x', severity: 'error', message: 'x\ud800', range: { start: at, end: at }, fixable: false, fingerprint: '' },
    ]
    const report = () => JSON.stringify({ kind: null, kindFrom: 'none', stage: null, diagnostics })
    for (const path of ['a\ud800.md', '/a/\udfff.md']) {
      const pieces = [
        ...sarif(
          { version: 1, files: [{ path, summary, report }], summary: { files: 1, errors: 1, warnings: 0, information: 0 }, failures: [] },
          { style: styleOf({}), failOn: 'error', showWaived: false, toFile: false },
        ),
      ]
      match(JSON.parse(pieces.join('')).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri, /%EF%BF%BD\.md$/)
    }
  })
})

describe('patterns that somebody made to hold a check up', () => {
  afterEach(removeFolders)

  it('end, be they in .gitignore, the configuration or a template', async () => {
    const deep = `${'a/'.repeat(120)}b`
    const globs = [`${'**/a/'.repeat(9)}c`, '*a'.repeat(11), '+(*)b', 'x'.repeat(20_000)]
    const folder = folderOf({
      '.git/HEAD': '',
      '.gitignore': globs.join('\n'),
      '.handoff/config.yaml': `ignore:\n${globs.map((glob) => `  - ${JSON.stringify(glob)}\n`).join('')}documents:\n${globs
        .map((glob) => `  - { match: ${JSON.stringify(glob)}, kind: general }\n`)
        .join('')}`,
      '.handoff/kinds/note.md': `---\nmatch: ${JSON.stringify(globs)}\n---\n\n# Note\n\n- **Owner:** [Name]\n`,
      [`${deep}/handoff.md`]: general('- **Owner:** Jo'),
      [`${'a'.repeat(250)}.md`]: general('- **Owner:** Jo'),
    })
    const { files } = await checkJson(['.'], { cwd: folder.path })
    deepEqual(
      files.map(({ path, kind, diagnostics }) => [path.length, kind, diagnostics.length]),
      [
        [20, null, 3],
        [22, null, 2],
        [deep.length + 11, 'general', 0],
        [253, 'general', 0],
      ],
    )
  })
}).timeout(60_000)
