/** Actions on a line of the tree: fix it, tick it, or waive it. */
import * as vscode from 'vscode'
import type { LineAction, LineFault, OpenLine } from '../../../server/src/protocol.ts'
import { isEditable } from '../editor/activeMarkdown.ts'
import { openPlace } from '../editor/openPlace.ts'
import { plainLabel, plainMessage } from '../editor/plainText.ts'
import { fixesFor } from '../editor/problems.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'
import { applyFix } from '../server/safeFixes.ts'
import type { Server, ServerFix } from '../server/server.ts'
import type { LineNode } from '../views/tree/treeNodes.ts'
import { waiveProblem } from './waive.ts'

/** Runs an action on the line of a row. A fix selects what is left to write; a tick leaves the focus where it is. */
export async function actOnLine(server: Server, store: ReadinessStore, { line, parent }: LineNode, what: LineAction): Promise<void> {
  const uri = parent.parent.id
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
  if (!(await isEditable(document))) return
  await openPlace(uri, line.range, what === 'tick')
  if (what === 'waive') {
    const fault = await chooseFault(line.faults.filter(({ actions }) => actions.includes('waive')))
    if (fault) await waiveProblem(server, document, { rule: fault.rule, message: fault.message, start: fault.range.start })
    return
  }
  const { version } = document
  const faults = line.faults.filter(({ actions }) => actions.includes(what))
  const fixes: ServerFix[] = []
  for (const fault of faults) fixes.push(...fixesFor(fault, await server.quickFixes(uri, fault.range)))
  if (fixes.length === 0) {
    store.invalidate({ uris: [uri] })
    void vscode.window.showInformationMessage(vscode.l10n.t('"{0}" is no longer open here.', plainMessage(line.label)))
    return
  }
  const fix = fixes.length === 1 ? fixes[0] : await choose(fixes, line)
  const edit = await fix?.edit()
  if (edit) await applyFix(document, version, edit)
}

async function choose(fixes: readonly ServerFix[], line: OpenLine): Promise<ServerFix | undefined> {
  const items = fixes.map((fix) => ({ label: plainLabel(fix.title), fix }))
  const picked = await vscode.window.showQuickPick(items, {
    title: line.faults.map(({ message }) => message).join(' · '),
    placeHolder: vscode.l10n.t('What is to be written'),
  })
  return picked?.fix
}

async function chooseFault(faults: readonly LineFault[]): Promise<LineFault | undefined> {
  if (faults.length < 2) return faults[0]
  const items = faults.map((fault) => ({ label: fault.rule, detail: plainLabel(fault.message), fault }))
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Problem that stays as it is') }))?.fault
}
