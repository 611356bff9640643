/** The readiness of a whole workspace. */
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver'
import type { DocumentReadiness } from '../protocol.ts'
import type { Files } from '../service/host.ts'
import { markdownExtensions, normalized } from '../service/locations.ts'
import type { Service } from '../service/service.ts'
import type { Runtime } from './runtime.ts'

/** Files that are read at the same time: enough to keep the disk or the client busy. */
const readers = 8
/** Milliseconds of work after which other messages have their turn. */
const turn = 10
/** Milliseconds for which handoffs are gathered before they are sent on. */
const gatherTime = 200

export interface ScanOptions {
  readonly service: Pick<Service, 'readiness'>
  readonly files: Files
  /** The URIs of the workspace folders. */
  readonly folders: readonly string[]
  /** The URIs of the open documents, which count wherever they are. */
  readonly open: readonly string[]
  readonly runtime: Runtime
  /** Is told of handoffs as they are found. */
  readonly onFound: (handoffs: readonly DocumentReadiness[]) => void
}

/** Finds the handoffs of all folders, sorted by URI; stops early, with what it has, when it is cancelled. */
export async function scanWorkspace(options: ScanOptions, progress: WorkDoneProgressReporter, token: CancellationToken) {
  const { service, files, folders, open, runtime, onFound } = options
  progress.begin('Reading handoffs', 0, undefined, true)
  try {
    const glob = `**/*.{${markdownExtensions.join(',')}}`
    const found = await Promise.all(folders.map((folder) => files.listFiles(folder, glob)))
    // An open document keeps the URI that the client gave it, by which it is known.
    const uris = [...new Map([...found.flat(), ...open].map((uri) => [normalized(uri), uri])).values()].sort()
    const handoffs: DocumentReadiness[] = []
    let next = 0
    let told = 0
    let pausedAt = Date.now()
    let toldAt = pausedAt
    const readOn = async () => {
      for (let uri = uris[next++]; uri !== undefined && !token.isCancellationRequested; uri = uris[next++]) {
        const readiness = await service.readiness(uri)
        if (readiness !== null) handoffs.push(readiness)
        if (Date.now() - pausedAt < turn) continue
        progress.report(Math.floor((100 * next) / uris.length), `${Math.min(next, uris.length)} of ${uris.length}`)
        await runtime.pause()
        pausedAt = Date.now()
        if (pausedAt - toldAt < gatherTime || told === handoffs.length) continue
        onFound(handoffs.slice(told))
        told = handoffs.length
        toldAt = pausedAt
      }
    }
    await Promise.all(Array.from({ length: readers }, readOn))
    return handoffs.sort((a, b) => (a.uri < b.uri ? -1 : 1))
  } finally {
    progress.done()
  }
}
