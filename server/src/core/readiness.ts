/** Readiness: what the receiver needs, line by line, and how much of it is there. */
import type { Place } from './model/document.ts'

/** One thing that the kind asks for. */
export interface Obligation {
  /** What is asked for, in the template's words: `Release Date`, `Known issues documented`. */
  readonly label: string
  /** The headings above it, outermost first. */
  readonly section: readonly string[]
  readonly state: 'met' | 'open' | 'waived' | 'not-applicable'
  /** Where it is, or where it belongs. */
  readonly at: Place
  /** The id of the rule that reports an open one. */
  readonly rule: string | undefined
}

export interface Readiness {
  readonly obligations: readonly Obligation[]
  readonly met: number
  readonly open: number
  readonly waived: number
  readonly notApplicable: number
  /** The share that is not open, of what applies, in whole percent, rounded down; 100 if nothing is asked for. */
  readonly percent: number
  /** True if nothing is open and no error stands. */
  readonly ready: boolean
}

/** Adds up obligations. `errors` is true if any finding is an error, which keeps a document from being ready. */
export function sumUp(obligations: readonly Obligation[], errors: boolean): Readiness {
  const count = (state: Obligation['state']) => obligations.filter((obligation) => obligation.state === state).length
  const met = count('met')
  const open = count('open')
  const waived = count('waived')
  const applies = met + open + waived
  return {
    obligations,
    met,
    open,
    waived,
    notApplicable: count('not-applicable'),
    percent: applies === 0 ? 100 : Math.floor(((met + waived) * 100) / applies),
    ready: open === 0 && !errors,
  }
}
