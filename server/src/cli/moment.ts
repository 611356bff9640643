/** Moments on the command line. */

/**
 * Milliseconds since 1970 of a date or moment in UTC, as ISO 8601 writes it: `2026-03-01`, `2026-03-01T00:00Z`. `undefined` for all
 * else: a gate that is to be repeated must not depend on the zone of the machine.
 */
export function parseMoment(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z)?$/.test(text)) return undefined
  const moment = Date.parse(text)
  // `Date.parse` lets the 30th of February pass as a day in March.
  return Number.isNaN(moment) || !new Date(moment).toISOString().startsWith(text.slice(0, 10)) ? undefined : moment
}
