import { deepEqual, equal } from 'node:assert/strict'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createProtocolConnection,
  type DataCallback,
  type Disposable,
  type Message,
} from 'vscode-languageserver/node'
import * as protocol from '../../server/src/protocol.ts'
import { cleanUp, connect, type TestServer } from './support.ts'
import { tinyDone, tinyOpen, tinyTemplate } from './tiny.ts'

const files: Readonly<Record<string, string>> = {
  'vscode-test-web://mount/.handoff/kinds/tiny.md': tinyTemplate,
  'vscode-test-web://mount/docs/a.md': tinyDone,
}

describe('server: in a web worker', () => {
  afterEach(cleanUp)

  it('answers as the one on Node does, with files from the client', async () => {
    const server = await startWorker()
    const document = await server.open(tinyOpen, 'vscode-test-web://mount/docs/b.md')
    deepEqual(await document.problems(), ['6:13 "" warning unfilled-field'])
    await document.replace('2126-03-01T14:00Z', '2026-03-01 14:30 PST')
    const [action] = await document.actions('14:30 PST', ['quickfix'])
    equal(action?.edit?.documentChanges?.length, 1)
    equal((await document.symbols()).length, 1)
    const found = await server.connection.sendRequest<protocol.DocumentReadiness[]>(protocol.workspaceReadinessRequest, {})
    deepEqual(
      found.map(({ uri, open }) => [uri, open]),
      [
        ['vscode-test-web://mount/docs/a.md', 0],
        ['vscode-test-web://mount/docs/b.md', 1],
      ],
    )
    deepEqual(server.log, [])
  })
}).timeout(30_000)

class WorkerReader extends AbstractMessageReader {
  readonly #worker: Worker

  constructor(worker: Worker) {
    super()
    this.#worker = worker
  }

  listen(callback: DataCallback): Disposable {
    this.#worker.on('message', callback)
    return { dispose: () => this.#worker.off('message', callback) }
  }
}

class WorkerWriter extends AbstractMessageWriter {
  readonly #worker: Worker

  constructor(worker: Worker) {
    super()
    this.#worker = worker
  }

  async write(message: Message): Promise<void> {
    this.#worker.postMessage(message)
  }

  end(): void {}

  override dispose(): void {
    super.dispose()
    void this.#worker.terminate()
  }
}

/** Runs the worker's bundle in a thread that has what a web worker has, and no more. */
async function startWorker(): Promise<TestServer> {
  const bundle = pathToFileURL(resolve('dist/server.worker.js')).href
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads')
    const { readFileSync } = require('node:fs')
    const { createContext, Script } = require('node:vm')
    const self = { postMessage: (message) => parentPort.postMessage(message), addEventListener() {} }
    parentPort.on('message', (data) => self.onmessage?.({ data }))
    const context = { self, console, setTimeout, clearTimeout, queueMicrotask, TextDecoder, TextEncoder, URL, performance, postMessage: self.postMessage }
    context.globalThis = context
    const text = readFileSync(new URL(${JSON.stringify(bundle)}), 'utf8')
    new Script(text, { filename: 'server.worker.js' }).runInContext(createContext(context))`,
    { eval: true },
  )
  worker.on('error', (error) => console.error(error))
  const connection = createProtocolConnection(new WorkerReader(worker), new WorkerWriter(worker))
  return connect(connection, {
    folders: ['vscode-test-web://mount/'],
    initializationOptions: { readsFiles: true },
    prepare: (client) => {
      client.onRequest(
        protocol.readFileRequest,
        ({ uri }: protocol.ReadFileParams): protocol.ReadFileResult => ({ text: files[uri] ?? null }),
      )
      client.onRequest(
        protocol.listFilesRequest,
        ({ folder, glob }: protocol.ListFilesParams): protocol.ListFilesResult => ({
          uris: Object.keys(files).filter((uri) => uri.startsWith(folder) && glob.startsWith('.handoff') === uri.includes('.handoff')),
        }),
      )
    },
  })
}
