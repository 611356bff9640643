import { deepEqual, equal } from 'node:assert/strict'
import { anyCase, type TextPattern, withLetters } from '../../../server/src/core/util/anyCase.ts'

const found = (text: string, pattern: TextPattern) => Array.from(text.matchAll(pattern(text)), ([words]) => words)
/** A text that is not Western has an expression of its own. */
const foreign = ' Ω 🔴'

describe('letters in either case', () => {
  const cases: readonly [title: string, pattern: string, text: string, expected: readonly string[]][] = [
    ['words', 'due (?:today|übermorgen)', 'DUE TODAY, due Übermorgen, Due ÜBERMORGEN', ['DUE TODAY', 'due Übermorgen', 'Due ÜBERMORGEN']],
    ['classes with ranges', '[x-z]+[ä.]', 'XYz. zyxÄ abc.', ['XYz.', 'zyxÄ']],
    ['words with hyphens', 'on-call', 'On-Call ON-CALL on call', ['On-Call', 'ON-CALL']],
    ['escapes and properties, as they are', '(?<![\\p{L}\\d])\\d\\s\\x26b\\u002d(?!\\p{L})', '1 &B- x1 &b- 2 &b-d', ['1 &B-']],
    ['properties on their own and in classes', '\\p{L}\\p{N}[^\\p{L}\\p{N}]', 'a1- é²- b12 c→- d4→', ['a1-', 'é²-', 'd4→']],
    ['named groups and what stands before', '(?<name>(?<=at )noon)', 'at NOON, noon', ['NOON']],
    ['a letter whose capital has two characters, as it is', 'straße', 'Straße STRASSE', ['Straße']],
    ['a letter that only looks like another', 'stop', 'STOP ſtop', ['STOP']],
    ['writing without case', '明日|heute', '明日 HEUTE', ['明日', 'HEUTE']],
  ]
  for (const [title, pattern, text, expected] of cases)
    it(title, () => {
      deepEqual(found(text, anyCase(pattern, 'gu')), expected)
      deepEqual(found(text + foreign, anyCase(pattern, 'gu')), expected)
    })
})

describe('letters and numbers', () => {
  it('are the same whatever the text is', () => {
    const letter = withLetters('^\\p{L}')
    const number = withLetters('^[\\p{N}]')
    const neither = withLetters('^[^\\p{L}\\p{N}]')
    for (let unit = 0; unit < 0x10000; unit++) {
      const text = String.fromCharCode(unit)
      const [isLetter, isNumber] = [/^\p{L}/u.test(text), /^\p{N}/u.test(text)]
      equal(letter(text).test(text), isLetter, unit.toString(16))
      equal(number(text).test(text), isNumber, unit.toString(16))
      equal(neither(text).test(text), !isLetter && !isNumber, unit.toString(16))
    }
  })

  it('hold in every text that is no Western one', () => {
    const pattern = withLetters('\\p{L}+', 'gu')
    deepEqual(found('Zürich Ωμέγα 東京 🔴', pattern), ['Zürich', 'Ωμέγα', '東京'])
    deepEqual(found('Zürich → ✅', pattern), ['Zürich'])
  })

  it('keep the case that is asked for', () => {
    deepEqual(found('Time time', withLetters('[T]ime', 'gu')), ['Time'])
  })
})
