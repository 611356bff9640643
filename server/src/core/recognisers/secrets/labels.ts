/** Secrets recognised by the text before or above them: a label, a sentence. */

import { anyCase } from '../../util/anyCase.ts'
import type { Secret } from './detectors.ts'
import { categoryOf, keyWords, pairWords, passwordWords, type Sort, sortOf } from './labelWords.ts'
import { isKey, isPassword, looksRandom } from './values.ts'

const labels = anyCase(`(${pairWords})|(${passwordWords})|(${keyWords})`, 'gu')
/** The secrets behind or below a label in a text. */
export function byLabel(text: string): Secret[] {
  const found: Secret[] = []
  for (const match of text.matchAll(labels(text))) {
    if (isVariable(text, match.index)) continue
    const sort = sortOf(match)
    const end = match.index + match[0].length
    const spans = sort === 'pair' ? pairBehind(text, end) : valueBehind(text, match.index, end, sort, match[0])
    if (spans.length === 0 && sort !== 'pair') spans.push(...valueBefore(text, match.index, end, sort))
    for (const { start, end } of spans) if (!isKnownToAll(text, start)) found.push({ category: categoryOf(sort), span: { start, end } })
  }
  return found
}

/** True within the name of a variable that the text refers to: `${TOKEN:?not set}`, `$(API_KEY)`. */
function isVariable(text: string, from: number): boolean {
  return /\$[({][\w.:]{0,60}$/.test(text.slice(Math.max(0, from - 64), from))
}

/** Directly before a value: it is only an id, or everybody may know it. */
const known =
  /(?:(?<![\p{L}\p{N}])ids?|_id|public[\w ]{0,40}|publishable[\w ]{0,20}|\.svg\?[\w&=]{0,20})["'`*_]{0,3}[ \t]{0,3}[:：=|]?[ \t]{0,3}["'`*_]{0,3}$/iu

/** True for a value that is introduced as something else than a secret. */
function isKnownToAll(text: string, start: number): boolean {
  return known.test(text.slice(Math.max(0, start - 80), start))
}

interface Found {
  readonly start: number
  readonly end: number
}

/** What may come between a label and its separator: marks, and words that say which secret it is. */
const qualifier = String.raw`(?:[_ ](?:prod|production|staging|stage|dev|qa|live|\d{1,2})(?![\w]))?["'\x60*_\])]{0,5}(?:<\/?[a-z]{1,10}>){0,2}(?:[ \t]{0,3}\([^()\n]{1,60}\)|[ \t]{1,3}(?:for|of|to|on|in|at|für|von|zu|zum|zur|am|auf|im|pour|de|du|des|para|del|per|di|voor|do|dla|к|для)[ \t][^\n:=|→]{1,60}?)?["'\x60*_]{0,5}`
const separators = {
  direct: String.raw`[ \t]{0,40}(?:=>|:=|->|→|⇒|[:：=|])[*_]{0,3}[ \t]{0,40}|(?<=<[\w.:-]{1,60})>(?=[^<>\n]{4,200}<\/)|[ \t]{0,9}<\/(?:td|th|dt)>\s{0,20}<(?:td|dd)[^>\n]{0,80}>\s{0,9}`,
  sentence: String.raw`[ \t]{1,3}(?:is|was|has been|ist|war|wurde|lautet|lautete|est|es|è|é|jest|är|er|to|auf|[–—-]|(?=(?:set|reset|changed|updated) to))(?:[ \t]?(?:now|currently|still|(?:set|reset|changed|updated|rotated) to|auf|jetzt|nun|aktuell|weiterhin|noch|maintenant|ahora)){0,2}[: \t]{1,3}|[ \t]?(?:は|が|是|为|為|는|은)[ \t:：]{0,3}`,
  none: String.raw`[ \t]{1,3}|(?=[「『])`,
  // A qualifier without a word between: *Password admin console: …*
  named: String.raw`(?:[ \t]{1,2}(?!hash|polic|rotat|type|name|id\b|field|file|path|version|reset|manag|length|entr|vault|sha|md5|strength|require|format|expir|count)[^\s:=|→()]{1,24}){1,2}[ \t]{0,2}[:：=][*_]{0,3}[ \t]{0,9}`,
}
const opening = String.raw`(["'\x60*_「『“„«]{0,3})(?:<(?:code|b|strong|kbd|tt)>)?["'\x60]?`
/** A value up to a space or mark, without the separator before the next value. */
const valueText = String.raw`((?:[^\s"'\x60|,;&、。，；<」』“”„«»]|[,;&](?![\s&]|$|[\w.[\]-]{1,60}[=:])|<(?!\/?[a-zA-Z][^<>\n]{0,80}>)){4,4000})`
type Form = keyof typeof separators
/** The forms of values behind a label, the most certain first. Without a separator a value directly follows its label. */
const behind: readonly { readonly form: Form; readonly pattern: RegExp }[] = [
  { form: 'direct', pattern: new RegExp(`${qualifier}(${separators.direct})${opening}${valueText}`, 'y') },
  { form: 'sentence', pattern: new RegExp(`${qualifier}(${separators.sentence})${opening}${valueText}`, 'y') },
  { form: 'none', pattern: new RegExp(`(${separators.none})${opening}${valueText}`, 'y') },
  { form: 'named', pattern: new RegExp(`(${separators.named})${opening}${valueText}`, 'y') },
]
const lineEnd = new RegExp(
  String.raw`${qualifier}(?:[ \t](?:is )?(?:below|follows|unten|folgt))?[ \t]{0,9}(?:([:：→])|->)?[*_]{0,3}(?:<br\s?\/?>)?[ \t]{0,40}(?=\r|\n|$)`,
  'y',
)

/** A secret of several words that fill their line. A sentence would continue, and contains function words. */
const wordsBehind = new RegExp(
  String.raw`${qualifier}(?:${separators.direct}|${separators.sentence})${opening}((?:[a-z]{3,12}[ -]){3,23}[a-z]{3,12})(?=["'\x60*_」』”“»]{0,3}(?:<\/\w{1,9}>)?[.!]?[ \t]*(?:\||\r|\n|$))`,
  'y',
)
const ofSentences = new Set(
  `the and are was were not for from with without that this these those you your our their its has have had can will must should may any all
  see ask kept stored use used using set same before after please contact via who which when where every each only never below above under
  inside within into per least most more than one two three twelve characters letters digits words long vault safe manager keeper team support
  password passphrase phrase policy reset rotated entry item file default none lives available required optional encrypted hashed
  die der das und ist sind nicht für mit von bei auf aus wird liegt steht siehe les des une est dans par avec pour los las una con para por
  nel nella della con per het een met voor van`.split(/\s+/),
)

/** Words before a label that introduce the secret: *use … as the admin password*. */
const before =
  /(?:^|[\s([:])(["'`*_]{0,3})([^\s"'`|,;()[\]]{5,100}?)["'`*_]{0,3}[ \t](as|als|comme|como|come|is|ist|est|es|é|è)[ \t](?:(?:the|an?|your|its|our|my|das|dem|ein|le|un|votre|la|una|su|tu|o|uma|sua|il|lo|het|een|de)[ \t]){0,2}(?:[\p{L}-]{1,20}[ \t]){0,2}$/u

function valueBefore(text: string, from: number, labelEnd: number, sort: 'password' | 'key'): Found[] {
  const start = Math.max(0, from - 220)
  const match = before.exec(text.slice(start, from))
  if (
    !match ||
    /^[ _-]?(?:field|column|type|name|hash|polic|reset|manager|provider|param|arg|variable|source|format|length)/i.test(
      text.slice(labelEnd, labelEnd + 12),
    )
  )
    return []
  const [whole, quote = '', value = '', word = ''] = match
  // The name of something that holds a secret: `p12Password`.
  if (/pass|pwd|secret|token|key/i.test(value)) return []
  const isSetOff = /["'`]/.test(quote) && /^(?:als|as|com)/.test(word)
  if (sort === 'key' ? !isSecretKey(value) : !looksRandom(value) && !(isSetOff && isPassword(value))) return []
  const at = start + match.index + whole.indexOf(quote + value) + quote.length
  return [{ start: at, end: at + value.length }]
}

function valueBehind(text: string, from: number, labelEnd: number, sort: 'password' | 'key', label: string): Found[] {
  // Part of the name of a stored secret: `arn:…:secret:name`.
  if (/\barn:[\w:-]{0,100}$/.test(text.slice(Math.max(0, from - 110), from))) return []
  for (const { form, pattern } of behind) {
    pattern.lastIndex = labelEnd
    const match = pattern.exec(text)
    if (!match) continue
    const [whole, separator = '', quote = '', written = ''] = match
    // What is struck through is still a secret, and stays struck through.
    const raw = written.replace(/^~~(?=.{4})/, '')
    // The words of a link.
    const linked = /^\[([^[\]]{6,200})\][([]/.exec(raw)?.[1] ?? ''
    const value = looksRandom(linked) ? linked : trimmed(raw, `${/[*_~]/.exec(text[from - 1] ?? '') ?? ''}${quote}`, sort)
    const end = pattern.lastIndex - raw.length + (value === linked ? 1 : 0) + value.length
    const rest = /^["'`*_)\]]{0,3}[^\r\n|]{0,60}/.exec(text.slice(end, end + 80))?.[0] ?? ''
    const behindLabel = { text, from, label, form, whole, separator, isSetOff: /["'`]/.test(quote), value, rest }
    if (form === 'direct' ? isDirect(behindLabel, sort) : isSaid(behindLabel, sort)) return [{ start: end - value.length, end }]
  }
  if (sort === 'password') {
    wordsBehind.lastIndex = labelEnd
    const [whole, quote = '', words = ''] = wordsBehind.exec(text) ?? []
    if (whole !== undefined && (/phrase/i.test(label) || /["'`]/.test(quote)) && !words.split(/[ -]/).some((one) => ofSentences.has(one)))
      return [{ start: wordsBehind.lastIndex - words.length, end: wordsBehind.lastIndex }]
  }
  lineEnd.lastIndex = labelEnd
  const ending = lineEnd.exec(text)
  return ending ? below(text, lineEnd.lastIndex, sort, isTitle(text, from, ending[1] !== undefined)) : []
}

interface BehindLabel {
  readonly text: string
  /** The start of the label. */
  readonly from: number
  readonly label: string
  readonly form: Form
  /** From the end of the label to the end of the value. */
  readonly whole: string
  readonly separator: string
  /** True for a value in quotes or code. */
  readonly isSetOff: boolean
  readonly value: string
  /** The rest of the line behind the value. */
  readonly rest: string
}

/** True for the secret of a sentence. Sentences continue with any words, so the value has to look like no word. */
function isSaid({ form, separator, isSetOff, value, rest }: BehindLabel, sort: 'password' | 'key'): boolean {
  if (sort === 'key') return form !== 'named' && isSecretKey(value)
  const isStated = form === 'sentence' && !/^\s*(?:to|auf|[–—-])\s*$/.test(separator)
  const isLast = isStated && (isSetOff || /^["'`*_)]{0,3}[.!]?\s*$/.test(rest)) && /\d/.test(value)
  return looksRandom(value) || (isLast && isPassword(value))
}

/** True for a secret behind a colon, an equals sign or an arrow. */
function isDirect({ text, from, label, whole, separator, isSetOff, value, rest }: BehindLabel, sort: 'password' | 'key'): boolean {
  // The code of a meeting or a door.
  if (/code$/i.test(label) && /^\d{6,8}$/.test(value) && !/^(?:19|20)\d{6}$/.test(value)) return true
  if (!(sort === 'password' ? isPassword : isSecretKey)(value)) return false
  // An unquoted value with a quoted name is a name in code.
  if (/^["']/.test(whole) && !isSetOff && /^[A-Za-z_$][\w$.[\]]*$/.test(value)) return false
  // *Pass* also means that a test succeeded or that something is handed on, and *clave* a code.
  const isDoubtful = /^(?:pass|clave)$/i.test(label) && text[from - 1] !== '_'
  if (isDoubtful && label === 'PASS' && (/\|/.test(separator) || /-{2} $/.test(text.slice(Math.max(0, from - 3), from)))) return false
  // Part of a name in a cell: `signInWithPassword`.
  if (/\|/.test(separator) && /[\p{L}\d]/u.test(text[from - 1] ?? '')) return false
  if (looksRandom(value)) return true
  if (isDoubtful && !(namesUser(text, from) && /^\W*$/.test(whole.slice(0, -value.length)))) return false
  if (isSetOff || isMachineWritten(text, from, separator, rest)) return true
  // A value is one word; text behind it makes it a sentence.
  return !/^["'`*_)\]]{0,3}[ \t]*[\p{L}\p{N}]/u.test(rest) && (sort === 'password' || !/^[ \t]*\(/.test(rest))
}

/** A key as machines generate it, or a secret as people make it up. */
function isSecretKey(value: string): boolean {
  return isKey(value) || (value.length >= 8 && /[!@#$%^&*?]/.test(value) && looksRandom(value))
}

/** True if a user is named shortly before. */
function namesUser(text: string, from: number): boolean {
  return /\b(?:user|login|benutzer|account|usuario|utilisateur)/i.test(text.slice(Math.max(0, from - 150), from))
}

/** True within a line of settings, a link's query, a log or before a command: `user=ops password=… host=…`. */
function isMachineWritten(text: string, from: number, separator: string, rest: string): boolean {
  return /^["']?[ \t]*[\w.-]{1,40}[=:]/.test(rest) || /^["'*_]?=$/.test(separator) || /[?&]$/.test(text.slice(Math.max(0, from - 1), from))
}

/** A value without trailing punctuation, and without a closing bracket or emphasis that opened before it. */
function trimmed(raw: string, quote: string, sort: Sort): string {
  let value = sort === 'key' ? raw.replace(/[).\]}>*_~]+$/, '') : raw.replace(/(?:[*_]{2}|~~)[.,]?$|[.,;:]+$/, '')
  if (/[*_~]/.test(quote)) value = value.replace(/[*_~]+$/, '')
  if (/[)\]}]$/.test(value) && !/[([{]/.test(value)) value = value.replace(/[)\]}]+[.,;]?$/, '')
  return value
}

const pair = new RegExp(
  String.raw`${qualifier}(?:[ \t]{0,3}(?:[:：=→]|->|(?:is|are|ist|sind|lauten|est|son)(?=[ \t]))[*_]{0,3}|(?<=as|with))[ \t]{0,9}["'\x60*_]{0,3}([^\s/|,:;"'\x60=]{1,60})["'\x60*_]{0,3}([ \t]{0,3}(?:[/:|,;+]|and|und|et|y|with|mit|->|→)[ \t:]{1,3}|[/:])["'\x60*_]{0,3}${valueText}`,
  'y',
)

/** The password behind a user: `admin / …`. */
function pairBehind(text: string, from: number): Found[] {
  lineEnd.lastIndex = from
  if (lineEnd.test(text)) return below(text, lineEnd.lastIndex, 'pair', true)
  pair.lastIndex = from
  const match = pair.exec(text)
  const [, user = '', separator = '', raw = ''] = match ?? []
  const value = trimmed(raw, '', 'password')
  if (!match || !/\p{L}/u.test(user) || /^https?$/.test(user)) return []
  const isApart = /^\s+[/|]\s|^\s*[/|]\s+/.test(separator)
  if (!looksRandom(value) && !(isApart && isPassword(value) && !/^[a-z\d]+(?:[-_.][a-z\d]+)+$/i.test(value))) return []
  const end = pair.lastIndex - raw.length + value.length
  return [{ start: end - value.length, end }]
}

/** True for a label of the content below: it ends in a colon, or is a heading or a bold line. */
function isTitle(text: string, from: number, hasColon: boolean): boolean {
  if (hasColon) return true
  const start = Math.max(text.lastIndexOf('\n', from - 1), text.lastIndexOf('\r', from - 1)) + 1
  return /^[ >\t]*(?:[-*+] )?(?:#{1,6}[ \t]|\*\*|__|<h\d|<b>|<strong>)/.test(text.slice(start, from)) && from - start < 80
}

/** How many lines below a label are looked at. */
const maxLinesBelow = 30
const itemBefore = /^([ \t>]{0,40})(?:[-*+•][ \t]+|\d{1,3}[.)][ \t]+)/
const line = /([ \t>]{0,40}(?:[-*+•][ \t]+|\d{1,3}[.)][ \t]+)?)([^\r\n]*)(?:\r\n|\n|\r|$)/y
const fenceEnd = /^[ \t>]{0,12}(?:```|~~~)/
const aloneOnLine = new RegExp(
  String.raw`^(?:~~|["'\x60*_]{0,3})(?:<\w{1,9}>)?${valueText}["'\x60*_]{0,3}(?:<\/\w{1,9}>)?(?:<br\s?\/?>|\\)?[ \t]*$`,
)
/** A name or a user, and the separator before the value. */
const named = /^.{1,80}(?:[:=→|][ \t]{0,3}|->[ \t]{0,3}|[ \t][/–—-][ \t]|,[ \t])/
const user = /^[^\s/:]{1,80}[/:]/

/**
 * The values on the lines below a label: in a code block, in a list, or one alone. Without a title above, they have to look like secrets.
 */
function below(text: string, from: number, sort: Sort, isTitle: boolean): Found[] {
  const found: Found[] = []
  let isFenced = false
  let isFilled = false
  line.lastIndex = from
  // The end of the label's own line.
  line.exec(text)
  const own = text.slice(Math.max(text.lastIndexOf('\n', from - 1), text.lastIndexOf('\r', from - 1)) + 1, from)
  const ownIndent = itemBefore.exec(own)?.[1]?.length
  for (let count = 0; count < maxLinesBelow && line.lastIndex < text.length; count++) {
    const start = line.lastIndex
    const [, head = '', body = ''] = line.exec(text) ?? []
    if (/^(?:```|~~~)/.test(body)) {
      if (isFenced) break
      isFenced = true
      continue
    }
    if (body.trim() === '') {
      if (isFilled && !isFenced) break
      continue
    }
    if (body.length > 400 || (!isFenced && /^#{1,6}\s|^\|/.test(body))) break
    const isItem = /[-*+•.)]/.test(head)
    // If only the end of an item is such a word, the next item is unrelated.
    const indent = itemBefore.exec(head)?.[1]?.length
    if (!isTitle && ownIndent !== undefined && indent !== undefined && indent <= ownIndent) break
    const [before = ''] = /:\/\//.test(body) ? [] : (named.exec(body) ?? (sort === 'pair' ? user.exec(body) : null) ?? [])
    const [, raw = ''] = aloneOnLine.exec(body.slice(before.length)) ?? []
    if (raw === '' && !isFenced && !isItem) break
    const value = trimmed(raw, '', sort)
    // A single line of a longer code block may be anything.
    const isAlone = !isFenced || fenceEnd.test(text.slice(line.lastIndex, line.lastIndex + 20))
    const isOne = isTitle && isAlone && before === '' && sort !== 'pair'
    if (isOne ? (sort === 'key' ? isKey : isPassword)(value) : sort === 'key' ? isSecretKey(value) : looksRandom(value)) {
      const at = start + head.length + before.length + body.slice(before.length).lastIndexOf(raw)
      found.push({ start: at, end: at + value.length })
    }
    // A paragraph with more than one line is text.
    if (!isFenced && !isItem) break
    isFilled = true
  }
  return found
}

/** True for a text that ends with a label, so that its values follow. */
export function endsWithLabel(text: string): boolean {
  return labelAtEnd(text) !== undefined
}

function labelAtEnd(text: string): { readonly at: number; readonly sort: Sort; readonly isTitle: boolean } | undefined {
  const end = text.trimEnd()
  const start = Math.max(end.lastIndexOf('\n'), end.lastIndexOf('\r')) + 1
  const last = end.slice(start)
  if (last.length > 200) return undefined
  for (const match of last.matchAll(labels(last))) {
    const at = match.index + match[0].length
    lineEnd.lastIndex = at
    const ending = lineEnd.exec(last)
    if (ending && lineEnd.lastIndex === last.length)
      return {
        at: start + at,
        sort: sortOf(match),
        isTitle: sortOf(match) === 'pair' || isTitle(last, match.index, ending[1] !== undefined),
      }
  }
  return undefined
}

/** The secrets at the start of a text that belong to a label at the end of the text before it, with places in `text`. */
export function belowLabel(before: string, text: string): Secret[] {
  const label = labelAtEnd(before)
  if (!label) return []
  const own = before.trimEnd().length - label.at
  const head = `${before.slice(label.at, label.at + own)}\n\n`
  const whole = head + text.slice(0, 8000)
  return below(whole, 0, label.sort, label.isTitle)
    .filter(({ start }) => !isKnownToAll(whole, start))
    .map(({ start, end }) => ({
      category: categoryOf(label.sort),
      span: { start: start - head.length, end: end - head.length },
    }))
}
