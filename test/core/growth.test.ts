/**
 * Four times the text takes some four times as long, whatever the text is made of: to open it and to edit it. Time in the square would be
 * sixteen times; what lies between is left to busy machines.
 */
import { fail } from 'node:assert/strict'
import { check } from '../../server/src/core/check.ts'
import { editDocument, parseDocument } from '../../server/src/core/markdown/parse.ts'
import { optionsOf } from '../support/check.ts'

const options = optionsOf({})
const short = 4_000
const most = 10
/** Milliseconds below which a clock says nothing. */
const slack = 150

const pieces: Readonly<Record<string, (index: number) => string>> = {
  'headings that are underlined': () => 'a\n===\n',
  'headings that are underlined with dashes': () => 'a\n---\n',
  'footnotes of one name': () => '[^a]: b\n',
  'footnotes of many names': (index) => `[^a${index}]: b\n`,
  definitions: (index) => `[a${index}]: b\n`,
  waivers: () => '<!-- handoff-ignore secret -- a -->\n',
  'empty bullets': () => '- \n',
  'bullets without a blank': () => '-\n',
  'labels without a value': () => '**Owner:**\n',
  labels: () => '**Owner:** x\n',
  'line breaks': () => 'a  \n',
  'escaped line breaks': () => 'a\\\n',
  'bold words': () => '**a** ',
  'bold words side by side': () => '**a**',
  lines: () => 'a b\n',
  'links to headings': (index) => `## Part ${index}\n\n[x](#part-${index}) [y](#prat-${index})\n`,
  addresses: (index) => `- 91.198.${index % 250}.7, user${index} / Pass${index}w\n`,
  tasks: () => '- [ ] a\n',
  issues: (index) => `- PAY-${index} a\n`,
  quotes: () => '> a\n',
  questions: () => 'Q: a\nA: b\n',
}

/** Milliseconds of the processor. */
function timeOf(run: () => void): number {
  const start = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

function textOf(piece: (index: number) => string, length: number): string {
  let text = '# Known issues\n\n'
  for (let index = 0; text.length < length; index++) text += piece(index)
  return text
}

/** Compares two runs, the second with four times as much. A run that was disturbed is tried again, twice. */
function compare([few, many]: readonly [() => void, () => void]): void {
  let one = Number.POSITIVE_INFINITY
  let four = Number.POSITIVE_INFINITY
  for (let round = 1; round <= 3; round++) {
    one = Math.min(one, timeOf(few))
    four = Math.min(four, timeOf(many))
    if (four <= most * one + slack) return
  }
  fail(`${one.toFixed()} ms, and ${four.toFixed()} ms for four times as much`)
}

describe('time', () => {
  for (const [name, piece] of Object.entries(pieces)) {
    const lengths = [short, 4 * short] as const

    it(`to open ${name} grows with their number`, () =>
      compare(
        pair(lengths, (length) => {
          const text = textOf(piece, length)
          return () => check(parseDocument(text), options)
        }),
      )).timeout(0)

    it(`to edit ${name} grows no faster`, () =>
      compare(
        pair(lengths, (length) => {
          const text = textOf(piece, length)
          const document = parseDocument(text)
          check(document, options)
          const at = document.lines.positionAt(text.length >> 1)
          return () => check(editDocument(document, [{ range: { start: at, end: at }, text: 'x' }]), options)
        }),
      )).timeout(0)
  }

  it('to read a cell of many brackets grows with their number', () =>
    compare(
      pair([2000, 8000], (length) => {
        const text = `# A\n\n| a | b |\n|---|---|\n${'| a | b |\n'.repeat(500)}| ${'[7'.repeat(length)} | b |\n`
        return () => parseDocument(text)
      }),
    )).timeout(0)
})

const pair = <T>([few, many]: readonly [number, number], make: (length: number) => T): [T, T] => [make(few), make(many)]
