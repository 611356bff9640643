/** What the disk says of a file without reading it. */
import { type Stats, statSync } from 'node:fs'

/**
 * What a file is like; `undefined` if it is not there or cannot be reached, as behind a link that leads in a circle. At once: a thread that
 * asked for it would take longer than the answer.
 */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}
