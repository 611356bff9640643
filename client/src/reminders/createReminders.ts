/** Connects reminders with the window: notifications, settings, and the memory that all windows share. */
import * as vscode from 'vscode'
import type { ReadinessStore } from '../readiness/readinessStore.ts'
import type { Server } from '../server/server.ts'
import type { ReminderSettings, UpcomingUpdate } from './plan.ts'
import { type ReminderAnswer, Reminders } from './reminders.ts'
import { reminderText } from './words.ts'

/** The key of the memory of all windows. */
const memoryKey = 'handoff.reminders'
/** The key under which a workspace remembers that others wait for an update. */
const openKey = 'handoff.updatesAreOpen'

/** In a window without the focus, a reminder waits for one with it, and for no other without: the shortest and longest time. */
const lagMs = { least: 2000, most: 8000 } as const

/** Creates the reminders and keeps them up to date. `remind` false leaves all of them out. */
export function createReminders(
  context: Pick<vscode.ExtensionContext, 'globalState' | 'workspaceState'>,
  server: Server,
  store: ReadinessStore,
): vscode.Disposable & { readonly reminders: Reminders } {
  const { globalState, workspaceState } = context
  const reminders = new Reminders(
    {
      now: Date.now,
      setTimer: (action, milliseconds) => {
        const timer = setTimeout(action, milliseconds)
        return { dispose: () => clearTimeout(timer) }
      },
      settings,
      memory: { get: () => globalState.get(memoryKey), set: (memory) => void globalState.update(memoryKey, memory) },
      lag: () => (vscode.window.state.focused ? 0 : lagMs.least + Math.random() * (lagMs.most - lagMs.least)),
      notify,
      write: (uris) => void vscode.commands.executeCommand('handoff.writeUpdate', { uris }),
    },
    // Until all handoffs were read, it is not known which of them others follow.
    { values: () => (store.isRead ? store.documents.values() : [].values()) },
  )
  const late = new Set<string>()
  const look = () => reminders.update()
  // If somebody waited in the last session, the handoffs are read before one of them is opened.
  if (workspaceState.get(openKey) === true && settings().reminders !== 'off')
    void server.started.then(() => store.load()).catch(() => undefined)
  const parts = vscode.Disposable.from(
    { dispose: () => reminders.dispose() },
    store.onDidChange(look),
    vscode.window.onDidChangeWindowState(look),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('handoff')) look()
    }),
    reminders.onDidChange((uris) => {
      const isOpen = reminders.shown.length > 0
      if (store.isRead && (workspaceState.get(openKey) ?? false) !== isOpen) void workspaceState.update(openKey, isOpen || undefined)
      // From its time on the document itself is at fault.
      const passed = uris.filter((uri) => reminders.of(uri)?.phase === 'late' && !late.has(uri))
      for (const uri of uris)
        if (reminders.of(uri)?.phase === 'late') late.add(uri)
        else late.delete(uri)
      if (passed.length > 0) store.invalidate({ uris: passed })
    }),
  )
  look()
  return { reminders, dispose: () => parts.dispose() }
}

/** A user may write anything into the settings. */
function settings(): ReminderSettings {
  const configuration = vscode.workspace.getConfiguration('handoff')
  const reminders = configuration.get<unknown>('reminders')
  const minutes = configuration.get<unknown>('reminderMinutes')
  return {
    reminders: reminders === 'off' || reminders === 'statusBar' ? reminders : 'all',
    minutesBefore: typeof minutes === 'number' && minutes >= 0 ? minutes : 10,
  }
}

/** One notification, a warning if an update is late. */
async function notify(updates: readonly UpcomingUpdate[]): Promise<ReminderAnswer> {
  const write = vscode.l10n.t('Write Update')
  const snooze = vscode.l10n.t('Snooze')
  const mute = vscode.l10n.t('Don’t Remind for This')
  const isLate = updates.some(({ phase }) => phase === 'late')
  const show = isLate ? vscode.window.showWarningMessage : vscode.window.showInformationMessage
  const chosen = await show(reminderText(updates, Date.now()), write, snooze, mute)
  return chosen === write ? 'write' : chosen === snooze ? 'snooze' : chosen === mute ? 'mute' : undefined
}
