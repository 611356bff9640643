/** The entry of `dist/server.worker.js`: the server in a web worker, which reads files through the client. */
import { BrowserMessageReader, BrowserMessageWriter, type ConnectionOptions, createConnection } from 'vscode-languageserver/browser'
import { budgetInSteps } from '../workspace/budget.ts'
import { Lifecycle } from './lifecycle.ts'
import { startServer } from './server.ts'

/** What is used of a worker's global object; the DOM's types are not loaded, since all other code is without them. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0]

/** Milliseconds that a check of one document may take; a worker cannot tell whether it was busy all the time or had to wait. */
const checkTimeMs = 30_000

const lifecycle = new Lifecycle()
const options: ConnectionOptions = {
  messageStrategy: {
    handleMessage(message, next) {
      const admitted = lifecycle.admit(message)
      return admitted && next(admitted)
    },
  },
}

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), options), {
  files: undefined,
  disk: undefined,
  within: budgetInSteps(checkTimeMs, () => performance.now()),
  pause: () => new Promise((resolve) => setTimeout(resolve)),
})
