/** What a client may send when, and what becomes of one that does not keep to it or does not answer. */
import { deepEqual, equal } from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import {
  createProtocolConnection,
  type ProtocolConnection,
  type ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { folderOf, removeFolders } from '../folder.ts'
import { cleanUp, startServer, vscodeCapabilities } from './support.ts'
import { tinyOpen, tinyPath, tinyTemplate } from './tiny.ts'

const parameters = { processId: null, rootUri: null, capabilities: {}, workspaceFolders: null }

/** A server to which nothing was said yet. */
class Silent {
  readonly connection: ProtocolConnection
  readonly exited: Promise<number | null>
  readonly #child: ChildProcess

  constructor() {
    const env = { ...process.env, XDG_CACHE_HOME: folderOf({}).path }
    const child = spawn(process.execPath, [resolve('dist/server.cjs'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env })
    this.#child = child
    this.connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
    this.connection.listen()
    this.exited = new Promise((settle) => child.once('close', settle))
  }

  /** What a request is answered with: the code of an error, or *fine*. */
  async ask(method: string, params: object = {}): Promise<number | 'fine'> {
    return this.connection.sendRequest(method, params).then(
      () => 'fine' as const,
      (error: ResponseError<unknown>) => error.code,
    )
  }

  /** The code with which it ends once nobody talks to it any more. */
  leave(): Promise<number | null> {
    this.#child.stdin?.end()
    return this.exited
  }
}

describe('server: its life', () => {
  afterEach(removeFolders)

  const hover = { textDocument: { uri: 'file:///a.md' }, position: { line: 0, character: 0 } }

  it('answers requests before it is initialized with the error for it, and then serves all the same', async () => {
    const server = new Silent()
    for (const method of ['textDocument/hover', 'shutdown', 'workspace/symbol', 'handoff/kinds', 'no/such'])
      equal(await server.ask(method, hover), -32002, method)
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: 'file:///a.md', languageId: 'markdown', version: 1, text: '' },
    })
    equal(await server.ask('initialize', parameters), 'fine')
    equal(await server.ask('textDocument/hover', hover), 'fine')
    equal(await server.ask('shutdown'), 'fine')
    await server.connection.sendNotification('exit')
    equal(await server.exited, 0)
  })

  it('refuses to be initialized twice, and goes on as it was', async () => {
    const server = new Silent()
    equal(await server.ask('initialize', parameters), 'fine')
    equal(await server.ask('initialize', parameters), -32600)
    equal(await server.ask('textDocument/hover', hover), 'fine')
    await server.leave()
  })

  it('refuses requests once it is shut down', async () => {
    const server = new Silent()
    equal(await server.ask('initialize', parameters), 'fine')
    equal(await server.ask('shutdown'), 'fine')
    for (const method of ['textDocument/hover', 'initialize', 'shutdown']) equal(await server.ask(method, hover), -32600, method)
    await server.connection.sendNotification('exit')
    equal(await server.exited, 0)
  })

  it('ends with 1 where it was not shut down, whatever was said before', async () => {
    for (const isInitialized of [false, true]) {
      const server = new Silent()
      if (isInitialized) equal(await server.ask('initialize', parameters), 'fine')
      await server.connection.sendNotification('exit')
      equal(await server.exited, 1)
    }
    equal(await new Silent().leave(), 1)
  })

  it('takes a client that says nothing of what it can do', async () => {
    const server = new Silent()
    equal(await server.ask('initialize', { processId: null, rootUri: null }), 'fine')
    await server.connection.sendNotification('initialized', {})
    equal(await server.ask('textDocument/hover', hover), 'fine')
    await server.leave()
  })
}).timeout(60_000)

describe('server: a client that cannot tell its settings', () => {
  afterEach(cleanUp)

  it('is served with the defaults', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({
      folders: [folder.uri()],
      capabilities: vscodeCapabilities,
      prepare: (connection) =>
        connection.onRequest('workspace/configuration', () => {
          throw new Error('no')
        }),
    })
    deepEqual(await (await server.open(tinyOpen, folder.uri('a.md'))).problems(), ['6:13 "" warning unfilled-field'])
  })
}).timeout(60_000)
