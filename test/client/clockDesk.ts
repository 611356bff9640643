/** Windows on one machine, with a clock that stands until a test moves it. */
import type { ReminderMemory, ReminderSettings, UpcomingUpdate } from '../../client/src/reminders/plan.ts'
import { type ReminderAnswer, Reminders } from '../../client/src/reminders/reminders.ts'
import type { DocumentReadiness } from '../../server/src/protocol.ts'

const minute = 60_000

/** Windows on one machine, with one clock and one memory. */
export class ClockDesk {
  now = 0
  memory: ReminderMemory | undefined
  readonly windows: Window[] = []
  /** What was notified: the time, the window if there are several, the titles and how late they are. */
  readonly told: string[] = []

  constructor(at: string) {
    this.now = momentOf(at)
  }

  open(documents: readonly DocumentReadiness[], settings: Partial<ReminderSettings> = {}, name = ''): Window {
    const window = new Window(this, name, documents, { reminders: 'all', minutesBefore: 10, ...settings })
    this.windows.push(window)
    window.reminders.update()
    return window
  }

  /** Lets time pass until a moment; timers fire when they are due. */
  pass(until: string): void {
    const end = momentOf(until)
    for (;;) {
      const timers = this.windows.flatMap(({ timers }) => timers).sort((one, other) => one.at - other.at)
      const next = timers[0]
      if (next === undefined || next.at > end) break
      this.now = Math.max(this.now, next.at)
      next.fire()
    }
    this.now = end
  }

  /** The machine sleeps, or its clock is set: no timer fires in between, all that are due fire at the end. */
  jump(to: string): void {
    const by = momentOf(to) - this.now
    this.now += by
    // A clock that is set back does not hold up timers.
    if (by < 0) for (const timer of this.windows.flatMap(({ timers }) => timers)) timer.at += by
    for (const timer of this.windows.flatMap(({ timers }) => timers)) if (timer.at <= this.now) timer.fire()
  }
}

interface Timer {
  at: number
  fire(): void
}

export class Window {
  readonly timers: Timer[] = []
  readonly documents: Map<string, DocumentReadiness>
  readonly reminders: Reminders
  readonly written: string[] = []
  /** Milliseconds by which a window without the focus tells later. */
  lag = 0
  readonly #desk: ClockDesk
  #answer: ((answer: ReminderAnswer) => void) | undefined

  constructor(desk: ClockDesk, name: string, documents: readonly DocumentReadiness[], settings: ReminderSettings) {
    this.#desk = desk
    this.documents = new Map(documents.map((document) => [document.uri, document]))
    this.reminders = new Reminders(
      {
        now: () => desk.now,
        setTimer: (action, milliseconds) => {
          const timer: Timer = {
            at: desk.now + milliseconds,
            fire: () => {
              remove()
              action()
            },
          }
          const remove = () => {
            const index = this.timers.indexOf(timer)
            if (index >= 0) this.timers.splice(index, 1)
          }
          this.timers.push(timer)
          return { dispose: remove }
        },
        settings: () => settings,
        memory: {
          get: () => desk.memory,
          set: (memory) => {
            desk.memory = memory
          },
        },
        lag: () => this.lag,
        notify: (updates) => {
          desk.told.push([timeOf(desk.now), name, ...updates.map((update) => wordsOf(update, desk.now))].filter(Boolean).join(' '))
          return new Promise((resolve) => {
            this.#answer = resolve
          })
        },
        write: (uris) => this.written.push(...uris),
      },
      this.documents,
    )
  }

  /** Answers the last notification. */
  async answer(answer: ReminderAnswer): Promise<void> {
    this.#answer?.(answer)
    await Promise.resolve()
  }

  /** Replaces a document, as an edit does. */
  edit(document: DocumentReadiness): void {
    this.documents.set(document.uri, document)
    this.reminders.update()
  }

  get shown(): string[] {
    return this.reminders.shown.map((update) => wordsOf(update, this.#desk.now))
  }
}

/** `14:50`, on the first of March unless a day is given: `02 14:50`. */
export function momentOf(time: string): number {
  return Date.parse(`2026-03-${time.includes(' ') ? time.replace(' ', 'T') : `01T${time}`}Z`)
}

export function timeOf(now: number): string {
  return new Date(now).toISOString().slice(8, 19).replace('T', ' ').replace(/^01 /, '').replace(/:00$/, '')
}

function wordsOf({ title, due, phase }: UpcomingUpdate, now: number): string {
  return `${title} ${phase} ${Math.floor(Math.abs(due - now) / minute)}`
}
