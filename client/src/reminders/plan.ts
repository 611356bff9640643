/**
 * Which updates are due, which of them a notification is about now, and when to look again. It depends on neither VS Code nor a clock: the
 * time is passed in, so that a laptop that slept or a clock that was changed are only another number.
 */

/** The next update of an incident. */
export interface DueUpdate {
  readonly uri: string
  readonly title: string
  /** Milliseconds since 1970. */
  readonly due: number
  /** When this time was first seen. A time that is being typed passes through others, of which nobody is told. */
  readonly since: number
}

export type UpdatePhase = 'ahead' | 'soon' | 'late'

export interface UpcomingUpdate extends DueUpdate {
  readonly phase: UpdatePhase
}

export interface ReminderSettings {
  /** `all` shows and notifies. */
  readonly reminders: 'all' | 'statusBar' | 'off'
  /** Minutes before the update is due; 0 to be told only once it is. */
  readonly minutesBefore: number
}

/** What all windows know of the reminders for one document. */
export interface Told {
  /** The time that it was about. For another one, everything begins anew. */
  readonly due: number
  readonly phase: Exclude<UpdatePhase, 'ahead'>
  /** When to be told again. */
  readonly snoozedUntil?: number
}

/** Shared by all windows, as JSON. */
export interface ReminderMemory {
  /** By URI. */
  readonly told: Readonly<Record<string, Told>>
  /** The URIs of documents for which nobody wants reminders. */
  readonly muted: readonly string[]
}

export interface ReminderPlan {
  /** What is shown, the most urgent first. */
  readonly shown: readonly UpcomingUpdate[]
  /** What one notification is about now; empty for none. */
  readonly notify: readonly UpcomingUpdate[]
  /** Milliseconds until the plan changes; `undefined` if nothing is open, so that no timer is needed. */
  readonly wakeIn: number | undefined
}

const minute = 60_000
/** From a day before its time an update is shown, until a day after it. Then nobody expects it any more. */
const horizon = 24 * 60 * minute
/** A snooze, unless the update is due earlier. */
export const snoozeMs = 5 * minute
/** How long a time has to stand in the document. */
const settleMs = 3000
/** After that the clock may have been changed, and a timer does not notice. */
const maxWaitMs = 60 * minute

export const noMemory: ReminderMemory = { told: {}, muted: [] }

/** Makes the plan for a moment. */
export function planReminders(
  updates: readonly DueUpdate[],
  memory: ReminderMemory,
  now: number,
  { reminders, minutesBefore }: ReminderSettings,
): ReminderPlan {
  const wanted = reminders === 'off' ? [] : updates.filter(({ uri, due }) => !memory.muted.includes(uri) && now - due <= horizon)
  const all = wanted.map((update): UpcomingUpdate => ({ ...update, phase: phaseOf(update, now, minutesBefore) }))
  const shown = all.filter(({ due }) => due - now <= horizon).toSorted((one, other) => one.due - other.due)
  const untold = reminders === 'all' ? shown.filter((update) => isUntold(update, memory.told[update.uri], now)) : []
  const changes = [
    ...all.map(({ due }) => (due - now > horizon ? Math.min(due - horizon - now, maxWaitMs) : untilNextMinute(due, now))),
    ...untold.filter((update) => !isSettled(update, now)).map(({ since }) => since + settleMs - now),
    ...shown.map(({ uri }) => (memory.told[uri]?.snoozedUntil ?? now) - now).filter((wait) => wait > 0),
  ]
  return {
    shown,
    notify: untold.filter((update) => isSettled(update, now)),
    wakeIn: changes.length > 0 ? Math.min(...changes) : undefined,
  }
}

/** The memory after a notification. What it knew of updates that nobody expects any more is forgotten. */
export function afterTelling(memory: ReminderMemory, updates: readonly UpcomingUpdate[], now: number): ReminderMemory {
  const known = Object.entries(memory.told).filter(([, { due }]) => Math.abs(now - due) <= 2 * horizon)
  const told = updates.flatMap(({ uri, due, phase }) => (phase === 'ahead' ? [] : [[uri, { due, phase }] as const]))
  return { ...memory, told: Object.fromEntries([...known, ...told]) }
}

/** The memory after a snooze: whatever comes first, its end or the time of the update. */
export function afterSnooze(memory: ReminderMemory, updates: readonly UpcomingUpdate[], now: number): ReminderMemory {
  const told = updates.flatMap(({ uri, due, phase }) => {
    if (phase === 'ahead') return []
    const snoozedUntil = due > now ? Math.min(due, now + snoozeMs) : now + snoozeMs
    return [[uri, { due, phase, snoozedUntil }] as const]
  })
  return { ...memory, told: { ...memory.told, ...Object.fromEntries(told) } }
}

/** Documents that are no longer there stay muted, up to this number. */
const maxMuted = 500

/** The memory without reminders for some documents, or with them again. */
export function withReminders(memory: ReminderMemory, uris: readonly string[], isWanted: boolean): ReminderMemory {
  const others = memory.muted.filter((uri) => !uris.includes(uri))
  return { ...memory, muted: isWanted ? others : [...others, ...uris].slice(-maxMuted) }
}

/** Memory that another version or a person may have written. */
export function parseMemory(value: unknown): ReminderMemory {
  const { told, muted } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof ReminderMemory, unknown>>
  const entries = Object.entries(typeof told === 'object' && told !== null ? told : {}) as [string, Partial<Told> | null][]
  return {
    told: Object.fromEntries(
      entries.flatMap(([uri, entry]) => {
        const { due, phase, snoozedUntil } = entry ?? {}
        if (typeof due !== 'number' || (phase !== 'soon' && phase !== 'late')) return []
        return [[uri, { due, phase, ...(typeof snoozedUntil === 'number' && { snoozedUntil }) }] as const]
      }),
    ),
    muted: Array.isArray(muted) ? muted.filter((uri) => typeof uri === 'string') : [],
  }
}

/** Whole minutes until an update is due, the one that has begun included; from its time on, minus those that it is late. */
export function minutesUntil(due: number, now: number): number {
  return due > now ? Math.ceil((due - now) / minute) : -Math.floor((now - due) / minute) || 0
}

function phaseOf({ due }: DueUpdate, now: number, minutesBefore: number): UpdatePhase {
  if (now >= due) return 'late'
  return now >= due - minutesBefore * minute ? 'soon' : 'ahead'
}

function isUntold({ due, phase }: UpcomingUpdate, told: Told | undefined, now: number): boolean {
  if (phase === 'ahead') return false
  if (told === undefined || told.due !== due) return true
  if (told.snoozedUntil === undefined) return phase === 'late' && told.phase === 'soon'
  // With a clock that was set back, a snooze would seem to last much longer.
  return now >= told.snoozedUntil || told.snoozedUntil - now > snoozeMs
}

function isSettled({ since }: DueUpdate, now: number): boolean {
  return now - since >= settleMs || now < since
}

/** Milliseconds until the number of minutes to or since a moment is another one. */
function untilNextMinute(due: number, now: number): number {
  const rest = (due - now) % minute
  return rest > 0 ? rest : minute + rest
}
