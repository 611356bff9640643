/** All that differs between Node and a web worker. */
import type { Files } from '../service/host.ts'

export interface Runtime {
  /** The disk; `undefined` where there is none, so that files can only be read through the client. */
  readonly files: Files | undefined
  /** Lets waiting messages be handled before the work goes on. */
  pause(): Promise<void>
}
