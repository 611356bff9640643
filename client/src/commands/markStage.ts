/** *Mark Stage…*: writes into the front matter of the document in view how far its handoff has come. */
import * as vscode from 'vscode'
import { editableMarkdownEditor } from '../editor/activeMarkdown.ts'
import { isToGoOn } from '../editor/goOn.ts'
import { writeFrontMatter } from '../editor/writeFrontMatter.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'
import { stageName, stateInFull } from '../readiness/words.ts'
import type { Server } from '../server/server.ts'
import type { DocumentNode } from '../views/tree/treeNodes.ts'

/** What a key binding may decide beforehand: `{ "stage": "ready" }`. */
export interface MarkStageArguments {
  readonly stage?: string
}

interface StageItem extends vscode.QuickPickItem {
  /** The stage as the front matter says it. */
  readonly stage: string
}

/** Asks for a stage, if it is not decided, and writes it: into the document of a row of the tree, if it is called from there. */
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

/** True for a handoff that is done, and for one that is to go on to a stage all the same. */
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

/** In the order in which a handoff goes through them. */
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
