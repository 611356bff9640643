/** The name that a user gives a new handoff. It does not depend on VS Code. */

/**
 * The problem of a path typed for a new file, relative to a folder: `empty`, or `outside` if it would leave the folder.
 * `undefined` for none.
 */
export function pathProblem(path: string): 'empty' | 'outside' | undefined {
  const segments = segmentsOf(path)
  if (/^[\\/]|^[A-Za-z]:/.test(path.trim()) || segments.includes('..')) return 'outside'
  return segments.length === 0 || /[\\/]\s*$/.test(path) ? 'empty' : undefined
}

/** The path with `/` as separator, and with the extension `.md` if it has no other Markdown extension. */
export function markdownPath(path: string): string {
  const joined = segmentsOf(path).join('/')
  return /\.(?:md|markdown|mdown|mkd)$/i.test(joined) ? joined : `${joined}.md`
}

/** The same file name with a number: `a.md` and 2 give `a-2.md`. */
export function numberedPath(path: string, number: number): string {
  return path.replace(/(\.[^./]*)?$/, (ending) => `-${number}${ending}`)
}

/** True for a path with a part that begins with a dot. */
export function isHiddenPath(path: string): boolean {
  return segmentsOf(path).some((segment) => segment.startsWith('.'))
}

function segmentsOf(path: string): string[] {
  return path
    .trim()
    .split(/[\\/]/)
    .filter((segment) => segment !== '' && segment !== '.')
}
