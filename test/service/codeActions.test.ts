import { deepEqual } from 'node:assert/strict'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { TextEdit } from 'vscode-languageserver-types'
import { Desk, serviceWith, uriOf } from './support.ts'

describe('service: fix all by kind', () => {
  const text = '---\nkind: general\n---\n\n# Handoff\n\n- **Owner**: Dana\n- Down at 2026-03-01 14:05 CET\n'
  const everything = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }

  async function kindsFor(...only: string[]): Promise<unknown[]> {
    const actions = await serviceWith(text).codeActions('file:///handoff.md', everything, { diagnostics: [], only })
    return actions.map(({ kind, edit }) => [kind, edit !== undefined])
  }

  it('of all rules, or of the one that is asked for', async () => {
    deepEqual(await kindsFor('source.fixAll'), [['source.fixAll.handoff', true]])
    deepEqual(await kindsFor('source.fixAll.handoff'), [['source.fixAll.handoff', true]])
    deepEqual(await kindsFor('source.fixAll.handoff.non-utc-timestamp'), [['source.fixAll.handoff.non-utc-timestamp', true]])
    deepEqual(await kindsFor('source.fixAll.handoff.section-order', 'source.fixAll.handoff.none'), [])
  })
})

describe('service: fill in as a code action', () => {
  const text = '---\nkind: general\n---\n\n# Handoff\n\n- **Owner**:\n- **Team**:\n\n## Rest\n\nDone.\n'
  const actions = async (line: number, features: { commands?: boolean; snippetEdits?: boolean }, only?: string) => {
    const range = { start: { line, character: 0 }, end: { line, character: 12 } }
    const found = await serviceWith(text, { features }).codeActions('file:///handoff.md', range, {
      diagnostics: [],
      ...(only && { only: [only] }),
    })
    return found.filter(({ title }) => title.startsWith('Fill in'))
  }

  it('is a quick fix at what is open, and an action of the document elsewhere', async () => {
    deepEqual(await actions(6, { commands: true }), [
      {
        title: 'Fill in what is missing (2 places)',
        kind: 'quickfix',
        command: { title: 'Fill in what is missing (2 places)', command: 'handoff.fillIn' },
      },
    ])
    deepEqual(
      (await actions(11, { commands: true }, 'source')).map(({ kind }) => kind),
      ['source.fillIn.handoff'],
    )
    deepEqual(await actions(11, { commands: true }, 'quickfix'), [])
  })

  it('is an edit with tab stops for a client that knows no command of ours, and none for one that knows no tab stops', async () => {
    const [action] = await actions(6, { snippetEdits: true })
    const change = action?.edit?.documentChanges?.[0]
    deepEqual(change && 'edits' in change && change.edits.map((edit) => 'snippet' in edit && edit.snippet.value), [
      '- **Owner**: @{1}\n- **Team**: @{2}'.replaceAll('@', '$'),
    ])
    deepEqual(await actions(6, {}), [])
  })
})

describe('service: moments as code actions', () => {
  /** The titles of the fixes at words of a text, and the line that the first of them makes. */
  async function fixesAt(text: string, words: string, { timeZone = 'Europe/Berlin', settings = {} } = {}): Promise<string[]> {
    const document = TextDocument.create('file:///handoff.md', 'markdown', 1, text)
    const at = text.indexOf(words)
    const range = { start: document.positionAt(at), end: document.positionAt(at + words.length) }
    const found = await serviceWith(text, { features: { timeZone }, settings }).codeActions('file:///handoff.md', range, {
      diagnostics: [],
      only: ['quickfix'],
    })
    const fixes = found.filter(({ kind }) => kind === 'quickfix')
    const change = fixes[0]?.edit?.documentChanges?.[0]
    const edits = change && 'edits' in change ? change.edits.filter((edit) => 'newText' in edit) : []
    const line = TextDocument.applyEdits(document, edits).split('\n')[document.positionAt(at).line] ?? ''
    return [line, ...fixes.map(({ title }) => title)]
  }
  const general = (words: string) => `---\nkind: general\n---\n\n# Handoff\n\n${words}\n`

  it('are now and in an hour for a blank time, as exactly as it asks for', async () => {
    deepEqual(await fixesAt(general('- **Seen:** YYYY-MM-DDThh:mmZ'), 'YYYY-MM-DDThh:mmZ'), [
      '- **Seen:** 2026-03-01T12:00Z',
      'Insert 2026-03-01T12:00Z (now)',
      'Insert 2026-03-01T13:00Z (in 60 minutes)',
    ])
    deepEqual(await fixesAt(general('- **Seen:** hh:mm'), 'hh:mm'), [
      '- **Seen:** 12:00Z',
      'Insert 12:00Z (now)',
      'Insert 13:00Z (in 60 minutes)',
    ])
    deepEqual(await fixesAt(general('- **Due date:** [tbd]'), '[tbd]'), ['- **Due date:** 2026-03-01', 'Insert 2026-03-01 (today, UTC)'])
    deepEqual(await fixesAt(general('Due [Date], ask [Name].'), '[Date]'), [
      'Due 2026-03-01, ask [Name].',
      'Insert 2026-03-01 (today, UTC)',
    ])
    deepEqual(await fixesAt(general('- **Due date:** [Name]'), '[Name]'), ['- **Due date:** [Name]'])
  })

  it('keep the bars of a table in line', async () => {
    const table = general('| Time (UTC)        | What |\n|-------------------|------|\n| YYYY-MM-DDThh:mmZ | Seen |')
    deepEqual((await fixesAt(table, 'YYYY-MM-DDThh:mmZ')).slice(0, 2), ['| 2026-03-01T12:00Z | Seen |', 'Insert 2026-03-01T12:00Z (now)'])
  })

  it('are the time that is left for a next update', async () => {
    const update =
      '---\nkind: status-update\n---\n\n# Status Update: Outage\n\n> **Audience:** customers\n> **Channel:** email\n> **Summary:** It is down.\n' +
      '> **Details:** The cause is known.\n> **Next Update:** <UTC timestamp>\n'
    const [line, ...titles] = await fixesAt(update, '<UTC timestamp>')
    deepEqual([line, titles], ['> **Next Update:** 2026-03-01T13:00Z', ['Insert 2026-03-01T13:00Z (in 60 minutes)']])
    deepEqual(await fixesAt(update.replace(' <UTC timestamp>', ''), '**Next Update:**'), [line, ...titles])
    deepEqual((await fixesAt(general('- **Next update:** [tbd]'), '[tbd]'))[0], '- **Next update:** 2026-03-01T13:00Z')
  })

  it('are each zone in which a time may have been meant', async () => {
    const text = general('Seen 2026-03-01 14:30.')
    deepEqual(await fixesAt(text, '14:30'), [
      'Seen 2026-03-01T13:30Z.',
      'Read as your clock (Europe/Berlin): convert to 2026-03-01T13:30Z',
      'Read as UTC: 2026-03-01T14:30Z',
    ])
    deepEqual(await fixesAt(text, '14:30', { settings: { timeZone: 'Asia/Tokyo' } }), [
      'Seen 2026-03-01T05:30Z.',
      'Read as Asia/Tokyo: convert to 2026-03-01T05:30Z',
      'Read as your clock (Europe/Berlin): convert to 2026-03-01T13:30Z',
      'Read as UTC: 2026-03-01T14:30Z',
    ])
    deepEqual(await fixesAt(text, '14:30', { settings: { timeZone: 'Europe/Berlin' } }), [
      'Seen 2026-03-01T13:30Z.',
      'Read as Europe/Berlin: convert to 2026-03-01T13:30Z',
      'Read as UTC: 2026-03-01T14:30Z',
    ])
    deepEqual(await fixesAt(text, '14:30', { timeZone: 'UTC' }), ['Seen 2026-03-01T14:30Z.', 'Read as UTC: 2026-03-01T14:30Z'])
  })

  it('are for all times without a zone at once, too', async () => {
    const text = general('- 2026-03-01 14:30 seen\n- 2026-03-01 02:50 Uhr gone\n- 2026-03-01T15:00Z back')
    deepEqual((await fixesAt(text, '14:30')).slice(3), [
      'Read all 2 times without a zone as your clock (Europe/Berlin)',
      'Read all 2 times without a zone as UTC',
    ])
  })
})

describe('service: None with a reason as a code action', () => {
  const title = 'Write "None" with a reason'

  /** The text with the fix at the beginning of a line, and what is found there afterwards. */
  async function written(text: string, line: number, features: { snippetEdits?: boolean } = {}) {
    const service = serviceWith(text, { features })
    const range = { start: { line, character: 0 }, end: { line, character: 99 } }
    const found = await service.codeActions('file:///handoff.md', range, { diagnostics: [], only: ['quickfix'] })
    const change = found.find((action) => action.title === title)?.edit?.documentChanges?.[0]
    if (!change || !('edits' in change)) return undefined
    const [edit] = change.edits
    if (edit && 'snippet' in edit) return edit.snippet.value.replaceAll('$', '@')
    const after = TextDocument.applyEdits(
      TextDocument.create('file:///handoff.md', 'markdown', 1, text),
      change.edits.filter((one) => 'newText' in one),
    )
    const left = (await serviceWith(after).diagnostics('file:///handoff.md'))?.items.map(({ code }) => code)
    return [after.slice(text.indexOf('## ')), left]
  }

  const handoff = (words: string) => `---\nkind: general\n---\n\n# Handoff\n\n## Known issues\n${words}`

  it('stands in an empty section, cell, list and table, and is asked for its reason', async () => {
    deepEqual(await written(handoff(''), 6), ['## Known issues\n\nNone – [reason]\n', ['placeholder-text']])
    deepEqual(await written(handoff('\n-\n'), 8), ['## Known issues\n\n- None – [reason]\n', ['placeholder-text']])
    deepEqual(await written(handoff('\n1. \n2. \n3. \n'), 8), ['## Known issues\n\n1. None – [reason]\n', ['placeholder-text']])
    deepEqual(
      await written(handoff('\n| ID | Issue | Workaround |\n|---|---|---|\n| A-1 | Slow | None – known |\n| A-2 | | None – known |\n'), 11),
      undefined,
    )
  })

  it('takes the place of a table of the template in which nothing is written', async () => {
    const notes = '---\nkind: issues\n---\n\n# A\n\n## Known issues\n\n| Issue | Severity |\n|---|---|\n'
    const desk = (text: string) => {
      const made = new Desk({ '.handoff/kinds/issues.md': `${notes.replace('---\nkind: issues\n---\n\n', '')}| | |\n`, 'a.md': text })
      made.edit('a.md')
      return made
    }
    const made = async (text: string) => {
      const { service } = desk(text)
      const range = { start: { line: 8, character: 0 }, end: { line: 11, character: 0 } }
      const found = await service.codeActions(uriOf('a.md'), range, { diagnostics: [], only: ['quickfix'] })
      const change = found.find((action) => action.title === title)?.edit?.documentChanges?.[0]
      if (!change || !('edits' in change)) return undefined
      const edits = change.edits.filter((one) => 'newText' in one)
      const after = TextDocument.applyEdits(TextDocument.create(uriOf('a.md'), 'markdown', 1, text), edits)
      return [after.slice(notes.indexOf('| Issue')), await desk(after).messages('a.md')]
    }
    const asked = ['None – [reason]\n', ['Unexpected placeholder "[reason]"; expected a value in its place']]
    deepEqual(await made(`${notes}| | |\n`), asked)
    deepEqual(await made(notes), asked)
    deepEqual(await made(`${notes.replace('Severity', 'Severity, who pays')}| | |\n`), undefined)
    deepEqual(await made(`${notes}| <!-- later --> | |\n`), undefined)
  })

  it('leaves a tab stop for the reason where the client knows of such', async () => {
    deepEqual(await written(handoff(''), 6, { snippetEdits: true }), '\n\nNone – @{1:[reason]}')
    deepEqual(await written(handoff('\n-\n'), 8, { snippetEdits: true }), ' None – @{1:[reason]}')
  })
})

describe('service: the name of a missing section is added to the template', () => {
  const document = '---\nkind: report\n---\n\n# Report\n\n## Try it\n\n- **Build**: 4.2\n- **Steps**: Save\n'
  const below = '\n\n- **Build**:\n- **Steps**:\n- **Expected**:\n- **Actual**:\n'

  /** The heading of the template and what stands below it, after *it is*. */
  async function named(heading: string, text = document) {
    const template = `# Report\n\n${heading}${below}`
    const desk = new Desk({ '.handoff/kinds/report.md': template, 'a.md': text })
    desk.edit('a.md')
    const line = text.split('\n').length - 2
    const range = { start: { line: 0, character: 0 }, end: { line: line + 1, character: 0 } }
    const actions = await desk.service.codeActions(uriOf('a.md'), range, { diagnostics: [], only: ['quickfix'] })
    const action = actions.find(({ title }) => title.startsWith('It is'))
    const change = action?.edit?.documentChanges?.[0]
    if (!change || !('edits' in change)) return undefined
    deepEqual(change.textDocument, { uri: uriOf('.handoff/kinds/report.md'), version: null })
    const after = TextDocument.applyEdits(TextDocument.create('file:///t.md', 'markdown', 1, template), change.edits.filter(TextEdit.is))
    const again = new Desk({ '.handoff/kinds/report.md': after, 'a.md': text })
    again.edit('a.md')
    deepEqual(await again.messages('a.md', 'missing-section'), [])
    return after.slice('# Report\n\n'.length, after.indexOf(below))
  }

  it('in a directive of its own, or the one that is there', async () => {
    deepEqual(await named('## Recipe'), '## Recipe\n<!-- handoff: { aliases: [Try it] } -->')
    deepEqual(await named('Recipe\n------'), 'Recipe\n------\n<!-- handoff: { aliases: [Try it] } -->')
    deepEqual(
      await named('## Recipe\n<!-- handoff: { about: How to see it. } -->'),
      '## Recipe\n<!-- handoff: { aliases: [Try it], about: How to see it. } -->',
    )
    deepEqual(await named('## Recipe\n<!-- handoff: { aliases: [Repro] } -->'), '## Recipe\n<!-- handoff: { aliases: [Try it, Repro] } -->')
    deepEqual(await named('## Recipe\n<!-- handoff\nabout: Why\n-->'), '## Recipe\n<!-- handoff\naliases: [Try it]\nabout: Why\n-->')
  })

  it('quoted where YAML needs it', async () => {
    deepEqual(
      await named('## Recipe', document.replace('Try it', 'Try: it, "now"')),
      '## Recipe\n<!-- handoff: { aliases: ["Try: it, \\"now\\""] } -->',
    )
  })

  it('not with words that a comment cannot hold', async () =>
    deepEqual(await named('## Recipe', document.replace('Try it', 'Try -- it')), undefined))
})
