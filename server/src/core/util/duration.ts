/** Durations as configurations and templates write them. */

/** The minutes of a number of minutes or of an ISO 8601 duration of weeks, days, hours and minutes; `undefined` for anything else. */
export function minutesOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value > 0 ? value : undefined
  if (typeof value !== 'string') return undefined
  const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(value)
  if (!parts) return undefined
  const [, weeks = 0, days = 0, hours = 0, minutes = 0] = parts.map((part) => Number(part ?? 0))
  return ((weeks * 7 + days) * 24 + hours) * 60 + minutes || undefined
}
