/** Moments on the command line. */

/**
 * The milliseconds since 1970 of a date or moment in UTC, in ISO 8601: `2026-03-01`, `2026-03-01T00:00Z`. `undefined` for anything else,
 * because a repeatable gate must not depend on the machine's zone.
 */
export function parseMoment(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z)?$/.test(text)) return undefined
  const moment = Date.parse(text)
  // `Date.parse` reads February 30th as a day in March.
  return Number.isNaN(moment) || !new Date(moment).toISOString().startsWith(text.slice(0, 10)) ? undefined : moment
}
