/** Looks up values by globs over the paths of a project. */
import { readGlob } from '../core/util/globs.ts'

/** Returns for a path, relative to the project with `/`, the value of the first matching glob. */
export function globLookup<Value>(entries: Iterable<readonly [string, Value]>): (path: string) => Value | undefined {
  const compiled = Array.from(entries, ([glob, value]) => ({ matches: readGlob(glob).matches, value }))
  return (path) => compiled.find(({ matches }) => matches(path))?.value
}
