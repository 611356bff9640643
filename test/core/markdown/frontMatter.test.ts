/** Front matter is found as remark finds it, however it is written, and after every edit. */
import { deepEqual, equal } from 'node:assert/strict'
import fc from 'fast-check'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Document } from '../../../server/src/core/markdown/document.ts'
import { editDocument, frontMatterLength, parseDocument } from '../../../server/src/core/markdown/parse.ts'

describe('front matter', () => {
  const reference = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml'])
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
  const text = fc
    .tuple(fc.constantFrom('---', '---', '+++'), lines, line)
    .map(([first, all, last]) => `${first}\n${all.map(([one, end]) => one + end).join('')}${last}`)

  it('is what remark takes for it, however it is written', () => {
    fc.assert(
      fc.property(text, (source) => {
        const length = frontMatterLength(source)
        const [first] = reference.parse(source).children
        equal(
          source.slice(0, length).replace(/(?:\r\n|\n|\r)$/, ''),
          ['yaml', 'toml'].includes(first?.type ?? '') ? source.slice(0, first?.position?.end.offset) : '',
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
    ['+++\nkind = "tiny"\n+++\n# A\n', 22],
    ['+++\nkind = "tiny"\n---\n', 0],
    ['---\nkind: tiny\n', 0],
    ['---\nkind: tiny\n----\n', 0],
    [' ---\nkind: tiny\n---\n', 0],
  ]
  for (const [source, length] of cases)
    it(`is ${length} characters of ${JSON.stringify(source)}`, () => equal(frontMatterLength(source), length))

  const edits: readonly (readonly [line: number, inserted: string])[] = [
    [1, 'x'],
    [1, '# '],
    [1, 'stage: draft\n'],
    [0, '---\n'],
    [2, '-'],
    [3, '\n# A\n'],
    [1, '---\n'],
  ]
  for (const mark of ['', '\uFEFF'])
    for (const [line, inserted] of edits)
      it(`is read after ${JSON.stringify(inserted)} in line ${line} ${mark && 'behind a byte order mark '}as it is read anew`, () => {
        const at = { line, character: line === 0 ? mark.length : 0 }
        const document = parseDocument(`${mark}---\nkind: tiny\n---\n# Tiny\n`)
        const edited = editDocument(document, [{ range: { start: at, end: at }, text: inserted }])
        const fresh = parseDocument(edited.text)
        deepEqual(keysOf(edited), keysOf(fresh))
        // And back again.
        const end = {
          line: line + inserted.split('\n').length - 1,
          character: inserted.endsWith('\n') ? 0 : at.character + inserted.length,
        }
        deepEqual(keysOf(editDocument(edited, [{ range: { start: at, end }, text: '' }])), ['kind'])
      })
})

/** The keys of the front matter; `undefined` if there is none. */
function keysOf({ frontMatter }: Document): string[] | undefined {
  return frontMatter && [...frontMatter.entries.keys()]
}
