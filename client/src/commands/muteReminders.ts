/** *Don’t Remind of the Next Update*, and *Remind of the Next Update Again*, for one document. */
import * as vscode from 'vscode'
import { editorInView } from '../editor/editorInView.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'
import type { Reminders } from '../reminders/reminders.ts'

/** The document that a link names; by default the active one. */
export interface ReminderTarget {
  readonly uri?: string
}

/** Ends the reminders for a document, or begins them again. */
export function setReminders(reminders: Reminders, isWanted: boolean, { uri = activeUri() }: ReminderTarget = {}): void {
  if (uri !== undefined) reminders.setWanted([uri], isWanted)
}

/** Tells the command palette which of the two commands fits the active document. */
export function watchReminders(reminders: Reminders, store: ReadinessStore): vscode.Disposable {
  let shown: string | undefined
  const show = () => {
    const uri = activeUri()
    const isAwaited = uri !== undefined && store.documents.get(uri)?.nextUpdate !== undefined
    const reminds = !isAwaited ? 'no' : reminders.isMuted(uri) ? 'muted' : 'yes'
    if (reminds !== shown) void vscode.commands.executeCommand('setContext', 'handoff.reminds', reminds)
    shown = reminds
  }
  show()
  return vscode.Disposable.from(vscode.window.onDidChangeActiveTextEditor(show), store.onDidChange(show), reminders.onDidChange(show))
}

function activeUri(): string | undefined {
  return editorInView()?.document.uri.toString()
}
