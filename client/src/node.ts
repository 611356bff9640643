/** The desktop and remote host: the server is a process of its own. */
import type * as vscode from 'vscode'
import { activateExtension, type HandoffApi } from './extension.ts'

/** Called by VS Code when the first Markdown document opens, the view is shown or a command is run. */
export function activate(context: vscode.ExtensionContext): HandoffApi {
  return activateExtension(context, {
    serverFile: 'server.cjs',
    createClient: async (server, options) => {
      const { LanguageClient, TransportKind } = await import('vscode-languageclient/node')
      return new LanguageClient('handoff', 'Handoff Docs', { module: server.fsPath, transport: TransportKind.ipc }, options)
    },
  })
}
