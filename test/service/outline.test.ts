/** An editor shows no outline at all if one symbol of it is selected outside of its range, or reaches out of the one above it. */
import { deepEqual } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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
    const texts = readPages().flatMap(({ examples }) => examples.flatMap(({ bad, fixed, good }) => [bad ?? '', fixed ?? '', good ?? '']))
    for (const folder of ['examples', 'server/kinds', 'test/fixtures', 'test/fixtures/kinds'])
      for (const name of readdirSync(folder)) if (name.endsWith('.md')) texts.push(readFileSync(join(folder, name), 'utf8'))
    for (const text of texts)
      deepEqual(refused(await serviceWith(text.startsWith('---') ? text : front + text).documentSymbols('file:///handoff.md')), [], text)
  })
})
