/** What the documents that the kinds come from ask for, and what enforces each of it. `README.md` beside the kinds is written from this. */
import { escalationRequirements } from './requirements/escalations.ts'
import { incidentRequirements } from './requirements/incidents.ts'
import { releaseRequirements } from './requirements/releases.ts'
import type { KindRequirements } from './requirements/requirement.ts'
import { shiftRequirements } from './requirements/shifts.ts'
import { supportRequirements } from './requirements/support.ts'

/** In the order of the table. */
export const kindRequirements: readonly KindRequirements[] = [
  ...supportRequirements,
  ...escalationRequirements,
  ...incidentRequirements,
  ...releaseRequirements,
  ...shiftRequirements,
]
