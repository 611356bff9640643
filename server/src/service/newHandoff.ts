/** The kinds to choose from, and the text of a new handoff of one of them. */
import { detectKind } from '../core/kind/detect.ts'
import type { Kind } from '../core/kind/kind.ts'
import { skeletonOf } from '../core/kind/skeleton.ts'
import { parseDocument } from '../core/model/parse.ts'
import { lineEndingOf } from '../core/text.ts'
import type { KindInfo, NewHandoffResult } from '../protocol.ts'
import type { Project } from './project.ts'

/** All kinds of the project, those of its own first, each group by title. */
export function kindsOf({ kinds }: Project): KindInfo[] {
  return [...kinds.values()]
    .toSorted((a, b) => Number(a.uri === undefined) - Number(b.uri === undefined) || a.title.localeCompare(b.title, 'en'))
    .map(({ id, title, description, uri }) => ({ id, title, description, uri }))
}

/** A new handoff, with a name as the project wants it. `now` is in milliseconds since 1970; the date is that of UTC. */
export function newHandoffOf(project: Project, kind: Kind, title: string | undefined, now: number): NewHandoffResult {
  const date = new Date(now).toISOString().slice(0, 10)
  const pattern = project.configuration.newFile ?? '{kind}-{date}.md'
  const name = fileName(pattern, { kind: kind.id, date, title: slugOf(title ?? kind.title) })
  const { text, snippet } = skeletonOf(kind, { ...(title !== undefined && { title }), date })
  const ending = lineEndingOf(text)
  const frontMatter = saysItsKind(project, kind, text, name) ? '' : ['---', `kind: ${kind.id}`, '---', '', ''].join(ending)
  return { text: frontMatter + text, snippet: frontMatter + snippet, fileName: name }
}

/** True if a document is recognised by what it looks like, whatever its file will be called, and nothing else is said of the file. */
function saysItsKind({ kinds, kindOf }: Project, kind: Kind, text: string, path: string): boolean {
  const configured = kindOf(path)
  if (configured !== undefined && configured !== kind.id) return false
  return detectKind(parseDocument(text), kinds, '').kind?.id === kind.id
}

function fileName(pattern: string, values: Readonly<Record<string, string>>): string {
  const name = pattern.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)
  return /\.\w+$/.test(name) ? name : `${name}.md`
}

/** The words in lower case, joined by hyphens; characters that no file system minds are kept, in every script. */
function slugOf(title: string): string {
  const slug = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return slug.slice(0, 60) || 'untitled'
}
