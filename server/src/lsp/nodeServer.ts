/** The server on Node: for VS Code's desktop and remote hosts over IPC, for every other editor over standard input and output. */
import { type Connection, type ConnectionOptions, createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { budgetOf } from '../node/budget.ts'
import { keepCompiledCode } from '../node/codeCache.ts'
import { diskFiles } from '../node/disk.ts'
import { holdHeap, holdYoungSpace, withHeapLeftAlone } from '../node/heap.ts'
import { thisProgram } from '../node/program.ts'
import { createDiskScan } from './diskScan.ts'
import { IdleWork } from './idleWork.ts'
import { Lifecycle } from './lifecycle.ts'
import { describe } from './safely.ts'
import { startServer } from './server.ts'
import { wholeMessages } from './wholeMessages.ts'

/** Milliseconds after the first check in which an editor asks for whatever else it shows at the start. */
const untilQuiet = 1000

/** Milliseconds that a check of one document may take, for which all others wait. */
const checkTime = 10_000

/** Starts on what the arguments of the process name: `--stdio`, `--node-ipc`, `--socket=…`, `--pipe=…`. */
export function startNodeServer(): void {
  const clock = {
    now: () => performance.now(),
    after: (milliseconds: number, then: () => void) => void setTimeout(then, milliseconds).unref(),
    soon: setImmediate,
  }
  const idle = new IdleWork(clock, (error) => connection.console.error(`Failed to rehearse: ${describe(error)}`))
  const lifecycle = new Lifecycle()
  const connection: Connection = connect({
    messageStrategy: {
      handleMessage(message, next) {
        idle.interrupt()
        const admitted = lifecycle.admit(message)
        return admitted && next(admitted)
      },
    },
  })
  let isFirst = true
  let isKept = false
  startServer(connection, {
    files: diskFiles,
    disk: createDiskScan(thisProgram()),
    checked: (rehearse) => {
      const keep = () => {
        withHeapLeftAlone(keepCompiledCode)
        // What is only rehearsed is no part of a start.
        isKept = true
        void idle.begin(rehearse)
      }
      if (isFirst) setTimeout(keep, untilQuiet).unref()
      isFirst = false
      if (isKept) void idle.begin(rehearse)
      // The answer goes first.
      setImmediate(holdYoungSpace)
    },
    within: budgetOf(checkTime),
    rested: holdHeap,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  })
}

/** Connects as the protocol's library does by itself, but that messages are written as a whole. */
function connect(options: ConnectionOptions): Connection {
  if (!process.argv.includes('--stdio')) return createConnection(ProposedFeatures.all, options)
  // What a library prints must not get between the messages.
  console.log = console.info = console.debug = console.error
  return createConnection(ProposedFeatures.all, process.stdin, wholeMessages(process.stdout), options)
}
