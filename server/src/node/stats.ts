/** What the disk says of a file without reading it. */
import { type Stats, statSync } from 'node:fs'

/**
 * The stats of a file; `undefined` if it is missing or unreachable, such as behind circular links. Synchronous, since a thread pool would
 * take longer than the call.
 */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}
