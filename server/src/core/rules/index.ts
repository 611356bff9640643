/** All rules, in the order of the catalogue. */
import type { Rule } from '../linter/rule.ts'
import { agendaLength } from './agenda-length.ts'
import { ambiguousDate } from './ambiguous-date.ts'
import { bareNotApplicable } from './bare-not-applicable.ts'
import { brokenLink } from './broken-link.ts'
import { changedSinceSignOff } from './changed-since-sign-off.ts'
import { conflictingIssue } from './conflicting-issue.ts'
import { contradictedItem } from './contradicted-item.ts'
import { droppedItem } from './dropped-item.ts'
import { duplicateIssue } from './duplicate-issue.ts'
import { duplicateSection } from './duplicate-section.ts'
import { emptyCell } from './empty-cell.ts'
import { emptyListItem } from './empty-list-item.ts'
import { emptySection } from './empty-section.ts'
import { expiredWaiver } from './expired-waiver.ts'
import { handoffChain } from './handoff-chain.ts'
import { invalidConfiguration } from './invalid-configuration.ts'
import { invalidTemplate } from './invalid-template.ts'
import { invalidTimestamp } from './invalid-timestamp.ts'
import { invalidValue } from './invalid-value.ts'
import { lateHandoff } from './late-handoff.ts'
import { length } from './length.ts'
import { malformedTable } from './malformed-table.ts'
import { missingColumn } from './missing-column.ts'
import { missingContact } from './missing-contact.ts'
import { missingEscalationLevel } from './missing-escalation-level.ts'
import { missingEta } from './missing-eta.ts'
import { missingField } from './missing-field.ts'
import { missingItem } from './missing-item.ts'
import { missingMilestone } from './missing-milestone.ts'
import { missingOwner } from './missing-owner.ts'
import { missingResponseTime } from './missing-response-time.ts'
import { missingRow } from './missing-row.ts'
import { missingSection } from './missing-section.ts'
import { missingTimeZone } from './missing-time-zone.ts'
import { missingWorkaround } from './missing-workaround.ts'
import { nonUtcTimestamp } from './non-utc-timestamp.ts'
import { overdueUpdate } from './overdue-update.ts'
import { perishableEvidence } from './perishable-evidence.ts'
import { personalData } from './personal-data.ts'
import { placeholderText } from './placeholder-text.ts'
import { relativeTime } from './relative-time.ts'
import { secret } from './secret.ts'
import { sectionOrder } from './section-order.ts'
import { tickedWithoutEvidence } from './ticked-without-evidence.ts'
import { timelineOrder } from './timeline-order.ts'
import { unchosenOption } from './unchosen-option.ts'
import { undatedSignOff } from './undated-sign-off.ts'
import { unfilledField } from './unfilled-field.ts'
import { unknownRule } from './unknown-rule.ts'
import { unsigned } from './unsigned.ts'
import { untickedItem } from './unticked-item.ts'
import { unusedWaiver } from './unused-waiver.ts'
import { vagueOwner } from './vague-owner.ts'
import { waiverWithoutReason } from './waiver-without-reason.ts'

/** Rules on the document itself. */
export const documentRules: readonly Rule[] = [
  unfilledField,
  missingField,
  placeholderText,
  missingSection,
  emptySection,
  sectionOrder,
  duplicateSection,
  missingItem,
  emptyListItem,
  emptyCell,
  missingColumn,
  missingRow,
  unchosenOption,
  length,
  invalidValue,
  bareNotApplicable,
  malformedTable,
  missingWorkaround,
  missingEta,
  duplicateIssue,
  nonUtcTimestamp,
  missingTimeZone,
  ambiguousDate,
  invalidTimestamp,
  relativeTime,
  timelineOrder,
  missingMilestone,
  overdueUpdate,
  lateHandoff,
  agendaLength,
  untickedItem,
  tickedWithoutEvidence,
  contradictedItem,
  unsigned,
  undatedSignOff,
  missingEscalationLevel,
  missingContact,
  missingResponseTime,
  missingOwner,
  vagueOwner,
  brokenLink,
  perishableEvidence,
  changedSinceSignOff,
  conflictingIssue,
  droppedItem,
  handoffChain,
  personalData,
  secret,
  invalidTemplate,
  invalidConfiguration,
]

/** Rules on waivers, which run after the coverage of each waiver is known. */
export const waiverRules: readonly Rule[] = [waiverWithoutReason, expiredWaiver, unusedWaiver, unknownRule]

export const rules: readonly Rule[] = [...documentRules, ...waiverRules]
