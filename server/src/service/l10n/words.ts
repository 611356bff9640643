/** Escapes plain text for Markdown, and describes parts of templates. */
import type { FieldPart, ItemPart, Part, ValueType } from '../../core/template/kind.ts'
import type { Translate } from './texts.ts'

/** Text without any meaning in Markdown, including addresses that renderers would link. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&@]|:(?=\/\/)/g, '\\$&')
}

const typeNames: Readonly<Record<ValueType, (t: Translate) => string>> = {
  text: () => '',
  date: (t) => t('a date, `YYYY-MM-DD`'),
  timestamp: (t) => t('a moment in UTC, `YYYY-MM-DDThh:mmZ`'),
  time: (t) => t('a time of day in UTC, `hh:mmZ`'),
  duration: (t) => t('a duration'),
  link: (t) => t('a link'),
  channel: (t) => t('a channel, `#name`'),
  email: (t) => t('an e-mail address'),
  person: (t) => t('a person'),
  version: (t) => t('a version'),
  severity: (t) => t('a severity'),
  choice: () => '',
  number: (t) => t('a number'),
}

/** The expected value of a field or item as Markdown; empty for any value. */
export function expectationOf(part: FieldPart | ItemPart, t: Translate): string {
  const type = part.type === 'item' ? part.evidence : part.valueType
  if (part.type === 'field' && part.choices.length > 0) return t('one of {0}', part.choices.map(escapeMarkdown).join(', '))
  if (part.type === 'field' && part.signOff) return t('a name and a date')
  if (part.type === 'field' && part.list !== 'none') return part.list === 'ordered' ? t('steps, one a line') : t('a list')
  return type === undefined ? '' : typeNames[type](t)
}

/** The description of a part as Markdown: the template's guidance, the expected value, and when it is required. May be empty. */
export function documentationOf(part: Part, t: Translate): string {
  const expectation = part.type === 'field' || part.type === 'item' ? expectationOf(part, t) : ''
  return [
    part.guidance !== '' && escapeMarkdown(part.guidance),
    expectation !== '' && t('Expected: {0}', expectation),
    part.optional && t('Optional'),
    part.from !== undefined && t('Asked for from stage *{0}* on', part.from),
  ]
    .filter((line) => line !== false)
    .join('\n\n')
}

const units = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** A distance from now in milliseconds, negative for the past, in its largest unit: `3 hours ago`, `in 2 days`. */
export function timeAgo(milliseconds: number, language: string): string {
  const [unit, length] = units.find(([, size]) => Math.abs(milliseconds) >= size) ?? ['minute', 60_000]
  return new Intl.RelativeTimeFormat(language).format(Math.trunc(milliseconds / length), unit)
}

/** True if a text contains some letters in order, which is how editors match names. Blanks do not count. */
export function holdsLetters(text: string, letters: string): boolean {
  let at = 0
  for (const letter of letters.replace(/\s/g, '')) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
