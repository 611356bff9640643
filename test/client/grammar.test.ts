import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import oniguruma from 'vscode-oniguruma'
import textmate from 'vscode-textmate'

describe('the injected grammar', () => {
  let grammar: textmate.IGrammar

  before(async () => {
    grammar = await loadGrammar('test/client/fixtures/markdown.tmLanguage.json')
  })

  /** What the grammar finds in a document: `label Owner`, `placeholder [Name]`, `utc 14:05Z`, `other-zone …`, `no-zone …`. */
  function found(text: string): string[] {
    const names: string[] = []
    let state = textmate.INITIAL
    for (const line of text.split('\n')) {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state)
      state = ruleStack
      for (const { startIndex, endIndex, scopes } of tokens) {
        const name = scopes.map((scope) => shortNames.get(scope)).find((short) => short !== undefined)
        if (name) names.push(`${name} ${line.slice(startIndex, endIndex)}`)
      }
    }
    return names
  }

  describe('placeholders', () => {
    for (const placeholder of [
      ...['[Feature Name]', '[Link]', '[Date/Time]', '[Team/Person]', '[#channel-name]', '[YOUR_NAME]', '[link to the issue]', '[Yes/No]'],
      ...['<hash>', '<your name>', '<on/off>', '<customers|executive|internal>', '<link to bundle>', '<500 error + blank UI>'],
      ...['{{customer.name}}', '{{ date }}', 'YYYY-MM-DD', 'YYYY-MM-DDThh:mmZ', 'DD.MM.YYYY', 'hh:mm UTC', '14:??', '??:??', '--:--'],
      ...['____', 'TBD', 'TODO', 'FIXME', 'XXX', '???'],
    ]) {
      it(placeholder, () => {
        const expected = [`placeholder ${placeholder}`]
        assert.deepEqual(found(`The value: ${placeholder}`), expected, 'in a paragraph')
        assert.deepEqual(found(`- The value is ${placeholder}, still`), expected, 'in a list')
        assert.deepEqual(found(`## Section ${placeholder}`), expected, 'in a heading')
        assert.deepEqual(found(`> About ${placeholder} here`), expected, 'in a quote')
        if (!placeholder.includes('|')) assert.deepEqual(found(`| a | b |\n|---|---|\n| x | ${placeholder} |`), expected, 'in a table')
      })
    }
  })

  describe('what is no placeholder', () => {
    for (const text of [
      ...['[Feature Name](https://example.com)', '![Alt Text](a.png)', '[Full Text][ref]', '[Full Text][]', '[ref]', '[Some Text]: a.md'],
      ...['[ ] open', '[x] done', '[^1]', '[sic]', '[1]', '[AUTH-12]', '[[Wiki Page]]', '[!NOTE]', 'list[First Item]', '\\[Feature Name]'],
      ...[
        '<br>',
        '<br/>',
        '<b>x</b>',
        '<div class="a">',
        '<details open>',
        '<https://example.com/a>',
        '<someone@example.com>',
        'List<String>',
      ],
      ...[
        '`[Feature Name]`',
        '`<hash>` and `TODO`',
        'https://example.com/TODO',
        '<!-- TODO [Feature Name] -->',
        '$' + '{{ secrets.TOKEN }}',
      ],
      ...['what??', 'TODO-list', 'a_b____c', '___', '1 < 2 and 3 > 2', '| a | b |\n|:--:|---|\n| `[Link]` | [Link](a.md) |'],
      ...[
        '---\nowner: [Feature Name]\ndate: TODO\n---',
        '```\n[Feature Name] TODO 14:05 UTC\n- Owner: x\n```',
        'Text\n\n    [Feature Name] TODO',
      ],
    ]) {
      it(text.replaceAll('\n', '⏎'), () => assert.deepEqual(found(text), []))
    }
  })

  describe('field labels', () => {
    for (const [text, ...labels] of [
      ['- **Owner**: Jane', 'Owner'],
      ['- **Owner:** Jane', 'Owner'],
      ['- Owner: Jane', 'Owner'],
      ['* Severity (P1): x', 'Severity (P1)'],
      ['  - Owner: Jane', 'Owner'],
      ['> - Owner: Jane', 'Owner'],
      ['- 🚨 Impact: high', '🚨 Impact'],
      ['- 负责人：张三', '负责人'],
      ['**Owner**：Jane', 'Owner'],
      ['**Owner:**', 'Owner'],
      ['> **Audience:** x', 'Audience'],
      ['**Release Name/Version**: 2.4  **Date**: x', 'Release Name/Version', 'Date'],
      ['- [ ] **Env**: x', 'Env'],
      ['| **Owner:** | x |', 'Owner'],
    ] as const)
      it(text, () =>
        assert.deepEqual(
          found(text.startsWith('|') ? `${text}\n|---|---|` : text),
          labels.map((label) => `label ${label}`),
        ),
      )

    for (const text of [
      ...[
        'Owner: Jane',
        '- owner: jane',
        '- See https://example.com',
        '- This sentence is long enough to be no label at all: no',
        '**bold** text',
      ],
      ...['- What now? Nothing: really', '- [Owner: x](a.md)', '- `Owner: x`', '# Owner: Jane', '1. Step: do it'],
    ])
      it(`none in ${text}`, () => assert.deepEqual(found(text), []))
  })

  describe('timestamps', () => {
    for (const moment of [
      ...[
        '2026-03-01T14:05Z',
        '2026-03-01 14:05 UTC',
        '2026-03-01T14:05:30.123Z',
        '2026-03-01T14:05+00:00',
        '14:05Z',
        '14:05 UTC',
        '1905 UTC',
      ],
      ...['14:05 GMT', '2026-03-01 at 14:05 UTC'],
    ])
      it(`${moment} is UTC`, () => assert.deepEqual(found(`at ${moment}, then`), [`utc ${moment}`]))

    for (const moment of [
      ...[
        '14:05 CET',
        '2026-03-01 14:30 PST',
        '2 pm PST',
        '10:45 a.m. ET',
        '2026-03-01T10:00+02:00',
        '2026-03-01T10:00-0330',
        '14:05 UTC+8',
      ],
      ...['10:00 Europe/Berlin', '2026-03-01 10:00 [America/New_York]', '10:00 America/Argentina/Ushuaia', '10:00 (EST)'],
    ])
      it(`${moment} is in another zone`, () => assert.deepEqual(found(`at ${moment}, then`), [`other-zone ${moment}`]))

    it('2026-03-01 14:30 names no zone', () => assert.deepEqual(found('at 2026-03-01 14:30, then'), ['no-zone 2026-03-01 14:30']))

    it('knows those of headings, labels and cells', () => {
      assert.deepEqual(found('### 17:07 UTC'), ['utc 17:07 UTC'])
      assert.deepEqual(found('- Next update: 17:07 CET'), ['label Next update', 'other-zone 17:07 CET'])
      assert.deepEqual(found('| At | What |\n|--|--|\n|17:07Z| x |'), ['utc 17:07Z'])
    })

    for (const text of [
      '16:9',
      '1:2.3',
      'John 3:16',
      '00:45:10 elapsed',
      'v1.2.3',
      'localhost:8080',
      '2026-03-01',
      '`14:05 UTC`',
      '14:05 ETAs',
      'UTC+8',
    ])
      it(`none in ${text}`, () => assert.deepEqual(found(`so ${text} it is`), []))
  })

  it('stays linear on long lines', async () => {
    // Within a host of no rules, so that only its own are measured. The editor colours no line longer than 20,000.
    const bare = await loadGrammar('test/client/fixtures/paragraph.tmLanguage.json')
    for (const piece of [
      '[A ',
      '<a ',
      '**A ',
      '**A**: ',
      '{{a ',
      '14:05 ',
      '_',
      '?',
      '2026-03-01 ',
      '10:00 Europe/',
      'A_',
      'Aa/',
      '[Link] ',
    ]) {
      const { stoppedEarly } = bare.tokenizeLine(piece.repeat(20_000 / piece.length), textmate.INITIAL, 60_000)
      assert.ok(!stoppedEarly, piece)
    }
  })
})

const shortNames: ReadonlyMap<string, string> = new Map([
  ['variable.other.property.field.handoff', 'label'],
  ['keyword.control.placeholder.handoff', 'placeholder'],
  ['constant.numeric.timestamp.utc.handoff', 'utc'],
  ['constant.numeric.timestamp.other-zone.handoff', 'other-zone'],
  ['constant.numeric.timestamp.no-zone.handoff', 'no-zone'],
])

/** The injected grammar within a host, which stands in for the editor's Markdown. */
async function loadGrammar(host: string): Promise<textmate.IGrammar> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'))
  await oniguruma.loadWASM(wasm)
  const files: ReadonlyMap<string, string> = new Map([
    ['text.html.markdown', host],
    ['markdown.handoff.injection', 'syntaxes/handoff.injection.tmLanguage.json'],
  ])
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scopeName) => {
      const file = files.get(scopeName)
      return file === undefined ? null : textmate.parseRawGrammar(await readFile(file, 'utf8'), file)
    },
    getInjections: (scopeName) => (scopeName === 'text.html.markdown' ? ['markdown.handoff.injection'] : undefined),
  })
  const grammar = await registry.loadGrammar('text.html.markdown')
  assert.ok(grammar)
  return grammar
}
