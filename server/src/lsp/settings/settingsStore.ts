/** The user's settings, requested once per workspace folder and kept until they change. */
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

/** After this time, the server stops waiting for a client that does not send its settings. */
const settingsTimeoutMs = 3000

/** Settings as sent and as parsed. */
interface Read {
  readonly section: unknown
  readonly settings: Settings
}

export interface SettingsSource {
  readonly connection: Connection
  readonly capabilities: ClientCapabilities
  /** The settings in the client's options; `undefined` for none. They hold until the client sends others. */
  readonly initial: unknown
  folders(): readonly string[]
  readonly say: Say
  /** Settles after so many milliseconds. */
  wait(milliseconds: number): Promise<void>
  /** Called if settings arrive after the server has stopped waiting. */
  late(): void
}

/** The section `handoff` of settings or options that hold it; `undefined` for others. */
export function handoffIn(settings: unknown): unknown {
  return typeof settings === 'object' && settings !== null && 'handoff' in settings ? settings.handoff : undefined
}

export class SettingsStore {
  readonly #source: SettingsSource
  readonly #canAsk: boolean
  readonly #kept = new Map<string | undefined, Promise<Read>>()
  /** Messages that were shown already. */
  readonly #told = new Set<string>()
  /** Settings that the client has sent without being asked. */
  #sent: unknown

  constructor(source: SettingsSource) {
    this.#source = source
    this.#canAsk = source.capabilities.workspace?.configuration ?? false
    this.#sent = source.initial
  }

  /** The settings for a document. Never rejects; unavailable settings count as empty. */
  async of(uri: string): Promise<Settings> {
    // Settings differ between folders, not between files of a folder.
    return (await this.#of(this.#source.folders().find((folder) => pathFrom(folder, uri) !== undefined))).settings
  }

  /** The settings of all folders as sent by the client. */
  sections(): Promise<Sections> {
    return Promise.all(this.#source.folders().map(async (folder) => [folder, (await this.#of(folder)).section] as const))
  }

  /** Clears the cache. `settings` are those that the client has sent with the news, if any. */
  changed(settings: unknown): void {
    this.#kept.clear()
    if (typeof settings === 'object' && settings !== null) this.#sent = handoffIn(settings) ?? this.#source.initial
  }

  #of(scope: string | undefined): Promise<Read> {
    let settings = this.#kept.get(scope)
    if (settings === undefined) {
      settings = this.#read(scope)
      this.#kept.set(scope, settings)
    }
    return settings
  }

  /** A problem is shown once as a message, later only in the log. */
  #warn(message: string): void {
    this.#source.connection.console.warn(message)
    if (this.#told.has(message)) return
    this.#told.add(message)
    // A message that needs no answer, because not every client answers requests.
    const params: ShowMessageParams = { type: MessageType.Warning, message: plain(message) }
    void this.#source.connection.sendNotification(ShowMessageNotification.type, params).catch(() => undefined)
  }

  async #read(scopeUri: string | undefined): Promise<Read> {
    // A client that can be asked may have no such section.
    const read = (told: unknown): Read => {
      const section = told ?? this.#sent
      return { section, settings: parseSettings(section, (problem) => this.#warn(this.#source.say(problem))) }
    }
    if (!this.#canAsk) return read(undefined)
    try {
      const asked: Promise<unknown> = this.#source.connection.workspace.getConfiguration({
        section: 'handoff',
        ...(scopeUri !== undefined && { scopeUri }),
      })
      const isLate = await Promise.race([asked.then(() => false), this.#source.wait(settingsTimeoutMs).then(() => true)])
      if (!isLate) return read(await asked)
      this.#source.connection.console.warn(
        `The client has not told its settings for ${settingsTimeoutMs / 1000} s; the defaults are taken until it does`,
      )
      const kept = this.#kept.get(scopeUri)
      void asked.then(
        (section) => {
          // If it changed meanwhile, it is requested again.
          if (kept === undefined || this.#kept.get(scopeUri) !== kept) return
          this.#kept.set(scopeUri, Promise.resolve(read(section)))
          this.#source.late()
        },
        () => undefined,
      )
      return read(undefined)
    } catch (error) {
      this.#source.connection.console.warn(`The client did not tell its settings: ${error}`)
      return read(undefined)
    }
  }
}

/**
 * A message that may quote a folder's settings. In it, VS Code makes links of `[words](command:…)` and icons of `$(name)`, unless an
 * invisible character is inside.
 */
function plain(message: string): string {
  return message.replace(/[\]$](?=\()/g, '$&\u200b')
}
