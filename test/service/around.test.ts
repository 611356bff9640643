/** Rules that look beyond their document: what the files around it hold, and what happens when these change. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { tinyDone, tinyOpen, tinyPath, tinyTemplate } from '../lsp/tiny.ts'
import { Desk, uriOf } from './support.ts'

/** A general handoff with some front matter and some text. */
const general = (body: string, ...frontMatter: string[]) =>
  `---\n${['kind: general', ...frontMatter].join('\n')}\n---\n\n# Handoff\n\n${body}\n`

const issues = (severity: string) =>
  general(`- **Product**: Search\n\n| Issue | Severity | Workaround |\n| --- | --- | --- |\n| SRCH-7 | ${severity} | Restart it |`)

describe('service: links to files', () => {
  it('are told when there is no such file, with what may be meant', async () => {
    const desk = new Desk({
      'docs/a.md': general(
        'See [it](runbooks/restrat.md), [the other](./index.md), [a folder](runbooks/) and [a page](/docs/runbooks/restart).',
      ),
      'docs/runbooks/restart.md': '# Restart\n',
      'old/index.md': '',
    })
    desk.edit('docs/a.md')
    deepEqual(await desk.messages('docs/a.md'), [
      'File "runbooks/restrat.md" does not exist; expected "runbooks/restart.md"',
      'File "./index.md" does not exist; expected "../old/index.md"',
    ])
  })

  it('are told when a heading is not in the file', async () => {
    const desk = new Desk({ 'a.md': general('See [it](b.md#step-3) and [that](b.md#step-1).'), 'b.md': '# Step 1\n\n# Step 2\n' })
    desk.edit('a.md')
    deepEqual(await desk.messages('a.md'), ['Heading "#step-3" is not in "b.md"; expected "step-1"'])
    desk.edit('b.md', '# Step 1\n\n# Step 3\n')
    deepEqual(await desk.messages('a.md'), [])
    desk.close('b.md')
    deepEqual(desk.affected, ['a.md'])
    equal((await desk.messages('a.md')).length, 1)
  })

  it('may hold any character, and lead out of the project', async () => {
    const desk = new Desk({
      'a.md': general('[1](b%23c.md) [2](<d e%3F.md>) [3](../../out.md) [4](%zz.md) [5](https://a.dev/b.md)'),
      'b#c.md': '',
      'd e?.md': '',
    })
    desk.edit('a.md')
    deepEqual(await desk.messages('a.md', 'broken-link'), ['File "%zz.md" does not exist; expected a file of the project'])
  })

  it('follow files that come and go', async () => {
    const desk = new Desk({ 'a.md': general('[it](docs/b.md)') })
    desk.edit('a.md')
    equal((await desk.messages('a.md')).length, 1)
    desk.write({ 'docs/b.md': '' })
    deepEqual(desk.affected.splice(0), ['a.md'])
    deepEqual(await desk.messages('a.md'), [])
    desk.write({ 'docs/b.md': undefined })
    deepEqual(desk.affected.splice(0), ['a.md'])
    equal((await desk.messages('a.md')).length, 1)
    desk.write({ 'c.md': 'x' })
    await desk.messages('a.md')
    desk.write({ 'c.md': 'y' })
    deepEqual(desk.affected.slice(1), [])
  })

  it('to files of which nothing is told are looked at again after a minute', async () => {
    const desk = new Desk({ 'a.md': general('[it](b.png)') })
    desk.edit('a.md')
    equal((await desk.messages('a.md')).length, 1)
    desk.writeInSecret('b.png', '')
    desk.now += 60_000
    deepEqual(await desk.messages('a.md'), [])
    const unwatched = new Desk({ 'a.md': general('[it](b.md)') }, { watchesFiles: false })
    unwatched.edit('a.md')
    equal((await unwatched.messages('a.md')).length, 1)
    unwatched.writeInSecret('b.md', '')
    unwatched.now += 60_000
    deepEqual(await unwatched.messages('a.md'), [])
  })
}).timeout(30_000)

describe('service: handoffs that depend on each other', () => {
  it('dropped-item: open items of the one before, as its buffer has them', async () => {
    const desk = new Desk({ 'a.md': general('- [ ] Rotate the key\n- [x] Call Dana'), 'b.md': general('All quiet.', 'previous: ./a.md') })
    desk.edit('b.md')
    deepEqual(await desk.messages('b.md'), ['Open item "Rotate the key" of a.md is not here; expected it carried over, or marked as done'])
    desk.edit('a.md')
    await desk.messages('a.md')
    deepEqual(desk.affected, [])
    desk.replace('a.md', '[ ] Rotate', '[x] Rotate')
    await desk.messages('a.md')
    deepEqual(desk.affected, ['b.md'])
    deepEqual(await desk.messages('b.md'), [])
  })

  it('conflicting-issue: the other handoffs of the folder, new ones too', async () => {
    const desk = new Desk({ 'on-call/a.md': issues('High'), 'on-call/b.md': issues('High'), 'else/c.md': issues('Low') })
    desk.edit('on-call/a.md')
    deepEqual(await desk.messages('on-call/a.md'), [])
    desk.write({ 'on-call/d.md': issues('Low') })
    deepEqual(await desk.messages('on-call/a.md'), [
      'Issue "SRCH-7" has severity "High" here and "Low" in on-call/d.md; expected the same in both',
    ])
    desk.write({ 'on-call/d.md': undefined })
    deepEqual(await desk.messages('on-call/a.md'), [])
  })

  it('handoff-chain: a handoff that is missing or not ready', async () => {
    const desk = new Desk({
      [tinyPath]: tinyTemplate,
      'a.md': general('Nothing.', 'next: b.md'),
      'c.md': general('Nothing.', 'next: gone.md'),
    })
    desk.edit('a.md')
    desk.edit('c.md')
    match((await desk.messages('c.md')).join(), /^Hands over to "gone.md", which is missing/)
    match((await desk.messages('a.md')).join(), /^Hands over to "b.md", which is missing/)
    desk.write({ 'b.md': tinyOpen })
    deepEqual(await desk.messages('a.md'), ['Hands over to "b.md", which is 80 % complete; expected all of it'])
    desk.edit('b.md', tinyDone)
    deepEqual(await desk.messages('a.md'), [])
  })

  it('are read as their own project and the settings there say', async () => {
    const desk = new Desk({
      '.handoff/config.yaml': 'ignore: [old/**]\n',
      'old/a.md': general('- [ ] Rotate the key'),
      'b.md': general('', 'previous: old/a.md'),
      'c.md': '# Notes\n\n- [ ] Rotate the key\n',
      'd.md': general('', 'previous: c.md'),
    })
    desk.edit('b.md')
    desk.edit('d.md')
    deepEqual([await desk.messages('b.md', 'dropped-item'), await desk.messages('d.md', 'dropped-item')], [[], []])
    desk.settings = { ...desk.settings, kindOf: (path) => (path === 'c.md' ? 'general' : undefined) }
    desk.service.reload()
    equal((await desk.messages('d.md', 'dropped-item')).length, 1)
  })

  it('go in circles without end', async () => {
    const desk = new Desk({
      '.handoff/config.yaml': 'rules: { handoff-chain: error }\n',
      'a.md': general('- [ ] One', 'previous: b.md', 'next: b.md'),
      'b.md': general('- [ ] Two', 'previous: a.md', 'next: a.md'),
      'c.md': general('- [ ] Three', 'previous: c.md', 'next: c.md'),
    })
    for (const path of ['a.md', 'b.md', 'c.md']) desk.edit(path)
    for (let round = 0; round < 3; round++)
      deepEqual(
        [await desk.messages('a.md', 'dropped-item'), await desk.messages('b.md', 'dropped-item'), await desk.messages('c.md')].map(
          ({ length }) => length,
        ),
        [1, 1, 0],
      )
    deepEqual(desk.affected, [])
  })

  it('are the same for a document that is not open', async () => {
    const desk = new Desk({ '.handoff/config.yaml': 'rules: { broken-link: error }\n', 'a.md': general('[it](b.md)') })
    equal((await desk.service.readiness(uriOf('a.md')))?.errors, 1)
  })

  it('in a folder of 500 are read once, and not at each key', async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`on-call/${index}.md`, issues('High')]))
    const desk = new Desk({ ...many, 'on-call/a.md': issues('High') })
    desk.edit('on-call/a.md')
    deepEqual(await desk.messages('on-call/a.md'), [])
    equal(desk.reads.filter((path) => path.startsWith('on-call/')).length, 500)
    desk.reads.length = 0
    for (const letter of 'quickly') {
      desk.replace('on-call/a.md', 'Restart it', `Restart it${letter}`)
      equal((await desk.messages('on-call/a.md')).length, 500)
    }
    deepEqual(desk.reads, [])
    desk.write({ 'on-call/7.md': issues('Low') })
    equal((await desk.messages('on-call/a.md')).length, 501)
    deepEqual(desk.reads, ['on-call/7.md'])
  })
}).timeout(60_000)

describe('service: what the project and the person say', () => {
  it('a sign-off is signed in the name of the settings', async () => {
    const signing = '---\nkind: support-handoff\n---\n\n## Sign-off\n\n- **Support Lead**: ____ Date: ____\n'
    const desk = new Desk({ 'a.md': signing })
    desk.edit('a.md')
    const titles = async () => {
      const everywhere = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }
      return (await desk.service.codeActions(uriOf('a.md'), everywhere, { diagnostics: [] })).map(({ title }) => title)
    }
    equal((await titles()).includes('Sign as Dana Kim, 2026-03-01'), false)
    desk.settings = { ...desk.settings, user: 'Dana Kim' }
    equal((await titles()).includes('Sign as Dana Kim, 2026-03-01'), true)
  })

  it('a new file has the name that the project wants', async () => {
    const desk = new Desk({ '.handoff/config.yaml': 'newFile: docs/{date}-{kind}-{title}\n' })
    const made = await desk.service.newHandoff({ kind: 'status-update', uri: uriOf('a.md'), title: 'Search: is (slow)' })
    equal(made?.fileName, 'docs/2026-03-01-status-update-search-is-slow.md')
  })
}).timeout(30_000)

describe('service: problems that are about two places', () => {
  /** Each problem with related places: its rule, and what is said of each of them and where. */
  const related = async (desk: Desk, path: string) =>
    (await desk.diagnostics(path)).flatMap(({ code, relatedInformation = [] }) =>
      relatedInformation.map(
        ({ message, location: { uri, range } }) => `${code}: ${message} (${uri.replace(uriOf(''), '')}:${range.start.line + 1})`,
      ),
    )

  it('in one document lead to the other place', async () => {
    const timeline = '## Timeline\n\n- 2026-03-01T10:00Z Alert\n- 2026-03-01T09:00Z Fixed\n- 2026-03-01T11:00Z Closed'
    const texts = [
      `${timeline}`,
      '- **Window**: 2026-03-01T10:00Z to 2026-03-01T09:00Z',
      '## Known issues\n\n- PAY-1 one\n- PAY-1 two',
      '## Known issues\n\n| Issue | Workaround |\n|---|---|\n| PAY-1 |  |\n\n## Checks\n\n- [x] All workarounds documented',
    ]
    const desk = new Desk(Object.fromEntries(texts.map((text, index) => [`${index}.md`, general(text)])))
    const found: string[] = []
    for (const path of texts.keys()) {
      desk.edit(`${path}.md`)
      found.push(...(await related(desk, `${path}.md`)))
    }
    deepEqual(found, [
      'timeline-order: The entry above is later (0.md:9)',
      'timeline-order: The start (1.md:7)',
      'duplicate-issue: "PAY-1" is first listed here (2.md:9)',
      'contradicted-item: The cause (3.md:11)',
    ])
  })

  it('in two documents lead to the other document', async () => {
    const desk = new Desk({
      'old.md': issues('SEV1').replace('# Handoff', '# Handoff\n\n- [ ] Rotate the keys'),
      'new.md': issues('SEV3').replace('kind: general', 'kind: general\nprevious: old.md\nnext: other.md'),
      'other.md': general('- **Owner**: '),
    })
    desk.edit('new.md')
    deepEqual((await related(desk, 'new.md')).sort(), [
      'conflicting-issue: The handoff that says "SEV1" (old.md:1)',
      'dropped-item: "Rotate the keys" is open here (old.md:1)',
      'handoff-chain: The handoff that is not done (other.md:1)',
    ])
  })
})
