import { deepEqual } from 'node:assert/strict'
import type { Location, Range } from 'vscode-languageserver-types'
import { tokenLegend } from '../../server/src/service/features/semanticTokens.ts'
import type { Settings } from '../../server/src/workspace/host.ts'
import { tinyDone, tinyOpen, tinyPath, tinyTemplate } from '../lsp/tiny.ts'
import { Desk, serviceWith, uriOf } from './support.ts'

const uri = 'file:///handoff.md'
const handoff = (body: string) => `---\nkind: general\n---\n\n${body}`
const all: Range = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } }

describe('inlay hints', () => {
  const hints = async (body: string, settings: Partial<Settings> = {}, range = all) => {
    const service = serviceWith(handoff(body), { settings, features: { timeZone: 'Europe/Berlin' } })
    return (await service.inlayHints(uri, range)).map(({ position, label }) => `${position.line}:${position.character} ${label}`)
  }

  it('tell a moment on the clock of the reader, with its day where that is another one', async () => {
    deepEqual(await hints('Down 2026-03-01T14:00Z to 2026-03-01T23:30Z.\n'), ['4:22 15:00 UTC+01:00', '4:43 2026-03-02 00:30 UTC+01:00'])
    deepEqual(await hints('| Time (PST) | Event |\n| --- | --- |\n| 2026-07-01 14:00 PDT | x |\n'), ['6:22 23:00 UTC+02:00'])
  })

  it('are left out for what is not certain, and for what stands on that clock already', async () => {
    deepEqual(await hints('At 14:00Z.\n'), [])
    deepEqual(await hints('At 2026-03-01 14:00, 2026-03-01 14:00 IST, 2026-03-01 14:00 CET and 2026-03-01T14:??Z.\n'), [])
    deepEqual(await hints('At 2026-03-01 15:00 UTC / 07:00 PST.\n'), ['4:23 16:00 UTC+01:00'])
  })

  it('are those of the range, and none if the user wants none', async () => {
    const text = 'At 2026-03-01T14:00Z\n\nand 2026-03-01T15:00Z\n'
    const range = { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } }
    deepEqual(await hints(text, {}, range), ['6:21 16:00 UTC+01:00'])
    deepEqual(await hints(text, { inlayHints: { localTime: false, elapsed: false } }), [])
  })
})

describe('inlay hints in a timeline', () => {
  const hints = async (rows: string, range = all) => {
    const text = handoff(`## Timeline\n\n| Time | Event |\n| --- | --- |\n${rows}`)
    const service = serviceWith(text, { features: { timeZone: 'UTC' } })
    return (await service.inlayHints(uri, range)).map(({ position, label, tooltip }) => [position.line, label, tooltip])
  }
  const rows =
    '| 2026-03-01T09:55Z | Deployed |\n| 2026-03-01T10:00Z | Detected |\n| 2026-03-01T11:25Z | Fixed |\n| 2026-03-03T13:00Z | Closed |\n'

  it('tell how long after the detection something happened, else after the first entry', async () => {
    deepEqual(await hints(rows), [
      [8, '−5m', '5m before the detection'],
      [10, '+1h 25m', '1h 25m after the detection'],
      [11, '+2d 3h', '2d 3h after the detection'],
    ])
    deepEqual((await hints(rows.replace('Detected', 'Seen')))[0], [9, '+5m', '5m after the first entry'])
  })

  it('count from the detection, wherever the range begins', async () => {
    const range = { start: { line: 11, character: 0 }, end: { line: 12, character: 0 } }
    deepEqual(await hints(rows, range), [[11, '+2d 3h', '2d 3h after the detection']])
  })

  it('stay away where a time is not certain', async () => {
    deepEqual(await hints('| 10:00 | Detected |\n| 10:30 IST | Fixed |\n'), [])
  })
})

describe('code lenses', () => {
  const lenses = async (text: string) => {
    const desk = new Desk({ [tinyPath]: tinyTemplate, 'a.md': text })
    desk.edit('a.md')
    return (await desk.service.codeLenses(uriOf('a.md'))).map(({ range: { start }, command }) => [
      `${start.line} ${command?.title}`,
      ...(command?.arguments ?? []).slice(1).map((place: Range) => `${place.start.line}:${place.start.character}`),
    ])
  }

  it('tell how far the handoff and its sections have come, and lead to what is open next', async () => {
    deepEqual(await lenses(tinyOpen.replace('Restart the indexer', '[Step]')), [
      ['4 60 % · 2 open'],
      ['4 Next: Owner', '6:13'],
      ['10 0 of 1'],
      ['10 Next: Steps', '13:3'],
      ['15 1 of 1'],
    ])
    deepEqual(await lenses(tinyDone), [['4 Complete'], ['10 1 of 1'], ['15 1 of 1']])
  })

  it('tell what is to be corrected beside what is there, lead to it once nothing is open, and fix what needs no choice', async () => {
    deepEqual(
      await lenses(tinyDone.replace('2126-03-01T14:00Z', '2126-03-01 15:00 CET').replace('Restart the indexer', 'Restart since 16:00 CET')),
      [
        ['4 Complete · 2 to correct'],
        ['4 Next: Next update', '7:19'],
        ['4 Fix All'],
        ['10 1 of 1 · 1 to correct'],
        ['10 Next: Restart since', '13:17'],
        ['15 1 of 1'],
      ],
    )
    deepEqual((await lenses(tinyOpen.replace('Restart the indexer', 'Restart since 16:00 CET'))).slice(0, 2), [
      ['4 80 % · 1 open · 1 to correct'],
      ['4 Next: Owner', '6:13'],
    ])
  })

  it('sign what is not signed, and accept what is ready', async () => {
    const sign = (line: string) =>
      `---\nkind: tiny\nstage: ready\n---\n${tinyDone.slice(tinyDone.indexOf('\n# '))}\n## Sign-off\n\n${line}\n`
    const desk = new Desk({
      [tinyPath]: `${tinyTemplate}\n## Sign-off\n\n- **Lead**: ____ Date: ____\n`,
      'a.md': sign('- **Lead**: ____ Date: ____'),
    })
    desk.edit('a.md')
    const commands = async () =>
      (await desk.service.codeLenses(uriOf('a.md'))).flatMap(({ range, command }) =>
        command?.command === 'handoff.signOff' || command?.command === 'handoff.accept'
          ? [[range.start.line, command.title, command.arguments]]
          : [],
      )
    deepEqual(await commands(), [
      [5, 'Accept…', undefined],
      [22, 'Sign…', [uriOf('a.md'), { line: 22, character: 12 }]],
    ])
    desk.edit('a.md', sign('- **Lead**: Dana Kim Date: 2026-03-01'))
    deepEqual(await commands(), [[5, 'Accept…', undefined]])
  })

  it('count what is missing for what is there around it', async () => {
    deepEqual(await lenses(tinyDone.replace(/## Links[\s\S]*/, '')), [['4 80 % · 1 open'], ['4 Next: Links', '13:22'], ['10 1 of 1']])
  })

  it('are none for what is no handoff', async () => {
    deepEqual(await lenses('# My project\n\n- **Owner**:\n'), [])
  })
})

describe('folding', () => {
  const folds = async (text: string, name = uri) =>
    (await serviceWith(text, { uri: name }).foldingRanges(name)).map(({ startLine, endLine, kind }) =>
      [`${startLine}-${endLine}`, ...(kind ? [kind] : [])].join(' '),
    )

  it('is of sections with what is below them, front matter, tables, lists and nested items, code, quotes and comments', async () => {
    const body = '# A\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n## B\n\n- one\n- two\n  - deep\n\n```\nx\n```\n\n> q\n> r\n\n<!-- c\nd -->\n'
    deepEqual(await folds(handoff(body)), ['0-2', '4-24', '6-8', '10-24', '12-14', '13-14', '16-18', '20-21', '23-24 comment'])
  })

  it('leaves out what is one line long, blank lines at the end, and what is no handoff', async () => {
    deepEqual(await folds(handoff('# A\n\nText\n\n\n## B\n\n- x\n\n\n')), ['0-2', '4-11', '9-11'])
    deepEqual(await folds('# My project\n\nText\n', 'file:///notes.md'), [])
    deepEqual(await folds(''), [])
  })
})

describe('links', () => {
  const links = async (text: string, path = 'docs/a.md') => {
    const desk = new Desk({ '.handoff/config.yaml': '', [path]: text })
    desk.edit(path)
    return (await desk.service.documentLinks(uriOf(path))).map(
      ({ range: { start, end }, target }) => `${start.line}:${start.character}-${end.character} ${target?.replace(uriOf(''), '')}`,
    )
  }

  it('lead to files, from the document or from the top of the project, and to headings', async () => {
    const text =
      '---\nkind: general\nprevious: ../old/b.md\n---\n\n[a](x.md) ![b](../i%20j.png) [c][r] [d](/top.md?v=1#h) [e](#here)\n\n[r]: <y z.md>\n'
    deepEqual(await links(text), [
      '2:10-21 old/b.md',
      '5:4-8 docs/x.md',
      '5:15-27 i%20j.png',
      '5:40-53 top.md#h',
      '5:59-64 docs/a.md#here',
      '7:6-12 docs/y%20z.md',
    ])
  })

  it('leave alone what leads out of the project, and what is a blank', async () => {
    deepEqual(
      await links(handoff('[a](https://example.com) [b](mailto:a@example.com) [c](//host/x) [d]({{link}}) <https://example.com>\n')),
      [],
    )
    deepEqual(await links('# My project\n\n[a](x.md)\n', 'README.md'), [])
  })
})

describe('ids of issues', () => {
  const table = '| Issue | Severity |\n| --- | --- |\n| SHOP-1 | SEV-1 |\n'
  const places = (found: readonly Location[]) =>
    found.map(({ uri: where, range: { start } }) => `${where.replace(uriOf(''), '')} ${start.line}:${start.character}`)
  const at = (line: number, character: number) => ({ line, character })

  function desk(files: Readonly<Record<string, string>>) {
    const made = new Desk(files)
    for (const path of Object.keys(files)) made.edit(path)
    return made.service
  }

  it('lead to the row that is about the issue, in whatever document is open', async () => {
    const service = desk({ 'a.md': handoff('See SHOP-1.\n'), 'b.md': handoff(table) })
    deepEqual(places(await service.definition(uriOf('a.md'), at(4, 6))), ['b.md 6:2'])
    deepEqual(places(await service.definition(uriOf('b.md'), at(6, 2))), ['b.md 6:2'])
    deepEqual(places(await service.references(uriOf('a.md'), at(4, 6), true)), ['a.md 4:4', 'b.md 6:2'])
    deepEqual(places(await service.references(uriOf('a.md'), at(4, 6), false)), ['a.md 4:4'])
    const linked = desk({ 'a.md': handoff(table.replace('SHOP-1', '**[SHOP-1](https://example.com/SHOP-1)**')) })
    deepEqual(places(await linked.definition(uriOf('a.md'), at(6, 6))), ['a.md 6:5'])
  })

  it('are found in text, code and addresses on the web, but not in names of files, blocks of code and other documents', async () => {
    const body = 'SHOP-1, `SHOP-1`, [SHOP-1](https://example.com/SHOP-1), [x](SHOP-1.md), SHOP-10\n\n```\nSHOP-1\n```\n'
    const service = desk({ 'a.md': handoff(body), 'notes.md': '# My project\n\nSHOP-1\n' })
    deepEqual(places(await service.references(uriOf('a.md'), at(4, 0), true)), ['a.md 4:0', 'a.md 4:9', 'a.md 4:19', 'a.md 4:47'])
    deepEqual(await service.references(uriOf('notes.md'), at(2, 0), true), [])
  })

  it('are no zones, standards and severities', async () => {
    const service = desk({ 'a.md': handoff('UTC-8 SEV-1 ISO-8601 #12\n') })
    const found = await Promise.all([1, 7, 13, 22].map((character) => service.highlights(uriOf('a.md'), at(4, character))))
    deepEqual(
      found.map(({ length }) => length),
      [0, 0, 0, 1],
    )
  })

  it('are renamed to ids only', async () => {
    const service = desk({ 'a.md': handoff('#12 and #12\n'), 'b.md': handoff('None\n') })
    const edit = await service.rename(uriOf('a.md'), at(4, 0), ' SHOP-7 ')
    deepEqual(edit?.documentChanges?.length, 1)
    deepEqual(await service.rename(uriOf('a.md'), at(4, 0), 'SHOP'), undefined)
    deepEqual(await service.rename(uriOf('a.md'), at(4, 5), 'SHOP-7'), null)
    deepEqual(await service.prepareRename(uriOf('a.md'), at(4, 5)), null)
  })
})

describe('workspace symbols', () => {
  it('are titles and ids whose letters are those of the query, in order', async () => {
    const desk = new Desk({
      'a.md': handoff('# Search is slow\n\nSHOP-1, SHOP-2, SHOP-1\n'),
      'b.md': handoff('SHOP-1\n'),
      'notes.md': '# S\n',
    })
    for (const path of ['a.md', 'b.md', 'notes.md']) desk.edit(path)
    const names = async (query: string) => (await desk.service.workspaceSymbols(query)).map(({ name }) => name)
    deepEqual(await names(''), ['Search is slow', 'SHOP-1', 'SHOP-2', 'b.md', 'SHOP-1'])
    deepEqual(await names('s slow'), ['Search is slow'])
    deepEqual(await names('sp1'), ['SHOP-1', 'SHOP-1'])
    deepEqual(await names('wols'), [])
  })
})

describe('semantic tokens', () => {
  const tokens = async (text: string, range?: Range) => {
    const { data } = await serviceWith(text, { uri: 'file:///notes.md' }).semanticTokens('file:///notes.md', range)
    const lines = text.split('\n')
    const found: string[] = []
    let [line, character] = [0, 0]
    for (let at = 0; at < data.length; at += 5) {
      const [down = 0, right = 0, length = 0, type = 0] = data.slice(at)
      character = down === 0 ? character + right : right
      line += down
      found.push(`${tokenLegend.tokenTypes[type]} ${lines[line]?.slice(character, character + length)}`)
    }
    return found
  }

  it('are those of a template, too', async () => {
    const template = '# Shift: [Team]\n\n| Ticket | Severity |\n|---|---|\n| [ID] | [Level] |\n'
    const made = new Desk({ '.handoff/kinds/shift.md': template })
    made.edit('.handoff/kinds/shift.md')
    const { data } = await made.service.semanticTokens(uriOf('.handoff/kinds/shift.md'))
    deepEqual(
      data.filter((_number, index) => index % 5 === 2),
      ['[Team]', '[ID]', '[Level]'].map((blank) => blank.length),
    )
  })

  it('are blanks, labels and times', async () => {
    const body =
      '- **Owner**: [Name]\n- **When**: 2026-03-01T14:00Z\n\n| At | What |\n| --- | --- |\n| 14:00 CET | TBD |\n\nThen: 14:?? UTC\n'
    deepEqual(await tokens(handoff(body)), [
      'property Owner',
      'keyword [Name]',
      'property When',
      'number 2026-03-01T14:00Z',
      'number 14:00 CET',
      'keyword TBD',
      'keyword 14:?? UTC',
    ])
  })

  it('are those of the range, and none for what is no handoff', async () => {
    const range = { start: { line: 5, character: 0 }, end: { line: 5, character: 80 } }
    deepEqual(await tokens(handoff('- **Owner**: [Name]\n- **When**: TBD\n- **Who**: TBD\n'), range), ['property When', 'keyword TBD'])
    deepEqual(await tokens('# My project\n\n- **Owner**: [Name]\n'), [])
  })
})

describe('hovers on headings and labels', () => {
  const template = '# Report\n\n## Recipe\n\nHow it can be seen.\n\n- **Build**:\n- **Steps**:\n- **Expected**:\n- **Actual**:\n'
  const text =
    '---\nkind: report\n---\n\n# Report\n\n## Try it\n\n- **Build**: 4.2\n- **Steps**: Save\n- **Actual**: None\n\n## Weather\n\n- **Wind**: none\n'

  async function hovered(words: string, locale = 'en') {
    const desk = new Desk({ '.handoff/kinds/report.md': template, 'a.md': text }, { features: { locale } })
    desk.edit('a.md')
    const before = text.slice(0, text.indexOf(words)).split('\n')
    const hover = await desk.service.hover(uriOf('a.md'), { line: before.length - 1, character: before.at(-1)?.length ?? 0 })
    return hover === null ? null : (hover.contents as { value: string }).value.replaceAll('\\', '')
  }

  it('say which part it is and why', async () => {
    deepEqual(
      await hovered('Try it'),
      '**Recipe**\n\nHow it can be seen.\n\nHeading "Try it" was taken for "Recipe": 3 of the 4 names that it asks for are inside (likeness of the heading 0 %).',
    )
    deepEqual(await hovered('Build'), '**Build**\n\nLabel "Build" was taken for "Build": it has its words.')
  })

  it('say that a heading is none, and nothing of a label that nobody asks for', async () => {
    deepEqual(await hovered('Weather'), 'Heading "Weather" was taken for no part of the template; none is like it.')
    deepEqual(await hovered('Wind'), null)
  })

  it('in German', async () => {
    deepEqual(await hovered('Weather', 'de'), 'Überschrift „Weather“ gilt als kein Teil der Vorlage; keiner ist ihm ähnlich.')
  })
})
