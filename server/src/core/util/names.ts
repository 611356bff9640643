/** Compares headings, labels and columns as people mean them: by their words. */
import { withLetters } from './anyCase.ts'

/** Words that say nothing about which part is meant. */
const filler = new Set('a an the of for to table checklist skeleton template section required create prepare document your our'.split(' '))

/** Short forms with their long ones. */
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

/** Words that are written as one, with a hyphen or as two. */
const compounds =
  /\b(e(?=\Wmail)|pre(?=\Wreq)|hand(?=\Wo)|roll(?=\Wback)|work(?=\Waround)|run(?=\Wbook)|hot(?=\Wfix)|time(?=\Wline)|sign(?=\Woff)|follow(?=\Wup)|on(?=\Wcall)|check(?=\W(?:in|list)))[\s-](mail|requisite|off|over|back|around|book|fix|line|up|call|in|list)/g

/** What is longer is no name, and what it begins with tells it apart well enough. */
const maxNameLength = 300

/**
 * The words of a name in one form: without case, emphasis, numbering, emoji, punctuation, articles, filler and plural.
 * Two names mean the same part if their keys are equal. Empty for a name without words.
 */
export function nameKey(name: string): string {
  const before = keys.get(name)
  if (before !== undefined) return before
  const key = keyOf(name)
  // Names come again at every check; what is kept of them stays small.
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

/** Other readings of a name, less exact: without a part in parentheses, and what stands before a dash, a colon or a bar. */
export function partialKeys(name: string): string[] {
  const bare = name.slice(0, maxNameLength).replace(/[([（][^)\]）]*[)\]）]/g, ' ')
  const head = /^(.+?)(?:\s+[-–—|]\s+|\s*[:：]\s|$)/.exec(bare.trim())?.[1] ?? bare
  return [...new Set([nameKey(bare), nameKey(head)])].filter((key) => key !== '' && key !== nameKey(name))
}

/** A number before a name, with whatever signs stand before the first word. */
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

/** The short forms of what a word is part of. */
const shortForms = new Map<string, string[]>()
for (const [short, long] of longForms)
  for (const word of long.split(' ').map(singular)) shortForms.set(word, [...(shortForms.get(word) ?? []), short])

/**
 * Sequences of letters of which at least one stands in every text that has the word in its key: the word itself, its plural, its short
 * forms. In lower case; for tests that may say yes too often, but never no where the key has the word.
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
