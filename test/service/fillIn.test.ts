import assert, { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { builtInKinds } from '../../server/kinds/index.ts'
import { serviceWith } from './support.ts'

interface Filled {
  /** The whole text with the snippet in it. */
  readonly snippet: string
  /** The same as it stands before anybody types. */
  readonly text: string
  readonly stops: number
}

/** What the service makes of a text; `null` if nothing is open. */
async function fill(text: string, uri = 'file:///handoff.md'): Promise<Filled | null> {
  const made = await serviceWith(text, { uri, version: 7 }).fillIn(uri)
  if (made === null) return null
  equal(made.version, 7)
  const document = TextDocument.create(uri, 'markdown', 7, text)
  const before = text.slice(0, document.offsetAt(made.range.start))
  const after = text.slice(document.offsetAt(made.range.end))
  return { snippet: before + made.snippet + after, text: before + plain(made.snippet) + after, stops: made.stops }
}

const stop = /\\([\\$}])|\$\{(\d+)(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\,|])*)(?:\\.|[^\\|])*\|)?\}/g

/** A snippet as an editor writes it: the words of each stop, of a choice the first one. */
function plain(snippet: string): string {
  // Before boxes a name is chosen, which ticks the first one.
  const chosen = snippet.replace(/\$\{\d+\}\[ \](?= [^[\]]+\[ \])/g, '[x]')
  return chosen.replace(stop, (_all, escaped?: string, _number?: string, words?: string, choice?: string) => {
    return escaped ?? (words ?? choice ?? '').replace(/\\(.)/g, '$1')
  })
}

/** A snippet with each stop filled in: a choice with the first that chooses anything, others with what their line asks for. */
function answered(snippet: string): string {
  // Before boxes a name is chosen, which ticks the first one.
  const chosen = snippet.replace(/\$\{\d+\}\[ \](?= [^[\]]+\[ \])/g, '[x]')
  return chosen.replace(stop, (_all, escaped: string | undefined, _number, words = '', choices: string | undefined, at: number) => {
    if (escaped !== undefined) return escaped
    if (choices !== undefined)
      return /(?:\\.|[^\\,|])*,((?:\\.|[^\\,|])*)/.exec(_all.slice(_all.indexOf('|') + 1))?.[1]?.replace(/\\(.)/g, '$1') ?? ''
    const line = chosen.slice(chosen.lastIndexOf('\n', at) + 1, at).replace(/\$\{[^}]*\}/g, '') + words
    if (/\bdate\b(?!.*time)|YYYY-MM-DD(?!T)/i.test(line)) return '2026-02-20'
    if (/utc|time|hh:mm|due/i.test(line)) return `2026-03-01T12:30Z${/owner/i.test(line) ? ', Dana Kim' : ''}`
    return /link|dashboard/i.test(line) ? 'https://wiki.corp.dev/restart' : 'Dana Kim'
  })
}

/** True if everything of a text is in another one, in its order. */
function isWithin(text: string, other: string): boolean {
  let at = 0
  for (const character of other) if (character === text[at]) at++
  return at === text.length
}

/** With `$` for each `@`: the linter takes `${` in plain text for a slip. */
function dollars(text: string): string {
  return text.replaceAll('@', '$')
}

const general = '---\nkind: general\n---\n\n# Handoff\n\n'

describe('service: fill in what is missing', () => {
  const cases: [name: string, before: string, after: string][] = [
    ['an empty field', '- **Owner**:\n- **Team**: Search\n', '- **Owner**: @{1}\n- **Team**: Search\n'],
    ['a blank, with its words', 'Ask [Name] or [Team].\n', 'Ask @{1:[Name]} or @{2:[Team]}.\n'],
    ['choices that a blank names', '- Env: <prod|staging>\n', '- Env: @{1|<prod\\|staging>,prod,staging|}\n'],
    ['an unmade choice', '- **Status**: GREEN / RED\n', '- **Status**: @{1|GREEN / RED,GREEN,RED|}\n'],
    ['boxes of which none is ticked', '- **Type**: [ ] Big [ ] Small\n', '- **Type**: @{1}[ ] Big [ ] Small\n'],
    ['bullets with nothing behind them', '## Steps\n\n1. Stop it\n2.\n', '## Steps\n\n1. Stop it\n2. @{1}\n'],
    ['text that snippets would read', '- $1 @{2} \\ }\n- [Name] costs $5\n', '- \\$1 @{1:\\@{2\\}} \\\\ \\}\n- @{2:[Name]} costs \\$5\n'],
  ]
  for (const [name, before, after] of cases)
    it(name, async () => equal((await fill(general + dollars(before)))?.snippet, general + dollars(after)))

  it('leads through all that is missing, in document order', async () => {
    const filled = await fill('---\nkind: escalation-packet\n---\n\n# Escalation: x\n\n## Reproduction Recipe\n\n- [ ] Flags: <flag>\n')
    const text = filled?.snippet ?? ''
    assert(text.includes(dollars('- **Summary:** @{1:[')), text)
    assert(text.includes(dollars('|[ ],[x]|} Flags: @{')), text)
    assert(text.includes(dollars('| Detection | @{')), text)
    const numbers = Array.from(text.matchAll(stop), ([, , number]) => number).filter((number) => number !== undefined)
    deepEqual(
      numbers,
      numbers.map((_, index) => String(index + 1)),
    )
    equal(numbers.length, filled?.stops)
  })

  for (const id of builtInKinds.keys())
    it(`one walk through a new ${id} leaves nothing open`, async () => {
      const made = await serviceWith('').newHandoff({ kind: id, uri: undefined, title: undefined })
      const filled = await fill(`---\nkind: ${id}\nstage: ready\n---\n\n${made?.text ?? ''}`)
      const text = filled ? answered(filled.snippet) : (made?.text ?? '')
      equal((await serviceWith(text).readiness('file:///handoff.md'))?.open ?? 0, 0, text)
    })

  it('puts words below a heading and into the cells of a table', async () => {
    const table = '| Issue | Workaround |\n| --- | --- |\n| A-1 | |\n'
    const filled = await fill(`---\nkind: support-handoff\n---\n\n# Support Handoff: x\n\n## Known Issues\n\n${table}`)
    assert(/\| A-1 \| ?\$\{\d+\} \|/.test(filled?.snippet ?? ''), filled?.snippet)
    const packet = await fill('---\nkind: escalation-packet\n---\n\n# Escalation: x\n\n## Escalation Packet\n\n## Incident Timeline\n')
    assert(/## Incident Timeline\n\n\$\{\d+\}$/m.test(packet?.snippet ?? ''), packet?.snippet)
  })

  it('is nothing in a document that is ready or is no handoff', async () => {
    equal(await fill(readFileSync('examples/ready-support-handoff.md', 'utf8')), null)
    equal(await fill('# Notes\n\nAsk [Name].\n', 'file:///notes.md'), null)
  })

  it('loses nothing', async () => {
    const lines = [
      ...['## Known Issues', '### Documentation', '- [ ] FAQ prepared: [Link]', '- **Owner**:', '- **Status**: GREEN / RED', ''],
      ...['| A | Workaround |', '| --- | --- |', '| a-1 |  |', '- ', '1.', 'Ask @{1:x} for \\ $5 }.', '**Issue**: x', '> - **Team**:'],
    ]
    const text = fc.tuple(fc.constantFrom('general', 'support-handoff', 'escalation-packet'), fc.array(fc.constantFrom(...lines)))
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom('\n', '\r\n'), async ([kind, body], eol) => {
        const before = ['---', `kind: ${kind}`, '---', '', '# Handoff', '', ...body.map(dollars)].join(eol)
        const filled = await fill(before)
        if (filled === null) return
        assert(isWithin(before, filled.text), filled.text)
        assert(!/(?<!\r)\n/.test(filled.text) || eol === '\n', 'line endings are mixed')
      }),
      { numRuns: 25 },
    )
  })
})
