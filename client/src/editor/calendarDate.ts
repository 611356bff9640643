/** Days typed into an input box. It does not depend on VS Code. */

/**
 * The problem of a last day: `form` if it is no valid date written as `2026-12-01`, `past` if it is before today in UTC. `undefined` for a
 * valid day, and for none.
 */
export function dateProblem(typed: string, now: Date): 'form' | 'past' | undefined {
  const text = typed.trim()
  if (text === '') return undefined
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00Z`) : undefined
  // `Date` reads February 30th as a day of March.
  if (date === undefined || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return 'form'
  return text < now.toISOString().slice(0, 10) ? 'past' : undefined
}
