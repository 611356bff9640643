/** Tells a blank in brackets, which waits for a value, from a tag beside words of one's own: `[Date]`, `[FEATURE] Saved searches`. */

import { bracketEntries } from '../lexicon/lexicon.ts'
import { withLetters } from '../util/anyCase.ts'
import { once } from '../util/once.ts'

/** What words in brackets and around them are: the concepts of `lexicon/brackets/`. */
type Sort = 'value' | 'end of a value' | 'thing' | 'asking' | 'joining' | 'verb' | 'state'

const sets = new Map<Sort, ReadonlySet<string>>()

function wordsOf(sort: Sort): ReadonlySet<string> {
  let set = sets.get(sort)
  if (!set) {
    set = new Set(bracketEntries().flatMap(({ concepts, phrases }) => (concepts[0] === sort ? phrases : [])))
    sets.set(sort, set)
  }
  return set
}

/** Bracketed text that is nobody's value: a number, a key, a version, a file, an address, an array, a pronoun, a mention, a symbol. */
const literal =
  /^(?:[xX]|[\^@!"'“‘`].*|[A-Z][A-Z0-9]+-\d+|#\d+|v?\d.*|\.{3}|…|[\w$.-]*[.=][\w$.=-]*|.*\w\.[a-z]{2,4}\b.*|[\w-]+[.:][\w.:-]+|(?:he|she|they|xe|ze|it|any|er|sie|il|elle|iel)(?:\/\p{L}{2,6}){1,2}|redacted\b.*|in[ -]person|.* (?:below|above|unten|oben)|[A-Z]{1,4}\d{1,3}|[a-z]+-[\w-]*\d[\w-]*|(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific)\/\w+|[\p{L}%]+\/(?:s|ms|sec|min|h|hr|d|day|req|kg|m))$/u
/** A key of a keyboard. */
const keys =
  /^(?:ctrl|control|strg|alt|altgr|option|shift|umschalt|cmd|command|meta|win|super|esc|escape|enter|return|tab|del|delete|entf|backspace|insert|einfg|pgup|pgdn|f\d{1,2})$/i
/** Keys whose names may also be a blank. */
const words = /^(?:option|control|command|return|insert|delete|meta|super|win|del|tab|enter)$/i
const pressing = /\b(?:click|press|select|choose|tap|hit|button|klicke?n?|drücken?)\W*(?:on )?(?:the )?\W*$/i
const control = /^\W*(?:button|key|tab|link|menu|icon|checkbox|field|taste|knopf|schaltfläche|bouton|botón|botão|pulsante)(?![\p{L}])/iu

const wordOrBracket = withLetters('[\\p{L}\\p{N}[\\]!]')
const anyWord = withLetters('[\\p{L}\\p{N}`]')
const brackets = /\[[^[\]\n]{0,200}\]|\{\{[^{}\n]{0,200}\}\}|<[^<>\n]{1,120}>|_{3,}/g

/** The blanks in brackets of a text whose code and addresses are masked by backticks: their words with the brackets, and their offsets. */
export function bracketsIn(text: string): { words: string; start: number }[] {
  return Array.from(text.matchAll(/\[([^[\]\n]{1,200})\](?![([:])/g)).flatMap(({ 0: words, 1: inner = '', index }) =>
    isBlank(text, index, index + words.length, inner.trim()) ? [{ words, start: index }] : [],
  )
}

function isBlank(text: string, start: number, end: number, inner: string): boolean {
  if (!/\p{L}/u.test(inner) || literal.test(inner) || isState(inner)) return false
  // A word directly before the bracket makes it code or a footnote: `items[index]`, `x[1]`, `[[wiki]]`.
  const before = text[start - 1] ?? ' '
  if (wordOrBracket(before).test(before) || text[end] === ']') return false
  const isKey = keys.test(inner) && (!words.test(inner) || /^\s?\+\s?\S/.test(text.slice(end, end + 4)))
  const keyBefore = /\[([^[\]]{1,10})\]\s?\+\s?$/.exec(text.slice(Math.max(0, start - 16), start))?.[1] ?? ''
  if (isKey || keys.test(keyBefore)) return false
  if (pressing.test(text.slice(Math.max(0, start - 24), start)) || control.test(text.slice(end, end + 16))) return false
  return asksForValue(inner) || isNeeded(surroundings(text, start, end), inner)
}

/** True for a state, a mark or an answer, alone or with a remark: *done*, *N/A – single tenant*. */
function isState(inner: string): boolean {
  const words = inner
    .toLowerCase()
    .split(/\s*[-–—:,;(]\s+|\s*[:：]/)[0]
    ?.trim()
  if (words !== inner.toLowerCase() && (words === 'optional' || words === 'required' || words === 'todo')) return false
  return words !== undefined && wordsOf('state').has(words.replace(/[\s_]+/g, ' '))
}

const wordsIn = (text: string): string[] =>
  text
    // `[YourName]` is two words.
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[\s/,|:：(）()&_]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}#]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '')

/** True if bracketed words name a kind of value, or ask the writer for one. */
export function asksForValue(inner: string): boolean {
  // Several alternatives are an open choice: `[P0/P1/P2]`, `[Draft | Final]`.
  if (/^[^/|,]{1,30}(?:[/|][^/|,]{1,30}){2,}$|^[^|]{1,30}\s\|\s[^|]{1,30}$/.test(inner)) return true
  if (/^how (?:many|much|long|often)\b/i.test(inner)) return true
  if (/^#\p{L}|^TODO\s?[:：–—-]/u.test(inner) || /\bto (?:fill in|be \p{L}+ed|add)\b/iu.test(inner)) return true
  const words = wordsIn(inner.replace(/['’]s?(?=\s|$)|(?<=\p{L})\s?[,;(:–—].*$/gu, ''))
  const [first = ''] = words
  if (wordsOf('asking').has(first) && words.length > 1) return true
  // In scripts without blanks the name of a value is the end of a longer one.
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(inner)) return endsWithValue(inner.replace(/[\s\d]+$/, ''))
  // The head of a name stands before what belongs to it: *link to the ticket*, *Datum der Freigabe*; else at its end: *release date*.
  const joint = words.findIndex((word, index) => index > 0 && (wordsOf('joining').has(word) || word === 'here'))
  const named = words.slice(0, joint < 0 ? undefined : joint).filter((word) => !/^\d+$/.test(word))
  const alternatives = /[/|]/.test(inner) ? named : named.slice(-1)
  return alternatives.some((word) => namesValue(word))
}

/** True for words of which the last is a value, in Japanese, Chinese or Korean. */
function endsWithValue(words: string): boolean {
  return unspacedValues().some((value) => words.endsWith(value))
}

const unspacedValues = once(() => Array.from(wordsOf('value')).filter((value) => !/^[\p{sc=Latin}-]/u.test(value)))

function namesValue(word: string): boolean {
  const single = word.replace(/s$/, '')
  return (
    wordsOf('value').has(word) ||
    wordsOf('value').has(single) ||
    (word !== 'rename' && word.length > 6 && Array.from(wordsOf('end of a value')).some((ending) => single.endsWith(ending)))
  )
}

interface Surroundings {
  /** The words of the same value before the bracket, and behind it to the end of its line. */
  readonly before: string
  readonly behind: string
  /** The sign that the value begins behind: a colon, a dash, or nothing at the beginning of a line. */
  readonly opening: string
}

/** A line may be long and full of brackets, so only so much of it is looked at. */
const maxDistance = 400

/** What stands around a bracket on its line or in its cell. */
function surroundings(text: string, start: number, end: number): Surroundings {
  const near = text.slice(Math.max(0, start - maxDistance), start)
  const line = near.slice(Math.max(near.lastIndexOf('\n'), near.lastIndexOf('|')) + 1)
  const opening = Array.from(line.matchAll(/[:：](?=\s|$)|\s[-–—→](?=\s)/g)).at(-1)
  const behind = /^[^\n|]*/.exec(text.slice(end, end + maxDistance))?.[0] ?? ''
  return { before: opening ? line.slice(opening.index + opening[0].length) : line, behind, opening: opening?.[0].trim() ?? '' }
}

/** True for a bracket that fills its value, or without which its sentence lacks a word. */
function isNeeded({ before, behind, opening }: Surroundings, inner: string): boolean {
  const isShort = /^\p{Lu}[\p{Lu}\d&]{1,3}$/u.test(inner)
  const own = (words: string) => words.replace(brackets, ' ').replace(joiners, ' ')
  const [left, right] = [own(before), own(behind)]
  const hasLeft = anyWord(left).test(left)
  const hasRight = anyWord(right).test(right)
  const isThing = isThingName(inner)
  const isTagOfSeveral = !isThing && /^(?:[a-z][\w-]*|\p{Lu}{4,}(?:\s[-–—]\s.*)?)$/u.test(inner) && /\[/.test(before + behind)
  if (!hasLeft && !hasRight)
    return !isShort && !isArray(inner) && !isTagOfSeveral && (opening === '' || /[:：]/.test(opening) || !/^\p{Lu}+$/u.test(inner))
  // A number, as in a figure or a standard, is what the sentence refers to.
  if (/\d/.test(inner) || isShort) return false
  const last = /([\p{L}’']+)[\s*_"'“„(]*$/u.exec(before)?.[1]?.toLowerCase() ?? ''
  // A name of its own is an aside, a phrase or the name of a thing is what the sentence waits for.
  const isPhrase = isThing || /^\p{Ll}+\s/u.test(inner) || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(inner)
  if (wordsOf('joining').has(last) && isPhrase && !wordsOf('joining').has(wordsIn(inner)[0] ?? '')) return true
  const next = /^[\s*_]*([\p{L}]+)/u.exec(behind)?.[1]?.toLowerCase() ?? ''
  return isThing && ((hasLeft && hasRight) || wordsOf('verb').has(next))
}

function isThingName(inner: string): boolean {
  const last = wordsIn(inner).at(-1) ?? ''
  return wordsOf('thing').has(last) || wordsOf('thing').has(last.replace(/s$/, ''))
}

/** Words and signs between two brackets. */
const joiners = /(?<![\p{L}])(?:and|or|und|oder|et|ou|y|o|e|en|of)(?![\p{L}])|(?<![\p{L}\d])\d{1,2}[.)](?=\s)/giu

/** True for the values of an array: `[ops, search]`. */
function isArray(inner: string): boolean {
  const parts = inner.split(/,\s*/)
  return parts.length > 1 && parts.every((part) => /^[a-z][\w-]*$/.test(part))
}
