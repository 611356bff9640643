/** The kinds to choose from, and the text of a new handoff. */

import { fileName, pathProblem } from '../../core/configuration/newFile.ts'
import type { FactScope, Facts } from '../../core/facts/fact.ts'
import { targetsOf } from '../../core/facts/targets.ts'
import { editsOf } from '../../core/fix.ts'
import type { Kind } from '../../core/template/kind.ts'
import { bodyOf, newFrontMatter, snippetOf, withDetails } from '../../core/template/skeleton.ts'
import { applyEdits, lineEndingOf } from '../../core/util/text.ts'
import type { KindInfo, NewHandoffResult } from '../../protocol.ts'
import { examine } from '../../workspace/examine.ts'
import { type Gathered, gather } from '../../workspace/facts/gather.ts'
import type { Project } from '../../workspace/project.ts'
import { escapeSnippet } from '../convert/ranges.ts'
import { factId } from './foundFacts.ts'

/** All kinds of the project, its own first, each group by title; `named` translates their words. */
export function kindsOf({ kinds }: Project, named = (name: string) => name): KindInfo[] {
  return [...kinds.values()]
    .map(({ id, title, description, uri }) => ({ id, title: named(title), description: named(description), uri }))
    .toSorted((a, b) => Number(a.uri === undefined) - Number(b.uri === undefined) || a.title.localeCompare(b.title, 'en'))
}

/** What a new handoff is begun with. */
export interface NewHandoffAsked {
  readonly title?: string | undefined
  /** Milliseconds since 1970; the date is in UTC. */
  readonly now: number
  /** Further lines of the front matter. */
  readonly keys?: Readonly<Record<string, string | undefined>> | undefined
  /** The template with what is known filled in; left out for the template alone. */
  readonly filled?: FilledTemplate | undefined
}

/** A new handoff with a file name in the project's pattern. */
export function newHandoffOf(project: Project, kind: Kind, { title, now, keys, filled }: NewHandoffAsked): NewHandoffText {
  const date = new Date(now).toISOString().slice(0, 10)
  // The id of a kind comes from the project as well.
  const values = {
    kind: pathProblem(`${kind.id}.md`) ? slugOf(kind.id) : kind.id.replace(/[\\/]/g, '-'),
    date,
    title: slugOf(title ?? kind.title),
  }
  const { body: template, texts = [] } = filled ?? { body: bodyOf(kind) }
  const frontMatter = newFrontMatter(kind.id, lineEndingOf(template), keys)
  const body = withDetails(kind, template, { ...(title !== undefined && { title }), date })
  const put = (source: string, written: (text: string) => string) =>
    source.replace(mark, (all, index) => {
      const text = texts[Number(index)]
      return text === undefined ? all : written(text)
    })
  return {
    text: frontMatter + put(body, (text) => text),
    snippet: escapeSnippet(frontMatter) + put(snippetOf(body), escapeSnippet),
    fileName: fileName(project.configuration.newFile ?? '{kind}-{date}.md', values),
  }
}

type NewHandoffText = Pick<NewHandoffResult, 'text' | 'snippet' | 'fileName'>

/** Stands for a filled in text while the blanks around it become tab stops: facts have none. */
const mark = /\uE000(\d+)\uE001/g

/** A template with marks for the texts that fill it. */
export interface FilledTemplate {
  readonly body: string
  readonly texts: readonly string[]
  /** All that was found, in document order. */
  readonly found: readonly Gathered[]
}

/** Fills the template of a kind with facts, but for those whose ids are left out. */
export async function fillTemplate(
  project: Project,
  kind: Kind,
  facts: Facts,
  scope: FactScope,
  leaveOut: readonly string[] = [],
): Promise<FilledTemplate> {
  const body = bodyOf(kind)
  const frontMatter = newFrontMatter(kind.id, lineEndingOf(body))
  const { document, result } = examine(project, scope.uri, frontMatter + body, { now: scope.now, kind: kind.id })
  const targets = result?.match ? targetsOf(result.match).filter(({ isBlank }) => isBlank) : []
  const found = await gather(facts, scope, targets)
  const texts: string[] = []
  const edits = found.filter((one) => !leaveOut.includes(factId(one))).flatMap(({ edits }) => editsOf(document, { edits }))
  const apart = edits
    .toSorted((a, b) => a.span.start - b.span.start)
    .filter(({ span }, index, all) => span.start >= (all[index - 1]?.span.end ?? 0))
    .map(({ span, text }) => ({ span, text: `\uE000${texts.push(text) - 1}\uE001` }))
  return { body: applyEdits(document.text, apart).slice(frontMatter.length), texts, found }
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
