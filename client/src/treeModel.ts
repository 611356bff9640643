/** What the readiness tree shows: documents, their sections, and the lines that are open. Knows nothing of the editor. */
import type { DocumentReadiness, OpenLine, SectionReadiness } from '../../server/src/protocol.ts'

/** The worst of what is open below a node; `met` if nothing is. */
export type NodeState = OpenLine['severity'] | 'met'

export type TreeNode = DocumentNode | SectionNode | LineNode

/** A handoff. The object stays the same while its readiness changes, since VS Code refreshes a row by its object. */
export interface DocumentNode {
  readonly type: 'document'
  /** Stays the same over edits, as those of the other nodes do: by it VS Code remembers what is expanded. */
  readonly id: string
  document: DocumentReadiness
}

export interface SectionNode {
  readonly type: 'section'
  readonly id: string
  readonly parent: DocumentNode
  readonly section: SectionReadiness
  readonly state: NodeState
}

export interface LineNode {
  readonly type: 'line'
  readonly id: string
  readonly parent: SectionNode
  readonly line: OpenLine
}

/** Documents in the order of their titles, which an edit of their text does not change. */
export function compareDocuments(a: DocumentReadiness, b: DocumentReadiness): number {
  return collator.compare(a.title, b.title) || collator.compare(a.uri, b.uri)
}

/** The sections of a document in which something is open, in document order. */
export function sectionsOf(parent: DocumentNode): SectionNode[] {
  const numbered = numberRepeated(parent.document.sections, (section) => section.title)
  return numbered
    .filter(([section]) => section.lines.length > 0)
    .map(([section, key]) => ({ type: 'section', id: `${parent.id}#${key}`, parent, section, state: worst(section.lines) }))
}

/** The open lines of a section, in document order. */
export function linesOf(parent: SectionNode): LineNode[] {
  const numbered = numberRepeated(parent.section.lines, (line) => `${line.rule}/${line.label}`)
  return numbered.map(([line, key]) => ({ type: 'line', id: `${parent.id}#${key}`, parent, line }))
}

/** A section's own heading, and those around it; the server joins them. */
export function splitTitle(title: string): { readonly name: string; readonly path: string } {
  const at = title.lastIndexOf(' › ')
  return at === -1 ? { name: title, path: '' } : { name: title.slice(at + 3), path: title.slice(0, at) }
}

/** The worst that is open in a document; errors that are no open line count too. */
export function stateOf(document: DocumentReadiness): NodeState {
  return document.errors > 0 ? 'error' : worst(document.sections.flatMap((section) => section.lines))
}

/** How many documents are not ready, and how many lines are open in all of them. */
export function countOpen(documents: Iterable<DocumentReadiness>): { readonly notReady: number; readonly open: number } {
  const all = [...documents]
  return { notReady: all.filter((document) => !document.ready).length, open: all.reduce((sum, document) => sum + document.open, 0) }
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
const states: readonly NodeState[] = ['met', 'information', 'warning', 'error']

function worst(lines: readonly OpenLine[]): NodeState {
  return states[Math.max(0, ...lines.map((line) => states.indexOf(line.severity)))] ?? 'met'
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
