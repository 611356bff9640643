/** The server on Node: for VS Code's desktop and remote hosts over IPC, for every other editor over standard input and output. */
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { diskFiles } from '../node/disk.ts'
import { startServer } from './server.ts'

/** Starts on what the arguments of the process name: `--stdio`, `--node-ipc`, `--socket=…`, `--pipe=…`. */
export function startNodeServer(): void {
  const connection: Connection = createConnection(ProposedFeatures.all)
  startServer(connection, { files: diskFiles, pause: () => new Promise((resolve) => setImmediate(resolve)) })
}
