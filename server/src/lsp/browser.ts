/** The entry of `dist/server.worker.js`: the server in a web worker, which reads files through the client. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { startServer } from './server.ts'

/** What is used of a worker's global object; the DOM's types are not loaded, since all other code is without them. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0]

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  files: undefined,
  disk: undefined,
  checked: () => undefined,
  rested: () => undefined,
  pause: () => new Promise((resolve) => setTimeout(resolve)),
})
