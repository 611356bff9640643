/** What the server asks of the disk, so that not all of a workspace is read through the client. */
import { URI } from 'vscode-uri'
import { bytesOf, decode } from '../../node/disk.ts'
import type { Program } from '../../node/program.ts'
import type { DiskScan } from '../runtime.ts'

/** Makes what reads the disk. */
export function createDiskScan(program: Program): DiskScan {
  return {
    pathOf(uri) {
      const parsed = URI.parse(uri)
      // What is written otherwise than we would is known to the client by a name that would be lost here.
      return parsed.scheme === 'file' && URI.file(parsed.fsPath).toString() === uri ? parsed.fsPath : undefined
    },
    isSaved(path, text) {
      const bytes = bytesOf(path)
      return bytes !== undefined && decode(bytes).text === text
    },
    // All that takes part in it is loaded when there is something to read, which is not before the first diagnostics.
    scan: async (paths, options) => (await import('./diskScanRun.ts')).scanDisk(program, paths, options),
  }
}
