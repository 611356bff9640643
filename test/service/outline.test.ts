/** An editor shows no outline at all if one symbol of it is selected outside of its range, or reaches out of the one above it. */
import { deepEqual } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { DocumentSymbol, Position, Range } from 'vscode-languageserver-types'
import { readPages } from '../support/pages.ts'
import { serviceWith } from './support.ts'

const isAtOrBefore = (one: Position, other: Position) =>
  one.line < other.line || (one.line === other.line && one.character <= other.character)
const holds = (outer: Range, inner: Range) => isAtOrBefore(outer.start, inner.start) && isAtOrBefore(inner.end, outer.end)

/** The names of symbols that an editor would refuse. */
function refused(symbols: readonly DocumentSymbol[], within?: Range): string[] {
  return symbols.flatMap(({ name, range, selectionRange, children = [] }) => [
    ...(name !== '' && isAtOrBefore(range.start, range.end) && holds(range, selectionRange) && holds(within ?? range, range) ? [] : [name]),
    ...refused(children, range),
  ])
}

const front = '---\nkind: general\n---\n\n'
const labels = {
  'an e-mail address': 'jo@mail.example',
  'a web address': 'https://example.com/a_b?c=d',
  'an address without a scheme': 'www.example.com/a',
  'an address within words': 'Mail jo@mail.example or www.example.com',
  'a half-typed link': '[jo@mail.example](mailto:jo@mail.example',
  'marks of emphasis': '**jo@mail.example**',
}
const forms: Readonly<Record<string, (label: string) => string>> = {
  'a bold label': (label) => `**${label}:** x`,
  'a bold label in an item': (label) => `- **${label}**: x`,
  'a plain label in an item': (label) => `- ${label}: x`,
  'a plain label': (label) => `${label}: x`,
  'a heading': (label) => `## ${label}\n\nx`,
  'a row': (label) => `| Field | Value |\n|---|---|\n| ${label} | x |\n| B | y |`,
  'a task': (label) => `- [ ] ${label}: x`,
  'a quote': (label) => `> **${label}**: x`,
}

describe('the outline', () => {
  for (const [what, label] of Object.entries(labels))
    for (const [where, write] of Object.entries(forms))
      it(`can be shown with ${what} as ${where}`, async () => {
        const text = `${front}# A\n\n${write(label)}\n\n## B\n\n${write(`x ${label}`)}\n`
        deepEqual(refused(await serviceWith(text).documentSymbols('file:///handoff.md')), [])
      })

  it('can be shown of every example of a page, kind and handoff', async () => {
    for (const text of examples()) deepEqual(refused(await serviceWith(text).documentSymbols('file:///handoff.md')), [], text)
  })

  it('can be shown of any of them while it is changed', async () => {
    const cut = fc.record({ at: fc.nat(), length: fc.nat(40), by: fc.constantFrom('', ...pieces) })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...examples()), fc.array(cut, { minLength: 1, maxLength: 4 }), async (example, cuts) => {
        let text = example
        for (const { at, length, by } of cuts) {
          const start = front.length + (at % Math.max(1, text.length - front.length))
          text = text.slice(0, start) + by + text.slice(start + length)
        }
        deepEqual(refused(await serviceWith(text).documentSymbols('file:///handoff.md')), [], text)
      }),
      { numRuns: 400 },
    )
  })
}).timeout(120_000)

/** What breaks labels and headings apart. */
const pieces = [
  ...['**', '|', ':', '[', ']', '`', '<', '\n', '\n\n', '\r\n', '\t', '> ', '- ', '# ', '\\', '&amp;', '😀', '\u200b', '---\n'],
  ...['[https://e.example]', '[www.e.example]', '[a@b.example]', '**[https://e.example]**: ', '- **Dashboard [https://e.example]**: ok\n'],
  ...['| [www.e.example] | ok |\n', '<b>', '<!--', '```\n', '[^1]', '![', '](', '\n===\n'],
]

/** All examples, each as a handoff. */
function examples(): string[] {
  const texts = readPages().flatMap(({ examples }) => examples.flatMap(({ bad, fixed, good }) => [bad ?? '', fixed ?? '', good ?? '']))
  for (const folder of ['examples', 'server/kinds', 'test/fixtures', 'test/fixtures/kinds'])
    for (const name of readdirSync(folder)) if (name.endsWith('.md')) texts.push(readFileSync(join(folder, name), 'utf8'))
  return texts.map((text) => (text.startsWith('---') ? text : front + text))
}
