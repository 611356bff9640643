/** How requirements and their breaches are written down. */

/** A change to the complete document of a kind, after which exactly one finding is left. */
export interface Breach {
  /** The text that goes, once in the document, and what comes in its place. */
  readonly change: readonly [string | RegExp, string]
  readonly rule: string
}

export interface Requirement {
  /** What is asked for, in short. */
  readonly says: string
  /** The part of the kind that asks for it, or where the guidance stands. */
  readonly part: string
  /** Empty for what no machine can check: it is guidance, shown on hover. */
  readonly breaches: readonly Breach[]
}

export interface KindRequirements {
  readonly kind: string
  /** The title of the document that the kind comes from. */
  readonly source: string
  readonly requirements: readonly Requirement[]
}

/** The value behind a label is gone. */
export const value = (label: string, text: string, rule = 'unfilled-field'): Breach => ({ change: [`${label} ${text}`, label], rule })
/** A line is gone. */
export const line = (text: string, rule: string): Breach => ({ change: [`${text}\n`, ''], rule })
/** A text is replaced. */
export const change = (from: string, to: string, rule: string): Breach => ({ change: [from, to], rule })
/** A section is gone, with what is below its heading. */
export const section = (title: string): Breach => ({
  change: [new RegExp(`^## ${title}\\n[^]*?(?=^## |(?![^]))`, 'm'), ''],
  rule: 'missing-section',
})
/** A checklist item is not ticked. */
export const tick = (text: string): Breach => change(`- [x] ${text}`, `- [ ] ${text}`, 'unticked-item')
/** A checklist item is not ticked, or gone. */
export const item = (text: string, evidence = ''): Breach[] => [tick(text), line(`- [x] ${text}${evidence}`, 'missing-item')]
/** A checklist item is not ticked, gone, or ticked without what proves it. */
export const proven = (text: string, evidence: string): Breach[] => [
  ...item(text, ` ${evidence}`),
  change(`${text} ${evidence}`, text, 'ticked-without-evidence'),
]
/** What is asked for, with the breaches that are found. */
export const required = (says: string, part: string, ...breaches: readonly Breach[]): Requirement => ({ says, part, breaches })
/** What no machine can check. */
export const guidance = (says: string, part: string): Requirement => ({ says, part, breaches: [] })
