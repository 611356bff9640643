/** Where the address of a link stands, as it is written, and what a fix makes of it. */
import { deepEqual, equal } from 'node:assert/strict'
import type { Files } from '../../../server/src/core/linter/environment.ts'
import { addressOf, indexInAddress, writtenAs } from '../../../server/src/core/markdown/links.ts'
import { parseDocument } from '../../../server/src/core/markdown/parse.ts'
import { brokenLink } from '../../../server/src/core/rules/broken-link.ts'
import { applyEdits } from '../../../server/src/core/util/text.ts'
import { runRule } from '../../support/one.ts'

const addressesIn = (source: string) =>
  parseDocument(source).blocks.flatMap(({ links }) =>
    links
      .filter(({ form }) => form !== 'reference')
      .map((link) => {
        const { block, start, end } = addressOf(link)
        return block.text.slice(start, end)
      }),
  )

describe('the address of a link', () => {
  const rows: readonly (readonly [string, ...string[]])[] = [
    ['[v](./steps\\(2\\).md)', './steps\\(2\\).md'],
    ['[v](./steps(2).md "title")', './steps(2).md'],
    ['[v](ask&amp;tell.md)', 'ask&amp;tell.md'],
    ['[v](<two words.md>)', 'two words.md'],
    ["[v](<a\\>b.md> 'title')", 'a\\>b.md'],
    ['[v]( x.md (title) )', 'x.md'],
    ['[v](two%20words.md#a%20b)', 'two%20words.md#a%20b'],
    ['[`a](b`](x.md)', 'x.md'],
    ['[a \\](b) c](x.md)', 'x.md'],
    ['[![a](i.png)](x.md)', 'x.md', 'i.png'],
    ['[v](x.md "](y.md)")', 'x.md'],
    ['[v](\n  x.md\n  "title"\n)', 'x.md'],
    ['[v]()', ''],
    ['<https://example.com/a_b>', 'https://example.com/a_b'],
    ['See https://example.com/x now', 'https://example.com/x'],
    ['[r]: <two words.md> "title"', 'two words.md'],
    ['[r]: a\\_b&amp;c.md', 'a\\_b&amp;c.md'],
    ['[r]:\n  x.md', 'x.md'],
    ['[a\\]: b]: x.md', 'x.md'],
  ]
  for (const [source, ...expected] of rows)
    it(source.replace(/\n/g, '⏎'), () => deepEqual(addressesIn(source).toSorted(), expected.toSorted()))

  it('has its parts where their signs are written', () => {
    equal(indexInAddress('a&#40;b\\#c', '#'), 7)
    equal(indexInAddress('a&num;c', '#'), 1)
    equal(indexInAddress('a&#35;c', '#?'), 1)
    equal(indexInAddress('a&amp;c', '#?'), -1)
  })

  it('is written so that it is read as it is meant', () => {
    equal(writtenAs('steps(1).md', 'x'), 'steps(1).md')
    equal(writtenAs('steps(1.md', 'x'), 'steps%281.md')
    equal(writtenAs('two words.md', 'x'), 'two%20words.md')
    equal(writtenAs('100%.md', 'x'), '100%25.md')
    equal(writtenAs('a#b?.md', 'x'), 'a%23b%3F.md')
    equal(writtenAs('ask&tall.md', 'x'), 'ask&tall.md')
    equal(writtenAs('ask&amp;.md', 'x'), 'ask&amp;amp;.md')
    equal(writtenAs('é.md', 'x'), 'é.md')
    equal(writtenAs('é.md', '%C3%A8.md'), '%C3%A9.md')
  })
})

describe('a broken link', () => {
  const present = ['./steps(1).md', 'ask&tall.md', 'two words.md', 'straße.md', 'a_b.md']
  const files: Files = { exists: (path) => present.includes(path), near: () => present }
  const fixedLink = (source: string) => {
    const { document, problems } = runRule(brokenLink, source, { files })
    const fix = problems[0]?.fixes?.[0]
    return fix
      ? applyEdits(
          source,
          fix.edits.map(({ at, text }) => ({ span: document.spanOf(at), text })),
        )
      : source
  }
  const rows: readonly (readonly [string, string])[] = [
    ['[v](./steps\\(2\\).md) now', '[v](./steps(1).md) now'],
    ['[v](./steps(2).md#end "t") now', '[v](./steps(1).md#end "t") now'],
    ['[v](ask&amp;tell.md)', '[v](ask&tall.md)'],
    ['[v](ask&amp;tell.md&#35;x)', '[v](ask&tall.md&#35;x)'],
    ['[v](ask&#38;tell.md?a=1#b)', '[v](ask&tall.md?a=1#b)'],
    ['[v](<two wrods.md>)', '[v](<two%20words.md>)'],
    ['[v](two%20wrods.md)', '[v](two%20words.md)'],
    ['[v](stra%C3%9Fse.md)', '[v](stra%C3%9Fe.md)'],
    ['[v](a\\_bb.md)', '[v](a_b.md)'],
    ['[r]: <two wrods.md> "t"\n\n[v][r]', '[r]: <two%20words.md> "t"\n\n[v][r]'],
    ['# Say\n\n[x](&#35;sya)', '# Say\n\n[x](&#35;say)'],
    ['# Say\n\n[x](\\#sya)', '# Say\n\n[x](\\#say)'],
    [
      'See [the runbook][the ru\\_nbok]\n\n[the ru_nbook]: https://example.com',
      'See [the runbook][the ru\\_nbok]\n\n[the ru_nbook]: https://example.com',
    ],
  ]
  for (const [bad, good] of rows) it(bad.replace(/\n/g, '⏎'), () => equal(fixedLink(bad), good))
})
