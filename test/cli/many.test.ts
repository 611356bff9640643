/** Many files at a time: what was found before is kept, what hangs on other files is looked at again, and nothing of this can be seen. */
import { deepEqual, equal, match } from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Files, type Folder, folderOf, removeFolders } from '../folder.ts'
import { handoff, type Run } from './support.ts'

const now = '2026-03-01T12:00Z'
const general = (body: string, ...frontMatter: string[]) =>
  `---\n${['kind: general', ...frontMatter].join('\n')}\n---\n\n# Handoff\n\n${body}\n`
const issues = (severity: string, id = 'SRCH-7') =>
  general(`- **Product**: Search\n\n| Issue | Severity | Workaround |\n| --- | --- | --- |\n| ${id} | ${severity} | Restart it |`)

/** A folder of documents beside one for results. */
class Many {
  readonly folder: Folder
  readonly store: Folder
  /** The folder of its own in that for results. */
  readonly kept: string

  constructor(files: Files) {
    this.folder = folderOf({ '.git/HEAD': '', ...files })
    this.store = folderOf({})
    this.kept = join(this.store.path, 'handoff-docs')
    mkdirSync(this.kept)
  }

  run(...args: string[]): Promise<Run> {
    return handoff(['check', '--verbose', '--cache-location', this.store.path, '--now', now, ...args], { cwd: this.folder.path })
  }

  /** How many were unchanged, read, rejected and looked at again. */
  async effort(...args: string[]): Promise<number[]> {
    return Array.from((await this.run(...args)).err.matchAll(/\d+(?= (?:unchanged|read|no handoffs|looked))/g), Number)
  }

  async found(...args: string[]): Promise<string[]> {
    const { out } = await this.run('--format', 'json', ...args)
    const { files } = JSON.parse(out) as { files: { path: string; diagnostics: { rule: string }[] }[] }
    return files.flatMap(({ path, diagnostics }) => diagnostics.map(({ rule }) => `${path} ${rule}`))
  }

  /** The file with results. */
  get results(): string {
    const [name = ''] = readdirSync(this.kept).filter((one) => one !== 'CACHEDIR.TAG')
    return join(this.kept, name)
  }
}

const four: Files = {
  'a.md': general('- [ ] Rotate the key'),
  'b.md': general('All quiet. [It](docs/map.png)', 'previous: a.md'),
  'docs/map.png': '',
  'c.md': general('See [that](a.md#handoff).'),
  'readme.md': '# Service\n\nWhat it is.\n',
}

describe('handoff check, again', () => {
  afterEach(removeFolders)

  it('reads only what has changed', async () => {
    const many = new Many(four)
    const before = await many.run()
    deepEqual(await many.effort(), [4, 0, 0, 0])
    equal((await many.run()).out, before.out)
    many.folder.write({ 'c.md': general('See [that](a.md#hand).') })
    deepEqual(
      [await many.effort(), await many.found()],
      [
        [3, 1, 0, 0],
        ['b.md dropped-item', 'c.md broken-link'],
      ],
    )
  })

  it('looks again at those that hang on what has changed', async () => {
    const many = new Many(four)
    deepEqual(await many.found(), ['b.md dropped-item'])
    many.folder.write({ 'a.md': general('- [x] Rotate the key') })
    // The one that follows it, and the one with a link to a heading in it.
    deepEqual([await many.effort(), await many.found()], [[3, 3, 0, 2], []])
    many.folder.remove('docs/map.png')
    deepEqual([await many.effort(), await many.found()], [[4, 1, 0, 1], ['b.md broken-link']])
  })

  it('compares those that share an issue, and no others', async () => {
    const many = new Many({ 'a.md': issues('High'), 'b.md': issues('High'), 'c.md': issues('Low', 'SRCH-8'), 'docs/d.md': issues('Low') })
    deepEqual(await many.found(), [])
    many.folder.write({ 'b.md': issues('Low') })
    deepEqual(
      [await many.effort(), await many.found()],
      [
        [3, 3, 0, 2],
        ['a.md conflicting-issue', 'b.md conflicting-issue'],
      ],
    )
    deepEqual(await many.found('a.md'), ['a.md conflicting-issue'])
    many.folder.remove('b.md')
    deepEqual([await many.effort(), await many.found()], [[3, 1, 0, 1], []])
  })

  it('those that say the same of an issue need not be looked at again', async () => {
    const many = new Many({ 'a.md': issues('High'), 'b.md': issues('high'), 'c.md': issues(''), 'd.md': issues('High') })
    deepEqual(await many.effort(), [0, 4, 0, 0])
    many.folder.write({ 'd.md': issues('Low') })
    deepEqual(
      [await many.effort(), await many.found()],
      [
        [3, 4, 0, 3],
        ['a.md conflicting-issue', 'b.md conflicting-issue', 'd.md conflicting-issue', 'd.md conflicting-issue'],
      ],
    )
  })

  it('takes nothing over that is no longer so', async () => {
    const waived = general('<!-- handoff-ignore placeholder-text -- Soon; until 2026-03-01 -->\n\nTBD')
    const update = general('- **Next update**: 2026-03-01T12:30Z').replace('general', 'status-update')
    const many = new Many({ 'a.md': waived, 'b.md': update })
    const rules = ['placeholder-text', 'overdue-update', 'expired-waiver'].flatMap((rule) => ['--rule', rule])
    deepEqual([await many.found(...rules), await many.effort(...rules, '--now', '2026-03-01T12:29Z')], [[], [2, 0, 0, 0]])
    deepEqual(await many.found(...rules, '--now', '2026-03-01T12:31Z'), ['b.md overdue-update'])
    deepEqual(await many.found(...rules, '--now', '2026-03-02T00:00Z'), [
      'a.md expired-waiver',
      'a.md placeholder-text',
      'b.md overdue-update',
    ])
    deepEqual(await many.found(...rules), [])
  })

  it('begins anew with another configuration, template or option', async () => {
    const many = new Many(four)
    await many.run()
    many.folder.write({ '.handoff/config.yaml': 'rules: { dropped-item: off }\n' })
    deepEqual(await many.found(), [])
    many.folder.write({ '.handoff/kinds/general.md': '# General\n\n## Contacts\n\n-\n' })
    deepEqual((await many.effort()).slice(0, 1), [0])
    deepEqual((await many.effort('--stage', 'ready')).slice(0, 1), [0])
    deepEqual((await many.effort('--stage', 'ready')).slice(0, 1), [5])
    deepEqual((await many.effort('--stage', 'ready', '--no-cache')).slice(0, 1), [0])
  })

  it('takes results that are broken or of something else for none', async () => {
    const many = new Many(four)
    const { out } = await many.run()
    const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)
    const flipped = (bytes: Buffer) => bytes.map((byte, index) => (index === bytes.length >> 1 ? byte ^ 1 : byte))
    const none = () => Buffer.alloc(0)
    for (const broken of [half, flipped, none, () => Buffer.from('{}'), () => Buffer.from([255, 0]), () => Buffer.from('00000000')]) {
      writeFileSync(many.results, broken(readFileSync(many.results)))
      const { out: again, err } = await many.run()
      deepEqual([again, err.includes('0 unchanged')], [out, true])
    }
    deepEqual(await many.effort(), [4, 0, 0, 0])
    const other = new Many({ 'a.md': general('TBD') })
    await other.run()
    writeFileSync(many.results, readFileSync(other.results))
    deepEqual((await many.effort())[0], 0)
    if (process.platform === 'win32') return
    chmodSync(many.results, 0o666)
    deepEqual((await many.effort())[0], 0)
    const path = many.results
    renameSync(path, join(many.store.path, 'elsewhere'))
    symlinkSync(join(many.store.path, 'elsewhere'), path)
    deepEqual((await many.effort())[0], 0)
  })

  it('keeps what it knows of other folders of the project, unless their files are gone', async () => {
    const many = new Many({ 'a/a.md': general('TBD'), 'b/b.md': general('TBD'), 'b/c.md': general('TBD') })
    deepEqual(
      [await many.effort('b'), await many.effort('a'), await many.effort()],
      [
        [0, 2, 0, 0],
        [0, 1, 0, 0],
        [3, 0, 0, 0],
      ],
    )
    many.folder.remove('b/c.md')
    const { size } = statSync(many.results)
    many.folder.write({ 'a/a.md': general('TBD!') })
    deepEqual([await many.effort('a'), statSync(many.results).size < size, await many.effort()], [[0, 1, 0, 0], true, [2, 0, 0, 0]])
  })

  it('removes nothing of others from a folder for results, however old it is and whatever it is called', async () => {
    const id = 'a'.repeat(32)
    const others = ['essay.writing', 'exam5.results', 'handoff-notes.results', `handoff-${id}.results.txt`, `my-handoff-${id}.results`]
    const ours = [
      `handoff-${id}.results.1.2.writing`,
      ...Array.from({ length: 50 }, (_, at) => `handoff-${String(at).padStart(32, '0')}.results`),
    ]
    const many = new Many(four)
    for (const name of [...others, ...ours]) {
      writeFileSync(join(many.kept, name), 'x')
      utimesSync(join(many.kept, name), new Date(0), new Date(0))
    }
    await many.run()
    const left = readdirSync(many.kept)
    // The folder holds forty results at most, and nothing that somebody began to write an hour ago.
    deepEqual([others.filter((name) => !left.includes(name)), ours.filter((name) => left.includes(name)).length], [[], 39])
  })

  it('goes on where results cannot be kept', async () => {
    const many = new Many(four)
    const { out } = await many.run('--no-cache')
    many.store.write({ file: '' })
    const { out: again, err } = await many.run('--cache-location', join(many.store.path, 'file', 'x'))
    equal(again, out)
    match(err, /results could not be kept/)
  })

  it('two at a time do each other no harm', async () => {
    const many = new Many(four)
    const runs = await Promise.all([many.run(), many.run(), many.run()])
    deepEqual(new Set(runs.map(({ out }) => out)).size, 1)
    const indexes = readdirSync(many.kept).filter((name) => name.endsWith('.results'))
    deepEqual([await many.effort(), indexes.length], [[4, 0, 0, 0], 1])
  })
}).timeout(120_000)

describe('handoff check, on more than one thread', () => {
  afterEach(removeFolders)

  const body = Array.from(
    { length: 150 },
    (_, index) => `- [ ] Step ${index}, as [the page](runbook.md#step-${index % 7}) says at 14:${10 + (index % 50)} CET\n`,
  ).join('')
  const manyFiles = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [
      `d${index % 3}/n-${index}.md`,
      general(`${index % 5 === 0 ? 'TBD\n\n' : ''}${body}`, `title: ${index}`),
    ]),
  )

  it('says the same in the same order', async () => {
    const many = new Many({ ...manyFiles, 'd0/runbook.md': '# Step 1\n', 'd1/runbook.md': '# Step 2\n', 'd2/runbook.md': 'None yet.\n' })
    const all = await many.run('--no-cache')
    match(all.err, /50 read, 3 no handoffs at a glance, 0 looked at again; (?:[2-9] threads|one thread)/)
    const some = await Promise.all(['d0', 'd1', 'd2'].map((folder) => many.run('--no-cache', '--format', 'json', folder)))
    const whole = await many.run('--no-cache', '--format', 'json')
    deepEqual(
      some.flatMap(({ out }) => JSON.parse(out).files),
      JSON.parse(whole.out).files,
    )
  })

  it('ends when it is told to, keeps what it has found, and goes on from there', async () => {
    const many = new Many(manyFiles)
    const whole = await many.run('--no-cache')
    const inTheMiddle = (child: ChildProcess) => {
      const watcher = watch(many.kept, () => child.killed || child.kill('SIGINT'))
      child.once('close', () => watcher.close())
    }
    for (const end of [(child: ChildProcess) => void child.once('spawn', () => child.kill('SIGINT')), inTheMiddle]) {
      const { code, out } = await handoff(['check', '--cache-location', many.store.path, '--now', now], {
        cwd: many.folder.path,
        started: end,
      })
      // Whoever is very fast is done before.
      deepEqual(code === null ? [out] : [out, code], code === null ? [''] : [whole.out, whole.code])
      deepEqual(
        readdirSync(many.kept).filter((name) => name.endsWith('.writing')),
        [],
      )
    }
    equal((await many.run()).out, whole.out)
  })

  it('names what cannot be read, and what is strange, and checks the rest', async () => {
    const many = new Many({ ...manyFiles, 'large.md': general(`${'A line of text.\n'.repeat(20_000)}\nTBD`) })
    symlinkSync('.', join(many.folder.path, 'loop'))
    symlinkSync('self.md', join(many.folder.path, 'self.md'))
    writeFileSync(Buffer.from(`${many.folder.path}/odd\xff.md`, 'latin1'), 'x')
    mkdirSync(join(many.folder.path, 'folder.md'))
    chmodSync(join(many.folder.path, 'd0', 'n-0.md'), 0o644)
    const { code, err, out } = await many.run('.', 'gone.md', 'self.md')
    equal(code, 2)
    match(err, /cannot read gone.md: there is no such file/)
    match(err, /cannot read self.md: its symbolic links go in circles/)
    match(out, /in 51 handoffs/)
  })
}).timeout(120_000)
