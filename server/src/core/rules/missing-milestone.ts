import type { Rule } from '../linter/rule.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'
import { problemOf } from './missing-row.ts'

/** A timeline lacks one of the milestones that the kind names. */
export const missingMilestone: Rule = {
  id: 'missing-milestone',
  summary: 'A timeline lacks a milestone: detection, triage, mitigation, handoff.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-milestone')) {
      yield {
        ...problemOf(deviation),
        message: phrase`Milestone "${deviation.label}" is missing; expected a row with its time in UTC and its owner`,
      }
    }
  },
}
