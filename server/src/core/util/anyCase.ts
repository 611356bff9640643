/** Regular expressions with letters of all writings, which are compiled fast where a text holds Western ones only. */

/** The expression for a text: made when it is needed, and the same for all texts of its sort. */
export type TextPattern = (text: string) => RegExp

/**
 * The regular expression `source` with letters in either case; `flags` come without `i`. With `i`, V8 looks up the other case of each of the
 * 140,000 letters of `\p{L}` whenever it compiles an expression, which it does twice. Letters of which one case has two characters, such as
 * `ß`, stay as they are.
 */
export function anyCase(source: string, flags = 'u'): TextPattern {
  return patternOf(
    source,
    (western) => new RegExp(western, `${flags.replace('u', '')}i`),
    () => new RegExp(inBothCases(source), flags),
  )
}

/** The regular expression `source`, which has no other properties than `\p{L}` and `\p{N}`; `flags` come with `u`. */
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

/** Latin letters and the signs, arrows, boxes and pictures of one UTF-16 unit; of those that are letters or numbers, the ones below only. */
const westernText = /^[\ufe0f\0-\u017e\u0180-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff\u2500-\u2775\u2794-\u27bf]*$/
const westernLetters = 'A-Za-z\\xaa\\xb5\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u024f'
const westernNumbers = '0-9\\xb2\\xb3\\xb9\\xbc-\\xbe'

/** The text that was looked at last: many expressions in a row, and many places, are looked for in one. */
let lastText = ''
let wasWestern = true

function isWestern(text: string): boolean {
  if (text === lastText) return wasWestern
  wasWestern = westernText.test(text)
  lastText = text
  return wasWestern
}

/** What finds in a Western text, without the flag `u`, what `source` finds: that is compiled in a third of the time. */
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

/** An expression that finds what `source` finds with the flag `i`. */
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

/** What stands for itself (escapes, beginnings of groups), brackets, ranges of letters, letters. */
const tokens = /\\[pP]\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\.|\(\?<[A-Za-z]\w*>|[[\]]|([A-Za-z])-([A-Za-z])|\p{L}/gu

/** A letter with its other case. */
function eitherCase(letter: string, inClass: boolean): string {
  const pair = letter.toLowerCase() + letter.toUpperCase()
  if (pair.length > 2 || pair[0] === pair[1]) return letter
  return inClass ? pair : `[${pair}]`
}
