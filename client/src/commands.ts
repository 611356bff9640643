/** All commands of the extension. Each has a file of its own, unless it is one line. */
import * as vscode from 'vscode'
import type { OpenLine } from '../../server/src/protocol.ts'
import { type AcceptArguments, acceptHandoff } from './commands/acceptHandoff.ts'
import { type ChooseKindArguments, chooseKind } from './commands/chooseKind.ts'
import { type ChangeSeverityArguments, changeSeverity } from './commands/configure.ts'
import { type CopyStatusArguments, copyStatus } from './commands/copyStatus.ts'
import { type ExportReportArguments, exportReport } from './commands/exportReport.ts'
import { type FillFromFactsArguments, fillFromFacts } from './commands/fillFromFacts.ts'
import { fillIn } from './commands/fillIn.ts'
import { convertTimes, type FixAllArguments, fixAll } from './commands/fixAll.ts'
import { type InsertSectionArguments, insertSection } from './commands/insertSection.ts'
import { insertUtcNow } from './commands/insertUtcNow.ts'
import { type MarkStageArguments, markStage } from './commands/markStage.ts'
import { type ReminderTarget, setReminders } from './commands/muteReminders.ts'
import { newFromThis } from './commands/newFromThis.ts'
import { newHandoff } from './commands/newHandoff.ts'
import { openConfiguration } from './commands/openConfiguration.ts'
import { openRulePage } from './commands/openRulePage.ts'
import { type PasteTimelineArguments, pasteTimeline } from './commands/pasteTimeline.ts'
import { signOff } from './commands/signOff.ts'
import { registerTreeCommands } from './commands/treeCommands.ts'
import { type WaiveArguments, waive } from './commands/waive.ts'
import type { Walk } from './commands/walk.ts'
import { type WriteUpdateArguments, writeUpdate } from './commands/writeUpdate.ts'
import { openPlace } from './editor/openPlace.ts'
import { plainMessage } from './editor/plainText.ts'
import type { Preview } from './preview/preview.ts'
import type { ReadinessStore } from './readiness/readinessStore.ts'
import type { Reminders } from './reminders/reminders.ts'
import { applyFix } from './server/safeFixes.ts'
import type { Server } from './server/server.ts'
import type { ReadinessTree } from './views/tree/tree.ts'
import type { DocumentNode, TreeNode } from './views/tree/treeNodes.ts'

/** What commands need. */
export interface CommandContext {
  readonly server: Server
  readonly store: ReadinessStore
  readonly reminders: Reminders
  readonly tree: ReadinessTree
  readonly preview: Preview
  readonly walk: Walk
  readonly log: vscode.LogOutputChannel
  /** The id by which VS Code finds the extension's walkthrough. */
  readonly extensionId: string
}

/** Registers all commands of package.json. A command that fails shows an error with a way to the log. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const { server, store, reminders, tree, preview, walk, log, extensionId } = context
  const register = <Args extends unknown[]>(id: string, run: (...args: Args) => unknown) =>
    vscode.commands.registerCommand(id, async (...args: Args) => {
      try {
        return await run(...args)
      } catch (error) {
        log.error(`${id} failed.`, error instanceof Error ? error : String(error))
        void showFailure(error instanceof Error ? error.message : String(error), log)
        return undefined
      }
    })
  void server.started.catch((error: Error) => showStartFailure(error, log))
  return vscode.Disposable.from(
    register('handoff.new', (target?: unknown) => newHandoff(server, store, target).finally(() => walk.begin())),
    register('handoff.newFromThis', (target?: unknown) => newFromThis(server, store, target).finally(() => walk.begin())),
    register('handoff.chooseKind', (chosen?: ChooseKindArguments) => chooseKind(server, store, chosen)),
    register('handoff.changeSeverity', (chosen?: ChangeSeverityArguments) => changeSeverity(server, chosen)),
    register('handoff.openConfiguration', () => openConfiguration(server)),
    register('handoff.markStage', (chosen?: MarkStageArguments) => markStage(server, store, chosen)),
    register('handoff.accept', (chosen?: AcceptArguments) => acceptHandoff(server, chosen)),
    register('handoff.signOff', (uri?: string, position?: { line: number; character: number }) => signOff(server, uri, position)),
    register('handoff.copyStatus', (chosen?: CopyStatusArguments) => copyStatus(server, chosen)),
    register('handoff.writeUpdate', (target?: WriteUpdateArguments | DocumentNode) =>
      writeUpdate(server, store, reminders, target).finally(() => walk.begin()),
    ),
    register('handoff.muteReminders', (target?: ReminderTarget) => setReminders(reminders, false, target)),
    register('handoff.unmuteReminders', (target?: ReminderTarget) => setReminders(reminders, true, target)),
    register('handoff.waive', (chosen?: WaiveArguments) => waive(server, chosen)),
    register('handoff.fillIn', () => fillIn(server).finally(() => walk.begin())),
    register('handoff.fillFromFacts', (chosen?: FillFromFactsArguments) => fillFromFacts(server, chosen)),
    register('handoff.insertSection', (chosen?: InsertSectionArguments) => insertSection(server, chosen).finally(() => walk.begin())),
    register('handoff.nextOpenLine', (by?: { readonly tab?: boolean }) => (by?.tab === true ? walk.tab() : walk.go('next'))),
    register('handoff.previousOpenLine', () => walk.go('previous')),
    register('handoff.insertUtcNow', () => insertUtcNow(server, new Date())),
    register('handoff.pasteTimeline', (given?: PasteTimelineArguments) => pasteTimeline(server, given)),
    register('handoff.convertTimes', (chosen?: FixAllArguments) => convertTimes(server, chosen)),
    register('handoff.fixAll', (chosen?: FixAllArguments) => fixAll(chosen)),
    register('handoff.applyFix', applyFix),
    register('handoff.openRulePage', openRulePage),
    register('handoff.openPreview', () => preview.open()),
    register('handoff.openWalkthrough', () => vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#handoff`)),
    register('handoff.exportReport', (chosen?: ExportReportArguments) => exportReport(server, chosen)),
    register('handoff.refresh', () => store.refresh()),
    register('handoff.open', (target: string | TreeNode, range?: OpenLine['range']) => openPlace(target, range)),
    registerTreeCommands(register, server, store, tree),
    register('handoff.restartServer', () => server.restart().catch((error: Error) => showStartFailure(error, log))),
    register('handoff.showLog', () => log.show()),
  )
}

async function showFailure(message: string, log: vscode.LogOutputChannel): Promise<void> {
  const showLog = vscode.l10n.t('Show Log')
  const chosen = await vscode.window.showErrorMessage(plainMessage(message), showLog)
  if (chosen === showLog) log.show()
}

async function showStartFailure(error: Error, log: vscode.LogOutputChannel): Promise<void> {
  const restart = vscode.l10n.t('Restart')
  const showLog = vscode.l10n.t('Show Log')
  const message = vscode.l10n.t('The Handoff Docs server did not start: {0}', plainMessage(error.message))
  const chosen = await vscode.window.showErrorMessage(message, restart, showLog)
  if (chosen === restart) await vscode.commands.executeCommand('handoff.restartServer')
  if (chosen === showLog) log.show()
}
