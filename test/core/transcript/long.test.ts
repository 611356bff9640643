/** Long transcripts: four times the text takes some four times as long at most, and of very long ones only the beginning is read. */
import { equal, fail, ok } from 'node:assert/strict'
import fc from 'fast-check'
import { maxMessages } from '../../../server/src/core/transcript/lines.ts'
import { readTranscript } from '../../../server/src/core/transcript/read.ts'
import { pasted } from './support.ts'

const most = 10
/** Milliseconds below which a clock says nothing. */
const slack = 150
const length = 2_000_000

const two = (number: number) => String(Math.floor(number) % 60).padStart(2, '0')

const pieces: Readonly<Record<string, (index: number) => string>> = {
  'lines of a log': (index) => `2026-03-01T02:${two(index / 60)}:${two(index)}Z web-01 app[1]: line ${index}\n`,
  'lines with times elsewhere': (index) => `nothing here, see 12:${two(index)} and ${index}:30 pm or 1/2/2026\n`,
  'messages of a chat': (index) => `Ida\n  12:${two(index)} PM\n${'some words '.repeat(40)}\n`,
  'one message': () => 'some words\n',
  'one line': () => 'some words 12:30 ',
  'one line without blanks': () => 'x12:30',
  'lines with one sign': () => '>\n',
  'rows with a quote that nothing closes': () => 'a;"b\n',
  'cells of one row': () => 'a;12:30;',
  'objects that are none': (index) => `{"time":"12:30","msg":${index}\n`,
  'pairs that go on': () => 'time=12:30 msg="a ',
  labels: () => 'From: a\nDate: 2026-03-01 12:30\nSubject: b\n\nc\n',
  commits: (index) => `commit ${String(index).padStart(40, '0')}\nAuthor: a\nDate: 2026-03-01 12:30\n\n    b\n\n`,
  'alerts without an end': () => 'Triggered at 12:30 UTC\n',
  emoji: () => '👍 2\n',
  brackets: () => '[12:30] [',
  blanks: () => '   \t ',
}

function textOf(piece: (index: number) => string, length: number): string {
  const all: string[] = []
  for (let index = 0, size = 0; size < length; index++) {
    const next = piece(index)
    all.push(next)
    size += next.length
  }
  return all.join('')
}

/** Milliseconds of the processor. */
function timeOf(run: () => void): number {
  const start = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

describe('transcripts that are long', () => {
  before(() => void pasted('12:30 a\n'))

  for (const [name, piece] of Object.entries(pieces))
    it(`${name}: four times as many take some four times as long`, () => {
      const [few, many] = [textOf(piece, length / 4), textOf(piece, length)]
      let one = Number.POSITIVE_INFINITY
      let four = Number.POSITIVE_INFINITY
      for (let round = 1; round <= 3; round++) {
        one = Math.min(
          one,
          timeOf(() => pasted(few)),
        )
        four = Math.min(
          four,
          timeOf(() => pasted(many)),
        )
        if (four < one * most + slack) return
      }
      fail(`${Math.round(one)} ms became ${Math.round(four)} ms`)
    })

  it('of too many messages the first ones become rows, and the answer says so', () => {
    const found = pasted(textOf(pieces['lines of a log'] as (index: number) => string, 300_000))
    equal(found?.rows, maxMessages)
    equal(found?.isCut, true)
  })

  it('anything is read, and what is put in leaves all other text as it was', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'Ida',
        '  12:30 PM',
        '[10:47] Ida: a',
        'Date: 2026-03-01 12:30',
        'From: Ida',
        '```',
        '|---|---|',
        '| 12:30 | a |',
        'commit 0123456',
        '',
        '> a',
        '12:30;"a',
        'Today',
        'March 1st',
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
    )
    const document = '# A\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 2026-03-01T10:42Z | a |\n\nText.\n'
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const found = pasted(lines.join('\n'), { into: document })
        if (!found) return
        const [start = '', row = '', end = ''] = [document.slice(0, document.indexOf('| 2026')), '| 2026-03-01T10:42Z | a |\n', '\nText.\n']
        ok(found.text.startsWith(start) && found.text.includes(row) && found.text.endsWith(end), found.text)
        equal(found.text.split('\n').length, document.split('\n').length + found.rows, found.text)
      }),
      { numRuns: 300 },
    )
  })

  it('is read to its end where nothing is left out', () => equal(readTranscript('12:30 a\n12:31 b\n').isCut, false))
})
