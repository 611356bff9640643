/** Days as a person types them into a box. Knows nothing of the editor. */

/**
 * What is wrong with the last day of something: `form` for what is no day of the calendar written as `2026-12-01`, `past` for one before
 * today in UTC. `undefined` for a day that will do, and for nothing at all.
 */
export function dateProblem(typed: string, now: Date): 'form' | 'past' | undefined {
  const text = typed.trim()
  if (text === '') return undefined
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00Z`) : undefined
  // `Date` reads February 30th as a day of March.
  if (date === undefined || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return 'form'
  return text < now.toISOString().slice(0, 10) ? 'past' : undefined
}
