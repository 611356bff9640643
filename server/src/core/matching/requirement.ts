/** What a kind asks of a document. */
import type { Place } from '../markdown/document.ts'

/** One thing that the kind asks for. */
export interface Requirement {
  /** What is asked for, in the template's words: `Release Date`, `Known issues documented`. */
  readonly label: string
  /** The headings above it, outermost first. */
  readonly section: readonly string[]
  readonly state: 'met' | 'open' | 'waived' | 'not-applicable'
  /** Where it is, or where it belongs. */
  readonly at: Place
  /** The id of the rule that reports an open one. */
  readonly rule: string | undefined
  /** True for an open one that is not there at all. */
  readonly absent?: boolean
}
