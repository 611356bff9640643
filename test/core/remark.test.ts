/** Blocks are parsed by a remark that leaves out work which is in vain; the trees are those of the whole one. */
import { deepEqual, equal } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { frontMatterLength } from '../../server/src/core/model/parse.ts'
import { parseMarkdown } from '../../server/src/core/model/remark.ts'
import { markdown } from '../support/markdown.ts'

const whole = unified().use(remarkParse).use(remarkGfm)
const plainObject = (tree: unknown) => JSON.parse(JSON.stringify(tree)) as unknown

describe('the tree of a block', () => {
  it('is that of remark with GFM for any text', () => {
    fc.assert(
      fc.property(markdown, (document) => {
        // The byte order mark of a document is no part of any text that is parsed.
        const text = document.replace(/^\uFEFF+/, '')
        const tree = parseMarkdown(text)
        if (tree) deepEqual(plainObject(tree), plainObject(whole.parse(text)))
      }),
      { numRuns: 150 },
    )
  })

  it('is that of remark with GFM for the templates', () => {
    for (const name of readdirSync('server/kinds').filter((name) => name.endsWith('.md'))) {
      const text = readFileSync(`server/kinds/${name}`, 'utf8')
      deepEqual(plainObject(parseMarkdown(text)), plainObject(whole.parse(text)), name)
    }
  })

  it('has a byte order mark as text where it is not that of the document', () => {
    const text = '\uFEFF## A\n\n# B\n'
    const nodes = parseMarkdown(text)?.children ?? []
    deepEqual(
      nodes.map(({ type, position }) => [type, text.slice(position?.start.offset, position?.end.offset)]),
      [
        ['paragraph', '\uFEFF## A'],
        ['heading', '# B'],
      ],
    )
  })

  const addresses = [
    'www.example.com',
    'https://example.com',
    'http\\://example.com',
    'ann@example.com',
    'ann&#64;example.com',
    'WWW.a.de',
    'a&commat;b.de',
  ]
  for (const address of addresses)
    it(`has the links that a reader sees in ${address}`, () => {
      const text = `# See ${address}\n\n- and *${address}* again\n`
      deepEqual(plainObject(parseMarkdown(text)), plainObject(whole.parse(text)))
    })
})

describe('front matter', () => {
  const reference = unified().use(remarkParse).use(remarkFrontmatter, ['yaml'])
  const line = fc.constantFrom(
    ...[
      '---',
      '--- ',
      '---\t',
      '---x',
      '----',
      '--',
      ' ---',
      '- a',
      'kind: tiny',
      'a: |',
      '  b',
      '# c',
      '...',
      '+++',
      '',
      '\u2028',
      'ü: \0',
    ],
  )
  const lineEnding = fc.constantFrom('\n', '\n', '\r\n', '\r')
  const lines = fc.array(fc.tuple(line, lineEnding), { maxLength: 8 })
  const text = fc.tuple(lines, line).map(([all, last]) => `---\n${all.map(([one, end]) => one + end).join('')}${last}`)

  it('is what remark takes for it, however it is written', () => {
    fc.assert(
      fc.property(text, (source) => {
        const length = frontMatterLength(source)
        const [first] = reference.parse(source).children
        equal(
          source.slice(0, length).replace(/(?:\r\n|\n|\r)$/, ''),
          first?.type === 'yaml' ? source.slice(0, first.position?.end.offset) : '',
        )
      }),
      { numRuns: 3000 },
    )
  })

  const cases: readonly (readonly [string, number])[] = [
    ['---\nkind: tiny\n---\n# A\n', 19],
    ['---\n---\n', 8],
    ['---\r\nkind: tiny\r\n---', 20],
    ['--- \n- tiny\n---\t\n# A\n', 17],
    ['---\nkind: tiny\n', 0],
    ['---\nkind: tiny\n----\n', 0],
    [' ---\nkind: tiny\n---\n', 0],
  ]
  for (const [source, length] of cases)
    it(`is ${length} characters of ${JSON.stringify(source)}`, () => equal(frontMatterLength(source), length))
})
