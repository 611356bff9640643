import type { Rule } from '../linter/rule.ts'
import { gapsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'
import { problemOf } from './missing-row.ts'

/** A timeline lacks one of the milestones that the kind names. */
export const missingMilestone: Rule = {
  id: 'missing-milestone',
  summary: 'A timeline lacks a milestone: detection, triage, mitigation, handoff.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const gap of gapsOf(match.gaps, 'missing-milestone')) {
      yield { ...problemOf(gap), message: phrase`Milestone "${gap.label}" is missing; expected a row with its time in UTC and its owner` }
    }
  },
}
