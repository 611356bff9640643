import { deepEqual, equal } from 'node:assert/strict'
import { inEnglish } from '../../server/src/core/util/phrase.ts'
import { parseClientOptions, parseSettings } from '../../server/src/lsp/settings/settings.ts'
import { below, normalized, parentOf, pathFrom } from '../../server/src/workspace/locations.ts'

describe('settings', () => {
  const parse = (section: unknown) => {
    const reports: string[] = []
    return { ...parseSettings(section, (message) => reports.push(inEnglish(message))), reports }
  }

  it('are typed, and what is wrong is reported and left out', () => {
    for (const nothing of [undefined, null, 'x', 7, [], {}]) {
      const { validate, rules, timeZone, reports } = parse(nothing)
      deepEqual([validate, rules.size, timeZone, reports], [true, 0, undefined, []])
    }
    const { validate, kindOf, rules, timeZone, reports } = parse({
      validate: false,
      kinds: { 'docs/*.md': 'tiny', '*.handoff.md': 'other', bad: 7 },
      rules: { 'empty-cell': 'off', 'missing-eta': 'loud', 'empty-cel': 'off' },
      timezone: 'Mars/Olympus',
    })
    deepEqual([validate, [...rules], timeZone], [false, [['empty-cell', 'off']], undefined])
    deepEqual([kindOf('docs/a.md'), kindOf('deep/x.handoff.md'), kindOf('bad'), kindOf('')], ['tiny', 'other', undefined, undefined])
    deepEqual(reports, [
      'Setting handoff.rules: "missing-eta" is "loud"; expected one of error, warning, information, off',
      'Setting handoff.rules: there is no rule "empty-cel"; did you mean "empty-cell"?',
      'Setting handoff.kinds: "bad" is 7; expected a kind, such as "support-handoff"',
      'Setting handoff.timezone is "Mars/Olympus"; expected a time zone such as "Europe/Berlin"',
    ])
    const { off, reports: ofFeatures } = parse({ features: { hover: false, rename: true, completion: 0, hovers: false } })
    deepEqual([...off], ['hover'])
    deepEqual(
      ofFeatures.map((report) => report.slice(0, 80)),
      [
        'Setting handoff.features: "completion" is 0; expected true or false',
        'Setting handoff.features: there is no feature "hovers"; expected one of codeActi',
      ],
    )
    const wrong = parse({ validate: 'no', kinds: ['x'], rules: 'off', user: 7, timezone: '', inlayHints: 'some' })
    deepEqual([wrong.validate, wrong.user], [true, undefined])
    deepEqual(
      wrong.reports.map((report) => report.slice(0, report.indexOf(';'))),
      [
        'Setting handoff.rules is "off"',
        'Setting handoff.kinds is ["x"]',
        'Setting handoff.validate is "no"',
        'Setting handoff.user is 7',
        'Setting handoff.inlayHints is "some"',
      ],
    )
    equal(parse({ timezone: 'europe/berlin' }).timeZone, 'Europe/Berlin')
    const globs = parse({ kinds: { '+(*)b': 'tiny', '*.md': 'tiny', __proto__: 'tiny' } })
    deepEqual(globs.reports, ['Setting handoff.kinds: unexpected glob "+(*)b": "+("; known are *, **, ?, [a-z] and {a,b}'])
    deepEqual([globs.kindOf('aab'), globs.kindOf('a.md')], [undefined, 'tiny'])
    deepEqual(parse({ rules: { constructor: 'off', toString: 'off' } }).rules.size, 0)
    const hints = (inlayHints: unknown) => parse({ inlayHints }).inlayHints
    deepEqual(hints(undefined), { localTime: true, elapsed: true })
    deepEqual(hints('localTime'), { localTime: true, elapsed: false })
    deepEqual([hints(false), hints('off')], Array(2).fill({ localTime: false, elapsed: false }))
  })

  it('the options of a client that is not ours are none', () => {
    for (const options of [undefined, null, [], {}, { readsFiles: 'yes' }]) equal(parseClientOptions(options), undefined)
    deepEqual(parseClientOptions({ readsFiles: true, rulePages: 7, timeZone: 'UTC' }), { readsFiles: true, timeZone: 'UTC' })
  })
})

describe('locations', () => {
  it('are the same however a client writes them', () => {
    equal(normalized('file:///C:/Work/a%20b.md'), normalized('file:///c%3A/Work/a b.md'))
    equal(pathFrom('file:///c%3A/Work', 'file:///C:/Work/docs/%C3%A9.md'), 'docs/é.md')
    equal(pathFrom('file:///repo/', 'file:///repo/a.md'), 'a.md')
    equal(pathFrom('file:///work', 'file:///workshop/a.md'), undefined)
    equal(pathFrom('file:///work', 'file:///work'), undefined)
    equal(pathFrom('vscode-vfs://one/', 'vscode-vfs://two/a.md'), undefined)
  })

  it('go up to the root and no further', () => {
    equal(parentOf('file:///a/b.md'), 'file:///a')
    equal(parentOf('file:///'), 'file:///')
    equal(below('file:///a', 'b/c.md'), 'file:///a/b/c.md')
  })
})
