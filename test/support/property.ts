/**
 * How property tests run: the same cases every time, so that a change is judged by itself. `HANDOFF_SEED` picks other cases, and
 * `PROPERTY_RUNS=10` runs ten times as many.
 */
import fc from 'fast-check'

/** By how much a property runs longer than in `npm test`. */
export const factor = Number(process.env['PROPERTY_RUNS'] ?? 1)

fc.configureGlobal({ seed: Number(process.env['HANDOFF_SEED'] ?? 20_260_301) })
