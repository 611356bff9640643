/** Edits of a configuration: what is added stands there, and all else stays as it is. */
import { equal } from 'node:assert/strict'
import { type ConfigurationChange, configurationWith } from '../../../server/src/core/configuration/configurationEdit.ts'
import { text } from '../../support/check.ts'

const off: ConfigurationChange = { rule: 'missing-eta', severity: 'off' }
const ignored: ConfigurationChange = { ignore: '/docs/old/' }
const release: ConfigurationChange = { match: 'docs/**', kind: 'release-guide', first: false }

const cases: readonly (readonly [name: string, change: ConfigurationChange, before: string, after: string])[] = [
  ['an empty file', off, '', 'rules:\n  missing-eta: off\n'],
  ['comments alone', off, '# Ours\n\n# rules:\n', '# Ours\n\n# rules:\nrules:\n  missing-eta: off\n'],
  ['a file without the key', ignored, 'timezone: UTC # ours', 'timezone: UTC # ours\nignore:\n  - /docs/old/\n'],
  [
    'rules that are there, with their comments',
    off,
    'rules:                 # error, warning\n    unsigned: off      # later\n\n    # Next\n    length: error # yes\n\ntimezone: UTC\n',
    'rules:                 # error, warning\n    unsigned: off      # later\n\n    # Next\n    length: error # yes\n    missing-eta: off\n\ntimezone: UTC\n',
  ],
  ['the rule itself', off, 'rules:\n  missing-eta: error # loud\n  length: off\n', 'rules:\n  missing-eta: off # loud\n  length: off\n'],
  ['a rule in quotes', off, 'rules: {"missing-eta": "error"}\n', 'rules: {"missing-eta": off}\n'],
  ['rules on one line', off, 'rules: { length: off }\n', 'rules: { length: off, missing-eta: off }\n'],
  ['no rules on one line', off, 'rules: {}\n', 'rules: { missing-eta: off }\n'],
  ['a key with nothing behind it', off, 'rules: # none yet\ntimezone: UTC\n', 'rules: # none yet\n  missing-eta: off\ntimezone: UTC\n'],
  ['a list at the margin', ignored, 'ignore:\n- archive/ # old\n- "*.tmp.md"\n', 'ignore:\n- archive/ # old\n- "*.tmp.md"\n- /docs/old/\n'],
  ['a list on one line', ignored, 'ignore: [archive/,]\n', 'ignore: [archive/, /docs/old/]\n'],
  ['an empty list', ignored, 'ignore: []\n', 'ignore: [/docs/old/]\n'],
  ['other line endings', off, 'rules:\r\n  length: off\r\n', 'rules:\r\n  length: off\r\n  missing-eta: off\r\n'],
  [
    'files of a kind',
    release,
    'documents:\n  - match: a.md\n    kind: general # ours\n# end\n',
    'documents:\n  - match: a.md\n    kind: general # ours\n  - match: docs/**\n    kind: release-guide\n# end\n',
  ],
  [
    'files of a kind, before those that decide otherwise',
    { ...release, first: true },
    'documents:\n  - match: "**/*.md"\n    kind: general\n',
    'documents:\n  - match: docs/**\n    kind: release-guide\n  - match: "**/*.md"\n    kind: general\n',
  ],
  [
    'files of a kind on one line',
    { ...release, first: true },
    'documents: [{ match: a.md, kind: general }]\n',
    'documents: [{ match: docs/**, kind: release-guide }, { match: a.md, kind: general }]\n',
  ],
  ['a pattern that needs quotation marks', { ignore: '/a b\\[1].md' }, '', 'ignore:\n  - "/a b\\\\[1].md"\n'],
  ['the whole on one line', off, '{ timezone: UTC }\n', '{ timezone: UTC, rules: { missing-eta: off } }\n'],
]

describe('a change of the configuration', () => {
  for (const [name, change, before, after] of cases) it(name, () => equal(configurationWith(before, change), after))

  it('is not made where it would not hold, or of what is no configuration', () => {
    for (const before of ['- a\n', 'rules: [a\n', 'rules: &a [*a]\n', 'rules: all\n', 'a: 1\na: 2\n'])
      equal(configurationWith(before, off), undefined, before)
  })

  it('keeps what it cannot put a line into, comments included', () => {
    const before = text(`
      # Ours
      rules: &ours
        ? length
        : off # long
    `)
    const after = configurationWith(before, off) ?? ''
    for (const words of ['# Ours', '&ours', '# long', 'missing-eta: off']) equal(after.includes(words), true, after)
  })
})
