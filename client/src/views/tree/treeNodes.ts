/**
 * The nodes of the readiness tree. They do not depend on VS Code. A node stays the same object while its content changes, since VS Code
 * identifies rows by it, and unchanged rows are not redrawn.
 */
import type { DocumentReadiness, OpenLine, SectionReadiness } from '../../../../server/src/protocol.ts'
import type { TreeOptions } from './treeOptions.ts'

/** The worst state below a node; `met` if nothing is open or to be corrected. */
export type NodeState = OpenLine['severity'] | 'met'

export type TreeNode = GroupNode | DocumentNode | SectionNode | LineNode

export interface GroupNode {
  readonly type: 'group'
  readonly id: string
  readonly groupBy: TreeOptions['groupBy']
  /** What its documents share: the title of a kind, a stage (empty for none), a folder, a state. */
  readonly key: string
  documents: readonly DocumentNode[]
  /** The number of finished documents. */
  ready: number
}

export interface DocumentNode {
  readonly type: 'document'
  /** Stable over edits, like the ids of other nodes, since VS Code remembers expanded rows by it. */
  readonly id: string
  parent: GroupNode | undefined
  /** Without the lines that are filtered out. */
  document: DocumentReadiness
  /** `undefined` until they are first shown. */
  sections: readonly SectionNode[] | undefined
}

export interface SectionNode {
  readonly type: 'section'
  readonly id: string
  readonly parent: DocumentNode
  section: SectionReadiness
  state: NodeState
  lines: readonly LineNode[]
}

export interface LineNode {
  readonly type: 'line'
  readonly id: string
  readonly parent: SectionNode
  line: OpenLine
}

/** The worst state in a document; `met` only if nothing is open or to be corrected. */
export function stateOf(document: DocumentReadiness): NodeState {
  if (document.ready) return 'met'
  if (document.errors > 0) return 'error'
  const state = worst(document.sections.flatMap((section) => section.lines))
  return state === 'met' ? 'information' : state
}

/**
 * The title of a document for its row. A part before a colon or dash that only repeats the kind is left out, because many rows that begin
 * alike would be cut off before they differ.
 */
export function documentLabel(document: Labelled): string {
  // Sorting compares the label of each row many times.
  const label = labels.get(document) ?? withoutKind(document)
  labels.set(document, label)
  return label
}

const labels = new WeakMap<Labelled, string>()

type Labelled = Pick<DocumentReadiness, 'title' | 'kind' | 'kindTitle'>

/** The title without the name of its kind, in the user's language or the template's. */
function withoutKind({ title, kind, kindTitle }: Labelled): string {
  const [, prefix, label] = /^(.+?)(?::\s|：|\s[-–—]\s)\s*(\S.*)$/su.exec(title) ?? []
  if (prefix === undefined || label === undefined) return title
  const [words, kindWords] = [wordsOf(prefix), new Set(wordsOf(`${kind} ${kindTitle}`))]
  return words.length > 0 && words.every((word) => kindWords.has(word)) ? label : title
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** A section's own heading, and those above it, which the server joins. */
export function splitTitle(title: string): { readonly name: string; readonly path: string } {
  const at = title.lastIndexOf(' › ')
  return at === -1 ? { name: title, path: '' } : { name: title.slice(at + 3), path: title.slice(0, at) }
}

/** The number of unfinished documents, and of their open lines and findings to correct. */
export function countOpen(documents: Iterable<DocumentReadiness>): {
  readonly undone: number
  readonly open: number
  readonly toCorrect: number
} {
  const all = [...documents]
  const sum = (key: 'open' | 'toCorrect') => all.reduce((total, document) => total + document[key], 0)
  return { undone: all.filter((document) => !document.ready).length, open: sum('open'), toCorrect: sum('toCorrect') }
}

/** The number of a section's open lines and findings to correct. */
export function countSection({ lines }: SectionReadiness): { readonly open: number; readonly toCorrect: number } {
  const open = lines.filter(({ isOpen }) => isOpen).length
  return { open, toCorrect: lines.reduce((sum, line) => sum + line.toCorrect, 0) }
}

/** The document of a node; `undefined` for a group. */
export function documentOf(node: TreeNode): DocumentNode | undefined {
  if (node.type === 'group') return undefined
  if (node.type === 'document') return node
  return node.type === 'section' ? node.parent : node.parent.parent
}

/** From best to worst. */
export const states: readonly NodeState[] = ['met', 'information', 'warning', 'error']

/** Updates a node and those below it that were shown, and returns the topmost changed ones. */
export function updateDocument(node: DocumentNode, document: DocumentReadiness): readonly TreeNode[] {
  const before = node.document
  node.document = document
  const changedBelow: TreeNode[] = []
  let sameSections = true
  if (node.sections) {
    const sections = node.sections
    node.sections = sectionsOf(node, sections, changedBelow)
    sameSections = isSameList(sections, node.sections)
  }
  return sameSections && documentRow(before) === documentRow(document) ? changedBelow : [node]
}

/** The sections with something open, in document order; known nodes are reused. */
export function sectionsOf(parent: DocumentNode, known: readonly SectionNode[] = [], changed: TreeNode[] = []): SectionNode[] {
  const byId = new Map(known.map((node) => [node.id, node]))
  const named = numberRepeated(parent.document.sections, ({ title }) => title)
  return named.flatMap(([section, key]) => {
    if (section.lines.length === 0) return []
    const id = `${parent.id}#${key}`
    const state = worst(section.lines)
    const before = byId.get(id)
    const node: SectionNode = before ?? { type: 'section', id, parent, section, state, lines: [] }
    const changedLines: TreeNode[] = []
    const lines = linesOf(node, section, node.lines, changedLines)
    const same = isSameList(node.lines, lines) && node.state === state
    Object.assign(node, { section, state, lines })
    if (before) changed.push(...(same ? changedLines : [node]))
    return [node]
  })
}

function linesOf(parent: SectionNode, section: SectionReadiness, known: readonly LineNode[], changed: TreeNode[]): LineNode[] {
  const byId = new Map(known.map((node) => [node.id, node]))
  return numberRepeated(section.lines, ({ faults: [first], label }) => `${first?.rule ?? ''}/${label}`).map(([line, key]) => {
    const id = `${parent.id}#${key}`
    const before = byId.get(id)
    if (!before) return { type: 'line', id, parent, line }
    if (lineRow(before.line) !== lineRow(line)) changed.push(before)
    before.line = line
    return before
  })
}

/** What the row and tooltip of a document show. */
function documentRow(document: DocumentReadiness): string {
  const { title, kindTitle, stage, met, waived, notApplicable, ready, errors } = document
  const hasLines = document.sections.some(({ lines }) => lines.length > 0)
  const counts = [met, waived, notApplicable, ready, errors]
  return JSON.stringify([
    title,
    kindTitle,
    stage,
    counts,
    document.state,
    document.corrections.map(({ words }) => words),
    stateOf(document),
    hasLines,
  ])
}

/** What the row of a line shows. Its place is not included, because it is looked up on a click. */
function lineRow({ label, words, severity, actions, faults }: OpenLine): string {
  return JSON.stringify([label, words, severity, actions, faults.map(({ message }) => message)])
}

function worst(lines: readonly OpenLine[]): NodeState {
  const severities = new Set(lines.map(({ severity }) => severity))
  return states.findLast((state) => state !== 'met' && severities.has(state)) ?? 'met'
}

function isSameList(a: readonly TreeNode[], b: readonly TreeNode[]): boolean {
  return a.length === b.length && a.every((node, index) => node === b[index])
}

/** Each value with a key that is unique in the list: its name, numbered from its second occurrence on. */
function numberRepeated<Value>(values: readonly Value[], nameOf: (value: Value) => string): (readonly [Value, string])[] {
  const seen = new Map<string, number>()
  return values.map((value) => {
    const name = nameOf(value)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return [value, count === 1 ? name : `${name}#${count}`] as const
  })
}
