/** How much is done for an edit, counted: what does not grow with the document cannot become slow with it. */
import { equal, ok } from 'node:assert/strict'
import { check } from '../../server/src/core/check.ts'
import { parseDocument } from '../../server/src/core/model/parse.ts'
import { counts } from '../../server/src/core/runner.ts'
import { optionsOf } from '../support/check.ts'

const frontMatter = '---\nkind: support-handoff\n---\n\n'
const part = (number: number) => `### Feature ${number}: Filter

**Description**: Results are narrowed by property ${number}.

- Several filters at once
- [x] Tested with [the page](https://docs.example.com/${number})

| Issue ID | Severity | Workaround |
| --- | --- | --- |
| SRCH-${number} | Low | Reload |

`
const handoffOf = (parts: number) => `# Support Handoff: Search\n\n${Array.from({ length: parts }, (_, number) => part(number)).join('')}`

/** The blocks that were read anew for an edit: those of the new version that the old one has not. */
function blocksReadFor(text: string, edit: (text: string) => string): number {
  const before = parseDocument(text)
  const known = new Set(before.blocks)
  return parseDocument(edit(text), before).blocks.filter((block) => !known.has(block)).length
}

/** How many rules were run for an edit, each on as many blocks and stretches as it had to be. */
function rulesRunFor(text: string, edit: (text: string) => string): number {
  const options = optionsOf({ kind: 'support-handoff' })
  const before = parseDocument(text)
  check(before, options)
  const after = parseDocument(edit(text), before)
  const start = counts.rules
  check(after, options)
  return counts.rules - start
}

/** An edit at the first place of some words in the second half of a text. */
const inMiddle = (words: string, by: string) => (text: string) => {
  const at = text.indexOf(words, text.length / 2)
  return text.slice(0, at) + by + text.slice(at + words.length)
}

const edits: readonly (readonly [string, (text: string) => string])[] = [
  ['a letter in a paragraph', inMiddle('narrowed', 'narroowed')],
  ['a letter in a heading', inMiddle(': Filter', ': Filterx')],
  ['a letter in a table', inMiddle('Reload', 'Reloadx')],
  ['a tick', inMiddle('[x]', '[ ]')],
  ['a line break', inMiddle('Several ', 'Several\n')],
  ['a deletion', inMiddle('Several', 'Sevral')],
]

describe('the work for an edit', () => {
  for (const [name, edit] of edits)
    it(`is the same in short and long documents: ${name}`, () => {
      const short = blocksReadFor(handoffOf(10), edit)
      ok(short <= 3, `found ${short} blocks read; expected at most 3`)
      equal(blocksReadFor(handoffOf(400), edit), short)
    })

  for (const [name, edit] of edits)
    it(`runs no more rules in long documents: ${name}`, () => {
      equal(rulesRunFor(handoffOf(100), edit), rulesRunFor(handoffOf(10), edit))
    })

  it('is the same with front matter', () => {
    const edit = inMiddle('narrowed', 'narroowed')
    equal(blocksReadFor(frontMatter + handoffOf(400), edit), blocksReadFor(frontMatter + handoffOf(10), edit))
  })
})
