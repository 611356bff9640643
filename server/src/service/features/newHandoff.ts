/** The kinds to choose from, and the text of a new handoff. */

import { fileName, pathProblem } from '../../core/configuration/newFile.ts'
import type { Kind } from '../../core/template/kind.ts'
import { newFrontMatter, skeletonOf } from '../../core/template/skeleton.ts'
import { lineEndingOf } from '../../core/util/text.ts'
import type { KindInfo, NewHandoffResult } from '../../protocol.ts'
import type { Project } from '../../workspace/project.ts'
import { escapeSnippet } from '../convert/ranges.ts'

/** All kinds of the project, its own first, each group by title; `named` translates their words. */
export function kindsOf({ kinds }: Project, named = (name: string) => name): KindInfo[] {
  return [...kinds.values()]
    .map(({ id, title, description, uri }) => ({ id, title: named(title), description: named(description), uri }))
    .toSorted((a, b) => Number(a.uri === undefined) - Number(b.uri === undefined) || a.title.localeCompare(b.title, 'en'))
}

/** A new handoff with a file name in the project's pattern. `now` is in milliseconds since 1970; the date is in UTC. */
export function newHandoffOf(project: Project, kind: Kind, title: string | undefined, now: number): NewHandoffResult {
  const date = new Date(now).toISOString().slice(0, 10)
  // The id of a kind comes from the project as well.
  const values = {
    kind: pathProblem(`${kind.id}.md`) ? slugOf(kind.id) : kind.id.replace(/[\\/]/g, '-'),
    date,
    title: slugOf(title ?? kind.title),
  }
  const { text, snippet } = skeletonOf(kind, { ...(title !== undefined && { title }), date })
  const frontMatter = newFrontMatter(kind.id, lineEndingOf(text))
  return {
    text: frontMatter + text,
    snippet: escapeSnippet(frontMatter) + snippet,
    fileName: fileName(project.configuration.newFile ?? '{kind}-{date}.md', values),
  }
}

/** The words in lower case, joined by hyphens. Characters that are safe in file names are kept, in every script. */
function slugOf(title: string): string {
  const slug = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return slug.slice(0, 60) || 'untitled'
}
