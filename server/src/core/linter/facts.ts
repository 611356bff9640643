/** The facts of a handoff on which other handoffs depend. They are compact, so that thousands of closed documents fit in memory. */

import { nameKey, plainName } from '../lexicon/names.ts'
import { allOf, blocksOf, fromBlocks, reads } from '../markdown/blocks.ts'
import type { Block, Cell, Document, Place, Row, Table } from '../markdown/document.ts'
import { fieldsIn, itemsIn } from '../markdown/outline.ts'
import { fromSectionBodies } from '../markdown/sectionBodies.ts'
import { saysNone } from '../recognisers/answers.ts'
import { isClosed, saysClosed } from '../recognisers/closed.ts'
import { redactorOf } from '../recognisers/secrets/redaction.ts'
import type { Kind, Stage } from '../template/kind.ts'
import { withLetters } from '../util/anyCase.ts'
import { perObject } from '../util/perObject.ts'

/** The part of the facts that needs no check. */
export interface HandoffContents {
  /** Relative to the project, with `/`. */
  readonly path: string
  readonly kind: string
  readonly stage: Stage | undefined
  /** The key of the product that the document names; empty for none. */
  readonly product: string
  /** True for a template or an example, which takes no part in comparisons. */
  readonly example: boolean
  /** The path of the previous handoff, as the front matter gives it; `undefined` for none. */
  readonly previous: string | undefined
  readonly issues: readonly IssueFacts[]
  readonly openItems: readonly OpenItem[]
}

export interface HandoffFacts extends HandoffContents {
  /** True if it is complete and correct. */
  readonly ready: boolean
  readonly percent: number
  /** The number of open lines, and of findings to correct. */
  readonly open: number
  readonly toCorrect: number
}

export interface IssueFacts {
  readonly id: string
  readonly severity: string
  readonly workaround: string
  readonly closed: boolean
}

/** Something that the next handoff must carry over: a task not done, an issue not closed. */
export interface OpenItem {
  readonly text: string
  /** The issue id in the item, if any. */
  readonly id: string | undefined
  /** The heading above it. */
  readonly section: string
}

/** What rules may ask about other documents. It is passed in, because the core reads no disk. */
export interface Workspace {
  /** The facts of the handoff at a path relative to the project; `undefined` for a file that is missing or no handoff. */
  handoff(path: string): HandoffFacts | undefined
  /** True if there is a file at a path relative to the project. */
  exists(path: string): boolean
  /** What other open handoffs of the same folder, kind and product say about an issue that is open in them, by path. */
  sameIssue(handoff: Pick<HandoffContents, 'path' | 'kind' | 'product'>, id: string): readonly StatedIssue[]
}

/** What one handoff says about an issue. */
export interface StatedIssue {
  /** The handoff's path, relative to the project. */
  readonly path: string
  readonly severity: string
  readonly workaround: string
}

/** True if both handoffs give a value and the values differ. An empty value contradicts nothing. */
export function contradicts(mine: string, known: string): boolean {
  return mine !== '' && known !== '' && nameKey(mine) !== nameKey(known)
}

/** A row of a table about a known issue. */
export interface IssueRow extends IssueFacts {
  readonly idAt: Place
  readonly severityAt: Place | undefined
  readonly workaroundAt: Place | undefined
  readonly row: Row
}

export const issueIdPattern = String.raw`(?<![\p{L}\p{N}-])(?:[A-Z][A-Z0-9]{1,9}-\d{1,7}|#\d{1,7})(?![\p{L}\p{N}-])`
const issueId = withLetters(issueIdPattern)

/** The first issue id in a text. */
export function issueIdIn(text: string): string | undefined {
  return issueId(text).exec(text)?.[0]
}

/** The rows with an issue id in a block. */
export const issueRowsIn = perObject((block: Block): readonly IssueRow[] =>
  block.bodies.flatMap(({ elements }) => allOf(elements, 'table').flatMap(rowsOf)),
)

/** The rows with an issue id in all tables of a document. The array stays the same until an edit touches one of them. */
export const issueRowsOf = fromBlocks(issueRowsIn)

function rowsOf(table: Table): IssueRow[] {
  const column = (pattern: RegExp) => table.columns.findIndex((cell) => pattern.test(cell.text))
  const severity = column(/severity|priority|^sev\b|schwere|priorität|重要度|优先级/i)
  const workaround = column(/work-?\s?around|umgehung|回避策|規避|规避/i)
  if (severity < 0 && workaround < 0) return []
  const named = column(/\b(?:id|issue|ticket|key|bug|incident|nr)\b|番号|编号/i)
  const text = (cell: Cell | undefined) => cell?.text ?? ''
  return table.rows.flatMap((row) => {
    const cell = row.cells[Math.max(0, named)]
    const id = issueIdIn(text(cell))
    if (!cell || !id) return []
    return [
      {
        id,
        idAt: cell.at,
        severity: text(row.cells[severity]),
        severityAt: row.cells[severity]?.at,
        workaround: text(row.cells[workaround]),
        workaroundAt: row.cells[workaround]?.at,
        closed: isClosed(row, table),
        row,
      },
    ]
  })
}

/** The part of a check result that the facts are made of. */
interface Checked {
  readonly document: Document
  readonly kind: Kind | undefined
  readonly stage: Stage | undefined
  readonly readiness: (Pick<HandoffFacts, 'ready' | 'percent' | 'open'> & { readonly toCorrect: readonly unknown[] }) | undefined
}

/** The facts of a checked document; `undefined` for one that is no handoff. */
export function factsOf(result: Checked, path: string): HandoffFacts | undefined {
  const { kind, readiness } = result
  if (!kind || !readiness) return undefined
  const { ready, percent, open, toCorrect } = readiness
  return { ...contentsOf({ ...result, kind }, path), ready, percent, open, toCorrect: toCorrect.length }
}

/** The facts of a document, each computed on first use. */
export class OwnContents implements HandoffContents {
  readonly path: string
  readonly kind: string
  readonly stage: Stage | undefined
  readonly #document: Document

  constructor(document: Document, kind: Pick<Kind, 'id'>, stage: Stage | undefined, path: string) {
    this.path = path
    this.kind = kind.id
    this.stage = stage
    this.#document = document
  }

  get product(): string {
    return productOf(this.#document)
  }

  get example(): boolean {
    return isExample(this.#document, this.path)
  }

  get previous(): string | undefined {
    const previous = previousOf(this.#document)
    return previous === undefined ? undefined : resolvePath(this.path, previous)
  }

  get issues(): readonly IssueFacts[] {
    return issueFactsOf(this.#document)
  }

  get openItems(): readonly OpenItem[] {
    return openItemsOf(this.#document)
  }
}

/** The facts that depend only on the text, the kind and the stage. */
export function contentsOf(
  { document, kind, stage }: { readonly document: Document; readonly kind: Pick<Kind, 'id'>; readonly stage: Stage | undefined },
  path: string,
): HandoffContents {
  return {
    path,
    kind: kind.id,
    stage,
    product: productOf(document),
    example: isExample(document, path),
    previous: previousOf(document),
    issues: issueFactsOf(document),
    openItems: openItemsOf(document),
  }
}

function issueFactsOf(document: Document): IssueFacts[] {
  const redact = redactorOf(document)
  return issueRowsOf(document).map(({ id, severity, workaround, closed }) => ({
    id,
    severity: redact(severity),
    workaround: redact(workaround),
    closed,
  }))
}

function previousOf(document: Document): string | undefined {
  const previous = document.frontMatter?.entries.get('previous')?.value
  return typeof previous === 'string' ? previous : undefined
}

/** The path of the incident that a status update is about, relative to its project; `undefined` for any other document. */
export function incidentOf(document: Document, path: string): string | undefined {
  const incident = document.frontMatter?.entries.get('incident')?.value
  // Many teams write the incident's number here.
  return typeof incident === 'string' && /\.(?:md|markdown|mdown|qmd)$/i.test(incident) ? resolvePath(path, incident) : undefined
}

const productName = /^(?:product|service|system|application|produkt|製品|产品)(?:$| )/
const products = fromSectionBodies(({ elements }) => {
  const field = fieldsIn(elements).find(({ field: { label } }) => productName.test(plainName(label)))?.field
  return field?.value.empty ? undefined : field
})

function productOf(document: Document): string {
  const written = document.frontMatter?.entries.get('product')?.value
  if (typeof written === 'string') return nameKey(written)
  const [first] = products(document)
  return first ? nameKey(first.found.value.text) : ''
}

function isExample(document: Document, path: string): boolean {
  const entries = document.frontMatter?.entries
  const marked = entries?.get('template')?.value === true || entries?.get('example')?.value === true
  return (
    marked ||
    /(?:^|\/)(?:templates?|examples?|\.handoff)\//i.test(path) ||
    /template|example|vorlage|beispiel/i.test(path.slice(path.lastIndexOf('/') + 1))
  )
}

const pendingReader = reads((block) => allOf(block.contents, 'item').some(({ box }) => box && !box.ticked))

function openItemsOf(document: Document): OpenItem[] {
  const open: OpenItem[] = []
  const redact = redactorOf(document)
  const sections = new Set(blocksOf(document, pendingReader).flatMap((block) => document.sectionsIn(block)))
  for (const section of sections) {
    const heading = section.heading?.text ?? ''
    for (const { item } of itemsIn(section.elements)) {
      const pending = item.box && !item.box.ticked
      if (!pending || item.text === '' || saysNone(item.text) || saysClosed(item.at.block.text.slice(item.textAt.start, item.textAt.end)))
        continue
      open.push({ text: redact(item.text), id: issueIdIn(item.text), section: heading })
    }
  }
  for (const { id, closed, row } of issueRowsOf(document)) {
    if (closed) continue
    open.push({
      text: redact(
        row.cells
          .map((cell) => cell.text)
          .filter((text) => text !== '')
          .slice(0, 2)
          .join(' '),
      ),
      id,
      section: '',
    })
  }
  return open
}

/** Resolves a path in a document to one relative to the project; `undefined` if it leads out of the project. */
export function resolvePath(from: string, target: string): string | undefined {
  return joinPath(from, target.replace(/[#?].*$/, ''))
}

/** Like `resolvePath`, for a plain path in which `#` and `?` are ordinary characters. */
export function joinPath(from: string, target: string): string | undefined {
  // Windows also separates names with a backslash. A path that leads out there is refused everywhere.
  if (target.includes('\\') && joinPath(from, target.replaceAll('\\', '/')) === undefined) return undefined
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}
