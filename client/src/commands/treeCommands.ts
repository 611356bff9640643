/** The commands of the readiness tree: sorting, filtering, and actions of rows. */
import * as vscode from 'vscode'
import type { LineAction } from '../../../server/src/protocol.ts'
import { editorInView } from '../editor/editorInView.ts'
import { openPlace } from '../editor/openPlace.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'
import type { Server } from '../server/server.ts'
import { pickOpenLine } from '../views/openLines.ts'
import type { ReadinessTree } from '../views/tree/tree.ts'
import type { TreeNode } from '../views/tree/treeNodes.ts'
import { groupings, selections, sortings, type TreeOptions } from '../views/tree/treeOptions.ts'
import { fixAll } from './fixAll.ts'
import { actOnLine } from './lineActions.ts'
import { markStage } from './markStage.ts'

/** Registers a command and handles its errors. */
export type Register = <Args extends unknown[]>(id: string, run: (...args: Args) => unknown) => vscode.Disposable

/** Registers the tree's commands. Without a row, as from a key binding, a command applies to the selected row. */
export function registerTreeCommands(register: Register, server: Server, store: ReadinessStore, tree: ReadinessTree): vscode.Disposable {
  const act = (what: LineAction) => async (given?: TreeNode) => {
    const node = given ?? tree.selected
    if (node?.type === 'line') await actOnLine(server, store, node, what)
  }
  return vscode.Disposable.from(
    ...groupings.flatMap((groupBy) => choice(`groupBy.${groupBy}`, { groupBy })),
    ...sortings.flatMap((sortBy) => choice(`sortBy.${sortBy}`, { sortBy })),
    ...selections.flatMap((show) => choice(`show.${show}`, { show })),
    register('handoff.tree.follow', () => tree.setOptions({ follow: true })),
    register('handoff.tree.follow.checked', () => tree.setOptions({ follow: false })),
    ...['', '.active'].map((suffix) => register(`handoff.tree.filter${suffix}`, () => askForFilter(tree))),
    register('handoff.tree.clearFilter', () => tree.setOptions({ text: '', show: 'all' })),
    register('handoff.tree.fix', act('fix')),
    register('handoff.tree.tick', act('tick')),
    register('handoff.tree.waive', act('waive')),
    register('handoff.tree.markStage', (given?: TreeNode) => {
      const node = given ?? tree.selected
      return node?.type === 'document' ? markStage(server, store, node) : undefined
    }),
    register('handoff.tree.fixAll', async (given?: TreeNode) => {
      const node = given ?? tree.selected
      if (node?.type === 'document') await fixAll({ uri: node.id })
    }),
    register('handoff.tree.openPreview', async (given?: TreeNode) => {
      const node = given ?? tree.selected
      if (node?.type !== 'document') return
      // The preview follows the active document.
      await openPlace(node)
      await vscode.commands.executeCommand('handoff.openPreview')
    }),
    register('handoff.tree.refresh', (node?: TreeNode) => {
      if (node?.type === 'document') store.invalidate({ uris: [node.id] })
    }),
    register('handoff.showOpenLines', (uri?: string) => pickOpenLine(store, uri ?? editorInView()?.document.uri.toString())),
    register('handoff.showReadiness', () => {
      const editor = editorInView()
      return tree.reveal(editor?.document.uri.toString(), editor?.selection.active)
    }),
  )

  /** A menu entry and its twin with a check mark, because a menu cannot mark the current choice. */
  function choice(name: string, options: Partial<TreeOptions>): vscode.Disposable[] {
    return ['', '.checked'].map((suffix) => register(`handoff.tree.${name}${suffix}`, () => tree.setOptions(options)))
  }
}

/** Filters while the words are typed; Escape restores the previous filter. */
async function askForFilter(tree: ReadinessTree): Promise<void> {
  const { text: before } = tree.options
  const box = vscode.window.createInputBox()
  box.title = vscode.l10n.t('Filter Handoffs')
  box.placeholder = vscode.l10n.t('Words of a title, a path, a kind, a stage or an open line')
  box.value = before
  const closed = new Promise<void>((resolve) => box.onDidHide(resolve))
  let accepted = false
  box.onDidChangeValue((text) => void tree.setOptions({ text }))
  box.onDidAccept(() => {
    accepted = true
    box.hide()
  })
  box.show()
  await closed
  box.dispose()
  if (!accepted) await tree.setOptions({ text: before })
}
