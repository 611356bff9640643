/** Long input that nobody means well with: nothing is lost, the rest is read, and what is not is said. `linear.test.ts` takes the time. */
import assert from 'node:assert/strict'
import { parseConfiguration } from '../../server/src/core/configuration/configuration.ts'
import { readKind } from '../../server/src/core/template/template.ts'
import { checked, fixed, placesIn } from '../support/check.ts'

const seeds =
  '[|[a|](|<a |<!--|**a|**a:** |- a: |_|`|| a |-|- |1. |> |# a: [b]|a: |{{|${|~~|12:30 |12:30 PST / |2026-03-01 |1-1-|: |AUTH-1 |a@b.|1 2 3 4 |eyJ|10.0.0.|- [ ] |Q: a|TODO |(to be |N/A |no |none |All times in |https://a.b/?|[a]: b|[a][b] |<a>|&amp;|\\[|*|__a__|password: |Bearer |😀|、|：|9am ET |<!-- handoff-ignore a -- |fixed |closed in |is not fixed; |workaround |workaround: (|<del>|~~a| )|   by |(until |---|&nbsp;|<input type |&lt;a&gt;|\\_|\u200b|☐ |no |need a |ii|9.|- - |a |a-|\t|'
    .split('|')
    .concat('|', '| a ', '\n', '\r', '\r\n', ' ', '\u202e', '\0', '# a\n', 'a:\n', '- [x] a:\n', '| a | b |\n', 'Q: a\nA:\n')
    .filter((seed) => seed !== '')

const long = (seed: string, length: number) => seed.repeat(Math.ceil(length / seed.length)).slice(0, length)

describe('adversarial input', () => {
  it('documents of it are checked and fixed, and nothing is lost', () => {
    for (const seed of seeds) {
      const text = `# Handoff\n\n## Known issues\n\n${long(seed, 3000)}`
      const { document } = checked(text)
      assert.equal(document.blocks.map((block) => block.text).join(''), text)
    }
  })

  it('nesting without end is no content, and the rest is read', () => {
    for (const marker of ['- ', '1. ', '> ', '>', '* - ', '[', '**a ', '<a ']) {
      const text = `# Handoff\n\n${long(marker, 40_000)}\n\n## Contacts\n\n- **Owner**:\n`
      assert.deepEqual(
        checked(text)
          .findings.map(({ rule }) => rule)
          .filter((rule) => rule === 'unfilled-field'),
        ['unfilled-field'],
        marker,
      )
      fixed(text)
    }
  })

  it('what is not read because it is too much is said at its first line', () => {
    for (const much of ['*a '.repeat(4000), '<!-- a\n'.repeat(50), '<? '.repeat(50)])
      assert.deepEqual(
        placesIn(`# Handoff\n\n## Notes\n\n${much}\n`).filter((place) => place.endsWith('not-checked')),
        ['3:1 not-checked'],
        much.slice(0, 10),
      )
    assert.deepEqual(
      placesIn(`# Handoff\n\n${'<!-- a -->\n'.repeat(50)}`).filter((place) => place.endsWith('not-checked')),
      [],
    )
  })

  it('templates and configurations of it are read', () => {
    for (const seed of seeds) {
      assert.equal(readKind(long(seed, 1500), 'long').id, 'long')
      assert.equal(typeof parseConfiguration(long(seed, 1500)), 'object')
    }
  })
})
