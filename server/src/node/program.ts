/** The running program. */
import { statSync } from 'node:fs'
import { version } from '../../../package.json'

export interface Program {
  /** The script, which also runs as a thread. */
  readonly entry: string
  /** Identifies the build. Cached results of another build are invalid. */
  readonly version: string
}

export function thisProgram(): Program {
  const stats = statSync(__filename, { throwIfNoEntry: false })
  return { entry: __filename, version: [version, stats?.size, stats?.mtimeMs].join(' ') }
}
