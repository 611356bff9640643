/** Blocks are parsed by a remark that leaves out work which is in vain; the trees are those of the whole one. */
import { deepEqual } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
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
