/** What can be done about an open line where it is listed: fix it, tick it, or waive it. */
import * as vscode from 'vscode'
import type { LineAction, OpenLine } from '../../server/src/protocol.ts'
import { isEditable } from './activeMarkdown.ts'
import { openPlace } from './openPlace.ts'
import { plainLabel, plainMessage } from './plainText.ts'
import { fixesFor } from './problems.ts'
import type { ReadinessStore } from './readinessStore.ts'
import { applyFix } from './safeFixes.ts'
import type { Server, ServerFix } from './server.ts'
import type { LineNode } from './treeNodes.ts'
import { waiveProblem } from './waive.ts'

/** Does something about the line of a row. What is left to be written is selected in its document; a tick leaves the focus where it is. */
export async function actOnLine(server: Server, store: ReadinessStore, { line, parent }: LineNode, what: LineAction): Promise<void> {
  const uri = parent.parent.id
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
  if (!(await isEditable(document))) return
  await openPlace(uri, line.range, what === 'tick')
  if (what === 'waive') {
    await waiveProblem(server, document, { rule: line.rule, message: line.message, start: line.range.start })
    return
  }
  const { version } = document
  const fixes = fixesFor(line, await server.quickFixes(uri, line.range))
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
  const picked = await vscode.window.showQuickPick(items, { title: line.message, placeHolder: vscode.l10n.t('What is to be written') })
  return picked?.fix
}
