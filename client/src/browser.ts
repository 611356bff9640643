/** The web host: the server is a worker. */
import type * as vscode from 'vscode'
import { activateExtension, type HandoffApi } from './extension.ts'

/** Called by VS Code when the first Markdown document opens, the view is shown or a command is run. */
export function activate(context: vscode.ExtensionContext): HandoffApi {
  let worker: Worker | undefined
  context.subscriptions.push({ dispose: () => worker?.terminate() })
  return activateExtension(context, {
    serverFile: 'server.worker.js',
    createClient: async (server, options) => {
      const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import('vscode-languageclient/browser')
      // A restart needs a new worker, because the old one does not end by itself.
      const start = async () => {
        worker?.terminate()
        worker = new Worker(server.toString(true))
        worker.addEventListener('error', (event) => options.outputChannel?.error(`The server's worker failed: ${event.message}`))
        // The library needs reader and writer: the worker that VS Code returns is not an instance of `Worker`.
        return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) }
      }
      return new LanguageClient('handoff', 'Handoff Docs', start, options)
    },
  })
}

/** The part of a web worker that is used here. The project is compiled without the types of a browser. */
declare class Worker {
  constructor(url: string)
  addEventListener(type: 'error', listener: (event: { readonly message: string }) => void): void
  terminate(): void
}
