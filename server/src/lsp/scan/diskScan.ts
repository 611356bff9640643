/** Reads a workspace from the disk, which is faster than through the client. */
import { URI } from 'vscode-uri'
import { bytesOf, decode } from '../../node/disk.ts'
import type { Program } from '../../node/program.ts'
import type { DiskScan } from '../runtime.ts'

/** Creates the reader of the disk. */
export function createDiskScan(program: Program): DiskScan {
  return {
    pathOf(uri) {
      const parsed = URI.parse(uri)
      // The client knows a URI in another spelling, which a path would lose.
      return parsed.scheme === 'file' && URI.file(parsed.fsPath).toString() === uri ? parsed.fsPath : undefined
    },
    isSaved(path, text) {
      const bytes = bytesOf(path)
      return bytes !== undefined && decode(bytes).text === text
    },
    // The modules are loaded when there is something to read, after the first diagnostics.
    scan: async (paths, options) => (await import('./diskScanRun.ts')).scanDisk(program, paths, options),
  }
}
