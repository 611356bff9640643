/** Regular expressions that take letters in either case, and are compiled fast. */

/**
 * The regular expression `source` with letters in either case; `flags` come without `i`. With `i`, V8 looks up the other case of each of the
 * 140,000 letters of `\p{L}` whenever it compiles an expression, which it does twice. Letters of which one case has two characters, such as
 * `ß`, stay as they are.
 */
export function anyCase(source: string, flags = 'u'): RegExp {
  let inClass = false
  const bothCases = source.replace(tokens, (token: string, from?: string, to?: string) => {
    if (token === '[' || token === ']') inClass = token === '['
    if (from !== undefined && to !== undefined && inClass)
      return `${from.toLowerCase()}-${to.toLowerCase()}${from.toUpperCase()}-${to.toUpperCase()}`
    if (from !== undefined && to !== undefined) return `${eitherCase(from, false)}-${eitherCase(to, false)}`
    return token.length === 1 ? eitherCase(token, inClass) : token
  })
  return new RegExp(bothCases, flags)
}

/** What stands for itself (escapes, beginnings of groups), brackets, ranges of letters, letters. */
const tokens = /\\[pP]\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\.|\(\?<[A-Za-z]\w*>|[[\]]|([A-Za-z])-([A-Za-z])|\p{L}/gu

/** A letter with its other case, each found once: there are thousands of letters in all expressions, and they are made at the start. */
const pairs = new Map<string, string>()

function eitherCase(letter: string, inClass: boolean): string {
  let pair = pairs.get(letter)
  if (pair === undefined) {
    pair = letter.toLowerCase() + letter.toUpperCase()
    if (pair.length > 2 || pair[0] === pair[1]) pair = letter
    pairs.set(letter, pair)
  }
  return inClass || pair === letter ? pair : `[${pair}]`
}
