/** The user's settings, asked for once per workspace folder and kept until they change. */
import {
  type ClientCapabilities,
  type Connection,
  MessageType,
  ShowMessageNotification,
  type ShowMessageParams,
} from 'vscode-languageserver'
import type { Say } from '../../core/util/phrase.ts'
import type { Settings } from '../../workspace/host.ts'
import { pathFrom } from '../../workspace/locations.ts'
import type { Sections } from '../runtime.ts'
import { parseSettings } from './settings.ts'

/** Milliseconds after which nobody waits any longer for a client that does not tell its settings. */
const settingsTimeoutMs = 3000

/** Settings as they were sent and as they were read. */
interface Read {
  readonly section: unknown
  readonly settings: Settings
}

export class SettingsStore {
  readonly #connection: Connection
  readonly #canAsk: boolean
  readonly #folders: () => readonly string[]
  readonly #say: Say
  readonly #late: () => void
  readonly #kept = new Map<string | undefined, Promise<Read>>()
  /** What the person has been told, each once. */
  readonly #told = new Set<string>()
  /** What a client that cannot be asked has sent. */
  #sent: unknown

  /** `late` is told that settings came after the others had gone on without them. */
  constructor(connection: Connection, { workspace }: ClientCapabilities, folders: () => readonly string[], say: Say, late: () => void) {
    this.#late = late
    this.#connection = connection
    this.#canAsk = workspace?.configuration ?? false
    this.#folders = folders
    this.#say = say
  }

  /** The settings that hold for a document. Never rejects: what cannot be had is as if nothing were set. */
  async of(uri: string): Promise<Settings> {
    // Settings differ between folders, not between files of a folder.
    return (await this.#of(this.#folders().find((folder) => pathFrom(folder, uri) !== undefined))).settings
  }

  /** The settings of all folders, as the client sent them. */
  sections(): Promise<Sections> {
    return Promise.all(this.#folders().map(async (folder) => [folder, (await this.#of(folder)).section] as const))
  }

  /** Forgets what was kept; `settings` is what the notification carries. */
  changed(settings: unknown): void {
    this.#kept.clear()
    this.#sent = typeof settings === 'object' && settings !== null && 'handoff' in settings ? settings.handoff : undefined
  }

  #of(scope: string | undefined): Promise<Read> {
    let settings = this.#kept.get(scope)
    if (settings === undefined) {
      settings = this.#read(scope)
      this.#kept.set(scope, settings)
    }
    return settings
  }

  /** What is wrong is worth a message the first time; afterwards it stands in the log only. */
  #warn(message: string): void {
    this.#connection.console.warn(message)
    if (this.#told.has(message)) return
    this.#told.add(message)
    // A message to which nobody has to answer: not every client answers requests.
    const params: ShowMessageParams = { type: MessageType.Warning, message: plain(message) }
    void this.#connection.sendNotification(ShowMessageNotification.type, params).catch(() => undefined)
  }

  async #read(scopeUri: string | undefined): Promise<Read> {
    const read = (section: unknown): Read => ({ section, settings: parseSettings(section, (problem) => this.#warn(this.#say(problem))) })
    if (!this.#canAsk) return read(this.#sent)
    try {
      const asked: Promise<unknown> = this.#connection.workspace.getConfiguration({
        section: 'handoff',
        ...(scopeUri !== undefined && { scopeUri }),
      })
      const isLate = await Promise.race([asked.then(() => false), new Promise((resolve) => setTimeout(resolve, settingsTimeoutMs, true))])
      if (!isLate) return read(await asked)
      this.#connection.console.warn(
        `The client has not told its settings for ${settingsTimeoutMs / 1000} s; the defaults are taken until it does`,
      )
      const kept = this.#kept.get(scopeUri)
      void asked.then(
        (section) => {
          // What has changed meanwhile is asked for anew.
          if (kept === undefined || this.#kept.get(scopeUri) !== kept) return
          this.#kept.set(scopeUri, Promise.resolve(read(section)))
          this.#late()
        },
        () => undefined,
      )
      return read(undefined)
    } catch (error) {
      this.#connection.console.warn(`The client did not tell its settings: ${error}`)
      return read(undefined)
    }
  }
}

/**
 * A message that quotes what a folder's own settings say. VS Code makes a link of `[words](command:…)` in it and an icon of `$(name)`, unless
 * an invisible character is within.
 */
function plain(message: string): string {
  return message.replace(/[\]$](?=\()/g, '$&\u200b')
}
