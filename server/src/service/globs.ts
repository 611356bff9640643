/** Globs over the paths of a project. */
import picomatch from 'picomatch'

/**
 * True for paths that one of the globs matches. Paths count from the project's top, with `/`; the empty one matches nothing.
 * A glob without a slash holds for the name in every folder, as in `.gitignore`.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map((glob) => picomatch(glob.includes('/') ? glob.replace(/^\.?\//, '') : `**/${glob}`, { dot: true }))
  return (path) => path !== '' && matchers.some((matches) => matches(path))
}

/** Gives a path the value of the first glob that matches it. */
export function globLookup<Value>(entries: Iterable<readonly [string, Value]>): (path: string) => Value | undefined {
  const compiled = [...entries].map(([glob, value]) => ({ matches: globMatcher([glob]), value }))
  return (path) => compiled.find(({ matches }) => matches(path))?.value
}
