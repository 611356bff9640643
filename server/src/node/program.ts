/** The running program. */
import { statSync } from 'node:fs'
import { version } from '../../../package.json'

export interface Program {
  /** The script, which also serves as a thread. */
  readonly entry: string
  /** Tells one build from another: results of a program that was changed do not count. */
  readonly version: string
}

export function thisProgram(): Program {
  const stats = statSync(__filename, { throwIfNoEntry: false })
  return { entry: __filename, version: [version, stats?.size, stats?.mtimeMs].join(' ') }
}
