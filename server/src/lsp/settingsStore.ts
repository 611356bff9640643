/** The user's settings, asked for once per workspace folder and kept until they change. */
import type { ClientCapabilities, Connection } from 'vscode-languageserver'
import type { Settings } from '../service/host.ts'
import { pathFrom } from '../service/locations.ts'
import { parseSettings } from './settings.ts'

export class SettingsStore {
  readonly #connection: Connection
  readonly #canAsk: boolean
  readonly #folders: () => readonly string[]
  readonly #kept = new Map<string | undefined, Promise<Settings>>()
  /** What a client that cannot be asked has sent. */
  #sent: unknown

  constructor(connection: Connection, { workspace }: ClientCapabilities, folders: () => readonly string[]) {
    this.#connection = connection
    this.#canAsk = workspace?.configuration ?? false
    this.#folders = folders
  }

  /** The settings that hold for a document. Never rejects: what cannot be had is as if nothing were set. */
  of(uri: string): Promise<Settings> {
    // Settings differ between folders, not between files of a folder.
    const scope = this.#folders().find((folder) => pathFrom(folder, uri) !== undefined)
    let settings = this.#kept.get(scope)
    if (settings === undefined) {
      settings = this.#read(scope)
      this.#kept.set(scope, settings)
    }
    return settings
  }

  /** Forgets what was kept; `settings` is what the notification carries. */
  changed(settings: unknown): void {
    this.#kept.clear()
    this.#sent = typeof settings === 'object' && settings !== null && 'handoff' in settings ? settings.handoff : undefined
  }

  async #read(scopeUri: string | undefined): Promise<Settings> {
    const warn = (message: string) => this.#connection.console.warn(message)
    if (!this.#canAsk) return parseSettings(this.#sent, warn)
    try {
      const section: unknown = await this.#connection.workspace.getConfiguration({
        section: 'handoff',
        ...(scopeUri !== undefined && { scopeUri }),
      })
      return parseSettings(section, warn)
    } catch (error) {
      warn(`The client did not tell its settings: ${error}`)
      return parseSettings(undefined, warn)
    }
  }
}
