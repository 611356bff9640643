/** The readiness tree in the sidebar. */
import * as vscode from 'vscode'
import { openCountDecorations } from '../../readiness/openCounts.ts'
import { placeOf } from '../../readiness/places.ts'
import type { ReadinessStore } from '../../readiness/readinessStore.ts'
import type { Reminders } from '../../reminders/reminders.ts'
import { updateText } from '../../reminders/words.ts'
import type { Server } from '../../server/server.ts'
import { type RowSource, tooltipOf, treeItemOf } from './treeItems.ts'
import { type CursorPosition, TreeModel } from './treeModel.ts'
import { countOpen, documentOf, type TreeNode } from './treeNodes.ts'
import { isFiltered, parseTreeOptions, type TreeOptions } from './treeOptions.ts'

/** The key under which the options are stored. */
const optionsKey = 'handoff.tree'
/** Milliseconds after which an empty view says why. */
const loadTimeoutMs = 300

/** Shows the handoffs, their sections and what is open in them. The workspace is read when the view is first shown. */
export class ReadinessTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #server: Server
  readonly #store: ReadinessStore
  readonly #reminders: Reminders
  readonly #memory: vscode.Memento
  readonly #model: TreeModel
  readonly #changed = new vscode.EventEmitter<TreeNode[] | undefined>()
  readonly #view: vscode.TreeView<TreeNode>
  readonly #parts: vscode.Disposable
  readonly #contexts = new Map<string, unknown>()
  readonly #rows: RowSource = {
    placeOf,
    updateText: (uri) => {
      const update = this.#reminders.of(uri)
      return update ? updateText(update, Date.now()) : ''
    },
  }

  readonly onDidChangeTreeData = this.#changed.event

  /** @param memory Stores the sorting and filters of the tree. */
  constructor(server: Server, store: ReadinessStore, reminders: Reminders, memory: vscode.Memento) {
    this.#server = server
    this.#store = store
    this.#reminders = reminders
    this.#memory = memory
    this.#model = new TreeModel(store.documents, placeOf)
    this.#model.rebuild(parseTreeOptions(memory.get(optionsKey)))
    this.#view = vscode.window.createTreeView('handoff.readiness', { treeDataProvider: this, showCollapseAll: true })
    this.#parts = vscode.Disposable.from(
      ...[this.#view, this.#changed, openCountDecorations(store, reminders)],
      store.onDidChange((uris) => this.#update(uris)),
      reminders.onDidChange((uris) => this.#redraw(uris)),
      server.onDidChangeState((state) => {
        // A restarted server has read nothing yet. Requesting the rows makes it read.
        if (state === 'running' && !store.isRead) this.#changed.fire(undefined)
        this.#showState()
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#rebuild()),
    )
    this.#showState()
  }

  get options(): TreeOptions {
    return this.#model.options
  }

  /** True if the view is visible. */
  get visible(): boolean {
    return this.#view.visible
  }

  /** The selected row. */
  get selected(): TreeNode | undefined {
    return this.#view.selection[0]
  }

  /** Sorts or filters the tree differently; the options are stored for this workspace. */
  async setOptions(options: Partial<TreeOptions>): Promise<void> {
    this.#rebuild({ ...this.options, ...options })
    await this.#memory.update(optionsKey, this.options)
  }

  /** Shows the view, with the open line at a position, else the document if it is a handoff. A filter that hides it is cleared. */
  async reveal(uri: string | undefined, position?: CursorPosition): Promise<void> {
    await vscode.commands.executeCommand('handoff.readiness.focus')
    await this.#store.load()
    if (uri === undefined || !this.#store.documents.has(uri)) return
    if (!this.#model.node(uri)) await this.setOptions({ show: 'all', text: '' })
    const node = (position && this.#model.lineAt(uri, position, this.selected)) ?? this.#model.node(uri)
    if (!node) return
    // A view that was just shown may have no rows yet. VS Code finds a row only after a refresh.
    this.#changed.fire(undefined)
    await this.#view.reveal(node, { expand: true, focus: true })
  }

  /** Selects the open line at a position without focusing it; if nothing in the document is selected, the document. */
  async follow(uri: string, position: CursorPosition): Promise<void> {
    if (!this.#view.visible) return
    const { selected } = this
    const document = this.#model.node(uri)
    const line = this.#model.lineAt(uri, position, selected)
    const node = line ?? (selected && documentOf(selected) === document ? undefined : document)
    if (node && node !== selected) await this.#view.reveal(node, { select: true, focus: false, expand: false })
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node) return [...this.#model.childrenOf(node)]
    // The view's welcome text covers a failed server and a slow scan.
    await Promise.race([this.#store.loadFirst().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, loadTimeoutMs))])
    return [...this.#model.roots]
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.type === 'group' ? undefined : node.parent
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItemOf(node, this.#rows)
  }

  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    item.tooltip = tooltipOf(node, this.#rows)
    return item
  }

  dispose(): void {
    this.#parts.dispose()
  }

  #update(uris: readonly string[]): void {
    const nodes = this.#model.update(uris)
    if (nodes === undefined) this.#changed.fire(undefined)
    else if (nodes.length > 0) this.#changed.fire([...nodes])
    this.#showState()
  }

  /** Draws the rows of documents again whose update comes nearer. */
  #redraw(uris: readonly string[]): void {
    const nodes = uris.flatMap((uri) => this.#model.node(uri) ?? [])
    if (nodes.length > 0) this.#changed.fire(nodes)
    this.#showState()
  }

  #rebuild(options = this.options): void {
    this.#model.rebuild(options)
    this.#changed.fire(undefined)
    this.#showState()
  }

  /** Updates counts, the filter's message, and the contexts of menus and welcome texts. */
  #showState(): void {
    const total = this.#store.documents.size
    const { undone, open, toCorrect } = countOpen(this.#store.documents.values())
    const late = this.#reminders.shown.filter(({ phase }) => phase === 'late').length
    const tooltip = [
      vscode.l10n.t('{0} of {1} handoffs not done: {2} open, {3} to correct', undone, total, open, toCorrect),
      ...(late > 0 ? [vscode.l10n.t('{0} updates late', late)] : []),
    ].join('\n')
    this.#view.badge = undone > 0 ? { value: undone, tooltip } : undefined
    this.#view.description = total > 0 ? vscode.l10n.t('{0} of {1} done', total - undone, total) : ''
    // A view with a message has no welcome text, which would offer to clear a filter that hides everything.
    this.#view.message = this.#model.size > 0 ? this.#filterText(total) : ''
    const { groupBy, sortBy, show, follow } = this.options
    const emptyBecause = total > 0 ? 'filter' : this.#store.scanning || !this.#store.isRead ? 'scan' : 'nothing'
    const filtered = isFiltered(this.options)
    const contexts = { server: this.#server.state, emptyBecause, groupBy, sortBy, show, follow, filtered }
    for (const [name, value] of Object.entries(contexts)) this.#setContext(`handoff.${name}`, value)
  }

  #setContext(name: string, value: unknown): void {
    if (this.#contexts.get(name) === value) return
    this.#contexts.set(name, value)
    void vscode.commands.executeCommand('setContext', name, value)
  }

  #filterText(total: number): string {
    if (!isFiltered(this.options)) return ''
    const { show, text } = this.options
    const what = [
      ...(show === 'notDone' ? [vscode.l10n.t('not done')] : show === 'errors' ? [vscode.l10n.t('with errors')] : []),
      ...(text.trim() === '' ? [] : [`“${text.trim()}”`]),
    ]
    return vscode.l10n.t('{0}: {1} of {2} handoffs', what.join(', '), this.#model.size, total)
  }
}
