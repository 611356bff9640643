/** Marks in a text that say where its words go when it is rewritten, and what a check says of the text in terms of these marks. */

import type { Finding } from '../../../server/src/core/check.ts'
import { inEnglish } from '../../../server/src/core/util/phrase.ts'
import { checked } from '../../support/check.ts'

/** The text with a mark before the words of each line, before those behind each label, and in each cell. Words have the same mark all along. */
export function marked(text: string): string {
  let count = 0
  const next = () => String.fromCharCode(0xe000 + count++)
  return text
    .split('\n')
    .map((line) => {
      if (line.trim() === '' || /^(?:---|[\s|:-]+)$/.test(line)) return line
      if (line.startsWith('|')) return line.replace(/\| ?(?=.*\|)/g, (bar) => bar + next())
      const mark = next()
      const [lead = ''] = /^\s*(?:> )*(?:(?:[-*+]|\d+[.)])(?:\s+|$))?(?:\[[ xX]\]\s+)?(?:#+\s+)?(?:\*\*)?/.exec(line) ?? []
      const words = line.slice(lead.length)
      return lead + mark + (lead.endsWith('**') ? words.replace(/^([^*]+(?:\*\*:|:\*\*)[ ]?)/, `$1${mark}`) : words)
    })
    .join('\n')
}

/** What a check says of a text, without saying where in the text. */
export interface Verdict {
  readonly kind: string | undefined
  /** Each finding as its rule and what it is about: the mark before it, or the name of what is missing. */
  readonly findings: readonly string[]
  /** What is left to do. What is done is counted by form: a row is one line, a group of labels one for each. */
  readonly readiness: { readonly open: number; readonly toCorrect: number }
}

/** What a check says of a marked text. The kind is detected, or given. */
export function verdictOn(marked: string, kind?: string): Verdict {
  const places: Mark[] = []
  let text = ''
  for (const sign of marked) {
    const mark = sign.charCodeAt(0) - 0xe000
    if (mark >= 0 && mark < 0x1900) places.push({ offset: text.length, mark })
    else text += sign
  }
  const result = checked(text, kind === undefined ? { path: 'docs/page.md' } : { kind })
  const about = ({ problem, rule, span }: Finding) => {
    const name = /"(.*?)"/.exec(inEnglish(problem.message))?.[1]
    return absent.has(rule) ? name : (markOf(span.start, places, text) ?? 'start')
  }
  const { open, toCorrect } = result.readiness ?? { open: 0, toCorrect: [] }
  return {
    kind: result.kind?.id,
    findings: result.findings
      .filter(({ rule }) => rule !== 'section-order')
      .map((finding) => `${sameFault.get(finding.rule) ?? finding.rule} ${about(finding)}`)
      .sort(),
    readiness: { open, toCorrect: toCorrect.filter(({ rule }) => rule !== 'section-order').length },
  }
}

interface Mark {
  readonly offset: number
  readonly mark: number
}

/** The mark of an offset: the last one before it, or the first behind it on its line, where a box stands before its words. */
function markOf(offset: number, places: readonly Mark[], text: string): number | undefined {
  const line = text.lastIndexOf('\n', offset - 1) + 1
  const before = places.findLast((place) => place.offset <= offset)
  const isAhead = before === undefined || before.offset < line
  return ((isAhead && places.find((place) => place.offset > offset && !text.slice(offset, place.offset).includes('\n'))) || before)?.mark
}

/** What is not there is named by the template. */
const absent = new Set([
  'missing-section',
  'missing-field',
  'missing-item',
  'missing-column',
  'missing-row',
  'missing-milestone',
  'missing-escalation-level',
])

/** Rules whose faults are one in several forms: an empty field is an empty section where its label is a heading. */
const sameFault: ReadonlyMap<string, string> = new Map([
  ...Array.from(absent, (rule) => [rule, 'missing'] as const),
  ...['unfilled-field', 'empty-section', 'empty-cell', 'empty-list-item'].map((rule) => [rule, 'empty'] as const),
])
