/** The project's configuration: a wrong value is said at its place, and its default taken. */
import assert from 'node:assert/strict'
import { noConfiguration, parseConfiguration } from '../../server/src/core/configuration.ts'
import { minutesOf } from '../../server/src/core/duration.ts'
import { inEnglish } from '../../server/src/core/phrase.ts'
import { LineIndex } from '../../server/src/core/text.ts'
import { rangeOf, text } from '../support/check.ts'

/** What is wrong with a configuration, each with its place. */
function problemsIn(source: string): string[] {
  const lines = new LineIndex(source)
  return parseConfiguration(source).problems.map(({ span, message }) => `${rangeOf(lines, span)} ${inEnglish(message)}`)
}

describe('the configuration', () => {
  it('is read into typed values', () => {
    const { configuration, problems } = parseConfiguration(
      text(`
        documents:
          - match: docs/handoffs/**/*.md
            kind: support-handoff
          - { match: "*.packet.md", kind: escalation-packet }
        rules:
          missing-eta: off
          unfilled-field: error
        timezone: Europe/Berlin
        cadence: { SEV-1: 30, default: PT1H }
        leadTime: P1W
        severities: [red, yellow]
        newFile: docs/{date}-{kind}.md
        ignore: [archive/**]
      `),
    )
    assert.deepEqual(problems, [])
    assert.deepEqual(configuration.documents, [
      { match: 'docs/handoffs/**/*.md', kind: 'support-handoff' },
      { match: '*.packet.md', kind: 'escalation-packet' },
    ])
    assert.deepEqual(
      [...configuration.rules],
      [
        ['missing-eta', 'off'],
        ['unfilled-field', 'error'],
      ],
    )
    assert.equal(configuration.timeZone, 'Europe/Berlin')
    assert.deepEqual(
      [...configuration.cadence],
      [
        ['SEV-1', 30],
        ['default', 60],
      ],
    )
    assert.deepEqual([...configuration.leadTime], [['default', 7 * 24 * 60]])
    assert.deepEqual(configuration.severities, ['red', 'yellow'])
    assert.equal(configuration.newFile, 'docs/{date}-{kind}.md')
    assert.deepEqual(configuration.ignore, ['archive/**'])
  })

  it('that is empty says nothing', () => {
    for (const source of ['', '\n', '# to do\n', '---\n', '\uFEFF'])
      assert.deepEqual(parseConfiguration(source), { configuration: noConfiguration, problems: [] })
  })

  const mistakes: Readonly<Record<string, readonly [source: string, place: string, message: RegExp]>> = {
    'a key that does not exist': ['timezone: UTC\ntimezones: UTC\n', '2:1-2:10', /^Unknown key "timezones"; expected one of /],
    'a zone that does not exist': ['timezone: Mars/Base\n', '1:11-1:20', /^Unknown time zone "Mars\/Base"; expected an IANA time zone/],
    'an abbreviation that is no zone': ['timezone: PST8\n', '1:11-1:15', /^Unknown time zone "PST8"/],
    'a rule that does not exist': ['rules:\n  unfiled-field: off\n', '2:3-2:16', /^Unknown rule "unfiled-field"; expected/],
    'a severity that does not exist': [
      'rules:\n  unfilled-field: fatal\n',
      '2:19-2:24',
      /^Unexpected severity of "unfilled-field"; expected one of error, /,
    ],
    'rules that are a list': ['rules: [unfilled-field]\n', '1:8-1:24', /^Unexpected value of "rules"; expected/],
    'a document without a kind': ['documents:\n  - match: a.md\n', '2:5-2:16', /^Unexpected entry of "documents"; expected/],
    'documents that are no list': ['documents: a.md\n', '1:12-1:16', /^Unexpected value of "documents"; expected/],
    'a duration that is none': ['cadence: soon\n', '1:10-1:14', /^Unexpected duration of "default"; expected minutes/],
    'a negative duration': ['leadTime: { a: -5 }\n', '1:16-1:18', /^Unexpected duration of "a"/],
    'a list of numbers': ['ignore: [1, 2]\n', '1:9-1:15', /^Unexpected value; expected a list of globs/],
    'a list where a text is expected': ['newFile: [a]\n', '1:10-1:13', /^Unexpected value; expected a pattern/],
    'a list instead of keys': ['- a\n- b\n', '1:1-3:1', /^Configuration is not a mapping; expected keys/],
    'a text instead of keys': ['hello\n', '1:1-2:1', /^Configuration is not a mapping/],
    'no YAML': ['rules: [a\n', '2:1-2:1', /^Configuration is not valid YAML: /],
  }
  for (const [name, [source, place, message]] of Object.entries(mistakes)) {
    it(`says where it is wrong: ${name}`, () => {
      const [problem = '', ...others] = problemsIn(source)
      assert.deepEqual(others, [])
      assert.equal(problem.split(' ')[0], place)
      assert.match(problem.slice(place.length + 1), message)
    })
  }

  it('keeps what is right beside what is wrong', () => {
    const { configuration, problems } = parseConfiguration('timezone: Nowhere\nignore: [a]\nrules:\n  missing-eta: off\n  nothing: off\n')
    assert.equal(problems.length, 2)
    assert.equal(configuration.timeZone, undefined)
    assert.deepEqual(configuration.ignore, ['a'])
    assert.deepEqual([...configuration.rules], [['missing-eta', 'off']])
  })

  it('takes the word that YAML 1.1 reads as false', () => {
    assert.deepEqual([...parseConfiguration('rules:\n  missing-eta: false\n').configuration.rules], [['missing-eta', 'off']])
  })

  it('reads minutes and ISO 8601 durations', () => {
    assert.deepEqual([90, 'PT1H30M', 'P1D', 'P2W', 'P1DT1H', 'PT0M', 'P', 'PT', '1h', -1, 0, null, true].map(minutesOf), [
      90,
      90,
      1440,
      20160,
      1500,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('never throws', () => {
    for (const source of [
      '\0',
      '&a [*a]',
      '*a',
      '? [a]: b',
      '!!js/function x',
      'a: &b {c: *b}',
      '{',
      '"',
      '\t',
      'rules: {? : off}',
      'rules: {1: off}',
    ])
      assert.doesNotThrow(() => parseConfiguration(source))
  })
})
