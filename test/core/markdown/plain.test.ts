/**
 * What is read without remark is what remark reads. fast-check prints the seed of a case that fails, and the shortest text that it could
 * find.
 */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import { builtInKinds } from '../../../server/kinds/index.ts'
import { parseDocument } from '../../../server/src/core/markdown/parse.ts'
import { parseMarkdown } from '../../../server/src/core/markdown/parser/remark.ts'
import { parsePlain } from '../../../server/src/core/markdown/plain/plain.ts'
import supportTemplate from '../../fixtures/support-template.md'
import { markdown } from '../../support/markdown.ts'
import { factor } from '../../support/property.ts'

const plainTexts: Readonly<Record<string, string>> = {
  'headings and paragraphs': '# Handoff\n\nOn call\nuntil `friday`.  \nThen **Support Lead**.\n\n## Empty\n\n##\n',
  'lists in lists': '- a\n  - b\n\n    more\n  - c\n- d\n\n1. one\n2. two\n   [link](https://example.com)\n',
  'tasks and fields': '- [ ] **Owner**: Support Lead\n- [x] done\n- [ ]\n- \n- **Release Type**: [ ] Major [x] Minor\n',
  tables: '| a | `b` | c \\| d |\n| :-- | --: | :-: |\n| 1 |  | **3**: x |\n| one |\n\n| a |\n| - |\n',
  code: '```sh title\n# no heading\n\n```\n\n~~~\n```\n~~~\n\n- ```\n  x\n  ```\n',
  'quotes, comments and lines': '> said\n>\n> - **so**\n> - twice\n\n<!-- a\n\nb -->\n\n---\n\n***\n',
  'bars in the code of cells': '| `a\\|b` | `c` x |\n| - | - |\n| `\\|` \\| | `\\*` |\n\n`a\\|b`\n',
  'blanks behind code': '`a` \nb `c` \n\n- **d** \n  e\n',
  references: 'See [log][] no, [log][log], [log] and <https://example.com/a>.\n\n[log]: https://example.com/log\n',
  'what means nothing here': 'snake_case * 3 & 4 < 5, a] and [x] or [x]: y! Q&A by @name in ~5 min over HTTP: ____\n',
  'emphasis and addresses': 'Tell *Support On-Call* or _them_, **why & when?** See https://example.com/a_b?c=d#e and go on.\n',
  'items that go on without being indented': '- a\nlazy **b**\nmore\n- [ ] c\n  d\ne\n\n1. f\n   - g\nh\n2. i\nj\n\n   k\n',
  'code that an item ends, and code that is indented': '1. a\n\n   ```sh\n   b\nc\n   ```\n   d\n e\n\n   ```\n',
  'rows without bars at their ends': '| a | b |\n| - | - |\n| c | d\ne | f |\ng\n',
  'lines that are indented, and blanks at the end': '# a \n\nb\n   c\n d \n\n[e]: f\ng\n',
  'addresses of any sort': 'See <ftp://example.com/a> or\n<mailto:team@example.com>.\n',
  CRLF: '# a\r\n\r\nb\r\nc  \r\nd\r\n\r\n- e\r\n\r\n```\r\nf\r\n\r\ng\r\n```\r\n',
}

describe('plain Markdown', () => {
  for (const [name, text] of Object.entries(plainTexts)) {
    it(`is read without remark: ${name}`, () => {
      const source = name === 'references' ? text.replace('[log][] no, ', '') : text
      assert.ok(parsePlain(source), 'was left to remark')
      isReadAlike(source)
    })
  }

  it('is most of every template', () => {
    const templates = [...builtInKinds.values(), supportTemplate]
    const blocks = templates.flatMap((template) => parseDocument(template).blocks).filter((block) => block.contents.length > 0)
    const plain = blocks.filter((block) => parsePlain(block.text))
    assert.ok(plain.length >= blocks.length * 0.9, `only ${plain.length} of ${blocks.length} blocks`)
    for (const block of blocks) isReadAlike(block.text)
  })

  it('is left to remark where it is written in any other way', () => {
    for (const text of ['a\n---\n', '- a\n\tlazy\n', '    code\n', '<div>\n', 'a\rb\n', '[^1]: note\n', 'a\n| b |\n| - |\n', '\ta\n']) {
      assert.equal(parsePlain(text), undefined, text)
    }
  })

  it('says that code is open', () => {
    assert.equal(parsePlain('a\n\n```\n# b\n')?.isOpen, true)
    assert.equal(parsePlain('a\n\n```\n# b\n```\n')?.isOpen, false)
  })
})

/** What lines begin with, and what stands in them: enough for every construct to meet every other. `·` parts them. */
const leads = '···- ·* ·+ ·1. ·2) ·10. ·  ·   ·    ·  - ·    - ·> ·>·> > ·# ·## ·- [ ] ·- [x] ·| ·-·  1. ·\t·- - ·> - ·-   ·1.  '.split('·')
const middles = [
  'a·word b·a  ·a\\·a ·é·担当：·\u00a0·😀·snake_case·2 * 3·& b·< a·"t"·#·x #·1. y·1)·- z·-·=== ·---·***·* * *·___',
  '**b**·**b:** c·**担当：**山·**a·b**·**·* ·*·**a** b **c**·*e*·_e_·~d~·~~d~~·`c`·` c`·``·`·`a|b`·\\·\\*·&amp;',
  '[l](u)·[l]·[l][l]·[ ]·[x] y·[l·]·](·[[·(·[**a**](u)·**[a](u)**·![i](u)·[l]: u·[l]: u "t"·]: u·[^1]·[^1]: n',
  '`a\\|b`·| `\\|` |·| a | b |·|a|·|·| --- | --- |·| - |·--- | ---·:-·a \\| b·```·```js·~~~·````·<!-- c -->·<!--·-->·<b>·</b>·<',
  '<https://e.com>·https://e.com·a@b.de·www.e.com·',
  '(*e*) f·*e f*.·_e f_:·__s__·**s?**·**A & b**·**@x a_b**·____·__ a·~5·~5 and ~6·@name·HTTP·www·Q&A·&copy·&copy;·[a & b_c!](u)',
  'https://e.com/a?b=c#d·https://e.com/a_b~c·https://e.com.·(https://e.com)·https://e.com/*·[ https://e.com·https://e·http://e.com:80/',
].flatMap((some) => some.split('·'))
const line = fc
  .tuple(fc.constantFrom(...leads), fc.array(fc.constantFrom(...middles), { maxLength: 3 }), fc.constantFrom(' ', '', ' '))
  .map(([lead, parts, between]) => lead + parts.join(between))
const ending = fc.constantFrom('\n', '\n', ' \n', '\n', '\n\n', '\n\n', '\r\n', '  \n', '\r')
const anyText = fc.array(fc.tuple(line, ending), { minLength: 1, maxLength: 8 }).map((lines) => lines.map((pair) => pair.join('')).join(''))
/** Text that is plain more often: the endings of a file are of one sort, and signs stand where people put them. */
const tidyText = fc
  .array(
    fc.tuple(
      fc.constantFrom(...'··- ·  - ·  ·    ·1. ·2. ·   ·- [ ] ·> ·# ·| '.split('·')),
      fc.array(
        fc.constantFrom(
          ...'word·**b**·**b**:·`c`·[l](u)·[l]·[l][m]·[x]·|·---·- a·```·x_y·<https://e.com>·a.·[m]: u·<!-- c -->·*e f*·_e_·**a & b?**·____·~5·@name·HTTP·Q&A·https://e.com/a?b=c·www'.split(
            '·',
          ),
        ),
        { maxLength: 4 },
      ),
      fc.constantFrom('', '', '', '\n', '  ', ' '),
    ),
    { minLength: 1, maxLength: 9 },
  )
  .chain((lines) =>
    fc
      .constantFrom('\n', '\r\n')
      .map((end) => lines.map(([lead, words, more]) => lead + words.join(' ') + more.replace('\n', end) + end).join('')),
  )
/** Whole lines, so that what goes on where it is not indented, or without its bars, meets what begins there. */
const besideText = fc
  .array(
    fc.constantFrom(
      ...'·· ·word· word·   word·- a·- [ ] b·- [x]·1. c·2. d·  - e·   f·    g·* h·| a | b |·| - | - |·| c | d·e f | g |·h |·|·| i·```·```js·   ```·  ```·~~~·# j ·[k]: l·m [k] n·> o·<!-- p -->·---·<ftp:q>·**r·s** t'.split(
        '·',
      ),
    ),
    { minLength: 2, maxLength: 10 },
  )
  .chain((lines) => fc.constantFrom('\n', '\n', '\r\n').map((end) => lines.map((one) => one + end).join('')))

describe('Markdown', function () {
  this.timeout(0)

  // A reader that gave up on everything would read nothing wrong, so it has to read a share of each.
  for (const { name, texts, labels, numRuns, share } of [
    { name: 'of any lines', texts: anyText, labels: [[], ['L'], ['^1']], numRuns: 4000, share: 0.05 },
    { name: 'as people write it', texts: tidyText, labels: [[], ['L'], ['M']], numRuns: 4000, share: 0.1 },
    { name: 'of lines that go on', texts: besideText, labels: [[], ['K']], numRuns: 4000, share: 0.1 },
    { name: 'of every construct', texts: markdown, labels: [[]], numRuns: 500, share: 0.05 },
  ])
    it(`${name} is read by both alike, or left to remark`, () => {
      let read = 0
      const property = fc.property(texts, fc.constantFrom(...labels), (text, known) => {
        if (isReadAlike(text, known)) read++
      })
      fc.assert(property, { numRuns: numRuns * factor })
      assert.ok(read >= share * numRuns * factor, `read only ${read} of ${numRuns * factor} texts`)
    })
})

/** False if the text is left to remark. */
function isReadAlike(text: string, labels: readonly string[] = []): boolean {
  const known = labels.map((label) => (label.startsWith('^') ? label : normalizeIdentifier(label)))
  const plain = parsePlain(text, known)
  if (!plain) return false
  assert.deepEqual(plain.nodes.map(comparable), parseMarkdown(text, known)?.children.map(comparable))
  if (!/[\n\r]$/.test(text)) return true
  const last = parseMarkdown(`${text}#\n`, known)?.children.at(-1)
  assert.equal(plain.isOpen, last?.type !== 'heading' || last.position?.start.offset !== text.length)
  return true
}

/** A node with what is read of it: of its position the offsets, of a list not how far its items stand apart. */
function comparable(node: Nodes): unknown {
  const { position, data, ...rest } = node
  const { spread, ...own } = rest as { spread?: boolean }
  const at = position && `${position.start.offset}-${position.end.offset}`
  return 'children' in node ? { ...own, at, children: node.children.map(comparable) } : { ...own, at }
}
