/** Paths relative to a project, with `/`. */

/** The relative path from one file to another: `a/b.md` and `c.md` give `../c.md`. Without a path between them, as from a file to itself, its name. */
export function pathBetween(from: string, to: string): string {
  const [folders, parts] = [from.split('/').slice(0, -1), to.split('/')]
  let shared = 0
  while (shared < folders.length && shared < parts.length - 1 && folders[shared] === parts[shared]) shared++
  return [...folders.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/')
}
