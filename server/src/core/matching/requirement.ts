/** What a kind requires of a document. */
import type { Place } from '../markdown/document.ts'

/** One requirement of the kind. */
export interface Requirement {
  /** Its name in the template: `Release Date`, `Known issues documented`. */
  readonly label: string
  /** The headings above it, outermost first. */
  readonly section: readonly string[]
  readonly state: 'met' | 'open' | 'waived' | 'not-applicable'
  /** Where it is, or where it belongs. */
  readonly at: Place
  /** The id of the rule that reports it if it is open. */
  readonly rule: string | undefined
  /** True if it is open because nothing of it is there. */
  readonly absent?: boolean
}
