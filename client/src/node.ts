/** The desktop and remote host: the server is a process of its own. */
import { join } from 'node:path'
import type * as vscode from 'vscode'
import { activateExtension, type HandoffApi } from './extension.ts'

/**
 * V8 collects garbage when the heap has grown by a fifth instead of doubled, with half the space for new objects, so that hundreds of open
 * documents need little memory.
 */
const execArgv = ['--heap-growing-percent=20', '--max-semi-space-size=8']

/** Called by VS Code when the first Markdown document opens, the view is shown or a command is run. */
export function activate(context: vscode.ExtensionContext): HandoffApi {
  return activateExtension(context, {
    serverFile: 'server.cjs',
    createClient: async (server, options) => {
      const { LanguageClient, TransportKind } = await import('vscode-languageclient/node')
      // Node caches the compiled server for the next start.
      const env = { NODE_COMPILE_CACHE: join(context.globalStorageUri.fsPath, 'compiled') }
      const run = { module: server.fsPath, transport: TransportKind.ipc, options: { execArgv, env } }
      return new LanguageClient('handoff', 'Handoff Docs', run, options)
    },
  })
}
