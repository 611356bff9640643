/** The entry of `dist/server.worker.js`: the server in a web worker, which reads files through the client. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { budgetInSteps } from '../workspace/budget.ts'
import { Lifecycle } from './lifecycle.ts'
import { startServer } from './server.ts'

/** The part of a worker's global object that is used here. The types of the DOM are not loaded, since no other code may use it. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0]

/** Milliseconds per check of a document. A worker cannot tell busy time from waiting. */
const checkTimeMs = 30_000

const options = { messageStrategy: new Lifecycle() }
startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), options), {
  files: undefined,
  machine: undefined,
  disk: undefined,
  within: budgetInSteps(checkTimeMs, () => performance.now()),
  pause: () => new Promise((resolve) => setTimeout(resolve)),
})
