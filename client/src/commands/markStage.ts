/** *Mark Stage…*: writes the stage of a handoff into its front matter. */
import * as vscode from 'vscode'
import { editableMarkdownEditor } from '../editor/activeMarkdown.ts'
import { isToGoOn } from '../editor/goOn.ts'
import { writeFrontMatter } from '../editor/writeFrontMatter.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'
import { stageName, stateInFull } from '../readiness/words.ts'
import type { Server } from '../server/server.ts'
import type { DocumentNode } from '../views/tree/treeNodes.ts'

/** Arguments of a key binding: `{ "stage": "ready" }`. */
export interface MarkStageArguments {
  readonly stage?: string
}

interface StageItem extends vscode.QuickPickItem {
  /** The stage in the front matter. */
  readonly stage: string
}

/** Asks for a stage unless it is given, and writes it into the active document or that of a tree row. */
export async function markStage(server: Server, store: ReadinessStore, target: MarkStageArguments | DocumentNode = {}): Promise<void> {
  const isRow = 'type' in target
  if (isRow) await vscode.window.showTextDocument(vscode.Uri.parse(target.id))
  const document = (await editableMarkdownEditor())?.document
  if (!document) return
  const uri = document.uri.toString()
  const current = store.documents.get(uri)?.stage ?? undefined
  const stage = (isRow ? undefined : target.stage) ?? (await askForStage(document, current))
  if (stage === undefined || (stage !== 'draft' && stage !== current && !(await isDoneFor(stage, document, server)))) return
  await writeFrontMatter(server, document, 'stage', stage)
}

/** True for a handoff that is done, or whose stage the user changes anyway. */
async function isDoneFor(stage: string, document: vscode.TextDocument, server: Server): Promise<boolean> {
  const readiness = await server.readiness(document.uri.toString())
  if (readiness === null || readiness.ready) return true
  const consequence = vscode.l10n.t('Once it is marked, what is blank is an error, and whoever asks will take it for complete.')
  return isToGoOn(document, stateInFull(readiness), consequence, vscode.l10n.t('Mark as {0} All the Same', stageName(stage)))
}

async function askForStage({ uri }: vscode.TextDocument, current: string | undefined): Promise<string | undefined> {
  const items = stageItems().map((item) =>
    item.stage === current ? { ...item, description: vscode.l10n.t('{0} (current)', item.stage) } : item,
  )
  const title = vscode.l10n.t('Mark the stage of {0}', vscode.workspace.asRelativePath(uri))
  const placeHolder = vscode.l10n.t('How far the handoff has come')
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true, matchOnDetail: true })
  return picked?.stage
}

/** In the order of a handoff's life. */
function stageItems(): StageItem[] {
  const item = (stage: string, icon: string, label: string, detail: string): StageItem => ({
    ...{ stage, label, detail, description: stage, iconPath: new vscode.ThemeIcon(icon) },
  })
  return [
    item('draft', 'edit', vscode.l10n.t('Draft'), vscode.l10n.t('Still being written: what is blank is no more than information.')),
    item('ready', 'pass', vscode.l10n.t('Ready'), vscode.l10n.t('Can be handed over: what is blank is an error.')),
    item('accepted', 'account', vscode.l10n.t('Accepted'), vscode.l10n.t('Taken over: the receiver has read and understood it.')),
    item('closed', 'archive', vscode.l10n.t('Closed'), vscode.l10n.t('Over: nothing is left to do.')),
  ]
}
