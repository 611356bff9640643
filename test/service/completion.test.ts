/** Completion: a text with the cursor as `¦` goes in, what is offered comes out. */
import assert, { deepEqual } from 'node:assert/strict'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { type CompletionItem, TextEdit } from 'vscode-languageserver-types'
import { tinyDone, tinyPath, tinyTemplate } from '../lsp/tiny.ts'
import { Desk, uriOf } from './support.ts'

interface Asked {
  readonly text: string
  readonly items: CompletionItem[]
  /** The text once the item of a label is taken. */
  take(label: string): string
}

const template = `${tinyTemplate}
## Issues

| Issue | Severity | Owner | ETA |
| ----- | -------- | ----- | --- |
|       |          |       |     |

## Sign-off

- **Support Lead**: ____________________ Date: __________
`

/** Asks at the `¦` of a document, with other files around it; `trigger` is the character that the editor asks by itself after. */
async function ask(marked: string, files: Record<string, string> = {}, trigger?: string): Promise<Asked> {
  const offset = marked.indexOf('¦')
  const text = marked.replace('¦', '')
  const desk = new Desk({ [tinyPath]: template, ...files })
  desk.edit('docs/a.md', text)
  const document = TextDocument.create(uriOf('docs/a.md'), 'markdown', 1, text)
  const items = await desk.service.completions(document.uri, document.positionAt(offset), trigger)
  return {
    text,
    items,
    take(label) {
      const item = items.find((candidate) => candidate.label === label)
      assert(item?.textEdit && TextEdit.is(item.textEdit), `no "${label}" among ${labels(items)}`)
      // An editor shows an item only if what stands before the cursor is found in its words.
      const typed = text.slice(document.offsetAt(item.textEdit.range.start), offset)
      assert(isWithin(typed.trim().toLowerCase(), (item.filterText ?? label).toLowerCase()), `"${typed}" hides "${item.filterText}"`)
      // The linter takes `${` in plain text for a slip.
      return TextDocument.applyEdits(document, [item.textEdit, ...(item.additionalTextEdits ?? [])]).replaceAll('${', '@{')
    },
  }
}

function labels(items: readonly CompletionItem[]): string[] {
  return items.map(({ label }) => label)
}

function isWithin(letters: string, text: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

/** The line that has become another by taking an item. */
async function taken(marked: string, label: string, files?: Record<string, string>): Promise<string | undefined> {
  const asked = await ask(marked, files)
  const after = asked.take(label).split('\n')
  return after.find((line, index) => line !== asked.text.split('\n')[index])
}

const handoff = (body: string, frontMatter = 'kind: tiny') => `---\n${frontMatter}\n---\n\n# Tiny: search\n\n${body}`

describe('completion: values', () => {
  const cases: [name: string, before: string, label: string, after?: string][] = [
    ['a choice', '- **State**: ¦', 'open', '- **State**: open'],
    ['a choice, without the space', '- **State**:¦', 'open', '- **State**: open'],
    ['a choice for what stands there', '- **State**: op¦en', 'closed', '- **State**: closed'],
    ['a choice for a blank', '- **State**: [open | cl¦osed]', 'closed', '- **State**: closed'],
    ['a choice before a comment', '- **State**: o¦ <!-- x -->', 'open', '- **State**: open <!-- x -->'],
    ['now', '- **Next update**: ¦', 'now', '- **Next update**: 2026-03-01T12:00Z'],
    ['soon', '- **Next update**: YYYY-MM-DDThh:mmZ¦', '+1h', '- **Next update**: 2026-03-01T13:00Z'],
    ['tomorrow', '* Next update: tom¦', 'tomorrow 09:00', '* Next update: 2026-03-02T09:00Z'],
    ['any distance', '- **Next update**: +90m¦', '+90m', '- **Next update**: 2026-03-01T13:30Z'],
    ['a day where a day is asked for', '- **Release Date**: ¦', 'tomorrow', '- **Release Date**: 2026-03-02'],
    ['a duration', '- **Duration**: ¦', '30 minutes', '- **Duration**: 30 minutes'],
    ['a severity', '- **Severity**: ¦', 'High', '- **Severity**: High'],
    ['what a blank asks for', '- **First week**: Daily sync at [Ti¦me]', '+1h', '- **First week**: Daily sync at 13:00Z'],
    ['a distance in time', '- **Response Time**: [Expected SLA]¦', '4 hours', '- **Response Time**: 4 hours'],
    ['a moment where anything goes', '- **Note**: no¦', 'now', '- **Note**: 2026-03-01T12:00Z'],
    ['a role of the kind', '- **Owner**: sup¦', 'Support Lead', '- **Owner**: Support Lead'],
    ['the day of a sign-off', '- **Support Lead**: Dana Kim Date: ¦__________', 'today', '- **Support Lead**: Dana Kim Date: 2026-03-01'],
    ['one of a choice', '- **Type**: ¦[ ] Big [ ] Small', 'Big', '- **Type**: [x] Big [ ] Small'],
    ['one of a choice, later', '- **Type**: ¦[ ] Big [ ] Small', '[ ]'],
    ['one of a choice, typed', '- **Type**: Sm¦[ ] Big [ ] Small', 'Small', '- **Type**: [ ] Big [x] Small'],
    ['another one of a choice', '- **Type**: [x] Big [ ] Sm¦all', 'Small', '- **Type**: [ ] Big [x] Small'],
    ['a tick', '- [¦] Told everybody', '[x]', '- [x] Told everybody'],
  ]
  for (const [name, before, label, after] of cases)
    it(`${name}: ${before}`, async () => {
      const section = /Support Lead\*\*/.test(before) ? '## Sign-off\n\n' : ''
      deepEqual(await taken(handoff(`${section}${before}\n`), label), after)
    })

  it('show the moment beside the word, as it is accepted', async () => {
    const { items } = await ask(handoff('- **Next update**: ¦\n'))
    deepEqual(
      items.map(({ label, detail }) => `${label} ${detail}`),
      [
        'now 2026-03-01T12:00Z',
        '+30m 2026-03-01T12:30Z',
        '+1h 2026-03-01T13:00Z',
        '+4h 2026-03-01T16:00Z',
        'tomorrow 09:00 2026-03-02T09:00Z',
      ],
    )
  })

  it('are the severities of the project, else those that the document uses', async () => {
    const text = handoff('- **Severity**: ¦\n\nIt was a SEV-2 first.\n')
    deepEqual(labels((await ask(text)).items).slice(0, 3), ['SEV-0', 'SEV-1', 'SEV-2'])
    deepEqual(labels((await ask(text, { '.handoff/config.yaml': 'severities: [Bad, Worse]\n' })).items), ['Bad', 'Worse'])
  })

  it('are the people of the document and of other handoffs, and roles', async () => {
    const sentence = '- **Escalation contact**: If the card is missing in the console, the Payments team\n'
    const other = handoff(`- **Owner**: Ana Sol, on call\n- **Support Lead**: [Name]\n${sentence}`)
    const { items } = await ask(handoff('- **Owner**: Dana Kim\n\n## Issues\n\n- **Contact**: ¦\n'), { 'docs/b.md': other })
    deepEqual(labels(items), ['Dana Kim', 'Ana Sol', 'Support Lead'])
  })

  it('are first of all those who stand behind the same label, and no role behind its own', async () => {
    const text = handoff('- **Owner**: Dana Kim\n- **Support Lead**: Ana Sol\n\n## Sign-off\n\n- **Support Lead**: ____¦____ Date: ____\n')
    const { items, take } = await ask(text)
    deepEqual(labels(items), ['Ana Sol', 'Dana Kim'])
    assert(take('Ana Sol').includes('\n- **Support Lead**: Ana Sol Date: ____\n'), take('Ana Sol'))
  })

  it('are what the column asks for, in a table that keeps its shape', async () => {
    const table = (row: string) => handoff(`## Issues\n\n| Issue | Severity | Owner | ETA |\n| ----- | -------- | ----- | --- |\n${row}\n`)
    deepEqual(await taken(table('| A-1   | ¦         |       |     |'), 'Medium'), '| A-1   | Medium   |       |     |')
    deepEqual(await taken(table('| A-1   | Me¦       |       |     |'), 'Medium'), '| A-1   | Medium   |       |     |')
    deepEqual(await taken(table('| A-1   |¦'), 'Medium'), '| A-1   | Medium')
    deepEqual(await taken(table('| A-1   | Low | ¦ |'), 'Support Lead'), '| A-1   | Low | Support Lead |')
  })

  it('are ids of issues, from the workspace too', async () => {
    const files = { 'docs/b.md': handoff('## Issues\n\n| Issue | Description | Severity |\n|--|--|--|\n| SHOP-7 | Cart is slow | Low |\n') }
    const { items } = await ask(handoff('## Issues\n\nSee SHOP-9.\n\n| Issue | Severity | Owner | ETA |\n|--|--|--|--|\n| ¦\n'), files)
    deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      [
        ['SHOP-9', undefined],
        ['SHOP-7', 'Cart is slow'],
      ],
    )
  })

  it('stay away where the editor asks by itself and anything may be written', async () => {
    deepEqual(labels((await ask(handoff('- **Team**: ¦\n'), {}, ' ')).items), [])
    deepEqual(labels((await ask(handoff('- **State**: ¦\n'), {}, ' ')).items), ['open', 'closed'])
    deepEqual(labels((await ask(handoff('Some words ¦\n'), {}, ' ')).items), [])
  })
})

describe('completion: what is missing', () => {
  const text = tinyDone.replace(/- \*\*Owner.*\n/, '').replace(/\n## Links[\s\S]*/, '')

  it('fields of the section at hand, in the list as it is written', async () => {
    const { items, take } = await ask(text.replace('- **Next', '* ¦\n- **Next'))
    deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      [['Owner', 'Missing field']],
    )
    assert(take('Owner').includes('\n* **Owner**: @{1:[Person]}\n'), take('Owner'))
  })

  it('sections in the order of the template, with its words', async () => {
    const { items, take } = await ask(text.replace(/## Steps[\s\S]*/, '## ¦\n'))
    deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      ['Steps', 'Links', 'Issues', 'Sign-off'].map((label) => [label, 'Missing section']),
    )
    deepEqual(items[0]?.documentation, { kind: 'markdown', value: 'What the receiver does, in order\\.' })
    assert(take('Links').endsWith('\n## Links\n\n- **Dashboard**: @{1:[Link]}\n'), take('Links'))
  })

  it('both on a line that is empty, and by the letters that are typed', async () => {
    const { items, take } = await ask(`${text}\n¦\n`)
    deepEqual(labels(items), ['Links', 'Issues', 'Sign-off'])
    assert((await ask(`${text}\nLin¦\n`)).take('Links').includes('\n\n## Links\n'))
    assert(take('Links').includes('\n\n## Links\n'))
  })

  it('another one of what repeats', async () => {
    const kind = '# Log: [Name]\n\n## Feature 1: [Feature Name]\n<!-- handoff: { repeats: true } -->\n\n- **Users**: [Who]\n'
    const { items, take } = await ask('---\nkind: log\n---\n\n# Log: x\n\n## Feature 1: Search\n\n- **Users**: all\n\n## ¦\n', {
      '.handoff/kinds/log.md': kind,
    })
    deepEqual(
      items.map(({ detail }) => detail),
      ['One more'],
    )
    assert(
      take(items[0]?.label ?? '').includes('\n## Feature 2: @{1:[Feature Name]}\n\n- **Users**: @{2:[Who]}'),
      take(items[0]?.label ?? ''),
    )
  })
})

describe('completion: an empty document', () => {
  it('can be any kind of handoff', async () => {
    const { items, take } = await ask('ti¦')
    deepEqual(labels(items).slice(0, 1), ['tiny'])
    assert(
      take('tiny').startsWith('---\nkind: tiny\nstage: draft\n---\n\n# Tiny: @{1:[Name]}\n\n- **Owner**: @{2:[Person]}\n'),
      take('tiny'),
    )
    deepEqual(labels((await ask('# Notes\n\n¦\n')).items), [])
  })
})

describe('completion: front matter', () => {
  it('has keys with what they mean, and their values', async () => {
    const { items } = await ask('---\nkind: tiny\n¦\n---\n')
    deepEqual(labels(items).slice(0, 3), ['stage', 'date', 'timezone'])
    deepEqual(await taken('---\nkind: ti¦\n---\n', 'tiny'), 'kind: tiny')
    deepEqual(await taken('---\nkind:¦\n---\n', 'tiny'), 'kind: tiny')
    deepEqual(labels((await ask('---\nkind: tiny\nstage: ¦\n---\n')).items), ['draft', 'ready', 'accepted', 'closed'])
    deepEqual(await taken('---\nkind: tiny\ndate: ¦\n---\n', 'today'), 'date: 2026-03-01')
    deepEqual(await taken('---\nkind: tiny\ntimezone: berl¦\n---\n', 'Europe/Berlin'), 'timezone: Europe/Berlin')
    deepEqual(await taken('---\nkind: tiny\nprevious: ¦\n---\n', 'b.md', { 'docs/b.md': '' }), 'previous: b.md')
  })

  it('works while nothing closes it, and offers only the kind to other documents', async () => {
    deepEqual(labels((await ask('---\n¦\n\n# Notes\n')).items), ['kind'])
    deepEqual(await taken('---\nkind: t¦\n\n# Notes\n', 'tiny'), 'kind: tiny')
    deepEqual(labels((await ask('---\ntitle: x\nstage: ¦\n---\n')).items), [])
  })
})

describe('completion: links', () => {
  const files = { 'docs/runbooks/restart a.md': '# Restart\n\n## Step one\n', 'README.md': '# Read me\n' }

  it('to files and folders, from the folder of the document', async () => {
    const { items } = await ask(handoff('See [it](¦\n'), files)
    deepEqual(labels(items), ['../README.md', 'runbooks/', 'runbooks/restart a.md'])
    deepEqual(await taken(handoff('See [it](run¦)\n'), 'runbooks/restart a.md', files), 'See [it](runbooks/restart%20a.md)')
  })

  it('to headings of the document and of the target', async () => {
    deepEqual(await taken(handoff('## Steps\n\nSee [it](#¦)\n'), 'steps'), 'See [it](#steps)')
    deepEqual(
      await taken(handoff('See [it](runbooks/restart%20a.md#st¦)\n'), 'step-one', files),
      'See [it](runbooks/restart%20a.md#step-one)',
    )
    deepEqual(labels((await ask(handoff('See [it](https://example.com/¦)\n'), files)).items), [])
  })

  it('as the value of a field that asks for one', async () => {
    deepEqual(
      await taken(handoff('## Links\n\n- **Dashboard**: [Link]¦\n'), '../README.md', files),
      '- **Dashboard**: [README](../README.md)',
    )
  })
})

describe('completion: waivers', () => {
  it('name the rules, that of the next problem first', async () => {
    const { items, take } = await ask(handoff('<!-- handoff-ignore ¦ -->\n- **Owner**: \n- **State**: open\n'))
    deepEqual(labels(items).slice(0, 1), ['unfilled-field'])
    const open = await ask(handoff('<!-- handoff-ignore ¦>\n- **Owner**: \n- **State**: open\n'))
    deepEqual(labels(open.items).slice(0, 1), ['unfilled-field'])
    assert(open.take('unfilled-field').includes('<!-- handoff-ignore unfilled-field -- @{1:reason} -->\n'), open.take('unfilled-field'))
    assert(take('unfilled-field').includes('<!-- handoff-ignore unfilled-field -- @{1:reason} -->\n'), take('unfilled-field'))
    deepEqual(
      await taken(handoff('<!-- handoff-ignore missing-eta, em¦ -- why -->\n'), 'empty-cell'),
      '<!-- handoff-ignore missing-eta, empty-cell -- why -->',
    )
    deepEqual(await taken('# Notes\n\n<!-- handoff-ignore miss¦\n', 'missing-eta'), '<!-- handoff-ignore missing-eta -- @{1:reason} -->')
    deepEqual(labels((await ask(handoff('<!-- handoff-ignore missing-eta -- wai¦ -->\n'))).items), [])
  })
})

describe('completion: silence', () => {
  const silent: [name: string, text: string][] = [
    ['prose', handoff('We looked at the state of things an¦\n')],
    ['the second line of a paragraph', handoff('We looked\nat¦\n')],
    ['a block of code', handoff('```\n- **State**: ¦\n```\n')],
    ['a block of code that nothing closes', handoff('```\nState: ¦\n')],
    ['code in a line', handoff('- **State**: `o¦`\n')],
    ['another document', '# Notes\n\n- **State**: ¦\n'],
    ['a sentence with a colon', handoff('Please note: ¦ nothing of it\n')],
    ['a comment', handoff('<!-- State: ¦ -->\n')],
  ]
  for (const [name, text] of silent) it(`in ${name}`, async () => deepEqual(labels((await ask(text)).items), []))
})
