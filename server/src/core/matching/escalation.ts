/** Which parts of a template describe an escalation: its levels, their contacts and their response times. */

import type { Part, SectionPart } from '../template/kind.ts'
import type { EscalationRule } from './deviations.ts'

/** The name of a level: `Level 1`, `L2`, `Tier 3`. */
export const levelWords = /^\W*(?:l(?:evel|v\.?)?|tier|stufe|ebene)\s*-?\s*\d\b/i
/** A heading of an escalation. */
export const escalationWords = /\be[sz]kalation|\bescalat/i
/** A label of a contact. */
export const contactWords = /\bcontacts?\b|\bon-?\s?call\b|\bkontakt|\bansprechpartner/i
/** A label of a response time. */
export const responseWords = /\bresponse\b|\bsla\b|\breaktionszeit\b/i

/** The parts below headings of escalations, each with the rule that reports its absence. */
export function escalationParts(root: SectionPart): Map<Part, EscalationRule> {
  const found = new Map<Part, EscalationRule>()
  const visit = (section: SectionPart, inside: boolean) => {
    const escalation = inside || escalationWords.test(section.name)
    if (escalation) {
      for (const part of [...section.parts, ...section.sections]) {
        const rule = ruleOf(part)
        if (rule) found.set(part, rule)
      }
    }
    for (const child of section.sections) visit(child, escalation)
  }
  visit(root, false)
  return found
}

function ruleOf({ type, name }: Part): EscalationRule | undefined {
  if (type !== 'field' && type !== 'section') return undefined
  if (levelWords.test(name)) return 'missing-escalation-level'
  if (responseWords.test(name)) return 'missing-response-time'
  return contactWords.test(name) ? 'missing-contact' : undefined
}
