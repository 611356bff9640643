/** What takes too long is ended, and said to be: checks, templates, and what commands and actions work out anew. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { parseDocument } from '../../server/src/core/markdown/parse.ts'
import type { Service } from '../../server/src/service/service.ts'
import { type Budget, beginningsOf, budgetInSteps, OutOfTime } from '../../server/src/workspace/budget.ts'
import { examine } from '../../server/src/workspace/examine.ts'
import { loadProject } from '../../server/src/workspace/project.ts'
import { Desk, now, serviceWith } from './support.ts'

const general = '---\nkind: general\n---\n'

/** A clock that goes on by a millisecond each time somebody looks at it. */
function steppingClock(): () => number {
  let time = 0
  return () => time++
}

const noFiles = { readFile: async () => undefined, exists: async () => false, listFiles: async () => [], topOf: async () => undefined }

describe('a budget in steps', () => {
  const long = `${general}\n# A\n\n${'## B\n\n- **Owner:**\n\n'.repeat(300)}`
  const endedAfter = async (text: string, most: number) => {
    const project = await loadProject(noFiles, undefined)
    return examine(project, 'file:///a.md', text, { now, within: budgetInSteps(most, steppingClock()) })
  }

  it('ends a check of many steps, which is said at its first line, and not one of few', async () => {
    const { ended, findings, result } = await endedAfter(long, 1000)
    deepEqual([ended, result, findings.map(({ rule, span }) => [rule, span.start])], [1, undefined, [['not-checked', 0]]])
    const { ended: other, findings: some } = await endedAfter(long.slice(0, 60), 1000)
    deepEqual([other, some.map(({ rule }) => rule)], [undefined, ['unfilled-field']])
  })

  it('ends reading, matching and rules', async () => {
    const ended: (number | undefined)[] = []
    for (const most of [10, 400, 900, 5000]) ended.push((await endedAfter(long, most)).ended)
    deepEqual(ended, [0.01, 0.4, 0.9, 5])
  })

  it('leaves what comes after it alone, and takes work within as its own', () => {
    const within = budgetInSteps(5, steppingClock())
    const read = (text: string) => parseDocument(text).blocks.length
    const blocks = (count: number) => '# A\n\n'.repeat(count)
    ok(within(() => read(blocks(3))) === 3)
    let inner: unknown
    const outer = () =>
      within(() => {
        try {
          within(() => read(blocks(20)))
        } catch (error) {
          inner = error
        }
        return read(blocks(1))
      })
    // Whoever catches what ends the work inside does not get more time by it.
    try {
      outer()
      ok(false)
    } catch (error) {
      ok(error instanceof OutOfTime && inner instanceof OutOfTime)
    }
    equal(read(blocks(50)), 50)
  })
})

describe('service: a template that takes too long', () => {
  const template = '---\nkind: tiny\n---\n\n# Tiny\n\n- **Owner:** [Name]\n'
  const endless = `---\nkind: endless\n---\n\n# Endless\n\n${'## B\n\n- **Owner:** [Name]\n\n'.repeat(1500)}`

  it('is reported, and the documents of other kinds are checked', async () => {
    const desk = new Desk(
      {
        '.handoff/kinds/tiny.md': template,
        '.handoff/kinds/endless.md': endless,
        'a.md': '---\nkind: tiny\n---\n\n# Tiny\n\n- **Owner:**\n',
        'b.md': '---\nkind: endless\n---\n\n# B\n',
      },
      { within: budgetInSteps(1000, steppingClock()), log: () => undefined },
    )
    for (const path of ['a.md', 'b.md', '.handoff/kinds/endless.md']) desk.edit(path)
    deepEqual(await desk.messages('a.md'), ['Field "Owner" is empty; expected a name'])
    deepEqual(await desk.messages('b.md'), [
      'Document is not compared with the template of endless, as that cannot be read; expected a shorter or simpler one',
    ])
    match(String(await desk.messages('.handoff/kinds/endless.md')), /^Document is not checked: that had not ended after 1 second/)
  })
})

describe('service: a command that takes too long', () => {
  const uri = 'file:///handoff.md'
  const text = `${general}\n# A\n\n- **Owner:** Jo, jo@mail.example\n- **Sign-off:** Jo\n- **Due:** 2026-03-01 14:30 CET\n- **Next:** [Name]\n`
  const position = { line: 8, character: 12 }
  const whole = { start: { line: 0, character: 0 }, end: position }
  const commands: Readonly<Record<string, (service: Service) => Promise<unknown>>> = {
    'fill in': (service) => service.fillIn(uri),
    accept: (service) => service.accept({ uri, name: 'Jo' }),
    'sign-offs': (service) => service.signOffs(uri),
    sign: (service) => service.sign({ uri, position, name: 'Jo' }),
    waive: (service) => service.waive({ uri, position, rule: 'placeholder-text', reason: 'a' }),
    'convert times': (service) => service.convertTimes(uri),
    'front matter': (service) => service.frontMatter({ uri, key: 'stage', value: 'ready' }),
    'now in UTC': (service) => service.utcNow(uri, [whole]),
    'status update': (service) => service.statusUpdate({ uri, format: 'slack' }),
    timeline: (service) => service.timeline({ uri, text: '14:30 a' }),
    preview: (service) => service.preview({ uri, locale: 'en', known: {} }),
    report: (service) => service.report({ uri, locale: 'en' }),
    'code actions': (service) => service.codeActions(uri, whole, { diagnostics: [] }),
    'a code action': (service) => service.resolveCodeAction({ title: 'a', data: { uri } }),
  }
  for (const [name, command] of Object.entries(commands))
    it(`is ended: ${name}`, async () => {
      let left = 1
      const within: Budget = (work) => {
        if (left-- === 0) throw new OutOfTime(10)
        return work()
      }
      const service = serviceWith(text, { within })
      ok((await service.diagnostics(uri))?.items.length)
      await rejects(command(service), { name: 'Error', message: 'not ended after 10 s' })
    })
})

describe('the beginnings of a text', () => {
  it('are as many pieces as it has, but for the last', () => {
    const line = `${'a'.repeat(99)}\n`
    const lengths = (text: string) => Array.from(beginningsOf(text), ({ length }) => length)
    deepEqual(lengths(line.repeat(500)), [])
    deepEqual(lengths(line.repeat(501)), [50_000])
    deepEqual(lengths(`a${line.repeat(1100)}`), [49_901, 99_901])
    equal(lengths(line.repeat(30_000)).length, 39)
  })
})
