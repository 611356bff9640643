import { deepEqual } from 'node:assert/strict'
import { anyCase } from '../../server/src/core/anyCase.ts'

const found = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), ([words]) => words)

describe('letters in either case', () => {
  const cases: readonly [title: string, pattern: string, text: string, expected: readonly string[]][] = [
    ['words', 'due (?:today|übermorgen)', 'DUE TODAY, due Übermorgen, Due ÜBERMORGEN', ['DUE TODAY', 'due Übermorgen', 'Due ÜBERMORGEN']],
    ['classes with ranges', '[x-z]+[ä.]', 'XYz. zyxÄ abc.', ['XYz.', 'zyxÄ']],
    ['words with hyphens', 'on-call', 'On-Call ON-CALL on call', ['On-Call', 'ON-CALL']],
    ['escapes and properties, as they are', '(?<![\\p{L}\\d])\\d\\s\\x41b\\u0063(?!\\p{L})', '1 aBC x1 abc 2 AbCd 3 ABc', ['3 ABc']],
    ['named groups and what stands before', '(?<name>(?<=at )noon)', 'at NOON, noon', ['NOON']],
    ['a letter whose capital has two characters, as it is', 'straße', 'Straße STRASSE', ['Straße']],
    ['writing without case', '明日|HEUTE', '明日 heute', ['明日', 'heute']],
  ]
  for (const [title, pattern, text, expected] of cases) it(title, () => deepEqual(found(text, anyCase(pattern, 'gu')), expected))
})
