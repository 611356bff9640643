/** The time engine: what a text says about time, and what that is in UTC. Pure: *now*, zones and dates are handed in. */
export { addDays, formatDate, isRealDay, weekdayName, weekdayOf, weekdayOfDate } from './calendar.ts'
export { type Conversion, formatInZone, formatUtc, isSkipped, type LocalTime, offsetsOf, toUtc } from './convert.ts'
export { dateAlone, recogniseDates, weekdayInWords } from './dates.ts'
export { findZoneDeclarations, findZonesInTitle, type ZoneDeclaration } from './declarations.ts'
export { namesDayBeside, namesZoneBehind } from './leftover.ts'
export {
  calendarDate,
  compareMoments,
  instantOf,
  type Moment,
  type MomentDefaults,
  millisecondsBetween,
  momentsOf,
  possibleDates,
} from './order.ts'
export { recogniseTimes, type TextContext } from './recognise.ts'
export { isPlainText, replaceValue, rewriteMoment } from './rewrite.ts'
export type {
  CalendarDate,
  DateForm,
  DateMention,
  RangeEnd,
  TimeMention,
  TimeOfDay,
  TimeProblem,
  Zone,
  ZoneMeaning,
  ZoneMention,
} from './types.ts'
export { zoneLabels } from './zone-data.ts'
export { formatOffset, ianaZone, utc, zoneOf } from './zones.ts'
