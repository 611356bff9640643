import { deepEqual, equal } from 'node:assert/strict'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { CodeAction } from 'vscode-languageserver-types'
import { serviceWith } from './support.ts'

const uri = 'file:///handoff.md'
const front = '---\nkind: general\n---\n\n# Handoff\n\n'

/** The actions at the first occurrence of some words. */
async function actionsAt(text: string, words: string, features = {}): Promise<CodeAction[]> {
  const document = TextDocument.create(uri, 'markdown', 1, text)
  const [start, end] = [text.indexOf(words), text.indexOf(words) + words.length].map((offset) => document.positionAt(offset))
  if (!start || !end) throw new Error(`found no ${words}`)
  return serviceWith(text, { features }).codeActions(uri, { start, end }, { diagnostics: [], only: ['quickfix'] })
}

/** The text once the finding of a rule at some words is waived. */
async function waived(text: string, words: string, rule: string): Promise<string> {
  const action = (await actionsAt(text, words)).find(({ title }) => title === `Waive ${rule} here with a reason…`)
  const edits = (action?.edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []))
  const document = TextDocument.create(uri, 'markdown', 1, text)
  return TextDocument.applyEdits(
    document,
    edits.filter((edit) => 'newText' in edit),
  )
}

async function rulesIn(text: string): Promise<unknown[]> {
  return ((await serviceWith(text).diagnostics(uri))?.items ?? []).map(({ code }) => code)
}

describe('service: waive here', () => {
  const places: [name: string, before: string, words: string, after: string][] = [
    ['a paragraph', 'Ask [Name] for it.\n', '[Name]', '<!-- handoff-ignore placeholder-text -- -->\nAsk [Name] for it.\n'],
    [
      'one of two paragraphs',
      'One.\n\nAsk [Name] for it.\n\nAsk [Email].\n',
      '[Name]',
      'One.\n\n<!-- handoff-ignore placeholder-text -- -->\nAsk [Name] for it.\n\nAsk [Email].\n',
    ],
    ['the first item of a list', '- [Name]\n- Dana\n', '[Name]', '<!-- handoff-ignore placeholder-text -- -->\n- [Name]\n- Dana\n'],
    ['another item', '- Dana\n- [Name]\n- Kim\n', '[Name]', '- Dana\n- [Name] <!-- handoff-ignore placeholder-text -- -->\n- Kim\n'],
    [
      'the first of two in a list',
      '1. [Name]\n2. [Email]\n',
      '[Name]',
      '1. [Name] <!-- handoff-ignore placeholder-text -- -->\n2. [Email]\n',
    ],
    [
      'a row',
      '| A | B |\n| - | - |\n| x | [Name] |\n| y | z |\n',
      '[Name]',
      '| A | B |\n| - | - |\n| x | [Name] <!-- handoff-ignore placeholder-text -- --> |\n| y | z |\n',
    ],
    [
      'a row without a bar at its end',
      'A | B\n- | -\nx | [Name]\n',
      '[Name]',
      'A | B\n- | -\nx | [Name] <!-- handoff-ignore placeholder-text -- -->\n',
    ],
    ['a quote', '> Ask [Name].\n', '[Name]', '<!-- handoff-ignore placeholder-text -- -->\n> Ask [Name].\n'],
    [
      'a heading above more of the same',
      '## [Name]\n\nAsk [Email].\n',
      '[Name]',
      '## [Name] <!-- handoff-ignore placeholder-text -- -->\n\nAsk [Email].\n',
    ],
  ]
  for (const [name, before, words, after] of places) {
    it(`${name}: the comment covers the finding, and as few others as may be`, async () => {
      equal(await waived(front + before, words, 'placeholder-text'), front + after)
      const withReason = (front + after).replace('-- -->', '-- some reason -->')
      const others = before.split('[Email]').length - 1
      deepEqual(await rulesIn(withReason), Array(others).fill('placeholder-text'))
      deepEqual((await rulesIn(front + after)).filter((rule) => rule === 'waiver-without-reason').length, 1)
      const windows = (front + before).replaceAll('\n', '\r\n')
      equal(await waived(windows, words, 'placeholder-text'), (front + after).replaceAll('\n', '\r\n'))
    })
  }

  it('a fault in code is waived above it', async () => {
    const text = `${front}\`\`\`\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYzVKQ7WLPEa\n\`\`\`\n`
    const [rule] = await rulesIn(text)
    if (rule === undefined) return
    equal((await waived(text, 'wJalr', String(rule))).startsWith(`${front}<!-- handoff-ignore ${rule} -- -->\n\`\`\``), true)
  })

  it('what is missing is waived where it is missing', async () => {
    const text = '---\nkind: status-update\n---\n\n# Status update\n\n> **Audience:** internal\n'
    const after = await waived(text, 'internal', 'missing-field')
    equal(after, text.replace('> **Aud', '<!-- handoff-ignore missing-field -- -->\n> **Aud'))
    equal((await rulesIn(text)).includes('missing-field'), true)
    equal((await rulesIn(after.replace('-- -->', '-- some reason -->'))).includes('missing-field'), false)
    equal((await actionsAt(text, 'internal')).filter(({ title }) => title.startsWith('Waive')).length, 1)
  })

  it('waivers can be asked for alone', async () => {
    const service = serviceWith(`${front}- [Name]\n`, {})
    const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }
    const titlesOf = async (only: string) =>
      (await service.codeActions('file:///handoff.md', everything, { diagnostics: [], only: [only] })).map(({ title }) => title)
    deepEqual(await titlesOf('quickfix.waive'), ['Waive placeholder-text here with a reason…'])
    deepEqual((await titlesOf('quickfix')).includes('Waive placeholder-text here with a reason…'), true)
  })

  it('findings on waivers are not waived', async () => {
    const text = `${front}<!-- handoff-ignore placeholder-text -- a reason -->\nAll quiet.\n`
    deepEqual(await rulesIn(text), ['unused-waiver'])
    deepEqual(
      (await actionsAt(text, 'placeholder')).filter(({ title }) => title.startsWith('Waive')),
      [],
    )
  })

  it('the reason is a tab stop where the client knows of such', async () => {
    const actions = await actionsAt(`${front}Ask [Name] for it.\n`, '[Name]', { snippetEdits: true })
    const waive = actions.find(({ title }) => title.startsWith('Waive'))
    deepEqual(waive?.edit?.documentChanges, [
      {
        textDocument: { uri, version: 1 },
        edits: [
          {
            range: { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } },
            snippet: { kind: 'snippet', value: '<!-- handoff-ignore placeholder-text -- $0 -->\n' },
          },
        ],
      },
    ])
  })
}).timeout(60_000)

describe('service: what is missing is put in', () => {
  const text = '---\nkind: status-update\n---\n\n# Status update\n\n> **Audience:** internal\n'

  it('with tab stops where the client knows of such, as plain text elsewhere', async () => {
    const everywhere = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }
    const edits = async (snippetEdits: boolean) => {
      const actions = await serviceWith(text, { features: { snippetEdits } }).codeActions(uri, everywhere, { diagnostics: [] })
      return actions
        .filter(({ title }) => title.startsWith('Insert'))
        .flatMap(({ edit }) => edit?.documentChanges ?? [])
        .flatMap((change) => ('edits' in change ? change.edits : []))
    }
    const [snippets, plain] = [await edits(true), await edits(false)]
    equal(snippets.length, plain.length)
    const withStops = snippets.flatMap((edit) => ('snippet' in edit ? edit.snippet.value : []))
    equal(withStops.length > 0, true)
    equal(
      withStops.every((value) => /\$\{?1/.test(value)),
      true,
    )
    equal(
      plain.some((edit) => 'snippet' in edit),
      false,
    )
  })
}).timeout(60_000)
