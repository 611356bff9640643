/** For programs. The shape is a contract; `version` changes when it does. */
import type { Reporter } from './index.ts'

/** One object with everything in it. */
export const json: Reporter = (report) => `${JSON.stringify(report, undefined, 2)}\n`
