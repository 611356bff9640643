/** Globs over the paths of a project, each with what it says of the files that it matches. */
import { readGlob } from '../core/util/globs.ts'

/** Gives a path, which counts from the project's top and has `/`, the value of the first glob that matches it. */
export function globLookup<Value>(entries: Iterable<readonly [string, Value]>): (path: string) => Value | undefined {
  const compiled = Array.from(entries, ([glob, value]) => ({ matches: readGlob(glob).matches, value }))
  return (path) => compiled.find(({ matches }) => matches(path))?.value
}
