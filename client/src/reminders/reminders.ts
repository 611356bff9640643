/** Follows the clock: has updates shown, and notifies of one when it is due. It does not depend on VS Code. */
import type { DocumentReadiness } from '../../../server/src/protocol.ts'
import {
  afterSnooze,
  afterTelling,
  type DueUpdate,
  minutesUntil,
  parseMemory,
  planReminders,
  type ReminderMemory,
  type ReminderSettings,
  type UpcomingUpdate,
  withReminders,
} from './plan.ts'

/** What a user does about a notification; `undefined` if it was closed. */
export type ReminderAnswer = 'write' | 'snooze' | 'mute' | undefined

/** The window in which reminders are shown. */
export interface ReminderHost {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs an action once, after some milliseconds. */
  setTimer(action: () => void, milliseconds: number): { dispose(): void }
  settings(): ReminderSettings
  /** The memory of all windows, and how it is changed. */
  readonly memory: { get(): unknown; set(memory: ReminderMemory): void }
  /** Milliseconds to wait before a notification: none in the window that has the focus, different times in others. */
  lag(): number
  /** Shows one notification about updates, and answers what the user chose. */
  notify(updates: readonly UpcomingUpdate[]): Promise<ReminderAnswer>
  /** Called when the user wants to write the update that some documents wait for. */
  write(uris: readonly string[]): void
}

/** Called with the URIs of documents whose reminder is shown differently now. */
export type ReminderListener = (uris: readonly string[]) => void

/** All known handoffs. */
export interface Handoffs {
  values(): Iterable<DocumentReadiness>
}

export class Reminders {
  readonly #host: ReminderHost
  readonly #documents: Handoffs
  readonly #listeners = new Set<ReminderListener>()
  readonly #seen = new Map<string, { readonly due: number; readonly since: number }>()
  #shown: readonly UpcomingUpdate[] = []
  #reported: ReadonlyMap<string, string> = new Map()
  #timer: { dispose(): void } | undefined
  #isWaitingToTell = false

  /** Over handoffs that may change; call `update` when they do, or when anything else may have. */
  constructor(host: ReminderHost, documents: Handoffs) {
    this.#host = host
    this.#documents = documents
  }

  /** The updates that are shown, the most urgent first. */
  get shown(): readonly UpcomingUpdate[] {
    return this.#shown
  }

  /** The update that others wait for from a document; `undefined` if none is shown. */
  of(uri: string): UpcomingUpdate | undefined {
    return this.#shown.find((update) => update.uri === uri)
  }

  isMuted(uri: string): boolean {
    return this.#memory().muted.includes(uri)
  }

  /** Calls the listener after each change until disposed of. */
  onDidChange(listener: ReminderListener): { dispose(): void } {
    this.#listeners.add(listener)
    return { dispose: () => this.#listeners.delete(listener) }
  }

  /** Looks at documents, clock, settings and memory anew. */
  update(): void {
    this.#look(false)
  }

  /** Ends the reminders for a document, or begins them again. */
  setWanted(uris: readonly string[], isWanted: boolean): void {
    this.#host.memory.set(withReminders(this.#memory(), uris, isWanted))
    this.update()
    this.#fire(uris)
  }

  dispose(): void {
    this.#timer?.dispose()
    this.#listeners.clear()
  }

  #look(hasWaited: boolean): void {
    const now = this.#host.now()
    const plan = planReminders(this.#updates(now), this.#memory(), now, this.#host.settings())
    this.#shown = plan.shown
    this.#wake(plan.wakeIn)
    if (plan.notify.length > 0) this.#tell(plan.notify, hasWaited)
    this.#report(now)
  }

  /** Tells the listeners which documents are shown differently. */
  #report(now: number): void {
    const before = this.#reported
    this.#reported = new Map(this.#shown.map(({ uri, title, due, phase }) => [uri, `${phase} ${minutesUntil(due, now)} ${title}`]))
    const uris = [...new Set([...before.keys(), ...this.#reported.keys()])].filter((uri) => before.get(uri) !== this.#reported.get(uri))
    if (uris.length > 0) this.#fire(uris)
  }

  #fire(uris: readonly string[]): void {
    for (const listener of [...this.#listeners]) listener(uris)
  }

  #wake(milliseconds: number | undefined): void {
    this.#timer?.dispose()
    this.#timer = milliseconds === undefined ? undefined : this.#host.setTimer(() => this.update(), milliseconds)
  }

  /** Tells of updates, unless another window does so while this one waits. */
  #tell(updates: readonly UpcomingUpdate[], hasWaited: boolean): void {
    const lag = hasWaited ? 0 : this.#host.lag()
    if (lag > 0) {
      if (this.#isWaitingToTell) return
      this.#isWaitingToTell = true
      this.#host.setTimer(() => {
        this.#isWaitingToTell = false
        this.#look(true)
      }, lag)
      return
    }
    this.#host.memory.set(afterTelling(this.#memory(), updates, this.#host.now()))
    void this.#host.notify(updates).then((answer) => this.#act(answer, updates))
  }

  #act(answer: ReminderAnswer, updates: readonly UpcomingUpdate[]): void {
    const uris = updates.map(({ uri }) => uri)
    if (answer === 'write') this.#host.write(uris)
    else if (answer === 'mute') this.setWanted(uris, false)
    else if (answer === 'snooze') {
      this.#host.memory.set(afterSnooze(this.#memory(), updates, this.#host.now()))
      this.update()
    }
  }

  #memory(): ReminderMemory {
    return parseMemory(this.#host.memory.get())
  }

  /** The next updates of all handoffs that none follows, with the moment since when each time is known. */
  #updates(now: number): DueUpdate[] {
    const followed = new Set(Array.from(this.#documents.values(), ({ previous }) => previous))
    const updates: DueUpdate[] = []
    for (const { uri, title, nextUpdate } of this.#documents.values()) {
      if (nextUpdate === undefined || followed.has(uri)) continue
      const { due } = nextUpdate
      const known = this.#seen.get(uri)
      const since = known?.due === due ? known.since : now
      this.#seen.set(uri, { due, since })
      updates.push({ uri, title, due, since })
    }
    for (const uri of this.#seen.keys()) if (!updates.some((update) => update.uri === uri)) this.#seen.delete(uri)
    return updates
  }
}
