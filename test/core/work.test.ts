/** How much is done for an edit, counted: what does not grow with the document cannot become slow with it. */
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict'
import { type CheckResult, check } from '../../server/src/core/check.ts'
import type { Document } from '../../server/src/core/model/document.ts'
import { parseDocument } from '../../server/src/core/model/parse.ts'
import { counts } from '../../server/src/core/runner.ts'
import { optionsOf } from '../support/check.ts'

const options = optionsOf({ kind: 'support-handoff' })
const times = (count: number, make: (number: number) => string) => Array.from({ length: count }, (_, number) => make(number)).join('')

const frontMatter = '---\nkind: support-handoff\n---\n\n'
const part = (number: number) => `### Feature ${number}: Filter

**Description**: Results are narrowed by property ${number}.

- Several filters at once
- [x] Tested with [the page](https://docs.example.com/${number}) at 14:30 CET

| Issue ID | Severity | Workaround |
| --- | --- | --- |
| SRCH-${number} | Low | Reload |

`
const title = '# Support Handoff: Search\n\n'
const handoffOf = (parts: number) => title + times(parts, part)

const row = (number: number) => `| SRCH-${number} | Slow | Low | Reload | 5.1 |\n`
const tableOf = (rows: number) =>
  `${title}## Known Issues\n\n| Issue ID | Description | Severity | Workaround | ETA for Fix |\n| --- | --- | --- | --- | --- |\n${times(rows, row)}\n- [Name]\n`
const listOf = (items: number) => `${title}## Steps\n\n${times(items, (number) => `- [x] Step ${number}\n`)}\n[Name]\n`
const codeOf = (lines: number) =>
  `${title}## Log\n\n\`\`\`\n${times(lines, (number) => `2026-03-01 14:30 CET  step ${number}\n`)}\`\`\`\n\n[Name]\n`

/** A document that was read and checked, so that edits of it can be counted. */
interface Known {
  readonly document: Document
  readonly result: CheckResult
}

const known = new Map<string, Known>()

function knownOf(text: string): Known {
  const found = known.get(text)
  if (found) return found
  const document = parseDocument(text)
  const made = { document, result: check(document, options) }
  known.set(text, made)
  return made
}

interface Work {
  /** Blocks that were read anew: those of the new version that the old one has not. */
  readonly blocks: number
  /** The length of the longest of them. */
  readonly longest: number
  /** Rules that were run, each on as many blocks and stretches as it had to be. */
  readonly rules: number
  /** Problems that were found anew. */
  readonly problems: number
}

function workFor(text: string, edit: (text: string) => string): Work {
  const before = knownOf(text)
  // What was checked last is what an edit takes over from.
  check(before.document, options)
  const blocks = new Set(before.document.blocks)
  const problems = new Set(before.result.findings.map(({ problem }) => problem))
  const after = parseDocument(edit(text), before.document)
  const start = counts.rules
  const { findings } = check(after, options)
  const read = after.blocks.filter((block) => !blocks.has(block))
  return {
    blocks: read.length,
    longest: Math.max(...read.map(({ text }) => text.length)),
    rules: counts.rules - start,
    problems: findings.filter(({ problem }) => !problems.has(problem)).length,
  }
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

const largeBlocks: readonly (readonly [string, (count: number) => string, number, (text: string) => string])[] = [
  ['a table of 2,000 rows', tableOf, 2000, inMiddle('Slow', 'Slowx')],
  ['a table of 2,000 rows, with one more', tableOf, 2000, inMiddle('\n| SRCH', '\n| SRCH-9999 | Slow | Low | Reload | 5.1 |\n| SRCH')],
  ['a list of 1,000 tasks', listOf, 1000, inMiddle('Step', 'Stepx')],
  ['a code block of 5,000 lines', codeOf, 5000, inMiddle('step', 'stepx')],
]

describe('the work for an edit', function () {
  this.timeout(60_000)
  after(() => known.clear())

  for (const [name, edit] of edits)
    it(`is the same in a document of 20,000 lines as in a short one: ${name}`, () => {
      const short = workFor(handoffOf(10), edit)
      ok(short.blocks <= 3, `found ${short.blocks} blocks read; expected at most 3`)
      deepEqual({ ...workFor(handoffOf(1700), edit), longest: 0 }, { ...short, longest: 0 })
    })

  for (const [name, make, count, edit] of largeBlocks)
    it(`is not more than that for a short block in ${name}`, () => {
      const short = workFor(make(40), edit)
      const long = workFor(make(count), edit)
      equal(short.blocks, 1)
      // A row more may cut the block in two.
      ok(long.blocks <= 2 && long.rules <= long.blocks * short.rules, `found ${long.blocks} blocks and ${long.rules} rules`)
      if (name.startsWith('a code')) return
      const { longest: read } = long
      ok(read < 6000, `found a block of ${read} characters; expected rows and items in blocks of their own`)
    })

  it('matches by name again only for a heading that bears a name of the template', () => {
    const parts = (text: string) => text.replace(/### Feature (\d+): Filter\n/g, '### Notes of day $1\n')
    const { document, result } = knownOf(parts(handoffOf(10)))
    const foundAfter = (words: string, by: string) =>
      check(parseDocument(inMiddle(words, by)(document.text), document), options).match?.found[0]
    equal(foundAfter('Notes of', 'Nottes of'), result.match?.found[0])
    check(document, options)
    notEqual(foundAfter('Notes of day 7', 'Feature Details'), result.match?.found[0])
  })

  it('is the same with front matter', () => {
    const edit = inMiddle('narrowed', 'narroowed')
    equal(workFor(frontMatter + handoffOf(400), edit).blocks, workFor(frontMatter + handoffOf(10), edit).blocks)
  })
})
