/** The content and order of the readiness tree: documents, alone or in groups. It does not depend on VS Code. */
import type { DocumentReadiness } from '../../../../server/src/protocol.ts'
import {
  type DocumentNode,
  documentLabel,
  documentOf,
  type GroupNode,
  type LineNode,
  sectionsOf,
  stateOf,
  states,
  type TreeNode,
  updateDocument,
} from './treeNodes.ts'
import { defaultTreeOptions, shownOf, type TreeOptions } from './treeOptions.ts'

/** The location of a document. */
export interface DocumentPlace {
  /** The name of its workspace folder if there are several, else empty. */
  readonly root: string
  /** Its folder relative to the workspace folder, with that one's name if there are several. */
  readonly folder: string
  /** The path as shown to the user. */
  readonly path: string
}

/** Zero-based. */
export interface CursorPosition {
  readonly line: number
  readonly character: number
}

export class TreeModel {
  readonly #documents: ReadonlyMap<string, DocumentReadiness>
  readonly #placeOf: (uri: string) => DocumentPlace
  readonly #nodes = new Map<string, DocumentNode>()
  #groups = new Map<string, GroupNode>()
  #options = defaultTreeOptions

  /** Over a map of documents by URI that may change; call `update` when it does. */
  constructor(documents: ReadonlyMap<string, DocumentReadiness>, placeOf: (uri: string) => DocumentPlace) {
    this.#documents = documents
    this.#placeOf = placeOf
  }

  get options(): TreeOptions {
    return this.#options
  }

  /** The number of visible documents. */
  get size(): number {
    return this.#nodes.size
  }

  /** Groups, or documents without groups. */
  get roots(): readonly TreeNode[] {
    return this.#options.groupBy === 'none' ? [...this.#nodes.values()] : [...this.#groups.values()]
  }

  /** The node of a document; `undefined` if it is hidden. */
  node(uri: string): DocumentNode | undefined {
    return this.#nodes.get(uri)
  }

  /** Rebuilds the tree for some options; any node may change. */
  rebuild(options = this.#options): void {
    this.#options = options
    const shown = [...this.#documents.values()].flatMap((document) => this.#shown(document) ?? [])
    const previous = new Map(this.#nodes)
    this.#nodes.clear()
    for (const document of shown.sort((a, b) => this.#compare(a, b))) {
      const node = previous.get(document.uri) ?? { type: 'document', id: document.uri, parent: undefined, document, sections: undefined }
      updateDocument(node, document)
      this.#nodes.set(document.uri, node)
    }
    this.#buildGroups()
  }

  /**
   * Updates some documents. Returns the nodes whose own row or list of children changed, without those below another one;
   * `undefined` if the list of documents changed.
   */
  update(uris: readonly string[]): readonly TreeNode[] | undefined {
    const shown = [...new Set(uris)].map((uri) => {
      const document = this.#documents.get(uri)
      return { node: this.#nodes.get(uri), document: document && this.#shown(document) }
    })
    const isOtherList = shown.some(
      ({ node, document }) =>
        (node === undefined) !== (document === undefined) || (document && node?.parent && node.parent.key !== this.#keyOf(document)),
    )
    const changed = shown.flatMap(({ node, document }) => (node && document ? updateDocument(node, document) : []))
    if (isOtherList || shown.some(({ node }) => node && this.#isMisplaced(node))) {
      this.rebuild()
      return undefined
    }
    const groups = [...this.#groups.values()].filter((group) => {
      const before = group.ready
      group.ready = countReady(group.documents)
      return group.ready !== before
    })
    return [...groups, ...changed.filter((node) => !groups.some((group) => group === documentOf(node)?.parent))]
  }

  /** The nodes below a node, created on first use. */
  childrenOf(node: TreeNode): readonly TreeNode[] {
    if (node.type === 'group') return node.documents
    if (node.type === 'section') return node.lines
    if (node.type === 'line') return []
    node.sections ??= sectionsOf(node)
    return node.sections
  }

  /** The open line at a place: of several the `preferred` one, else the smallest; `undefined` for none. */
  lineAt(uri: string, { line, character }: CursorPosition, preferred?: TreeNode): LineNode | undefined {
    const document = this.#nodes.get(uri)
    if (document === undefined) return undefined
    const lines = this.childrenOf(document).flatMap((section) => this.childrenOf(section)) as readonly LineNode[]
    const touching = lines.filter(({ line: { range } }) => {
      const [start, end] = [range.start, range.end]
      const isBehind = line > start.line || (line === start.line && character >= start.character)
      return isBehind && (line < end.line || (line === end.line && character <= end.character))
    })
    const near = touching.length > 0 ? touching : lines.filter(({ line: { range } }) => range.start.line === line)
    return near.find((one) => one === preferred) ?? [...near].sort((a, b) => linesIn(a) - linesIn(b))[0]
  }

  #shown(document: DocumentReadiness): DocumentReadiness | undefined {
    return shownOf(document, this.#options, this.#placeOf(document.uri).path)
  }

  #compare(a: DocumentReadiness, b: DocumentReadiness): number {
    return (this.#options.sortBy === 'readiness' && compareReadiness(a, b)) || compareTitles(a, b)
  }

  /** True if a document is no longer in order with its neighbours. */
  #isMisplaced(node: DocumentNode): boolean {
    const siblings = node.parent?.documents ?? [...this.#nodes.values()]
    const index = siblings.indexOf(node)
    const [before, after] = [siblings[index - 1], siblings[index + 1]]
    const isBehind = before === undefined || this.#compare(before.document, node.document) <= 0
    return !isBehind || (after !== undefined && this.#compare(node.document, after.document) > 0)
  }

  #buildGroups(): void {
    const { groupBy } = this.#options
    const previous = this.#groups
    const members = new Map<string, DocumentNode[]>()
    for (const node of this.#nodes.values()) {
      const key = groupBy === 'none' ? '' : this.#keyOf(node.document)
      const group = members.get(key)
      if (group) group.push(node)
      else members.set(key, [node])
      node.parent = undefined
    }
    this.#groups = new Map()
    if (groupBy === 'none') return
    for (const key of [...members.keys()].sort((a, b) => compareKeys(groupBy, a, b))) {
      const documents = members.get(key) ?? []
      const id = `${groupBy}:${key}`
      const group = previous.get(id) ?? { type: 'group', id, groupBy, key, documents, ready: 0 }
      group.documents = documents
      group.ready = countReady(documents)
      for (const node of documents) node.parent = group
      this.#groups.set(id, group)
    }
  }

  #keyOf(document: DocumentReadiness): string {
    switch (this.#options.groupBy) {
      case 'kind':
        return document.kindTitle
      case 'stage':
        return document.stage ?? ''
      case 'folder':
        return this.#placeOf(document.uri).folder
      default:
        return stateOf(document)
    }
  }
}

/** Compares displayed titles, which edits of the text do not change. */
function compareTitles(a: DocumentReadiness, b: DocumentReadiness): number {
  return collator.compare(documentLabel(a), documentLabel(b)) || collator.compare(a.title, b.title) || collator.compare(a.uri, b.uri)
}

function compareReadiness(a: DocumentReadiness, b: DocumentReadiness): number {
  return Number(a.ready) - Number(b.ready) || a.percent - b.percent
}

/** Stages in the order of a handoff's life, the worst state first, everything else by name. */
function compareKeys(groupBy: TreeOptions['groupBy'], a: string, b: string): number {
  const order: readonly string[] = groupBy === 'stage' ? stages : groupBy === 'state' ? states.toReversed() : []
  return order.indexOf(a) - order.indexOf(b) || collator.compare(a, b)
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
const stages: readonly string[] = ['draft', 'ready', 'accepted', 'closed', '']
function linesIn({ line: { range } }: LineNode): number {
  return range.end.line - range.start.line
}

function countReady(documents: readonly DocumentNode[]): number {
  return documents.filter(({ document }) => document.ready).length
}
