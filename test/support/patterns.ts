/** The regular expressions of the product, and the pieces of text that they are made for. */
import { readdirSync, readFileSync } from 'node:fs'

/** Every regular expression written in the sources below a folder; those put together from strings are not among them. */
export function patternsIn(folder: string): RegExp[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => literalsIn(readFileSync(`${folder}/${name}`, 'utf8')))
}

/** The regular expressions that are made use of while something runs, of libraries too, however they were made. */
export function patternsUsed(run: () => void): RegExp[] {
  const used = new Set<RegExp>()
  const { exec } = RegExp.prototype
  RegExp.prototype.exec = function (text) {
    used.add(this)
    return exec.call(this, text)
  }
  try {
    run()
  } finally {
    RegExp.prototype.exec = exec
  }
  return [...used]
}

/** Comments, strings and templates, which may hold what looks like an expression, and expressions, behind what no quotient follows. */
const tokens =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|(?<=(?:[(,=:[!&|?{};>]|\breturn|\byield|\*)\s*)\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([a-z]*)/g

export function literalsIn(source: string): RegExp[] {
  return Array.from(source.matchAll(tokens)).flatMap(([, pattern, flags]) => (pattern === undefined ? [] : new RegExp(pattern, flags)))
}

/** What an expression is made of. */
type Part =
  | { readonly is: 'one'; readonly text: string }
  | { readonly is: 'row'; readonly parts: readonly Part[] }
  | { readonly is: 'any'; readonly of: readonly Part[] }
  | { readonly is: 'more'; readonly part: Part; readonly least: number }

/**
 * Texts which make an expression begin again and again, or go on for long, when they stand in a row: what is repeated in it, each of what is
 * alternative in it, what stands before each of these, and a text that it matches.
 */
export function piecesOf(pattern: RegExp): string[] {
  const pieces = new Set<string>()
  const root = read(pattern)
  const walk = (part: Part, before: string): string => {
    if (part.is === 'one') return part.text
    if (part.is === 'row') {
      let text = ''
      for (const one of part.parts) text += walk(one, before + text)
      return text
    }
    if (part.is === 'any') {
      const texts = part.of.map((one) => walk(one, before))
      for (const text of texts) pieces.add(text).add(before + text)
      return texts[0] ?? ''
    }
    const body = walk(part.part, before)
    pieces.add(body)
    if (before !== '') pieces.add(before).add(before + body)
    return body.repeat(Math.min(part.least, 20))
  }
  pieces.add(walk(root, ''))
  pieces.delete('')
  return [...pieces].filter((piece) => piece.length <= 200)
}

/** Characters of each sort; the first that a class has stands for it. */
const candidates = [
  'a',
  '1',
  ' ',
  'A',
  '-',
  '\n',
  '.',
  ':',
  'é',
  'x',
  '|',
  '*',
  '_',
  '(',
  '[',
  '"',
  "'",
  '/',
  '#',
  '日',
  '✅',
  '2',
  '0',
  '5',
]
  .concat(Array.from({ length: 0x7f }, (_, code) => String.fromCharCode(code)))
  .concat([
    '\u200b',
    '\u00a0',
    '–',
    '—',
    '“',
    '’',
    '（',
    '：',
    '、',
    '。',
    '☐',
    '☑',
    '×',
    '→',
    '午',
    '時',
    'ß',
    'я',
    '😀',
    '\u2028',
    '\ufe0f',
  ])

function read({ source, flags }: RegExp): Part {
  const letters = flags.replace(/[gy]/g, '')
  let at = 0
  const alternatives = (): Part => {
    const of: Part[] = []
    do {
      const parts: Part[] = []
      while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(quantified())
      of.push({ is: 'row', parts })
    } while (source[at] === '|' && ++at)
    return of.length === 1 && of[0] ? of[0] : { is: 'any', of }
  }
  const quantified = (): Part => {
    const part = one()
    const [quantifier, least, comma, most] = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at)) ?? []
    if (quantifier === undefined) return part
    at += quantifier.length
    const isOnce = quantifier.startsWith('?') || (least !== undefined && (most || (comma ? '' : least)) === '1')
    if (isOnce) return { is: 'any', of: [part, { is: 'one', text: '' }] }
    return { is: 'more', part, least: Number(least ?? (quantifier.startsWith('*') ? 0 : 1)) || 1 }
  }
  const one = (): Part => {
    const [group] = /^\((?:\?(?:<?[=!]|:|<\w+>|[a-z-]*:))?/.exec(source.slice(at)) ?? []
    if (group !== undefined) {
      at += group.length
      const inside = alternatives()
      at++
      // What must not be there is a piece too: an expression looks for it at each place.
      return /[=!]$/.test(group) && !group.endsWith('?=') ? { is: 'any', of: [{ is: 'one', text: '' }, inside] } : inside
    }
    const [token = ''] =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\[pP]\{[^}]*\}|\\k<\w+>|\\.|[\s\S])/u.exec(
        source.slice(at),
      ) ?? []
    at += token.length || 1
    return { is: 'one', text: characterOf(token, letters) }
  }
  return alternatives()
}

const characters = new Map<string, string>()

function characterOf(token: string, flags: string): string {
  if (/^(?:[\^$]|\\[bB1-9]|\\k<.*)$/.test(token)) return ''
  if (token === '.') return 'a'
  if (!/^[\\[]/.test(token)) return token
  const key = `${flags} ${token}`
  const known = characters.get(key)
  if (known !== undefined) return known
  const all = new RegExp(`^(?:${token})$`, flags)
  const found = candidates.find((text) => all.test(text)) ?? anyOf(all)
  characters.set(key, found)
  return found
}

function anyOf(all: RegExp): string {
  for (let code = 0x80; code < 0x10000; code++) if (all.test(String.fromCharCode(code))) return String.fromCharCode(code)
  return ''
}
