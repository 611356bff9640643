/** What goes over the wire for an edit, counted: all that an editor asks then, of a short document and of a long one. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import type { SemanticTokens } from 'vscode-languageserver'
import * as protocol from '../../server/src/protocol.ts'
import { cleanUp, startServer, type TestDocument } from './support.ts'

const head = '---\nkind: general\n---\n\n# Handoff\n\nSeen at 14:30.\n\n'
const part = (number: number) =>
  `## Part ${number}\n\nResults are narrowed by property ${number}.\n\n- Several filters at once\n- **Owner**: Dana Kim\n\n`
const row = (number: number) => `| Dana Kim | Part ${number} | property ${number} |\n`
const times = (count: number, make: (number: number) => string) => Array.from({ length: count }, (_, number) => make(number)).join('')

const handoffOf = (parts: number) => head + times(parts, part)
const tableOf = (rows: number) => `${head}| Name | Part | Note |\n| --- | --- | --- |\n${times(rows, row)}`

/** How much an answer is, in characters; a number or a hash counts as one, since places have more digits further down. */
const sizeOf = (answer: unknown) =>
  JSON.stringify(answer)
    .replace(/(?<="hash":")[^"]*/g, '0')
    .replace(/\w*\d\w*/g, '0').length

/** The sizes of all that an editor asks for after an edit in the last part, with the names of the results that it has. */
async function sizesFor(server: Awaited<ReturnType<typeof startServer>>, text: string, by: string): Promise<Record<string, number>> {
  const { connection } = server
  const document = await server.open(text)
  const ask = <Answer>(method: string, params: object) => connection.sendRequest<Answer>(method, { uri: document.uri, ...params })
  const [pulled, tokens, readiness, preview] = await Promise.all([
    document.pull(),
    document.ask<SemanticTokens>('textDocument/semanticTokens/full'),
    ask<protocol.DocumentReadiness>(protocol.readinessRequest, {}),
    ask<protocol.PreviewResult>(protocol.previewRequest, { locale: 'en', known: {} }),
  ])
  await replaceLast(document, 'property', by)
  return {
    diagnostics: sizeOf(await document.pull(pulled.resultId)),
    tokens: sizeOf(await document.ask('textDocument/semanticTokens/full/delta', { previousResultId: tokens.resultId })),
    readiness: sizeOf(await ask(protocol.readinessRequest, { previousResultId: readiness.resultId })),
    preview: sizeOf(
      await ask(protocol.previewRequest, { locale: 'en', known: Object.fromEntries(preview.sections.map(({ id, hash }) => [id, hash])) }),
    ),
  }
}

async function replaceLast(document: TestDocument, words: string, by: string): Promise<void> {
  const at = document.text.lastIndexOf(words)
  await document.edit(at, at + words.length, by)
}

describe('bytes for an edit', () => {
  afterEach(cleanUp)

  const longs: readonly (readonly [string, (count: number) => string, number])[] = [
    ['a document of 20,000 lines', handoffOf, 2900],
    ['a table of 2,000 rows', tableOf, 2000],
  ]
  for (const [name, make, count] of longs)
    for (const [edit, by] of [
      ['a letter', 'propertyx'],
      ['a blank that is found', '[Name] property'],
    ] as const)
      it(`are as many in ${name} as in a short one: ${edit}`, async () => {
        const server = await startServer({ initializationOptions: { readsFiles: false } })
        const short = await sizesFor(server, make(10), by)
        deepEqual(await sizesFor(server, make(count), by), short)
        ok(
          Object.values(short).every((size) => size < 3000),
          JSON.stringify(short),
        )
      })

  it('are told once, of the document alone', async () => {
    const told: unknown[] = []
    const server = await startServer({
      initializationOptions: { readsFiles: false },
      prepare: (connection) => void connection.onNotification(protocol.readinessChangedNotification, (params) => void told.push(params)),
    })
    const document = await server.open(handoffOf(10))
    await server.open(handoffOf(5))
    const { resultId } = await document.pull()
    told.length = 0
    await replaceLast(document, 'property', 'propertyx')
    await document.pull(resultId)
    deepEqual(told, [{ uris: [document.uri] }])
  })

  it('are few where nothing has changed', async () => {
    const server = await startServer()
    const document = await server.open(handoffOf(10))
    const first = await document.pull()
    const second = await document.pull(first.resultId)
    equal(second.kind, 'unchanged')
    ok(sizeOf(second) < 100)
  })
}).timeout(60_000)
