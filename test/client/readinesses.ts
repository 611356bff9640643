import type { DocumentReadiness, LineFault, OpenLine } from '../../server/src/protocol.ts'

const place = { line: 0, character: 0 }

/** What is wrong in a line of no particular place. */
export function lineFault(label: string, severity: LineFault['severity'] = 'warning', rule = 'unfilled-field'): LineFault {
  const message = `Field "${label}" has no value; expected text`
  return { rule, severity, message, range: { start: place, end: place }, actions: ['waive'] }
}

/** An open line of no particular place. */
export function openLine(label: string, severity: OpenLine['severity'] = 'warning', rule = 'unfilled-field'): OpenLine {
  const fault = lineFault(label, severity, rule)
  return { label, words: 'empty field', isOpen: true, toCorrect: 0, severity, range: fault.range, actions: fault.actions, faults: [fault] }
}

/** A line in which nothing is open, but something is to be corrected. */
export function lineToCorrect(label: string, severity: OpenLine['severity'] = 'warning', rule = 'non-utc-timestamp'): OpenLine {
  return { ...openLine(label, severity, rule), words: 'time not in UTC', isOpen: false, toCorrect: 1 }
}

let made = 0

/** A document with one section per entry, each with these lines. */
export function documentReadiness(title: string, sections: Readonly<Record<string, readonly OpenLine[]>> = {}): DocumentReadiness {
  const lines = Object.values(sections).flat()
  const open = lines.filter(({ isOpen }) => isOpen).length
  const toCorrect = lines.reduce((sum, line) => sum + line.toCorrect, 0)
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
    toCorrect,
    waived: 0,
    notApplicable: 0,
    percent: Math.floor((100 * 10) / (10 + open)),
    ready: open === 0 && toCorrect === 0,
    errors: 0,
    state: `${open} open, ${toCorrect} to correct`,
    corrections: [],
    sections: Object.entries(sections).map(([name, own]) => ({ title: name, lines: own })),
  }
}
