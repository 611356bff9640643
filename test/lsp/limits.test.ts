/** One document that takes long, or never ends, is no reason to keep the others waiting. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import fc from 'fast-check'
import { readable } from '../../server/src/core/linter/extent.ts'
import { openDocumentsWithin } from '../../server/src/lsp/openDocument.ts'
import * as protocol from '../../server/src/protocol.ts'
import { folderOf } from '../folder.ts'
import { endless, neverEnding } from '../support/never.ts'
import { cleanUp, startServer } from './support.ts'
import { tinyOpen, tinyPath, tinyTemplate } from './tiny.ts'

describe('server: a check that does not end', () => {
  afterEach(cleanUp)

  it('is ended and said to be, also after edits, and the other documents are checked', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()], env: { ...neverEnding(), HANDOFF_BUDGET: '1500' } })
    const document = await server.open(endless, folder.uri('a.md'))
    const other = await server.open(tinyOpen, folder.uri('b.md'))
    const [problem, ...more] = await document.diagnostics()
    deepEqual([problem?.code, problem?.range.start.line, problem?.severity, more], ['not-checked', 0, 1, []])
    match(String(problem?.message), /^Document is not checked: that had not ended after [\d.]+ seconds; expected less/)
    deepEqual(await other.problems(), ['6:13 "" warning unfilled-field'])
    // It is not tried at each keystroke, and everything else that is asked of it is answered.
    for (let round = 0; round < 3; round++) {
      await document.edit(endless.length, endless.length, 'x')
      equal((await document.diagnostics())[0]?.code, 'not-checked')
    }
    await document.hover('TBD')
    await document.symbols()
    await document.completions('TBD')
    await document.actions('TBD')
    equal(server.log.filter((message) => message.includes('was ended after')).length, 1)
    // What a command works out anew ends too, and does not say that there is nothing.
    const answer = server.connection.sendRequest(protocol.acceptRequest, {
      ...{ uri: other.uri, name: 'Jo', summary: '**Never ends ∞:** a' },
    })
    await rejects(answer, /^Error: Failed to .*: not ended after [\d.]+ s$/)
    deepEqual(await other.problems(), ['6:13 "" warning unfilled-field'])
    // One that is opened anew is tried anew.
    await document.close()
    deepEqual(await (await server.open(tinyOpen, folder.uri('a.md'))).problems(), ['6:13 "" warning unfilled-field'])
  })
}).timeout(120_000)

describe('server: a very long document', () => {
  afterEach(cleanUp)

  it('is checked in part, and others that are asked for later are answered before it is', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()] })
    const text = `${tinyOpen}\n${'Nothing happened at all.\n\n'.repeat(120_000)}`
    const long = await server.open(text, folder.uri('a.md'))
    const short = await server.open(tinyOpen, folder.uri('b.md'))
    const answered: string[] = []
    const first = long.diagnostics().then((problems) => {
      answered.push('long')
      return problems
    })
    const second = short.diagnostics().then(() => void answered.push('short'))
    await Promise.all([first, second])
    deepEqual(answered, ['short', 'long'])
    const problems = await first
    deepEqual(
      problems.map(({ code }) => code),
      ['unfilled-field', 'not-checked'],
    )
    const line = problems[1]?.range.start.line ?? 0
    ok(line > 60_000 && line < 240_000)
  })

  it('lets others have their turn while its preview is drawn from the file', async () => {
    const text = `${tinyOpen}\n${'Nothing happened at all.\n\n'.repeat(60_000)}`
    const folder = folderOf({ [tinyPath]: tinyTemplate, 'a.md': text })
    const server = await startServer({ folders: [folder.uri()] })
    const short = await server.open(tinyOpen, folder.uri('b.md'))
    const answered: string[] = []
    const preview = { uri: folder.uri('a.md'), locale: 'en', known: {} }
    await Promise.all([
      server.connection.sendRequest<protocol.PreviewResult>(protocol.previewRequest, preview).then(({ state }) => answered.push(state)),
      short.diagnostics().then(() => answered.push('short')),
    ])
    deepEqual(answered, ['short', 'handoff'])
  })
}).timeout(120_000)

describe('an open document', () => {
  const documents = openDocumentsWithin({ maxCharacters: 120, pieceLength: 40 })
  const text = fc
    .array(fc.constantFrom('a', 'b\n', '\n', '# c\n', '- d: e\n', '😀', '\r\n', '\r', 'x'.repeat(60)), { maxLength: 30 })
    .map((all) => all.join(''))
  const edit = fc.tuple(fc.nat(400), fc.nat(60), text)

  it('is read as far as it goes, in pieces or at once, whatever is edited in between', () => {
    fc.assert(
      fc.property(text, fc.array(fc.tuple(edit, fc.constantFrom('read', 'read on', 'unload', 'nothing'))), (start, steps) => {
        let whole = start
        let version = 1
        const document = documents.create('file:///a.md', 'markdown', version, start)
        const check = () => {
          const { document: read, unread } = document.read()
          // How much is read depends on the text alone.
          equal(read.text, whole.slice(0, readable(whole, 120)))
          equal(unread, whole.length - read.length)
          equal(document.hasMore, false)
        }
        for (const [[at, length, inserted], then] of steps) {
          const lines = linesOf(whole)
          const [from, to] = [Math.min(at, whole.length), Math.min(at + length, whole.length)]
          const [start, end] = [positionIn(lines, from), positionIn(lines, to)]
          documents.update(document, [{ range: { start, end }, text: inserted }], ++version)
          whole = whole.slice(0, offsetIn(lines, start)) + inserted + whole.slice(offsetIn(lines, end))
          if (then === 'read') check()
          if (then === 'read on' && document.hasMore) document.readOn()
          if (then === 'unload') document.unload()
          equal(document.getText(), whole)
        }
        while (document.hasMore) document.readOn()
        check()
      }),
      { numRuns: 1000 },
    )
  })
})

const linesOf = (text: string) => text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []

function positionIn(lines: readonly string[], offset: number): { line: number; character: number } {
  let before = 0
  for (const [line, text] of lines.entries()) {
    if (offset < before + text.length) return { line, character: Math.min(offset - before, text.replace(/[\r\n]+$/, '').length) }
    before += text.length
  }
  const last = lines.at(-1) ?? ''
  return /[\r\n]$/.test(last) ? { line: lines.length, character: 0 } : { line: Math.max(0, lines.length - 1), character: last.length }
}

function offsetIn(lines: readonly string[], { line, character }: { line: number; character: number }): number {
  return lines.slice(0, line).join('').length + character
}
