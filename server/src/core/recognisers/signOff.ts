/** Reads a sign-off line: who signed, and when. */
import { sourceOf } from '../markdown/blocks.ts'
import type { Field, Place } from '../markdown/document.ts'
import { wordsAt } from '../markdown/elements/values.ts'
import { recogniseDates } from '../time/index.ts'

export interface SignOff {
  /** Empty if it is not signed. */
  readonly name: string
  /** The place of the name, or where it belongs. */
  readonly nameAt: Place
  /** Empty if there is no date. */
  readonly date: string
  readonly dateAt: Place
}

/** Blanks to write on, and other text that marks a place for a value. */
const blank = /^(?:[\s_.…-]*|\[[^\]]*\]|<[^>]*>|YYYY.*|TBD)$/i

/**
 * Splits a sign-off: `Jane Doe Date: 2026-03-01`, `____ Date: ____`, `Jane Doe, 2026-03-01`. The template's words before the name
 * (`subject`, which is what is signed off) are not part of it.
 */
export function readSignOff(field: Field, subject = ''): SignOff {
  const whole = wordsAt(field.value)
  const lead = leadOf(sourceOf(whole), subject)
  // A date with its own label on the same line is a separate field, but belongs to the signature.
  const behind = /^[ \t]*[*_]{2}(?:date|datum|signed|日付)[^\r\n]*/i.exec(whole.block.text.slice(whole.end))?.[0].trimEnd() ?? ''
  const at: Place = { ...whole, start: whole.start + lead, end: whole.end + behind.length }
  const source = sourceOf(at)
  const label = /(?:^|[\s,;(|–—-])(?:\*\*)?(date|datum|signed|am|日付)(?:\*\*)?\s*[:：](?:\*\*)?/i.exec(source)
  const bareDate = label ? undefined : recogniseDates(source.replace(/\\-/g, '\u2060-')).find(({ partial }) => !partial)
  const nameEnd = label?.index ?? bareDate?.span.start ?? source.length
  const dateStart = label ? label.index + label[0].length : (bareDate?.span.start ?? source.length)
  const name = part(at, source, 0, nameEnd)
  const date = part(at, source, dateStart, source.length)
  return { name: name.text, nameAt: name.at, date: date.text, dateAt: date.at }
}

/** The length of the subject and the separator before the name. */
function leadOf(source: string, subject: string): number {
  const words = subject.trim().replace(/[\s:：,;(–—-]+$/, '')
  if (words === '') return 0
  // The words may be in code or emphasis.
  let end = /^[`*_\s]*/.exec(source)?.[0].length ?? 0
  for (const word of words.toLowerCase().split(/\s+/)) {
    end += /^\s*/.exec(source.slice(end))?.[0].length ?? 0
    if (!source.slice(end).toLowerCase().startsWith(word)) return 0
    end += word.length
  }
  return end + (/^[\s:：,;(–—`*_-]*/.exec(source.slice(end))?.[0].trimEnd().length ?? 0)
}

function part(at: Place, source: string, from: number, to: number): { text: string; at: Place } {
  const words = source.slice(from, to)
  const lead = words.length - words.trimStart().length
  const trimmed = words.trim().replace(/[\s,;(|–—-]+$/, '')
  // A missing name belongs one space behind. A space at the end of the line is not part of the value.
  const room = /^[ \t]/.test(at.block.text.slice(at.start + from)) ? 1 : 0
  const start = at.start + from + (trimmed === '' ? room : lead)
  const place: Place = { block: at.block, start, end: start + trimmed.length }
  return { text: blank.test(trimmed) ? '' : trimmed, at: place }
}
