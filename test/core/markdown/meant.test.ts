/** HTML and other marks stand for what they are meant as. */
import assert from 'node:assert/strict'
import { allFields } from '../../../server/src/core/markdown/blocks.ts'
import { parseDocument } from '../../../server/src/core/markdown/parse.ts'

/** The headings of a text, as `depth words`. */
function headings(text: string): string[] {
  return parseDocument(text).sections.flatMap(({ heading }) => (heading ? `${heading.depth} ${heading.text}` : []))
}

/** The labels of a text with their values. */
function labels(text: string): string[] {
  return parseDocument(text).blocks.flatMap(({ contents }) => allFields(contents).map(({ label, value }) => `${label}: ${value.text}`))
}

describe('headings', () => {
  it('may be HTML', () => {
    assert.deepEqual(headings('<h2>Open work</h2>\n\nNone.\n\n<h3 align="center"><b>Next</b> week</h3>\nNone.'), [
      '2 Open work',
      '3 Next week',
    ])
  })
  it('may be the summary of what is folded', () => {
    assert.deepEqual(headings('<details>\n<summary>Logs of the night</summary>\n\nNone.\n\n</details>'), ['7 Logs of the night'])
  })
  it('have no marks of notes in their words', () => {
    assert.deepEqual(headings('## Open work<sup>2</sup>\n\n## Next <sub>a</sub>week\n'), ['2 Open work', '2 Next week'])
  })
  it('have a blank for a line break', () => {
    assert.deepEqual(headings('## Open<br/>work\n'), ['2 Open work'])
  })
  it('are none in a quote, in a list, or without words', () => {
    assert.deepEqual(headings('> <h2>Open work</h2>\n\n- <h2>Open work</h2>\n\n<h2><img src="a.png"></h2>\n'), [])
  })
})

describe('labels', () => {
  for (const line of [
    '<b>Owner:</b> Ann',
    '<strong>Owner</strong>: Ann',
    '==Owner:== Ann',
    '<span>**Owner:**</span> Ann',
    '**Owner<sup>1</sup>:** Ann',
  ])
    it(`may be written as ${line}`, () => assert.deepEqual([...labels(line), ...labels(`- ${line}`)], ['Owner: Ann', 'Owner: Ann']))
  it('may have two colons', () => assert.deepEqual(labels('**Owner::** Ann'), ['Owner: Ann']))
  it('are none amid words', () => assert.deepEqual(labels('Ask the <b>owner:</b> Ann'), []))
  it('are none where bold is never closed, or two signs compare', () => {
    assert.deepEqual(labels('<b>Owner\n\na ==b and c== d'), [])
  })
})
