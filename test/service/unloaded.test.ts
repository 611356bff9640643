/** With many documents open, those at which nobody has looked of late are kept as text and as what they have answered; nobody can tell. */
import { deepEqual, equal, notEqual } from 'node:assert/strict'
import { openDocuments } from '../../server/src/lsp/openDocument.ts'
import { Desk, now, uriOf } from './support.ts'

const handoff = (body: string) =>
  `---\nkind: general\n---\n\n# Handoff\n\n- **Product**: Search\n\n${body}\n\n| Issue | Severity | Workaround |\n| --- | --- | --- |\n| SRCH-1 | High | Reload |\n`
/** Long enough that only a few are kept. */
const long = handoff(`\`\`\`text\n${'All of it was done.\n'.repeat(1500)}\`\`\``)

/** A desk with files open, and others that are looked at after them. */
function deskWith(files: Readonly<Record<string, string>>, watchesFiles = true) {
  const others = Array.from({ length: 8 }, (_, number) => `other/${number}.md`)
  const desk = new Desk({ ...files, ...Object.fromEntries(others.map((path) => [path, long])) }, { watchesFiles })
  for (const path of [...Object.keys(files), ...others]) desk.edit(path)
  const lookAtOthers = async () => {
    for (const path of others) await desk.diagnostics(path)
  }
  return { desk, lookAtOthers }
}

describe('service: documents at which nobody has looked of late', () => {
  it('are unloaded, but for those used last', async () => {
    const uris = Array.from({ length: 10 }, (_, number) => `${number}.md`)
    const desk = new Desk(Object.fromEntries(uris.map((uri) => [uri, long])))
    const unloaded: string[] = []
    for (const uri of uris) desk.edit(uri, long, { unload: () => unloaded.push(uri) })
    for (const uri of uris) await desk.diagnostics(uri)
    deepEqual(unloaded, ['0.md', '1.md', '2.md', '3.md', '4.md', '5.md'])
    await desk.diagnostics('0.md')
    await desk.service.hover(uriOf('0.md'), { line: 0, character: 0 })
    deepEqual(unloaded.slice(6), ['6.md'])
  })

  it('are all kept as long as they are short', async () => {
    const uris = Array.from({ length: 100 }, (_, number) => `${number}.md`)
    const desk = new Desk(Object.fromEntries(uris.map((uri) => [uri, handoff('Short.')])))
    const unloaded: string[] = []
    for (const uri of uris) desk.edit(uri, undefined, { unload: () => unloaded.push(uri) })
    for (const uri of uris) await desk.diagnostics(uri)
    deepEqual(unloaded, [])
  })

  it('answer as before without being looked at, also later', async () => {
    const { desk, lookAtOthers } = deskWith({ 'a.md': handoff('See [it](b.md), by 14:30.') })
    const first = await desk.service.diagnostics(uriOf('a.md'))
    equal(first?.items.length, 2)
    await lookAtOthers()
    equal(await desk.service.diagnostics(uriOf('a.md')), first)
    desk.now += 3_600_000
    equal(await desk.service.diagnostics(uriOf('a.md')), first)
  })

  it('are looked at again after an edit', async () => {
    const { desk, lookAtOthers } = deskWith({ 'a.md': handoff('It is at 14:30.') })
    const before = await desk.messages('a.md')
    await lookAtOthers()
    desk.replace('a.md', ' at 14:30', ' at 14:30Z')
    deepEqual(await desk.messages('a.md'), [])
    desk.replace('a.md', '14:30Z', '14:30')
    await lookAtOthers()
    deepEqual(await desk.messages('a.md'), before)
  })

  it('are looked at again once a moment has passed that they are about', async () => {
    const { desk, lookAtOthers } = deskWith({
      'a.md': handoff('<!-- handoff-ignore missing-time-zone -- it is known; until 2026-03-02; by @ana -->\n\nIt is at 14:30.'),
    })
    deepEqual(await desk.messages('a.md'), [])
    await lookAtOthers()
    desk.now = now + 86_400_000
    deepEqual(await desk.messages('a.md'), [])
    desk.now = now + 2 * 86_400_000
    notEqual((await desk.messages('a.md')).length, 0)
  })

  it('are looked at again when a file that they ask for has come or changed', async () => {
    for (const watchesFiles of [true, false]) {
      const { desk, lookAtOthers } = deskWith({ 'a.md': handoff('See [it](b.md#step-1).') }, watchesFiles)
      equal((await desk.messages('a.md')).length, 1)
      await lookAtOthers()
      if (watchesFiles) desk.write({ 'b.md': '# Step 1\n' })
      else {
        desk.writeInSecret('b.md', '# Step 1\n')
        desk.now += 60_000
      }
      deepEqual(await desk.messages('a.md'), [])
    }
  })

  it('are looked at again when what another document says has changed', async () => {
    const { desk, lookAtOthers } = deskWith({ 'a.md': handoff('A.'), 'b.md': handoff('B.') })
    deepEqual(await desk.messages('a.md'), [])
    deepEqual(await desk.messages('b.md'), [])
    await lookAtOthers()
    desk.replace('b.md', '| High', '| Low')
    equal((await desk.messages('b.md', 'conflicting-issue')).length, 1)
    equal(desk.affected.includes('a.md'), true)
    equal((await desk.messages('a.md', 'conflicting-issue')).length, 1)
    await lookAtOthers()
    desk.replace('b.md', '| Low', '| High')
    deepEqual(await desk.messages('b.md'), [])
    deepEqual(await desk.messages('a.md'), [])
  })

  it('are found by name and by issue', async () => {
    const { desk, lookAtOthers } = deskWith({ 'a.md': handoff('A.'), 'b.md': handoff('See SRCH-9.') })
    await desk.diagnostics('b.md')
    await lookAtOthers()
    const symbols = await desk.service.workspaceSymbols('SRCH-9')
    deepEqual(
      symbols.map(({ location }) => location.uri),
      [uriOf('b.md')],
    )
    const lines = handoff('A.').split('\n')
    const at = { line: lines.findIndex((line) => line.includes('SRCH-1')), character: 4 }
    const references = await desk.service.references(uriOf('a.md'), at, true)
    equal(references.length, 10)
  })

  it('tell their readiness as before', async () => {
    const { desk, lookAtOthers } = deskWith({ 'a.md': handoff('Tell [name] of it.') })
    const before = await desk.service.readiness(uriOf('a.md'))
    notEqual(before, null)
    await lookAtOthers()
    equal(await desk.service.readiness(uriOf('a.md')), before)
    desk.replace('a.md', '[name]', 'Ana')
    notEqual((await desk.service.readiness(uriOf('a.md')))?.resultId, before?.resultId)
  })
})

describe('lsp: the text of an unloaded document', () => {
  const edit = (text: string, character: number) => {
    const place = { line: 0, character }
    return { range: { start: place, end: place }, text }
  }

  it('is as it was edited, whether the edits were read before or not', () => {
    const document = openDocuments.create('file:///a.md', 'markdown', 1, '# One\n\nText\n')
    document.read().document
    openDocuments.update(document, [edit('!', 5)], 2)
    document.unload()
    openDocuments.update(document, [edit('?', 6)], 3)
    equal(document.getText(), '# One!?\n\nText\n')
    document.unload()
    equal(document.isUnloaded, true)
    equal(document.getText(), '# One!?\n\nText\n')
    equal(document.isUnloaded, true)
    equal(document.read().document.text, '# One!?\n\nText\n')
    equal(document.isUnloaded, false)
  })
})
