/** Requests for which nobody waits any more, wherever the server has got to: answered at once, and nothing is lost with them. */
import { deepEqual, match, ok } from 'node:assert/strict'
import {
  CancellationToken,
  CancellationTokenSource,
  type ProtocolConnection,
  type SemanticTokens,
  type SemanticTokensDelta,
} from 'vscode-languageserver/node'
import * as protocol from '../../server/src/protocol.ts'
import { type Folder, folderOf } from '../folder.ts'
import { cleanUp, startServer, type TestDocument, type TestServer } from './support.ts'
import { tinyDone, tinyOpen, tinyPath, tinyTemplate } from './tiny.ts'

const text = tinyOpen
  .replace('kind: tiny', 'kind: tiny\nprevious: before.md')
  .replace('Look at the dashboard', 'See [it](map.png), 14:30 PST')
const files = { [tinyPath]: tinyTemplate, 'before.md': tinyDone.replace('1. Look', '- [ ] Look'), 'map.png': '', 'other.md': tinyOpen }

/** What the server asks of its client on the way to an answer. */
const stages = ['workspace/configuration', protocol.listFilesRequest, protocol.readFileRequest, protocol.existsRequest]

/** Reads files for the server, as the editor does, and keeps it waiting at one stage until it is let go on. */
class SlowClient {
  readonly #folder: Folder
  readonly #stage: string | undefined
  readonly reached: Promise<void>
  #isReached = () => {}
  letGoOn = () => {}
  readonly #goesOn: Promise<void>

  constructor(folder: Folder, stage?: string) {
    this.#folder = folder
    this.#stage = stage
    this.reached = new Promise((resolve) => (this.#isReached = resolve))
    this.#goesOn = new Promise((resolve) => (this.letGoOn = resolve))
  }

  readonly prepare = (connection: ProtocolConnection) => {
    const paths = Object.keys(files)
    const find = (uri: string) => paths.find((path) => this.#folder.uri(path) === uri)
    const serve = <Params>(method: string, answer: (params: Params) => unknown) =>
      connection.onRequest(method, async (params: Params) => {
        if (method === this.#stage) {
          this.#isReached()
          await this.#goesOn
        }
        return answer(params)
      })
    serve('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null))
    serve(protocol.readFileRequest, ({ uri }: protocol.ReadFileParams) => ({ text: files[find(uri) as keyof typeof files] ?? null }))
    serve(protocol.existsRequest, ({ uri }: protocol.ExistsParams) => ({ exists: find(uri) !== undefined }))
    serve(protocol.listFilesRequest, ({ glob }: protocol.ListFilesParams) => ({
      uris: paths
        .filter((path) => (glob.startsWith('.handoff') ? path === tinyPath : path.endsWith('.md') && path !== tinyPath))
        .map((path) => this.#folder.uri(path)),
    }))
  }
}

function startFor(folder: Folder, client: SlowClient): Promise<TestServer> {
  return startServer({
    folders: [folder.uri()],
    initializationOptions: { readsFiles: true, resultFolder: folderOf({}).path },
    prepare: client.prepare,
  })
}

/** Every question that an editor has of a document, and of the workspace. */
function askAll({ connection }: TestServer, document: TestDocument, token = CancellationToken.None) {
  const { uri } = document
  const textDocument = { uri }
  const range = document.rangeOf('14:30')
  const position = range.start
  const requests: Record<string, object> = {
    'textDocument/diagnostic': { textDocument },
    'textDocument/documentSymbol': { textDocument },
    'textDocument/hover': { textDocument, position },
    'textDocument/completion': { textDocument, position },
    'textDocument/codeAction': { textDocument, range, context: { diagnostics: [] } },
    'textDocument/semanticTokens/full': { textDocument },
    'textDocument/inlayHint': { textDocument, range: document.rangeOf(document.text) },
    'textDocument/references': { textDocument, position, context: { includeDeclaration: true } },
    'textDocument/documentLink': { textDocument },
    'textDocument/foldingRange': { textDocument },
    'workspace/symbol': { query: '' },
    [protocol.kindsRequest]: { uri },
    [protocol.readinessRequest]: { uri },
    [protocol.previewRequest]: { uri, locale: 'en', known: {} },
    [protocol.workspaceReadinessRequest]: {},
  }
  return Promise.all(Object.entries(requests).map(([method, params]) => answerTo(connection.sendRequest(method, params, token), method)))
}

const counted = new Set(['resultId', 'version'])

/** What was asked with the answer, in which results and versions bear no number; without one if it was cancelled. */
async function answerTo(asked: Promise<unknown>, method: string): Promise<string> {
  try {
    return `${method}: ${JSON.stringify(await asked, (key, value) => (counted.has(key) ? 0 : value))}`
  } catch (error) {
    match(String(error), /The request was cancelled/, method)
    return method
  }
}

describe('server: requests that are cancelled', () => {
  afterEach(cleanUp)

  it('are answered while the server waits for its client, and are answered when they are sent again', async () => {
    const folder = folderOf({})
    const fresh = await startFor(folder, new SlowClient(folder))
    const document = await fresh.open(text, folder.uri('a.md'))
    await document.problems()
    const expected = await askAll(fresh, document)
    for (const stage of stages) {
      const client = new SlowClient(folder, stage)
      const server = await startFor(folder, client)
      const opened = await server.open(text, folder.uri('a.md'))
      const cancellation = new CancellationTokenSource()
      const asked = askAll(server, opened, cancellation.token)
      await client.reached
      cancellation.cancel()
      await asked
      client.letGoOn()
      await opened.problems()
      deepEqual(await askAll(server, opened), expected, stage)
      deepEqual(server.log, [])
    }
  })

  it('may wait behind an edit that takes long; whoever is answered all the same is answered rightly', async () => {
    const folder = folderOf({})
    const server = await startFor(folder, new SlowClient(folder))
    const document = await server.open(text, folder.uri('a.md'))
    await document.problems()
    await document.edit(document.text.length, document.text.length, '\n- Restarted by [Name] at 14:30 CET\n'.repeat(500))
    const cancellation = new CancellationTokenSource()
    const asked = askAll(server, document, cancellation.token)
    cancellation.cancel()
    const expected = await askAll(server, document)
    for (const [index, answer] of (await asked).entries()) ok([expected[index], expected[index]?.split(': ')[0]].includes(answer), answer)
    deepEqual(server.log, [])
  })

  it('are not taken for answered: what has changed since the last answer is sent the next time', async () => {
    const folder = folderOf({})
    const server = await startFor(folder, new SlowClient(folder))
    const document = await server.open(text, folder.uri('a.md'))
    const cancelled = async (method: string, params: object) => {
      const cancellation = new CancellationTokenSource()
      const answer = server.connection.sendRequest(method, { textDocument: { uri: document.uri }, ...params }, cancellation.token)
      cancellation.cancel()
      await answer.catch((error: unknown) => match(String(error), /cancelled/))
    }
    const { resultId: problems = '' } = await document.pull()
    const { resultId: tokens = '', data } = await document.ask<SemanticTokens>('textDocument/semanticTokens/full')
    await document.replace('- **State**: open', 'TBD\n\n- **State**:')
    await cancelled('textDocument/diagnostic', { previousResultId: problems })
    await cancelled('textDocument/semanticTokens/full/delta', { previousResultId: tokens })

    const pulled = await document.pull(problems)
    const delta = await document.ask<SemanticTokens & SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      previousResultId: tokens,
    })
    const fresh = await server.open(document.text, folder.uri('a-copy.md'))
    deepEqual(pulled.kind === 'full' && pulled.items, await fresh.diagnostics())
    deepEqual(delta.data ?? edited(data, delta.edits), (await fresh.ask<SemanticTokens>('textDocument/semanticTokens/full')).data)
  })

  it('leave whoever types, and asks for each letter, with what is right in the end', async () => {
    const folder = folderOf({})
    const server = await startFor(folder, new SlowClient(folder))
    const document = await server.open(text, folder.uri('a.md'))
    const asked: Promise<string[]>[] = []
    let last: CancellationTokenSource | undefined
    for (const letter of 'TBD by [Name] at 15:00 CET, see [this](gone.md)') {
      last?.cancel()
      last = new CancellationTokenSource()
      const at = document.text.indexOf('\n2. ')
      await document.edit(at, at, letter)
      asked.push(askAll(server, document, last.token))
    }
    await Promise.all(asked)
    const fresh = await startFor(folder, new SlowClient(folder))
    const opened = await fresh.open(document.text, folder.uri('a.md'))
    await opened.problems()
    deepEqual(await askAll(server, document), await askAll(fresh, opened))
    deepEqual(server.log, [])
  })
}).timeout(60_000)

/** Tokens after edits, each of which is counted in what was there before. */
function edited(data: readonly number[], edits: SemanticTokensDelta['edits']): number[] {
  const after = [...data]
  for (const { start, deleteCount, data: added = [] } of [...edits].reverse()) after.splice(start, deleteCount, ...added)
  return after
}
