/** Long input that nobody means well with: every pattern must take time in proportion to it. The time limit of the run is the judge. */
import assert from 'node:assert/strict'
import { parseConfiguration } from '../../server/src/core/configuration.ts'
import { saysNone, saysNotApplicable } from '../../server/src/core/kind/answers.ts'
import { isClosedState, saysClosed } from '../../server/src/core/kind/closed.ts'
import { blankPattern, readKind, withoutDirectives } from '../../server/src/core/kind/template.ts'
import { isGuidance, isInstruction, valueTypeOf } from '../../server/src/core/kind/value.ts'
import { answersWorkaround, tellsWorkaround } from '../../server/src/core/kind/workarounds.ts'
import { boxesIn } from '../../server/src/core/model/boxes.ts'
import { cleaned } from '../../server/src/core/model/fields.ts'
import { isMarkup } from '../../server/src/core/model/inline.ts'
import { isUnseen } from '../../server/src/core/model/unseen.ts'
import { looseKeys, nameKey } from '../../server/src/core/names.ts'
import { saysNothing } from '../../server/src/core/placeholders.ts'
import { severityRank } from '../../server/src/core/severity.ts'
import { checked, fixed } from '../support/check.ts'

const seeds =
  '[|[a|](|<a |<!--|**a|**a:** |- a: |_|`|| a |-|- |1. |> |# a: [b]|a: |{{|${|~~|12:30 |12:30 PST / |2026-03-01 |1-1-|: |AUTH-1 |a@b.|1 2 3 4 |eyJ|10.0.0.|- [ ] |Q: a|TODO |(to be |N/A |no |none |All times in |https://a.b/?|[a]: b|[a][b] |<a>|&amp;|\\[|*|__a__|password: |Bearer |😀|、|：|9am ET |<!-- handoff-ignore a -- |fixed |closed in |is not fixed; |workaround |workaround: (|<del>|~~a| )|   by |(until |---|&nbsp;|<input type |&lt;a&gt;|\\_|\u200b|☐ |no |need a |ii|9.|- - |a |a-|\t|'
    .split('|')
    .concat('|', '| a ', '\n', '\r', '\r\n', ' ', '\u202e', '\0', '# a\n', 'a:\n', '- [x] a:\n', '| a | b |\n', 'Q: a\nA:\n')
    .filter((seed) => seed !== '')

const long = (seed: string, length: number) => seed.repeat(Math.ceil(length / seed.length)).slice(0, length)

const functions: Readonly<Record<string, (text: string) => unknown>> = {
  nameKey,
  looseKeys,
  saysNone,
  saysNotApplicable,
  saysClosed,
  isClosedState,
  tellsWorkaround,
  isUnseen,
  boxesIn,
  saysNothing,
  waivers: (text) => checked(`# Handoff\n\n<!-- handoff-ignore empty-cell ${text.replaceAll('-->', '')} -->\n`),
  answersWorkaround,
  isGuidance,
  isInstruction,
  valueTypeOf: (text) => valueTypeOf(text, text),
  severityRank,
  cleaned,
  isMarkup: (text) => isMarkup(`<${text}`),
  blankPattern: (text) => blankPattern.test(text),
  withoutDirectives,
}

describe('adversarial input', () => {
  for (const [name, run] of Object.entries(functions)) {
    it(`${name} takes 50,000 characters of anything`, () => {
      for (const seed of seeds) run(long(seed, 50_000))
      for (const seed of seeds) run(`a ${long(seed, 50_000)} b`)
    })
  }

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

  it('templates and configurations of it are read', () => {
    for (const seed of seeds) {
      readKind(long(seed, 1500), 'long')
      parseConfiguration(long(seed, 1500))
    }
  })
})
