/** Blocks are parsed by a remark that leaves out work which is in vain; the trees are those of the whole one. */
import { deepEqual } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parseMarkdown } from '../../../server/src/core/markdown/parser/remark.ts'
import { markdown } from '../../support/markdown.ts'

const whole = unified().use(remarkParse).use(remarkGfm)
const plainObject = (tree: unknown) => JSON.parse(JSON.stringify(tree)) as unknown

/** Our tree as an object, without the places that remark leaves out: those of addresses that are found in the finished tree. */
function comparable(tree: unknown, other: unknown): unknown {
  const ours = plainObject(tree)
  const strip = (node: unknown, same: unknown): void => {
    if (typeof node !== 'object' || node === null || typeof same !== 'object' || same === null) return
    if ('position' in node && !('position' in same)) delete node.position
    for (const [key, child] of Object.entries(node)) strip(child, (same as Record<string, unknown>)[key])
  }
  strip(ours, other)
  return ours
}

function equalTrees(text: string, name?: string): void {
  const theirs = plainObject(whole.parse(text))
  deepEqual(comparable(parseMarkdown(text), theirs), theirs, name)
}

describe('the tree of a block', () => {
  it('is that of remark with GFM for any text', () => {
    fc.assert(
      fc.property(markdown, (document) => {
        // The byte order mark of a document is no part of any text that is parsed.
        const text = document.replace(/^\uFEFF+/, '')
        if (parseMarkdown(text)) equalTrees(text)
      }),
      { numRuns: 150 },
    )
  })

  it('is that of remark with GFM for the templates', () => {
    for (const name of readdirSync('server/kinds').filter((name) => name.endsWith('.md'))) {
      const text = readFileSync(`server/kinds/${name}`, 'utf8')
      equalTrees(text, name)
    }
  })

  it('has a footnote for what could be an image', () => {
    for (const text of [
      '![^a]',
      '![^a] ]',
      ']\n![^a]',
      '[![^a]](b)',
      '![[^a] ![^b]',
      '![^a![^b]]',
      '![b][^a]',
      '> - ![^a]\n>   ]',
      '![^a](b) ![^c]',
    ])
      equalTrees(`${text}\n\n[^a]: one\n[^b]: two\n[b]: c\n`, text)
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

  it('has a place for everything, that of late addresses too', () => {
    const text = '# See \\_ann@example.com\n\n| a | **ann@example.com** and b@example.com |\n|-|-|\n'
    const places: string[] = []
    const visit = (node: Nodes): void => {
      places.push(text.slice(node.position?.start.offset, node.position?.end.offset))
      if ('children' in node) node.children.forEach(visit)
    }
    for (const node of parseMarkdown(text)?.children ?? []) visit(node)
    deepEqual(
      places.filter((words) => words.includes('@') && !/[|#]/.test(words)),
      [
        '_ann@example.com',
        '_ann@example.com',
        '**ann@example.com**',
        ...Array(2).fill('ann@example.com'),
        ...Array(2).fill('b@example.com'),
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
      equalTrees(text)
    })
})
