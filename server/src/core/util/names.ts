/** Compares headings, labels and columns by their words, as people mean them. */
import { withLetters } from './anyCase.ts'

/** Words that do not identify a part. */
const filler = new Set('a an the of for to table checklist skeleton template section required create prepare document your our'.split(' '))

/** Short forms and their long forms. */
const longForms: ReadonlyMap<string, string> = new Map([
  ['env', 'environment'],
  ['faq', 'frequently asked question'],
  ['info', 'information'],
  ['docs', 'documentation'],
  ['config', 'configuration'],
  ['ack', 'acknowledgement'],
  ['repro', 'reproduction'],
  ['prio', 'priority'],
  ['id', 'id'],
])

/** Compounds that are written as one word, with a hyphen or as two. */
const compounds =
  /\b(e(?=\Wmail)|pre(?=\Wreq)|hand(?=\Wo)|roll(?=\Wback)|work(?=\Waround)|run(?=\Wbook)|hot(?=\Wfix)|time(?=\Wline)|sign(?=\Woff)|follow(?=\Wup)|on(?=\Wcall)|check(?=\W(?:in|list)))[\s-](mail|requisite|off|over|back|around|book|fix|line|up|call|in|list)/g

/** Longer texts are no names; their start is enough to tell them apart. */
const maxNameLength = 300

/**
 * The words of a name in normal form: without case, emphasis, numbering, emoji, punctuation, articles, filler and plural. Two names mean
 * the same part if their keys are equal. Empty for a name without words.
 */
export function nameKey(name: string): string {
  const before = keys.get(name)
  if (before !== undefined) return before
  const key = keyOf(name)
  // Names recur in every check, so they are cached; the cache stays small.
  if (keys.size > 20_000) keys.clear()
  keys.set(name, key)
  return key
}

const keys = new Map<string, string>()

function keyOf(name: string): string {
  const words = plainWords(name.slice(0, maxNameLength))
  const kept = words.filter((word) => !filler.has(word))
  return (kept.length > 0 ? kept : words).join(' ')
}

/** Less exact keys of a name: without parentheses, and only the text before a dash, a colon or a bar. */
export function partialKeys(name: string): string[] {
  const bare = name.slice(0, maxNameLength).replace(/[([（][^)\]）]*[)\]）]/g, ' ')
  const head = /^(.+?)(?:\s+[-–—|]\s+|\s*[:：]\s|$)/.exec(bare.trim())?.[1] ?? bare
  return [...new Set([nameKey(bare), nameKey(head)])].filter((key) => key !== '' && key !== nameKey(name))
}

/** A number before a name, with any signs before the first word. */
const numbering = withLetters('^[^\\p{L}\\p{N}]*(?:(?:\\d+(?:\\.\\d+)*|[ivx]{1,5})[.)\\s:–—-]+)?(?=.*\\p{L})')
const betweenWords = withLetters('[^\\p{L}\\p{N}%+#]+')

function plainWords(name: string): string[] {
  const text = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\bwhat(?:['’`´]|\u0020\u0301)?s\b/g, 'what is')
    .replace(/['’`´]s?\b|\u0020\u0301s?\b/g, ' ')
    .replace(compounds, '$1$2')
  return text
    .replace(numbering(text), '')
    .split(betweenWords(text))
    .filter((word) => word !== '')
    .map((word) => singular(longForms.get(word) ?? longForms.get(singular(word)) ?? word))
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1)
  return word
}

/** The short forms of each word of a long form. */
const shortForms = new Map<string, string[]>()
for (const [short, long] of longForms)
  for (const word of long.split(' ').map(singular)) shortForms.set(word, [...(shortForms.get(word) ?? []), short])

/**
 * Sequences of letters, one of which is in every text with this word in its key: the word itself, its plural, its short forms. In lower
 * case. Tests with them may say yes too often, but never wrongly no.
 */
export function stemsOf(word: string): readonly string[] {
  return [
    word,
    ...(word.endsWith('y') ? [`${word.slice(0, -1)}ies`] : []),
    // "What's" is read as "what is".
    ...(word === 'is' ? ['what'] : []),
    ...(shortForms.get(word) ?? []),
  ]
}
