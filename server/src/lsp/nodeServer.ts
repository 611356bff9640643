/** The server on Node: for VS Code's desktop and remote hosts over IPC, for every other editor over standard input and output. */
import { statSync } from 'node:fs'
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { version } from '../../../package.json'
import { diskFiles } from '../node/disk.ts'
import { createDiskScan } from './diskScan.ts'
import { startServer } from './server.ts'

/** Starts on what the arguments of the process name: `--stdio`, `--node-ipc`, `--socket=…`, `--pipe=…`. */
export function startNodeServer(): void {
  const connection: Connection = createConnection(ProposedFeatures.all)
  const stats = statSync(__filename, { throwIfNoEntry: false })
  startServer(connection, {
    files: diskFiles,
    disk: createDiskScan(__filename, [version, stats?.size, stats?.mtimeMs].join(' ')),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  })
}
