/**
 * Four times the text takes some four times as long, whatever the text is made of: to open it and to edit it. Time in the square would be
 * sixteen times; what lies between is left to busy machines. The best of some runs counts, in time of the processor.
 */
import { ok } from 'node:assert/strict'
import { check } from '../../server/src/core/check.ts'
import { editDocument, parseDocument } from '../../server/src/core/model/parse.ts'
import { optionsOf } from '../support/check.ts'

const options = optionsOf({})
const short = 16_000
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
  tasks: () => '- [ ] a\n',
  quotes: () => '> a\n',
  questions: () => 'Q: a\nA: b\n',
}

/** Milliseconds of the processor; the best of three. */
function best(run: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

function textOf(piece: (index: number) => string, length: number): string {
  let text = '# A\n\n'
  for (let index = 0; text.length < length; index++) text += piece(index)
  return text
}

function compare(times: readonly number[]): void {
  const [one = 0, four = 0] = times
  ok(four <= most * one + slack, `${one.toFixed()} ms, and ${four.toFixed()} ms for four times as much`)
}

describe('time', () => {
  for (const [name, piece] of Object.entries(pieces)) {
    const texts = [textOf(piece, short), textOf(piece, 4 * short)]
    it(`to open ${name} grows with their number`, () =>
      compare(texts.map((text) => best(() => check(parseDocument(text), options))))).timeout(0)

    it(`to edit ${name} grows no faster`, () =>
      compare(
        texts.map((text) => {
          const document = parseDocument(text)
          check(document, options)
          const at = document.lines.positionAt(text.length >> 1)
          return best(() => check(editDocument(document, [{ range: { start: at, end: at }, text: 'x' }]), options))
        }),
      )).timeout(0)
  }

  it('to read a cell of many brackets grows with their number', () => {
    const table = (length: number) => `# A\n\n| a | b |\n|---|---|\n${'| a | b |\n'.repeat(500)}| ${'[7'.repeat(length)} | b |\n`
    compare([2000, 8000].map((length) => best(() => parseDocument(table(length)))))
  }).timeout(0)
})
