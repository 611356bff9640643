/** What the columns of a table of events are for, by their names. */
import { conceptsIn } from '../lexicon/names.ts'
import { namesPerson } from '../recognisers/owners.ts'
import { isWholly } from './words.ts'

/** `moment` is a time with its day; `day` and `clock` are a day and a time of day in two columns. */
export type Role = 'moment' | 'day' | 'clock' | 'what' | 'who' | 'note' | 'other'

const times: ReadonlySet<string> = new Set(['time', 'when', 'date', 'start'])
const events: ReadonlySet<string> = new Set(['milestone', 'summary', 'action', 'step', 'title'])
const notes: ReadonlySet<string> = new Set(['note', 'information', 'description', 'evidence', 'link'])
/** What a message does not say. */
const others: ReadonlySet<string> = new Set(['severity', 'priority', 'level', 'state', 'number', 'type', 'duration', 'impact', 'name'])

/**
 * The role of each column: by its name, and of those that no name explains the first says what happened. A table may have none for a role,
 * and has one for the times only if a name says so.
 */
export function rolesOf(names: readonly string[]): Role[] {
  const bare = names.map((name) => name.replace(/[([（][^)\]）]*[)\]）]/g, ' ').trim())
  const concepts = bare.map((name) => conceptsIn(name))
  const has = (index: number, some: ReadonlySet<string>) => concepts[index]?.some((concept) => some.has(concept)) ?? false
  const roles = names.map((): Role => 'other')
  const free = new Set(bare.flatMap((name, index) => (/\p{L}/u.test(name) ? [index] : [])))
  const take = (role: Role, index: number | undefined) => {
    if (index === undefined) return
    roles[index] = role
    free.delete(index)
  }
  const first = (fits: (index: number) => boolean) => [...free].find(fits)
  const timed = [...free].filter((index) => has(index, times) || isWholly('sent', bare[index] ?? ''))
  const day = timed.find((index) => concepts[index]?.includes('date') && !concepts[index]?.includes('time'))
  const clock = timed.find((index) => index !== day && concepts[index]?.includes('time') && !concepts[index]?.includes('date'))
  if (day !== undefined && clock !== undefined) {
    take('day', day)
    take('clock', clock)
  } else take('moment', timed[0])
  take(
    'who',
    first((index) => namesPerson(bare[index] ?? '') || isWholly('sender', bare[index] ?? '')),
  )
  const note = first((index) => has(index, notes))
  const what = first((index) => has(index, events)) ?? first((index) => index !== note && !has(index, others)) ?? note
  take('what', what)
  if (note !== what) take('note', note)
  return roles
}
