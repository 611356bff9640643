/**
 * The rows of the readiness tree. Knows nothing of the editor. A node stays the same object while what it shows changes, since VS Code
 * knows a row by it; and what did not change is not drawn again.
 */
import type { DocumentReadiness, OpenLine, SectionReadiness } from '../../../../server/src/protocol.ts'
import type { TreeOptions } from './treeOptions.ts'

/** The worst of what is open or to be corrected below a node; `met` if nothing is. */
export type NodeState = OpenLine['severity'] | 'met'

export type TreeNode = GroupNode | DocumentNode | SectionNode | LineNode

export interface GroupNode {
  readonly type: 'group'
  readonly id: string
  readonly groupBy: TreeOptions['groupBy']
  /** What its documents share: the title of a kind, a stage (empty for none), a folder, a state. */
  readonly key: string
  documents: readonly DocumentNode[]
  /** How many of them are complete, with nothing to correct. */
  ready: number
}

export interface DocumentNode {
  readonly type: 'document'
  /** Stays the same over edits, as those of the other nodes do: by it VS Code remembers what is expanded. */
  readonly id: string
  parent: GroupNode | undefined
  /** Without the lines that are filtered out. */
  document: DocumentReadiness
  /** `undefined` until somebody has looked at them. */
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

/** The worst of what is open or to be corrected in a document; `met` only if nothing is. */
export function stateOf(document: DocumentReadiness): NodeState {
  if (document.ready) return 'met'
  if (document.errors > 0) return 'error'
  const state = worst(document.sections.flatMap((section) => section.lines))
  return state === 'met' ? 'information' : state
}

/**
 * The title of a document as its row shows it: what stands before its first colon or dash is left out where it only repeats the kind, since
 * many rows that begin alike are cut off before they differ.
 */
export function documentLabel(document: Labelled): string {
  // Rows are sorted by it, at which each is asked for again and again.
  const label = labels.get(document) ?? withoutKind(document)
  labels.set(document, label)
  return label
}

const labels = new WeakMap<Labelled, string>()

type Labelled = Pick<DocumentReadiness, 'title' | 'kind' | 'kindTitle'>

/** The title without the name of its kind, be it that of the reader's language or that of the template. */
function withoutKind({ title, kind, kindTitle }: Labelled): string {
  const [, prefix, label] = /^(.+?)(?::\s|：|\s[-–—]\s)\s*(\S.*)$/su.exec(title) ?? []
  if (prefix === undefined || label === undefined) return title
  const [words, kindWords] = [wordsOf(prefix), new Set(wordsOf(`${kind} ${kindTitle}`))]
  return words.length > 0 && words.every((word) => kindWords.has(word)) ? label : title
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** A section's own heading, and those around it; the server joins them. */
export function splitTitle(title: string): { readonly name: string; readonly path: string } {
  const at = title.lastIndexOf(' › ')
  return at === -1 ? { name: title, path: '' } : { name: title.slice(at + 3), path: title.slice(0, at) }
}

/** How many documents are not done, and in all of them how many lines are open and how much is to be corrected. */
export function countOpen(documents: Iterable<DocumentReadiness>): {
  readonly undone: number
  readonly open: number
  readonly toCorrect: number
} {
  const all = [...documents]
  const sum = (key: 'open' | 'toCorrect') => all.reduce((total, document) => total + document[key], 0)
  return { undone: all.filter((document) => !document.ready).length, open: sum('open'), toCorrect: sum('toCorrect') }
}

/** How many lines of a section are open, and how much is to be corrected in it. */
export function countSection({ lines }: SectionReadiness): { readonly open: number; readonly toCorrect: number } {
  const open = lines.filter(({ isOpen }) => isOpen).length
  return { open, toCorrect: lines.reduce((sum, line) => sum + line.toCorrect, 0) }
}

/** The document that a node is or is in; `undefined` for a group. */
export function documentOf(node: TreeNode): DocumentNode | undefined {
  if (node.type === 'group') return undefined
  if (node.type === 'document') return node
  return node.type === 'section' ? node.parent : node.parent.parent
}

/** From the best to the worst. */
export const states: readonly NodeState[] = ['met', 'information', 'warning', 'error']

/** Puts what is new into a node and those below it that were looked at, and gives the topmost of them that are another now. */
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

/** The sections in which something is open, in document order; those that are known stay what they are. */
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

/** What the row of a document and its tooltip show. */
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

/** What the row of a line shows. Not where it is: that is looked up when somebody goes there. */
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

/** Each value with a key that is unique in the list: its name, numbered from the second of that name on. */
function numberRepeated<Value>(values: readonly Value[], nameOf: (value: Value) => string): (readonly [Value, string])[] {
  const seen = new Map<string, number>()
  return values.map((value) => {
    const name = nameOf(value)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return [value, count === 1 ? name : `${name}#${count}`] as const
  })
}
