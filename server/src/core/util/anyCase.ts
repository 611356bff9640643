/** Regular expressions with letters of all scripts, which compile faster for texts with Western letters only. */

/** Returns the expression for a text. It is compiled on first use and shared by similar texts. */
export type TextPattern = (text: string) => RegExp

/**
 * The regular expression `source` with letters in either case; `flags` come without `i`. With `i`, V8 looks up the other case of each of the
 * 140,000 letters of `\p{L}` whenever it compiles an expression, which it does twice. Letters with a two-character case, such as `ß`, stay
 * as they are.
 */
export function anyCase(source: string, flags = 'u'): TextPattern {
  return patternOf(
    source,
    (western) => new RegExp(western, `${flags.replace('u', '')}i`),
    () => new RegExp(inBothCases(source), flags),
  )
}

/** The regular expression `source`, whose only properties are `\p{L}` and `\p{N}`; `flags` include `u`. */
export function withLetters(source: string, flags = 'u'): TextPattern {
  return patternOf(
    source,
    (western) => new RegExp(western, flags.replace('u', '')),
    () => new RegExp(source, flags),
  )
}

function patternOf(source: string, western: (source: string) => RegExp, any: () => RegExp): TextPattern {
  let forWestern: RegExp | undefined
  let forAny: RegExp | undefined
  return (text) => {
    if (isWestern(text)) {
      forWestern ??= western(inWestern(source))
      return forWestern
    }
    forAny ??= any()
    return forAny
  }
}

/** Latin letters, and signs, arrows, boxes and pictures of one UTF-16 unit that are no letters or numbers. */
const westernText = /^[\ufe0f\0-\u017e\u0180-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff\u2500-\u2775\u2794-\u27bf]*$/
const westernLetters = 'A-Za-z\\xaa\\xb5\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u024f'
const westernNumbers = '0-9\\xb2\\xb3\\xb9\\xbc-\\xbe'

/** The last text: usually many expressions, at many places, are applied to one text. */
let lastText = ''
let wasWestern = true

function isWestern(text: string): boolean {
  if (text === lastText) return wasWestern
  wasWestern = westernText.test(text)
  lastText = text
  return wasWestern
}

/** An equivalent of `source` for Western texts without the flag `u`, which compiles in a third of the time. */
function inWestern(source: string): string {
  let inClass = false
  return source.replace(/\\p\{([LN])\}|\\.|[[\]]/g, (token, property?: string) => {
    if (property === undefined) {
      if (token.length === 1) inClass = token === '['
      return token
    }
    const characters = property === 'L' ? westernLetters : westernNumbers
    return inClass ? characters : `[${characters}]`
  })
}

/** An equivalent of `source` with the flag `i`. */
function inBothCases(source: string): string {
  let inClass = false
  return source.replace(tokens, (token: string, from?: string, to?: string) => {
    if (token === '[' || token === ']') inClass = token === '['
    if (from !== undefined && to !== undefined && inClass)
      return `${from.toLowerCase()}-${to.toLowerCase()}${from.toUpperCase()}-${to.toUpperCase()}`
    if (from !== undefined && to !== undefined) return `${eitherCase(from, false)}-${eitherCase(to, false)}`
    return token.length === 1 ? eitherCase(token, inClass) : token
  })
}

/** Parts to keep (escapes, starts of groups), brackets, ranges of letters, letters. */
const tokens = /\\[pP]\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\.|\(\?<[A-Za-z]\w*>|[[\]]|([A-Za-z])-([A-Za-z])|\p{L}/gu

/** A letter in both cases. */
function eitherCase(letter: string, inClass: boolean): string {
  const pair = letter.toLowerCase() + letter.toUpperCase()
  if (pair.length > 2 || pair[0] === pair[1]) return letter
  return inClass ? pair : `[${pair}]`
}
