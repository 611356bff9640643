import type { DocumentReadiness, OpenLine } from '../../server/src/protocol.ts'

/** An open line of no particular place. */
export function openLine(label: string, severity: OpenLine['severity'] = 'warning', rule = 'unfilled-field'): OpenLine {
  const place = { line: 0, character: 0 }
  return {
    label,
    rule,
    severity,
    message: `Field "${label}" has no value; expected text`,
    range: { start: place, end: place },
    actions: ['waive'],
  }
}

let made = 0

/** A document with one section per entry, each with these open lines. */
export function documentReadiness(title: string, sections: Readonly<Record<string, readonly OpenLine[]>> = {}): DocumentReadiness {
  const open = Object.values(sections).flat().length
  return {
    resultId: `${title} ${++made}`,
    uri: `file:///handoffs/${title}.md`,
    title,
    kind: 'support-handoff',
    kindTitle: 'Support Handoff',
    kindFrom: 'front-matter',
    stage: null,
    met: 10,
    open,
    waived: 0,
    notApplicable: 0,
    percent: Math.floor((100 * 10) / (10 + open)),
    ready: open === 0,
    errors: 0,
    sections: Object.entries(sections).map(([name, lines]) => ({ title: name, lines })),
  }
}
