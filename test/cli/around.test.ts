import { deepEqual, equal, match } from 'node:assert/strict'
import { folderOf, removeFolders } from '../folder.ts'
import { tinyDone, tinyOpen, tinyPath, tinyTemplate } from '../lsp/tiny.ts'
import { checkJson, handoff, type RunOptions } from './support.ts'

const general = (body: string, ...frontMatter: string[]) =>
  `---\n${['kind: general', ...frontMatter].join('\n')}\n---\n\n# Handoff\n\n${body}\n`

async function messages(args: readonly string[], options: RunOptions): Promise<string[]> {
  const { files } = await checkJson(args, options)
  return files.flatMap(({ path, diagnostics }) => diagnostics.map(({ rule, message }) => `${path} ${rule} ${message}`))
}

describe('handoff check, across documents', () => {
  afterEach(removeFolders)

  it('compares with files that were not named, and looks for those that are linked', async () => {
    const folder = folderOf({
      'a.md': general('- [ ] Rotate the key'),
      'b.md': general('See [it](docs/gone.md) and [that](a.md#handoff).', 'previous: a.md', 'next: ../out.md'),
    })
    deepEqual(await messages(['b.md'], { cwd: folder.path }), [
      'b.md dropped-item Open item "Rotate the key" of a.md is not here; expected it carried over, or marked as done',
      'b.md broken-link File "docs/gone.md" does not exist; expected a file of the project',
    ])
    deepEqual(
      (await messages(['-', '--stdin-path', 'docs/c.md'], { cwd: folder.path, input: general('[it](../b.md) [that](b.md)') })).length,
      1,
    )
  })

  it('repairs until nothing is left to repair', async () => {
    const folder = folderOf({
      'runbooks/restart.md': '# Restart\n\n## Check it\n',
      'a.md': general('See [it](runbooks/restrat.md#chekc-it).'),
      'b.md': general('- [ ] Rotate the key'),
      'c.md': general('All quiet.', 'previous: b.md'),
    })
    const fix = () => handoff(['check', '--fix'], { cwd: folder.path })
    const { code, out } = await fix()
    deepEqual(
      [code, folder.read('a.md').includes('(runbooks/restart.md#check-it)'), folder.read('c.md').includes('- [ ] Rotate the key')],
      [0, true, true],
      out,
    )
    const after = ['a.md', 'b.md', 'c.md'].map((path) => folder.read(path))
    await fix()
    deepEqual(
      ['a.md', 'b.md', 'c.md'].map((path) => folder.read(path)),
      after,
    )
  })

  it('has the cadence, the lead time and the severities of the project', async () => {
    const config = 'cadence: { SEV1: 15, escalation-packet: PT2H }\nleadTime: { cs-handoff: P14D }\nseverities: [Red, Amber, Green]\n'
    const update = (severity: string) =>
      `---\nkind: status-update\nseverity: ${severity}\n---\n\n- **Last update**: 2026-03-01T11:00Z\n- **Next update**: 2026-03-01T11:40Z\n\n| Issue | Severity |\n| --- | --- |\n| A-1 | Ambre |\n`
    const files = {
      'a.md': update('SEV-1'),
      'b.md': update('SEV-2'),
      'c.md': '---\nkind: cs-handoff\n---\n\n- **Written**: 2026-03-01\n- **Release date**: 2026-03-10\n',
    }
    const rules = ['overdue-update', 'late-handoff', 'invalid-value'].flatMap((rule) => ['--rule', rule])
    const found = async (more: Record<string, string>) =>
      (await messages([...rules, '--now', '2026-03-01T11:05Z', 'a.md', 'b.md', 'c.md'], { cwd: folderOf({ ...files, ...more }).path })).map(
        (line) => line.replace(/;.*/, ''),
      )
    deepEqual(await found({}), [])
    deepEqual(await found({ '.handoff/config.yaml': config }), [
      'a.md overdue-update Next update "2026-03-01T11:40Z" is 40 minutes after the last one',
      'a.md invalid-value Unexpected severity "Ambre"',
      'b.md invalid-value Unexpected severity "Ambre"',
      'c.md late-handoff "Written" is 2026-03-01',
    ])
  })

  it('fails if less of a handoff is there than must be', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate, 'a.md': tinyOpen, 'b.md': tinyDone, 'readme.md': '# Hello\n' })
    const run = (share: string, ...args: string[]) =>
      handoff(['check', '--fail-on', 'error', '--min-readiness', share, ...args], { cwd: folder.path })
    deepEqual([(await run('80')).code, (await run('100', 'b.md')).code], [0, 0])
    const { code, err } = await run('81')
    deepEqual([code, err], [1, 'handoff: a.md counts as 80 % (80 % · 1 open); expected at least 81 %\n'])
    // What is to be corrected counts as open there, although nothing is.
    const folderToCorrect = folderOf({ [tinyPath]: tinyTemplate, 'a.md': tinyDone.replace('2126-03-01T14:00Z', '2126-03-01 14:00 CET') })
    const gate = await handoff(['check', '--fail-on', 'error', '--min-readiness', '100'], { cwd: folderToCorrect.path })
    deepEqual([gate.code, gate.err], [1, 'handoff: a.md counts as 83 % (Complete · 1 to correct); expected at least 100 %\n'])
    for (const wrong of ['101', '-1', '8.5', 'all']) {
      const bad = await run(wrong)
      equal(bad.code, 2, wrong)
      match(bad.err, /expected whole percent, from 0 to 100|argument missing/)
    }
  })
}).timeout(60_000)

describe('handoff new, in a project that names its files', () => {
  afterEach(removeFolders)

  it('writes the file that the project wants', async () => {
    const folder = folderOf({
      [tinyPath]: tinyTemplate,
      '.handoff/config.yaml': 'newFile: docs/{kind}/{date}-{title}.md\n',
      'src/a.md': '',
    })
    const run = (...args: string[]) =>
      handoff(['new', 'tiny', '--now', '2026-03-01', '--title', 'Search is slow', ...args], { cwd: `${folder.path}/src` })
    const { code, err } = await run()
    deepEqual([code, err], [0, ''])
    match(folder.read('docs/tiny/2026-03-01-search-is-slow.md'), /^# Tiny: Search is slow/m)
    equal((await run()).code, 2)
    match((await run('-')).out, /Search is slow/)
    equal((await run('b.md')).out, 'Created b.md\n')
  })
}).timeout(30_000)
