/** Edits of every size and sort: what the server says afterwards is what it says of the same text opened anew. */
import { deepEqual, equal } from 'node:assert/strict'
import { DidChangeTextDocumentNotification, type TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { cleanUp, startServer, type TestDocument, type TestServer } from './support.ts'

const part = (number: number) => `### Feature ${number}: Filter

- **Description**: [Name]
- **Seen**: 2026-03-01 14:3${number % 10} PST
- **Owner**:

`
const text = `---\nkind: general\n---\n\n# Search\n\n${Array.from({ length: 30 }, (_, number) => part(number)).join('')}`

describe('server: edits', function () {
  this.timeout(60_000)
  afterEach(cleanUp)

  const changed = async (change: (source: string) => { changes: TextDocumentContentChangeEvent[]; expected: string; version?: number }) => {
    const server = await startServer()
    const document = await server.open(text)
    await document.problems()
    const { changes, expected, version = 2 } = change(text)
    await send(server, document, changes, version)
    deepEqual(await said(document), await said(await server.open(expected)))
  }

  it('of a megabyte at once', () =>
    changed((source) => {
      const pasted = Array.from({ length: 16_000 }, (_, number) => `Line ${number} of a log that somebody has pasted, with words.\n`).join(
        '',
      )
      const line = 20
      return {
        changes: [insertion(line, pasted)],
        expected: withLines(source, (lines) => lines.splice(line, 0, ...pasted.trimEnd().split('\n'))),
      }
    }))

  it('of a thousand places in one notification', () =>
    changed((source) => {
      const count = source.split('\n').length
      const changes = Array.from({ length: 1000 }, (_, number) => insertion((number * 7) % count, number % 3 === 0 ? 'x' : 'TBD '))
      const lines = source.split('\n')
      for (const { range, text: inserted } of changes as { range: { start: { line: number } }; text: string }[])
        lines[range.start.line] = `${inserted}${lines[range.start.line]}`
      return { changes, expected: lines.join('\n') }
    }))

  it('of every line at once, as when all of a word is replaced', () =>
    changed((source) => {
      const lines = source.split('\n')
      const changes = lines.map((_line, line) => insertion(line, ' '))
      return { changes: changes.reverse(), expected: lines.map((line) => ` ${line}`).join('\n') }
    }))

  it('from one line ending to the other', () =>
    changed((source) => {
      const expected = source.replaceAll('\n', '\r\n')
      return { changes: [{ text: expected }], expected }
    }))

  it('whose version goes back', () =>
    changed((source) => ({
      changes: [insertion(6, 'TBD ')],
      version: 1,
      expected: withLines(source, (lines) => (lines[6] = `TBD ${lines[6]}`)),
    })))

  it('that take everything away, and bring it back', async () => {
    const server = await startServer()
    const document = await server.open(text)
    const before = await said(document)
    await send(server, document, [{ range: { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } }, text: '' }], 2)
    deepEqual(await said(document), [])
    await send(server, document, [insertion(0, text)], 3)
    deepEqual(await said(document), before)
  })

  it('while answers are asked for and no longer wanted', async () => {
    const server = await startServer()
    const document = await server.open(text)
    const asked = []
    for (let version = 2; version < 40; version++) {
      await document.replace('Filter', version % 2 ? 'Filter' : 'Filters')
      const asking = document.pull()
      asked.push(asking.catch(() => undefined))
    }
    await Promise.all(asked)
    equal((await document.problems()).length > 0, true)
  })
})

function insertion(line: number, inserted: string): TextDocumentContentChangeEvent {
  const at = { line, character: 0 }
  return { range: { start: at, end: at }, text: inserted }
}

function withLines(source: string, change: (lines: string[]) => unknown): string {
  const lines = source.split('\n')
  change(lines)
  return lines.join('\n')
}

async function send(server: TestServer, document: TestDocument, changes: TextDocumentContentChangeEvent[], version: number): Promise<void> {
  const textDocument = { uri: document.uri, version }
  await server.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges: changes })
}

async function said(document: TestDocument): Promise<string[]> {
  return (await document.diagnostics()).map(({ range, code, message }) => `${range.start.line}:${range.start.character} ${code} ${message}`)
}
