/** The project's configuration in an editor: what is wrong in it, what can be written, and what changes it. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { CodeActionKind, type CompletionItem, type Position, type WorkspaceEdit } from 'vscode-languageserver-types'
import { Desk, uriOf } from './support.ts'

const config = '.handoff/config.yaml'

/** A text without its `¦`, and the position at which that stood. */
function cursorIn(marked: string): { text: string; position: Position } {
  const offset = marked.indexOf('¦')
  const text = marked.replace('¦', '')
  return { text, position: TextDocument.create('', '', 0, text).positionAt(offset) }
}

async function completions(marked: string, trigger?: string, files: Record<string, string> = {}): Promise<CompletionItem[]> {
  const { text, position } = cursorIn(marked)
  const desk = new Desk({ ...files, [config]: '' })
  desk.edit(config, text)
  return desk.service.completions(uriOf(config), position, trigger)
}

/** The text with one of the offered items taken. */
async function taken(marked: string, label: string): Promise<string> {
  const { text } = cursorIn(marked)
  const items = await completions(marked)
  const item = items.find((one) => one.label === label)
  if (!item?.textEdit || !('range' in item.textEdit)) throw new Error(`no ${label} among ${items.map((one) => one.label).join(', ')}`)
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), [item.textEdit])
}

async function hovered(marked: string): Promise<string> {
  const { text, position } = cursorIn(marked)
  const desk = new Desk({})
  desk.edit(config, text)
  const hover = await desk.service.hover(uriOf(config), position)
  return hover === null ? '' : (hover.contents as { value: string }).value
}

describe('service: the configuration', () => {
  it('says what is wrong in it as it stands in the editor', async () => {
    const desk = new Desk({ [config]: 'timezone: UTC\n', '.handoff/kinds/shift.md': '# Shift\n\n## Open\n' })
    desk.edit(config, 'rules: { mising-time-zone: eror }\ndocuments:\n  - { match: a, kind: shft }\n__proto__: 1\n')
    deepEqual(
      (await desk.diagnostics(config)).map(({ message, range: { start }, severity, source, code }) => [
        start.line,
        severity,
        source,
        code,
        message,
      ]),
      [
        [0, 1, 'handoff', 'invalid-configuration', 'Unknown rule "mising-time-zone"; expected "missing-time-zone"'],
        [2, 1, 'handoff', 'invalid-configuration', 'Unknown kind "shft"; expected "shift"'],
        [
          3,
          1,
          'handoff',
          'invalid-configuration',
          'Unknown key "__proto__"; expected one of documents, rules, timezone, severities, cadence, leadTime, newFile, ignore',
        ],
      ],
    )
    desk.edit(config, 'rules: { missing-time-zone: error }\n')
    deepEqual(await desk.messages(config), [])
  })

  it('has a fix that writes what was probably meant', async () => {
    const desk = new Desk({})
    desk.edit(config, 'timezone: Europe/Berlinn\nrules:\n  lenght: off\n')
    const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } }
    const actions = await desk.service.codeActions(uriOf(config), range, { diagnostics: [] })
    deepEqual(
      actions.map(({ title, kind, isPreferred, diagnostics }) => [title, kind, isPreferred, diagnostics?.length]),
      [
        ['Change to Europe/Berlin', CodeActionKind.QuickFix, true, 1],
        ['Change to length', CodeActionKind.QuickFix, true, 1],
      ],
    )
    deepEqual(actions[1]?.edit?.documentChanges?.[0], {
      textDocument: { uri: uriOf(config), version: 1 },
      edits: [{ range: { start: { line: 2, character: 2 }, end: { line: 2, character: 8 } }, newText: 'length' }],
    })
  })

  it('completes keys, rules, severities, kinds, zones and durations', async () => {
    const labels = async (marked: string, trigger?: string) => (await completions(marked, trigger)).map(({ label }) => label)
    deepEqual((await labels('timezone: UTC\n¦')).slice(0, 3), ['documents', 'rules', 'severities'])
    equal(await taken('ru¦', 'rules'), 'rules:\n  ')
    equal(await taken('tim¦\n', 'timezone'), 'timezone: \n')
    equal(await taken('rules:\n  length: off\n  miss¦\n', 'missing-eta'), 'rules:\n  length: off\n  missing-eta: \n')
    equal((await labels('rules:\n  length: off\n  ¦')).includes('length'), false)
    deepEqual(await labels('rules:\n  length: ¦'), ['error', 'warning', 'information', 'off'])
    equal(await taken('rules:\n  length:¦', 'off'), 'rules:\n  length: off')
    equal(await taken('rules:\n  length: war¦ning # loud', 'error'), 'rules:\n  length: error # loud')
    deepEqual(await labels('documents:\n  - ¦'), ['match', 'kind'])
    equal(await taken('documents:\n  - match: a.md\n    kind: gen¦', 'general'), 'documents:\n  - match: a.md\n    kind: general')
    equal(await taken('documents:\n  - { match: a.md, kind: ¦ }', 'general'), 'documents:\n  - { match: a.md, kind: general }')
    equal(await taken('timezone: europe/b¦', 'Europe/Berlin'), 'timezone: Europe/Berlin')
    equal(await taken('cadence:\n  default: ¦', 'PT1H'), 'cadence:\n  default: PT1H')
    equal((await labels('leadTime:\n  ¦')).includes('cs-handoff'), true)
    equal(await taken('newFile: docs/{¦', 'date'), 'newFile: docs/{{date}')
    deepEqual(await labels('# rul¦'), [])
    deepEqual(await labels('ignore:\n  - ¦'), [])
    // By itself an editor asks where a value begins, and nowhere else.
    equal((await labels('rules:\n  length: ¦', ' ')).length, 4)
    deepEqual(await labels('rules:\n ¦', ' '), [])
  })

  it('tells on hover what keys, rules and kinds say', async () => {
    match(await hovered('time¦zone: UTC'), /^\*\*timezone\*\*\n\nThe IANA zone/)
    match(await hovered('rules:\n  missing-¦eta: off'), /^\*\*missing-eta\*\*/)
    match(await hovered('documents:\n  - { match: a, kind: gen¦eral }'), /^\*\*General/)
    for (const marked of ['# time¦zone', 'rules:\n  val¦ueOf: off', 'time¦zones: UTC', 'rules:\n  timezone: ¦off'])
      equal(await hovered(marked), '', marked)
  })

  it('is folded, and is no text otherwise', async () => {
    const desk = new Desk({})
    desk.edit(config, '# Ours\nrules:\n  length: off\n\n  unsigned: off\ndocuments:\n  - match: a\n    kind: general\ntimezone: UTC\n')
    const uri = uriOf(config)
    deepEqual(await desk.service.foldingRanges(uri), [
      { startLine: 1, endLine: 4 },
      { startLine: 5, endLine: 7 },
      { startLine: 6, endLine: 7 },
    ])
    deepEqual(await desk.service.documentSymbols(uri), [])
    deepEqual(await desk.service.semanticTokens(uri), { data: [] })
    equal(await desk.service.readiness(uri), null)
  })
})

const escalation = '# Escalation\n\n**Owner:**\n'

interface Made {
  readonly title: string
  readonly edit: WorkspaceEdit | undefined
}

/** The actions that change the configuration at the empty field of a document. */
async function actionsIn(desk: Desk, path: string, text: string): Promise<Made[]> {
  desk.edit(path, text)
  const line = text.split('\n').findIndex((one) => one.startsWith('**Owner'))
  const range = { start: { line, character: 0 }, end: { line, character: 10 } }
  const context = { diagnostics: [], only: ['quickfix.configure'] }
  return (await desk.service.codeActions(uriOf(path), range, context)).map(({ title, edit }) => ({ title, edit }))
}

describe('service: words that objects have of themselves', () => {
  const words = ['__proto__', 'constructor', 'valueOf', 'toString', 'hasOwnProperty']
  const owner = 'Field "Owner" is empty; expected a value'

  it('say nothing in a configuration, a template, front matter, a waiver or a setting, and silence nothing', async () => {
    for (const word of words) {
      const files = {
        [config]: `${word}: 1\nrules:\n  ${word}: off\ncadence:\n  ${word}: 5\ndocuments:\n  - { match: x, kind: ${word} }\nnewFile: "{${word}}.md"\n`,
        '.handoff/kinds/a.md': `---\n${word}: 1\nmatch: ${word}\n---\n\n# A\n\n## Open\n\n<!-- handoff: { ${word}: 1 } -->\n\n| ${word} | b |\n|---|---|\n| [x] | [y] |\n\n<!-- handoff: { columns: { ${word}: { optional: true }, b: { ${word}: 1 } } } -->\n`,
        [`.handoff/kinds/${word}.md`]: '# B\n\n- **Owner:** [Name]\n',
      }
      const desk = new Desk(files)
      desk.edit('note.md', `---\nkind: general\n${word}: 1\n---\n\n# Note\n\n<!-- handoff-ignore ${word} -- so it is -->\n\n**Owner:**\n`)
      equal((await desk.messages('note.md')).includes(owner), true, `${word}: ${await desk.messages('note.md')}`)
      desk.edit(config)
      equal((await desk.messages(config)).length >= 3, true, `${word}: ${await desk.messages(config)}`)
      desk.edit('.handoff/kinds/a.md')
      equal((await desk.messages('.handoff/kinds/a.md')).length >= 2, true, word)
      equal(
        (await desk.service.kinds(uriOf('x'))).some(({ id }) => id === word),
        true,
      )
      const made = await desk.service.newHandoff({ kind: word, title: undefined, uri: undefined })
      equal(made?.text.startsWith('---\nkind: '), true)
      desk.edit('made.md', made?.text)
      equal((await desk.service.readiness(uriOf('made.md')))?.kind, word)
    }
  })
})

describe('service: changes of the configuration', () => {
  const path = 'docs/old/handoff.md'

  it('are offered at a finding, and make the file where there is none', async () => {
    const actions = await actionsIn(new Desk({}), path, escalation)
    deepEqual(
      actions.map(({ title }) => title),
      [
        'Turn off unfilled-field in this project',
        'Change severity of unfilled-field in this project to error',
        'Change severity of unfilled-field in this project to information',
        'Take all files in docs/old/** for general',
        'Ignore this file',
        'Ignore the folder docs/old',
      ],
    )
    const uri = uriOf(config)
    const start = { line: 0, character: 0 }
    const written = (newText: string) => [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] },
    ]
    const edits = actions.map(({ edit }) => edit?.documentChanges)
    deepEqual(edits[0], written('rules:\n  unfilled-field: off\n'))
    deepEqual(edits[3], written('documents:\n  - match: docs/old/**\n    kind: general\n'))
    deepEqual(edits[4], written('ignore:\n  - /docs/old/handoff.md\n'))
    deepEqual(edits[5], written('ignore:\n  - /docs/old/\n'))
  })

  it('put a line into the file as it stands in the editor', async () => {
    const desk = new Desk({ [config]: 'timezone: UTC\n' })
    desk.edit(config, '# Ours\nignore: # old\n  - archive/\n')
    const actions = await actionsIn(desk, 'a.md', `---\nkind: general\n---\n\n${escalation}`)
    equal(
      actions.some(({ title }) => title.startsWith('Ignore the folder') || title.startsWith('Take all')),
      false,
    )
    deepEqual(actions.find(({ title }) => title === 'Ignore this file')?.edit?.documentChanges, [
      {
        textDocument: { uri: uriOf(config), version: 1 },
        edits: [{ range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } }, newText: '  - /a.md\n' }],
      },
    ])
  })

  it('are commands where a choice is asked for, and not offered by what is no project', async () => {
    const desk = new Desk({}, { features: { commands: true } })
    const made = await actionsIn(desk, path, escalation)
    deepEqual(
      made.map(({ title }) => title),
      [
        'Change severity of unfilled-field in this project…',
        'Choose the kind for all files in docs/old/**…',
        'Turn off unfilled-field in this project',
        'Ignore this file',
        'Ignore the folder docs/old',
      ],
    )
    deepEqual(await actionsIn(new Desk({ [config]: '- no\n' }), path, escalation), [])
    deepEqual(await actionsIn(new Desk({}, { features: { createsFiles: false } }), path, escalation), [])
  })

  it('answer a request, which is read field by field', async () => {
    const desk = new Desk({ [config]: 'documents:\n  - match: docs/**\n    kind: general\n' })
    const ask = (change: unknown) => desk.service.configure({ uri: uriOf(path), change: change as never })
    equal(
      (await ask({ kind: 'escalation-packet' }))?.text.startsWith(
        'documents:\n  - match: docs/old/**\n    kind: escalation-packet\n  - match: docs/**',
      ),
      true,
    )
    equal((await ask({ rule: 'unsigned', severity: 'error' }))?.text.endsWith('rules:\n  unsigned: error\n'), true)
    for (const wrong of [
      { rule: 'constructor', severity: 'off' },
      { rule: 'unsigned', severity: 'toString' },
      { ignore: '..' },
      {},
      null,
      1,
    ])
      equal(await ask(wrong), null, JSON.stringify(wrong))
  })

  it('hold for what they name and nothing else', async () => {
    const odd = 'docs/[x] {a,b}!*/+(y) #1.md'
    const desk = new Desk({})
    for (const change of [{ ignore: 'file' as const }, { ignore: 'folder' as const }]) {
      const made = await desk.service.configure({ uri: uriOf(odd), change })
      const after = new Desk({ [config]: made?.text ?? '', [odd]: escalation, 'docs/x a/handoff.md': escalation })
      for (const [one, count] of [
        [odd, 0],
        ['docs/x a/handoff.md', 1],
      ] as const) {
        after.edit(one, escalation)
        equal((await after.messages(one)).length, one === odd ? 0 : count, `${one}: ${made?.text}`)
      }
    }
    const made = await desk.service.configure({ uri: uriOf(odd), change: { kind: 'general' } })
    const after = new Desk({ [config]: made?.text ?? '' })
    after.edit(odd, escalation)
    deepEqual(await after.messages(odd), ['Field "Owner" is empty; expected a value'], made?.text)
  })

  it('begin with a file that explains itself and says nothing yet', async () => {
    const file = await new Desk({}).service.configurationFile(uriOf('docs'))
    equal(file?.uri, uriOf(config))
    const text = file?.text ?? ''
    for (const line of text.split('\n')) match(line, /^(?:#.*)?$/)
    for (const key of ['documents', 'rules', 'timezone', 'severities', 'cadence', 'leadTime', 'newFile', 'ignore'])
      match(text, new RegExp(`^# ${key}:`, 'm'))
    // What it shows is right once it holds.
    const desk = new Desk({})
    desk.edit(config, text.replace(/^# (?=[a-zA-Z]+:| {2})/gm, ''))
    deepEqual(await desk.messages(config), [])
    deepEqual(await new Desk({ '.handoff/config.yml': '' }).service.configurationFile(uriOf('docs')), {
      uri: uriOf('.handoff/config.yml'),
      text: null,
    })
  })
})

describe('service: a document that was recognised', () => {
  const packet = async () => {
    const made = await new Desk({}).service.newHandoff({ kind: 'escalation-packet', title: 'Mail', uri: undefined })
    return (made?.text ?? '').replace(/^---[\s\S]*?---\n\n/, '')
  }
  /** The headings by which the packet is like its kind, and others. */
  const unlike = async () => {
    const [title = '', ...headings] = (await packet()).match(/^##? .*$/gm) ?? []
    return [[title, '# Mail'] as const, ...headings.map((heading, index) => [heading, `## All that we know, ${index}`] as const)]
  }
  const kindOf = async (desk: Desk, path: string) => (await desk.service.readiness(uriOf(path)))?.kind
  const keptWords =
    'Kind "escalation-packet" is known only as long as the document is open; expected "kind: escalation-packet" in the front matter'

  it('stays so while it is open, and says what would make that last', async () => {
    const desk = new Desk({ 'a.md': await packet() })
    desk.edit('a.md')
    equal(await kindOf(desk, 'a.md'), 'escalation-packet')
    for (const [was, is] of await unlike()) desk.replace('a.md', was, is)
    equal(await kindOf(desk, 'a.md'), 'escalation-packet')
    const found = await desk.diagnostics('a.md')
    deepEqual([found[0]?.message, found[0]?.severity, found[0]?.range.start.line], [keptWords, 3, 0])
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
    const [fix] = await desk.service.codeActions(uriOf('a.md'), range, { diagnostics: [], only: [CodeActionKind.QuickFix] })
    equal(fix?.title, 'Write "kind: escalation-packet" into the front matter')
    const change = fix?.edit?.documentChanges?.[0]
    deepEqual(change && 'edits' in change ? change.edits : [], [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: '---\nkind: escalation-packet\n---\n\n' },
    ])
  })

  it('stays so without a kind of its own too, until it says that it is something else', async () => {
    const desk = new Desk({ 'a.md': '# On-call handoff, week 7\n\n- Search is slow since 14:30 CET\n' })
    desk.edit('a.md')
    equal(await kindOf(desk, 'a.md'), 'general')
    desk.replace('a.md', '# On-call handoff, week 7', '# Week 7')
    deepEqual(
      [await kindOf(desk, 'a.md'), (await desk.diagnostics('a.md'))[0]?.message],
      ['general', keptWords.replaceAll('escalation-packet', 'general')],
    )
    desk.replace('a.md', '# Week 7', '# A guide to week 7')
    equal(await kindOf(desk, 'a.md'), undefined)
  })

  it('is what its front matter or the configuration says, and nothing once it is something else, or closed', async () => {
    const text = await packet()
    const renamed = (await unlike()).reduce((changed, [was, is]) => changed.replace(was, is), text)
    const desk = new Desk({ 'a.md': text })
    desk.edit('a.md')
    equal(await kindOf(desk, 'a.md'), 'escalation-packet')
    desk.edit('a.md', `---\nkind: general\n---\n\n${renamed}`)
    equal(await kindOf(desk, 'a.md'), 'general')
    desk.edit('a.md', renamed)
    equal(await kindOf(desk, 'a.md'), 'escalation-packet')
    desk.edit('a.md', '# Notes\n\n- **Owner:** Ann\n')
    equal(await kindOf(desk, 'a.md'), undefined)
    desk.edit('a.md', renamed)
    equal(await kindOf(desk, 'a.md'), undefined)
    desk.edit('b.md', text)
    equal(await kindOf(desk, 'b.md'), 'escalation-packet')
    desk.close('b.md')
    desk.edit('b.md', renamed)
    equal(await kindOf(desk, 'b.md'), undefined)
  })
})
