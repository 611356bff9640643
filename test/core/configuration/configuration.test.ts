/** The project's configuration: a wrong value is said at its place, and its default taken. */
import assert from 'node:assert/strict'
import { noConfiguration, parseConfiguration } from '../../../server/src/core/configuration/configuration.ts'
import { minutesOf } from '../../../server/src/core/util/duration.ts'
import { inEnglish } from '../../../server/src/core/util/phrase.ts'
import { LineIndex } from '../../../server/src/core/util/text.ts'
import { rangeOf, text } from '../../support/check.ts'

/** What is wrong with a configuration, each with its place. */
function problemsIn(source: string): string[] {
  const lines = new LineIndex(source)
  return parseConfiguration(source, ['general', 'support-handoff']).problems.map(
    ({ span, message }) => `${rangeOf(lines, span)} ${inEnglish(message)}`,
  )
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
    assert.deepEqual(configuration.ignore, [{ pattern: 'archive/**', line: 12 }])
  })

  it('that is empty says nothing', () => {
    for (const source of ['', '\n', '# to do\n', '---\n', '\uFEFF'])
      assert.deepEqual(parseConfiguration(source), { configuration: noConfiguration, problems: [] })
  })

  const mistakes: Readonly<Record<string, readonly [source: string, place: string, message: RegExp]>> = {
    'a key that does not exist': ['timezone: UTC\ntimezones: UTC\n', '2:1-2:10', /^Unknown key "timezones"; expected "timezone"$/],
    'a zone that does not exist': ['timezone: Mars/Base\n', '1:11-1:20', /^Unknown time zone "Mars\/Base"; expected an IANA time zone/],
    'an abbreviation that is no zone': ['timezone: PST8\n', '1:11-1:15', /^Unknown time zone "PST8"/],
    'a rule that does not exist': ['rules:\n  blank-thing: off\n', '2:3-2:14', /^Unknown rule "blank-thing"; expected the id of a rule/],
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
    'a list with a number': ['ignore: [a, 2]\n', '1:13-1:14', /^Unexpected value; expected a list of patterns/],
    'a list where a text is expected': ['newFile: [a]\n', '1:10-1:13', /^Unexpected value; expected a pattern/],
    'a list instead of keys': ['- a\n- b\n', '1:1-3:1', /^Configuration is not a mapping; expected keys/],
    'a text instead of keys': ['hello\n', '1:1-2:1', /^Configuration is not a mapping/],
    'a key that is nearly one': ['severitis: [a]\n', '1:1-1:10', /^Unknown key "severitis"; expected "severities"$/],
    'a key of objects': ['__proto__: 1\n', '1:1-1:10', /^Unknown key "__proto__"; expected one of documents, /],
    'another one': ['valueOf: { constructor: 1 }\n', '1:1-1:8', /^Unknown key "valueOf"/],
    'a zone with a letter too many': [
      'timezone: Europe/Berlinn\n',
      '1:11-1:25',
      /^Unknown time zone "Europe\/Berlinn"; expected "Europe\/Berlin"$/,
    ],
    'a city for a zone': ['timezone: Tokyo\n', '1:11-1:16', /; expected "Asia\/Tokyo"$/],
    'a zone that is an offset': ['timezone: "+02:00"\n', '1:11-1:19', /; expected an IANA time zone/],
    'a rule that is nearly one': [
      'rules:\n  unfiled-field: off\n',
      '2:3-2:16',
      /^Unknown rule "unfiled-field"; expected "unfilled-field"$/,
    ],
    'a severity that is nearly one': ['rules:\n  unfilled-field: eror\n', '2:19-2:23', /; expected "error"$/],
    'a rule that is named as what objects have': [
      'rules:\n  constructor: off\n',
      '2:3-2:14',
      /^Unknown rule "constructor"; expected the id of a rule/,
    ],
    'a kind that is nearly one': [
      'documents:\n  - match: a.md\n    kind: genral\n',
      '3:11-3:17',
      /^Unknown kind "genral"; expected "general"$/,
    ],
    'a kind that there is not': [
      'documents:\n  - { match: a.md, kind: toString }\n',
      '2:26-2:34',
      /^Unknown kind "toString"; expected one of /,
    ],
    'a glob that is none': ['documents:\n  - { match: "+(*)b", kind: general }\n', '2:14-2:21', /^Unexpected glob: "\+\("; known are/],
    'a pattern with braces': ['ignore: ["{a,b}/**"]\n', '1:10-1:20', /^Unexpected pattern: alternatives in braces/],
    'a pattern that never ends': [`ignore: [${'x'.repeat(70_000)}]\n`, '1:10-1:70010', /^Unexpected pattern: 70000 characters/],
    'a second document': [
      'timezone: UTC\n---\nrules: {}\n',
      '2:1-4:1',
      /^Configuration is not valid YAML: a second document, which is not read$/,
    ],
    'a key twice': ['timezone: UTC\ntimezone: UTC\n', '2:1-2:9', /^Configuration is not valid YAML: Map keys must be unique/],
    'a new file above the project': ['newFile: ../../x-{kind}.md\n', '1:10-1:27', /^Unexpected file name: it is outside of the project/],
    'a new file elsewhere': ['newFile: /etc/{kind}.md\n', '1:10-1:24', /outside of the project/],
    'a new file on a disk': ["newFile: 'C:\\x\\{kind}.md'\n", '1:10-1:26', /outside of the project/],
    'a new file above, as Windows writes it': ["newFile: 'docs\\..\\..\\{kind}.md'\n", '1:10-1:32', /outside of the project/],
    'a new file that Git would run': ['newFile: .git/hooks/{kind}\n', '1:10-1:27', /a part of it begins with a dot/],
    'a new file that configures an editor': ['newFile: docs/.vscode/{kind}.md\n', '1:10-1:32', /a part of it begins with a dot/],
    'a new file that is no Markdown': ['newFile: docs/{kind}.json\n', '1:10-1:26', /it is no Markdown file/],
    'a new file with a blank of its own': [
      'newFile: docs/{constructor}.md\n',
      '1:10-1:31',
      /unknown "\{constructor\}"; expected \{kind\}, \{date\} or \{title\}/,
    ],
    'a new file with a blank that is nearly one': [
      'newFile: docs/{tittle}.md\n',
      '1:10-1:26',
      /unknown "\{tittle\}"; expected "\{title\}"/,
    ],
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

  it('follows aliases, and lets keys with nothing behind them be', () => {
    const { configuration, problems } = parseConfiguration('severities: &scale [red]\nignore: *scale\nrules:\ndocuments:\ncadence:\n')
    assert.deepEqual(problems, [])
    assert.deepEqual(configuration.ignore, [{ pattern: 'red', line: 0 }])
  })

  it('takes what it can of broken YAML', () => {
    const { configuration, problems } = parseConfiguration('timezone: UTC\nignore: [a\nrules:\n  missing-eta: off\n')
    assert.equal(problems.length > 0, true)
    assert.equal(configuration.timeZone, 'UTC')
  })

  it('keeps what is right beside what is wrong', () => {
    const { configuration, problems } = parseConfiguration('timezone: Nowhere\nignore: [a]\nrules:\n  missing-eta: off\n  nothing: off\n')
    assert.equal(problems.length, 2)
    assert.equal(configuration.timeZone, undefined)
    assert.deepEqual(configuration.ignore, [{ pattern: 'a', line: 1 }])
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
