/** The server on Node: for VS Code's desktop and remote hosts over IPC, for every other editor over standard input and output. */
import { statSync } from 'node:fs'
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { version } from '../../../package.json'
import { keepCompiledCode } from '../node/codeCache.ts'
import { diskFiles } from '../node/disk.ts'
import { holdHeap, holdYoungSpace, withHeapLeftAlone } from '../node/heap.ts'
import { createDiskScan } from './diskScan.ts'
import { startServer } from './server.ts'

/** Milliseconds after the first check in which an editor asks for whatever else it shows at the start. */
const untilQuiet = 1000

/** Starts on what the arguments of the process name: `--stdio`, `--node-ipc`, `--socket=…`, `--pipe=…`. */
export function startNodeServer(): void {
  const connection: Connection = createConnection(ProposedFeatures.all)
  let isFirst = true
  const stats = statSync(__filename, { throwIfNoEntry: false })
  startServer(connection, {
    files: diskFiles,
    disk: createDiskScan(__filename, [version, stats?.size, stats?.mtimeMs].join(' ')),
    checked: () => {
      if (isFirst) setTimeout(() => withHeapLeftAlone(keepCompiledCode), untilQuiet).unref()
      isFirst = false
      // The answer goes first.
      setImmediate(holdYoungSpace)
    },
    rested: holdHeap,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  })
}
