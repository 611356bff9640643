/**
 * Twice the text takes twice as long, whatever it is made of: the pieces of the product's own regular expressions, which are repeated, begin
 * again and again or break off where an expression would end, at every place where text is read. Four times the text may take 2.5 times as
 * long for each doubling. Time is that of the processor, the best of some runs, and a fault has to show each time; so a machine that is busy
 * with something else fails nothing. `PROPERTY_RUNS=10` tries every piece, each at one place that `HANDOFF_SEED` draws, and says how many.
 */
import { deepEqual, ok } from 'node:assert/strict'
import { check } from '../../server/src/core/check.ts'
import { parseDocument } from '../../server/src/core/markdown/parse.ts'
import { optionsOf } from '../support/check.ts'
import { samples } from '../support/documents.ts'
import { literalsIn, patternsIn, patternsUsed, piecesOf } from '../support/patterns.ts'

const isNightly = Number(process.env['PROPERTY_RUNS'] ?? 1) > 1
const seed = Number(process.env['HANDOFF_SEED'] ?? 1)
/** Of how many pairs of a piece and a place one is tried, of 150,000. */
const every = 1997
/** Lengths in UTF-16 units. The second is longer than any block of lines that go on. */
const [paragraph, blocks] = [3000, 24_000]
const factor = 2.5 ** 2
/** Milliseconds below which a clock says nothing. */
const floor = 50

const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ')
const cell = (text: string) => oneLine(text).replaceAll('|', ' ')

/** Where text is read. */
const places: Readonly<Record<string, (text: string) => string>> = {
  'a paragraph': (text) => `# A\n\n${text}\n`,
  'a paragraph that breaks off': (text) => `# A\n\n## Known issues\n\nb ${text}\u0001\n`,
  'a heading': (text) => `# A\n\n## ${oneLine(text)}\n\na\n`,
  'an item': (text) => `# A\n\n## Timeline\n\n- 2026-01-01\n- ${oneLine(text)}\n`,
  cells: (text) =>
    `# A\n\n## Known issues\n\n| Issue | Severity | Workaround | Owner | Time (CET) |\n|---|---|---|---|---|\n| A-1 | SEV1 | ${cell(text)} | ${cell(text)} | 12:30 |\n`,
  values: (text) => `# A\n\n**Owner:** ${oneLine(text)}\n**Next update:** ${oneLine(text)}\n`,
  'a label': (text) => `# A\n\n- **${oneLine(text)}**: a\n`,
  comments: (text) => `# A\n\n<!-- handoff-ignore empty-cell -- ${text} -->\n\n<!-- ${text} -->\n`,
  'front matter': (text) => `---\nkind: general\nowner: ${oneLine(text)}\n---\n\n# A\n`,
  code: (text) => `# A\n\n\`\`\`sh\n${text}\n\`\`\`\n`,
  'short lines': (text) => `# A\n\n${text.replace(/.{1,40}/g, '$&\n')}\n`,
  items: (text) => `# A\n\n${text.replace(/.{1,40}/g, '- $&\n')}\n`,
}

const options = optionsOf({})

/** Milliseconds of the processor that it takes to check a document. */
function timeOf(text: string): number {
  const start = process.cpuUsage()
  ok(check(parseDocument(text), options).readiness)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** The least of some times. */
function least(text: string, most: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < most; round++) best = Math.min(best, timeOf(text))
  return best
}

const repeated = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** One place for each piece. */
function drawn<Pair>(pairs: readonly Pair[]): Pair[] {
  const count = Object.keys(places).length
  let state = seed
  return pairs.filter((_pair, index) => {
    // The steps of a generator by Lehmer.
    if (index % count === 0) state = (state * 48_271 + 11) % 2_147_483_647
    return index % count === state % count
  })
}

/**
 * What is wrong with the time of a piece at a place; `undefined` if nothing is. The parser of Markdown takes time in the square within a
 * block, which has an end: so a fault has to show at the length of a paragraph and at one that fills several blocks.
 */
function fault(piece: string, at: (text: string) => string): string | undefined {
  for (let round = 0; round < 2; round++) {
    const short = timesAt(piece, at, paragraph)
    if (!isFault(short)) return undefined
    const long = timesAt(piece, at, blocks)
    if (!isFault(long)) return undefined
    if (round === 1)
      return [short, long].map((times) => times.map((time) => `${time.toFixed()} ms`).join(', and four times as long ')).join('; ')
  }
  return undefined
}

/** The times of a piece at a place at one length and at four times that. */
function timesAt(piece: string, at: (text: string) => string, length: number): [one: number, four: number] {
  const four = timeOf(at(repeated(piece, 4 * length)))
  return [four <= floor ? floor : least(at(repeated(piece, length)), 2), four]
}

function isFault([one, four]: readonly [number, number]): boolean {
  return four > factor * one + floor
}

describe('the time of a check', () => {
  it('grows with the text, whatever piece of a regular expression it repeats', () => {
    // Looking on makes all expressions of the process many times slower from then on, also for the tests behind it.
    const used = isNightly
      ? patternsUsed(() => {
          for (const { text, setting } of samples()) check(parseDocument(text), optionsOf(setting))
        })
      : []
    const patterns = new Map([...patternsIn('server/src'), ...used].map((pattern) => [String(pattern), pattern]))
    ok(patterns.size > 800, `only ${patterns.size} expressions found`)
    const pieces = [...new Set([...patterns.values()].flatMap(piecesOf))]
    const pairs = pieces.flatMap((piece) => Object.entries(places).map(([place, at]) => ({ piece, place, at })))
    const tried = isNightly ? drawn(pairs) : pairs.filter((_pair, index) => index % every === 0)
    const faults = tried.flatMap(({ piece, place, at }) => {
      const found = fault(piece, at)
      return found === undefined ? [] : [`${JSON.stringify(piece)} as ${place}: ${found}`]
    })
    if (isNightly) console.log(`      ${tried.length} of ${pairs.length} pairs of a piece and a place, ${faults.length} with a fault`)
    deepEqual(faults, [])
  }).timeout(0)

  // What took time in the square or cube once, each at the place where it did.
  const once: readonly (readonly [piece: string, place: string])[] = [
    ['___ *Date* ', 'values'],
    ['YYYY-MM-DD ', 'an item'],
    ['TBD ', 'an item'],
    ['TODO: ', 'a paragraph'],
    ['\\[a] ', 'a paragraph'],
    ['12:30 ', 'an item'],
    ['12:30\n', 'a paragraph'],
    ['14:30 [UTC] ', 'a paragraph'],
    ['(a *b* c)\n', 'a paragraph'],
    ['`a`\n', 'a paragraph'],
    ['(a ~b~ c)\n', 'a paragraph'],
    ['  ]\n', 'a paragraph'],
    ['| ] | a |\n', 'a paragraph'],
    ['x ] y [a z\n', 'a paragraph'],
    ['![^a] ]\n', 'a paragraph'],
    ['<!-- a ', 'a paragraph'],
    [' ( aa Standard TIME', 'a heading'],
    ['2026-01-01:\n\n- 12:30 a\n\n', 'a paragraph'],
    // What several expressions in a row take for the beginning of a time, a secret, an address or a number of somebody's.
    ['12:30 and ', 'a paragraph'],
    ['12:30 CET / ', 'an item'],
    ['12:30 Europe/B', 'a paragraph'],
    ['all times are in the ', 'a paragraph'],
    ['1900 and ', 'cells'],
    ['password a ', 'a paragraph'],
    ['password:\n- a: b1\n', 'a paragraph'],
    ['creds: a / ', 'values'],
    ['☐️ ', 'values'],
    ['postgres://a:b@', 'code'],
    ['sshpass -p mysql -', 'code'],
    ['eyJaaaaaaaaaaaa.', 'cells'],
    ['a@b.', 'a paragraph'],
    ['2a01:', 'a paragraph'],
    ['4539 ', 'a paragraph'],
    ['[x](https://a.', 'items'],
  ]
  for (const [piece, place] of once)
    it(`grows with ${JSON.stringify(piece)} as ${place}`, () => deepEqual(fault(piece, places[place] ?? String), undefined)).timeout(0)
})

describe('pieces of regular expressions', () => {
  it('are what is repeated, what is alternative, and what stands before these', () => {
    const found = piecesOf(/^a(?:b|cd)+e*(?<!x)[1-9]{2}$/)
    for (const piece of ['b', 'cd', 'ab', 'acd', 'abe', 'e', 'abe11']) ok(found.includes(piece), `${piece} of ${found.join(', ')}`)
  })

  it('are found in what is written as an expression, and not in strings and comments', () => {
    const source = "const a = /b\\/[/]c/g // /d/\nconst e = '/f/' + `/g/`\nconst h = a / b / c"
    deepEqual(literalsIn(source).map(String), ['/b\\/[/]c/g'])
  })
})
