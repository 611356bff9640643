/** Closed handoffs of the workspace. They are read on demand and kept as digests of names and places. */
import type { Range } from 'vscode-languageserver-types'
import { lastUpdate } from '../../core/chronology/updates.ts'
import { nameKey } from '../../core/lexicon/names.ts'
import { incidentOf, issueRowsOf } from '../../core/linter/facts.ts'
import type { Readiness } from '../../core/linter/readiness.ts'
import type { Cell, Document, Table } from '../../core/markdown/document.ts'
import { fieldsIn, fieldsOf } from '../../core/markdown/outline.ts'
import { allSections } from '../../core/markdown/sections.ts'
import { matchKind } from '../../core/matching/match.ts'
import { placeholdersIn } from '../../core/recognisers/placeholders.ts'
import { type Redact, redactorOf } from '../../core/recognisers/secrets/redaction.ts'
import { type UpdateRole, updateRole } from '../../core/summary/update.ts'
import { detectKind } from '../../core/template/detect.ts'
import type { Kind, Part, SectionPart } from '../../core/template/kind.ts'
import { stageOf } from '../../core/template/stages.ts'
import { valueTypeOf } from '../../core/template/value.ts'
import { inTime } from '../../workspace/budget.ts'
import { FactCache } from '../../workspace/factCache.ts'
import type { Host } from '../../workspace/host.ts'
import { below, markdownExtensions, nameOf, normalized } from '../../workspace/locations.ts'
import { mapConcurrently } from '../../workspace/mapConcurrently.ts'
import { pathIn } from '../../workspace/project.ts'
import type { FileEvent } from '../../workspace/projectIndex.ts'
import type { WorkspaceIndex } from '../../workspace/workspaceIndex.ts'
import { rangeOf } from '../convert/ranges.ts'
import { type Handoff, mentionsOf } from './issueIds.ts'

/** A person named in a handoff, with the label before the name. */
export interface Person {
  readonly name: string
  readonly role: string
}

/** A row about an issue. */
export interface IssueEntry {
  readonly id: string
  /** The name of the row's issue; empty if it only has an id. */
  readonly title: string
  readonly severity: string
  readonly status: string
  readonly workaround: string
  readonly closed: boolean
  readonly range: Range
}

/** What other documents want to know about a handoff. */
export interface HandoffDigest {
  readonly uri: string
  readonly kindTitle: string
  readonly stage: string | undefined
  readonly title: string
  readonly titleRange: Range
  readonly issues: readonly IssueEntry[]
  /** All issue ids, each at its first place. */
  readonly ids: readonly { readonly id: string; readonly range: Range }[]
  readonly openLines: readonly { readonly label: string; readonly range: Range }[]
  readonly people: readonly Person[]
  /** What it says as an update on an incident; left out for any other handoff. */
  readonly update?: UpdateDigest
}

/** A status update. */
export interface UpdateDigest {
  readonly uri: string
  /** The URI of the document of the incident, if it names one. */
  readonly incident: string | undefined
  /** Milliseconds since 1970; `undefined` if it does not say when. */
  readonly posted: number | undefined
  readonly audience: string
  readonly channel: string
}

const maxConcurrentReads = 16

/** The part of the host that is needed. */
export interface Sources extends Pick<Host, 'document' | 'folders' | 'files' | 'now' | 'within'> {
  readonly features: Pick<Host['features'], 'watchesFiles'>
  readonly readAlone: WorkspaceIndex['readAlone']
}

export class ClosedHandoffs {
  readonly #sources: Sources
  #lists: FactCache<readonly string[]>
  #digests: FactCache<HandoffDigest | undefined>

  constructor(sources: Sources) {
    this.#sources = sources
    this.#lists = this.#newLists()
    this.#digests = this.#newDigests()
  }

  /**
   * The digests of closed handoffs. `maxReads` limits how many files are read now; known digests are always returned, and the next request
   * continues. `isCancelled` ends the reading early.
   */
  async digests(maxReads = Infinity, isCancelled: () => boolean = () => false): Promise<HandoffDigest[]> {
    const uris = await this.#closed()
    const unread = uris.filter((uri) => !this.#digests.get(uri)?.isFresh).slice(0, maxReads)
    await mapConcurrently(unread, maxConcurrentReads, async (uri) => {
      if (!isCancelled()) await this.#digests.fetch(uri)
    })
    return uris.flatMap((uri) => this.#digests.get(uri)?.fact ?? [])
  }

  /** The closed handoffs whose text contains some words, read from their files now. */
  async holding(words: string): Promise<Handoff[]> {
    const found = await mapConcurrently(await this.#closed(), maxConcurrentReads, async (uri) => {
      const text = await this.#sources.files.readFile(uri)
      return text?.includes(words) ? this.#read(uri, text) : undefined
    })
    return found.filter((handoff) => handoff?.result?.kind !== undefined) as Handoff[]
  }

  /** Records changes of files. */
  touched(events: readonly { readonly uri: string; readonly type: FileEvent }[]): void {
    for (const { uri } of events) this.#digests.invalidate(normalized(uri))
    if (events.some(({ type }) => type !== 'changed')) for (const folder of this.#sources.folders()) this.#lists.invalidate(folder)
  }

  /** Forgets everything. */
  reset(): void {
    this.#lists = this.#newLists()
    this.#digests = this.#newDigests()
  }

  #newLists(): FactCache<readonly string[]> {
    const { files, now, features } = this.#sources
    const glob = `**/*.{${markdownExtensions.join(',')}}`
    const read = async (folder: string) => (await files.listFiles(folder, glob)).map(normalized).sort()
    return new FactCache({ name: 'list', read, now, watched: () => features.watchesFiles, changed: () => undefined })
  }

  #newDigests(): FactCache<HandoffDigest | undefined> {
    const { now, features } = this.#sources
    const read = async (uri: string) => {
      const handoff = await this.#read(uri)
      return handoff && inTime(this.#sources.within, () => handoffDigest(handoff))
    }
    return new FactCache({ name: 'digest', read, now, watched: () => features.watchesFiles, changed: () => undefined })
  }

  async #closed(): Promise<string[]> {
    const { folders, document } = this.#sources
    const lists = folders().map(async (folder) => {
      if (!this.#lists.get(folder)?.isFresh) await this.#lists.fetch(folder)
      return this.#lists.get(folder)?.fact ?? []
    })
    return [...new Set((await Promise.all(lists)).flat())].filter((uri) => document(uri) === undefined)
  }

  async #read(uri: string, text?: string): Promise<Handoff | undefined> {
    const read = await this.#sources.readAlone(uri, text)
    if (read === undefined) return undefined
    const { project, document, options } = read
    return { uri, project, document, result: detectKind(document, options.kinds, options.path, options.forced) }
  }
}

/** The digest of a handoff; `undefined` for other documents. `readiness` is passed if the document was checked. */
export function handoffDigest(handoff: Handoff, readiness?: Readiness): HandoffDigest | undefined {
  const { uri, document, result } = handoff
  const kind = result?.kind
  if (kind === undefined) return undefined
  const requirements = readiness?.requirements ?? matchKind(document, kind, stageOf(document)).requirements
  const title = titleOf(document, uri)
  const redact = redactorOf(document)
  const ids = new Map<string, Range>()
  for (const { id, at } of mentionsOf(handoff)) if (!ids.has(id)) ids.set(id, rangeOf(document.lines, document.spanOf(at)))
  return {
    uri,
    kindTitle: kind.title,
    stage: stageOf(document),
    title: redact(title.name),
    titleRange: rangeOf(document.lines, title.span),
    issues: issuesOf(document, redact),
    ids: Array.from(ids, ([id, range]) => ({ id, range })),
    openLines: requirements
      .filter(({ state }) => state === 'open')
      .map(({ label, at }) => ({ label: redact(label), range: rangeOf(document.lines, document.spanOf(at)) })),
    people: peopleOf(document, kind),
    ...updateDigest(handoff),
  }
}

function updateDigest(handoff: Handoff): Pick<HandoffDigest, 'update'> {
  const { uri, project, document } = handoff
  const incident = incidentOf(document, pathIn(project, uri))
  if (incident === undefined || project.root === undefined) return {}
  return { update: { ...updateIn(handoff), incident: below(project.root, incident) } }
}

/** What a document says as a status update. */
export function updateIn({ uri, document }: Pick<Handoff, 'uri' | 'document'>): UpdateDigest {
  const redact = redactorOf(document)
  const said = (role: UpdateRole) =>
    redact(fieldsOf(document).find(({ label, value }) => updateRole(label) === role && !isBlank(value))?.value.text ?? '')
  return { uri, incident: undefined, posted: lastUpdate(document)?.instant, audience: said('audience'), channel: said('channel') }
}

/** The first heading with words, else the file's name. */
export function titleOf(document: Document, uri: string): { name: string; span: { start: number; end: number } } {
  for (const { heading } of allSections(document.root))
    if (heading && heading.text !== '') return { name: heading.text, span: document.spanOf(heading.textAt) }
  return { name: nameOf(uri), span: { start: 0, end: 0 } }
}

function issuesOf(document: Document, redact: Redact): IssueEntry[] {
  const headers = new Map<object, readonly Cell[]>()
  for (const table of tablesOf(document)) for (const row of table.rows) headers.set(row, table.columns)
  return issueRowsOf(document).map(({ id, idAt, severity, workaround, closed, row }) => {
    const columns = headers.get(row) ?? []
    const cell = (name: RegExp) => redact(row.cells[columns.findIndex(({ text }) => name.test(text))]?.text ?? '')
    const title = cell(/description|title|summary|issue|problem|beschreibung/i).replace(id, '')
    return {
      ...{ id, severity: redact(severity), workaround: redact(workaround), closed },
      title: (title || redact(row.cells[1]?.text ?? '')).replace(/^[\s:–—-]+/, '').slice(0, 120),
      status: cell(/^(?:status|state|stand)$/i),
      range: rangeOf(document.lines, document.spanOf(idAt)),
    }
  })
}

/** The people named in a document, behind labels and in columns for people; each once. */
export function peopleOf(document: Document, kind: Kind | undefined): Person[] {
  const labels = new Set(kind ? personLabels(kind).map(nameKey) : [])
  const isPerson = (label: string) => labels.has(nameKey(label)) || valueTypeOf('', label) === 'person'
  const people = new Map<string, string>()
  const add = (text: string, role: string, blank: boolean) => {
    const name = text.replace(/\s*[,;(|].*$/, '').trim()
    // More words than this begin a sentence.
    const isName = /^[\p{L}@][\p{L}\p{M}\d .'’@_-]{1,39}$/u.test(name) && name.split(/\s+/).length <= 5
    if (!blank && isName && !people.has(name)) people.set(name, role)
  }
  for (const { elements } of allSections(document.root))
    for (const { field } of fieldsIn(elements)) if (isPerson(field.label)) add(field.value.text, field.label, isBlank(field.value))
  for (const table of tablesOf(document))
    for (const [index, column] of table.columns.entries())
      if (isPerson(column.text))
        for (const row of table.rows) if (row.cells[index]) add(row.cells[index].text, column.text, isBlank(row.cells[index]))
  return Array.from(people, ([name, role]) => ({ name, role }))
}

/** The roles of a kind: its labels for people. */
export function rolesOf(kind: Kind | undefined): string[] {
  const roles = (kind ? personLabels(kind) : []).filter((label) =>
    /\b(?:lead|manager|engineer|commander|director|officer|head|on-?call)\b/i.test(label),
  )
  return [...new Set(roles)]
}

function personLabels(kind: Kind): string[] {
  const labels: string[] = []
  const visit = (part: Part) => {
    if (part.type === 'field' && (part.valueType === 'person' || part.signOff)) labels.push(part.name, ...part.aliases)
    if (part.type === 'table') for (const { name, valueType } of part.columns) if (valueType === 'person') labels.push(name)
    if (part.type === 'record') part.fields.forEach(visit)
    if (part.type === 'section') [...part.parts, ...(part satisfies SectionPart).sections].forEach(visit)
  }
  visit(kind.root)
  return labels
}

function tablesOf(document: Document): Table[] {
  return Array.from(allSections(document.root)).flatMap(({ elements }) => elements.filter((element) => element.type === 'table'))
}

function isBlank({ at }: { readonly at: Cell['at'] }): boolean {
  return placeholdersIn(at.block).some((blank) => blank.at.start < at.end && at.start < blank.at.end)
}
