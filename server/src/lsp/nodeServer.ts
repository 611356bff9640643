/** The server on Node: for VS Code's desktop and remote hosts over IPC, for every other editor over standard input and output. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { budgetOf } from '../node/budget.ts'
import { diskFiles } from '../node/disk.ts'
import { createMachine } from '../node/facts/machine.ts'
import { thisProgram } from '../node/program.ts'
import { Lifecycle } from './lifecycle.ts'
import { createDiskScan } from './scan/diskScan.ts'
import { startServer } from './server.ts'

/** Milliseconds per check of a document, during which other requests wait. */
const checkTimeMs = 10_000

/** Starts with the transport in the arguments of the process: `--stdio`, `--node-ipc`, `--socket=…`, `--pipe=…`. */
export function startNodeServer(): void {
  const connection = createConnection(ProposedFeatures.all, { messageStrategy: new Lifecycle() })
  startServer(connection, {
    files: diskFiles,
    machine: createMachine(),
    disk: createDiskScan(thisProgram()),
    within: budgetOf(checkTimeMs),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  })
}
