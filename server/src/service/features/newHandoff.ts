/** The kinds to choose from, and the text of a new handoff. */

import { fileName, pathProblem } from '../../core/configuration/newFile.ts'
import type { FactScope, Facts } from '../../core/facts/fact.ts'
import { type FillTarget, targetsOf } from '../../core/facts/targets.ts'
import { editsOf } from '../../core/fix.ts'
import { carryOver } from '../../core/summary/carryOver/carryOver.ts'
import type { Kind } from '../../core/template/kind.ts'
import { bodyOf, newFrontMatter, snippetOf, withDetails } from '../../core/template/skeleton.ts'
import { applyEdits, lineEndingOf } from '../../core/util/text.ts'
import type { KindInfo, NewHandoffResult } from '../../protocol.ts'
import { examine } from '../../workspace/examine.ts'
import { type Gathered, gather } from '../../workspace/facts/gather.ts'
import type { PreviousHandoff } from '../../workspace/previousHandoff.ts'
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

/** The mark for a text, by its index in `FilledTemplate.texts`. */
export function markFor(index: number): string {
  return `\uE000${index}\uE001`
}

/** A template with marks for the texts that fill it. */
export interface FilledTemplate {
  readonly body: string
  readonly texts: readonly string[]
  /** All that was found, in document order. */
  readonly found: readonly Gathered[]
  /** True if anything was carried over. */
  readonly carried: boolean
}

/** What the template of a new handoff is filled with. */
export interface Filling {
  /** Left out for no facts. */
  readonly facts?: Facts | undefined
  readonly scope: FactScope
  /** The ids of facts that are not written. */
  readonly leaveOut?: readonly string[] | undefined
  /** The handoff whose open content is carried over. */
  readonly previous?: PreviousHandoff | undefined
}

/** Fills the template of a kind with what is open in the previous handoff, and what is still blank with facts. */
export async function fillTemplate(
  project: Project,
  kind: Kind,
  { facts, scope, leaveOut = [], previous }: Filling,
): Promise<FilledTemplate> {
  const template = bodyOf(kind)
  const begun = newFrontMatter(kind.id, lineEndingOf(template)) + template
  const { text, carried } = previous
    ? carryOver(previous.document, previous.match, { kind, text: begun, from: previous.from, to: previous.to })
    : { text: begun, carried: [] }
  const { document, result } = examine(project, scope.uri, text, { now: scope.now, kind: kind.id })
  const targets = result?.match ? targetsOf(result.match).filter(({ isBlank }) => isBlank) : []
  const found = facts ? await gather(facts, scope, previous ? targets.map(withoutCarried) : targets) : []
  const texts: string[] = []
  const edits = found.filter((one) => !leaveOut.includes(factId(one))).flatMap(({ edits }) => editsOf(document, { edits }))
  // The lines around what was carried over are the template's.
  const kept = carried.map(({ start, end }) => {
    const words = text.slice(start, end)
    return { span: { start: start + words.length - words.trimStart().length, end }, text: words.trimStart() }
  })
  const apart = [...kept, ...edits]
    .toSorted((a, b) => a.span.start - b.span.start)
    .filter(({ span }, index, all) => span.start >= (all[index - 1]?.span.end ?? 0))
    .map(({ span, text }) => ({ span, text: markFor(texts.push(text) - 1) }))
  const body = applyEdits(document.text, apart).slice(newFrontMatter(kind.id, lineEndingOf(text)).length)
  return { body, texts, found, carried: carried.length > 0 }
}

/** What the front matter of a new handoff says beside its kind: what it carries on, of what product, and in which zone its times are. */
export function keysOf(product: string | undefined, previous: PreviousHandoff | undefined): NonNullable<NewHandoffAsked['keys']> {
  const kept = (key: string) => {
    const value = previous?.document.frontMatter?.entries.get(key)?.value
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return { product: product ?? kept('product'), timezone: kept('timezone'), previous: previous && `/${previous.from}` }
}

/** A target without what was carried over in its own form already. */
function withoutCarried(target: FillTarget): FillTarget {
  return { ...target, sources: target.sources.filter((source) => source !== 'previous.open' && source !== 'previous.issues') }
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
