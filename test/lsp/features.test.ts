import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import type {
  CodeLens,
  CompletionItem,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  InlayHint,
  Location,
  SemanticTokens,
  SemanticTokensDelta,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver/node'
import { folderOf } from '../folder.ts'
import { cleanUp, startServer, type TestDocument, vscodeCapabilities } from './support.ts'
import { tinyDone, tinyOpen, tinyPath, tinyTemplate } from './tiny.ts'

async function openTiny(text: string, capabilities = vscodeCapabilities): Promise<TestDocument> {
  const folder = folderOf({ [tinyPath]: tinyTemplate })
  const server = await startServer({ folders: [folder.uri()], capabilities })
  return server.open(text, folder.uri('a.md'))
}

describe('server: features', () => {
  afterEach(cleanUp)

  it('symbols are sections and fields', async () => {
    const outline = ({ name, detail, children = [] }: DocumentSymbol): unknown => [
      name,
      ...(detail ? [detail] : []),
      ...children.map(outline),
    ]
    const document = await openTiny(tinyDone)
    deepEqual((await document.symbols()).map(outline), [
      [
        'Tiny: search is slow',
        ['Owner', 'Dana Kim'],
        ['Next update', '2126-03-01T14:00Z'],
        ['State', 'open'],
        ['Steps'],
        ['Links', ['Dashboard', 'https://grafana.example.com/d/search']],
      ],
    ])
  })

  it('hover tells what a field, a section is for', async () => {
    const document = await openTiny(tinyDone)
    deepEqual(await document.hover('Next update'), {
      contents: {
        kind: 'markdown',
        value:
          '**Next update**\n\nExpected: a moment in UTC, `YYYY-MM-DDThh:mmZ`\n\nLabel "Next update" was taken for "Next update": it has its words\\.',
      },
      range: document.rangeOf('Next update'),
    })
    deepEqual((await document.hover('Steps'))?.contents, {
      kind: 'markdown',
      value: '**Steps**\n\nWhat the receiver does, in order\\.\n\nHeading "Steps" was taken for "Steps": it has its words\\.',
    })
    equal(await document.hover('Restart'), null)
  })

  it('hover tells a moment in UTC, on the clock of the reader, and how long ago it was', async () => {
    const server = await startServer({ initializationOptions: { readsFiles: false, timeZone: 'Asia/Tokyo' } })
    const document = await server.open('---\nkind: general\n---\n\n- 2020-03-01 14:30 PST: detected\n- At 15:10Z fixed\n')
    const hover = await document.hover('14:30')
    const value = hover?.contents && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : ''
    match(value, /^`2020-03-01T22:30Z`, \d+ years ago {2}\nPST is .*\n`Mon 2020-03-02 07:30 UTC\+09:00` in Asia\/Tokyo$/)
    deepEqual(hover?.range, document.rangeOf('2020-03-01 14:30 PST'))
    equal(await document.hover('detected'), null)
  })

  it('completion offers what is missing here, in the order of the template', async () => {
    const text = tinyDone
      .replace(/- \*\*Owner.*\n/, 'x\n')
      .replace(/- \*\*State.*\n/, '')
      .replace(/\n## Links[\s\S]*/, '')
    const document = await openTiny(text)
    await document.replace('x\n', '- \n')
    const items = await document.completions('- ')
    deepEqual(
      items.map(({ label, detail, filterText, sortText }) => [sortText, label, detail, filterText]),
      [
        ['0000', 'Owner', 'Missing field', '- Owner'],
        ['0001', 'State', 'Missing field', '- State'],
      ],
    )
    deepEqual(items[0]?.textEdit, { range: document.rangeOf('- '), newText: `- **Owner**: \${1:[Person]}` })
  })

  it('completion in a waiver leads to the page of each rule, in any editor', async () => {
    const server = await startServer()
    const document = await server.open('---\nkind: general\n---\n\n<!-- handoff-ignore miss -->\n- **Owner**:\n')
    const item = (await document.completions('handoff-ignore miss')).find(({ label }) => label === 'missing-eta')
    equal(item?.documentation && typeof item.documentation === 'object' && item.documentation.value.includes('\n\n'), false)
    const { documentation } = await document.ask<CompletionItem>('completionItem/resolve', item)
    match(typeof documentation === 'object' ? documentation.value : '', /^\*\*missing-eta\*\*\n\n[^#]+$/)
    const hover = await (await server.open('---\nkind: general\n---\n\n<!-- handoff-ignore empty-cell -- none -->\n')).hover('empty-cell')
    match(JSON.stringify(hover?.contents), /\*\*empty-cell\*\*.*To satisfy it/)
  })

  it('issues of closed handoffs are found, renamed and told of', async () => {
    const rows = '| Issue | Description | Severity | Workaround |\n| --- | --- | --- | --- |\n| SHOP-7 | Cart *is* slow | High | Wait |\n'
    const text = (body: string) => `---\nkind: general\n---\n\n# Cart\n\n${body}`
    const folder = folderOf({ 'b.md': text(rows), 'notes.md': '# Notes\n\nSHOP-7\n' })
    const server = await startServer({ folders: [folder.uri()] })
    const document = await server.open(text('SHOP-7 is open.\n'), folder.uri('a.md'))
    const { start } = document.rangeOf('SHOP-7')
    const places = await document.ask<Location[]>('textDocument/references', { position: start, context: { includeDeclaration: true } })
    deepEqual(
      places.map(({ uri, range }) => `${uri.slice(-4)} ${range.start.line}`),
      ['a.md 6', 'b.md 8'],
    )
    const edit = await document.ask<WorkspaceEdit>('textDocument/rename', { position: start, newName: 'SHOP-8' })
    deepEqual(
      edit.documentChanges?.map((change) => 'textDocument' in change && [change.textDocument.version, change.edits.length]),
      [
        [1, 1],
        [null, 1],
      ],
    )
    const hover = await document.hover('SHOP-7')
    match(JSON.stringify(hover?.contents), /\[Cart\]\(file:\/\/\/.*b\.md#L9\): Cart is slow · High · Workaround: Wait/)
    const symbols = await server.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'shop7slow' })
    deepEqual(
      symbols.map(({ name, containerName }) => [name, containerName]),
      [['SHOP-7 Cart is slow', 'Cart']],
    )
  })

  it('completion offers the values of a choice', async () => {
    const document = await openTiny(tinyDone.replace('**State**: open', '**State**: '))
    const items = await document.completions('**State**: ')
    deepEqual(
      items.map(({ label }) => label),
      ['open', 'closed'],
    )
  })

  it('completion offers now in UTC', async () => {
    const document = await openTiny(tinyDone.replace('2126-03-01T14:00Z', 'no'))
    const now = (await document.completions('**Next update**: no')).find(({ label }) => label === 'now')
    match(now?.textEdit?.newText ?? '', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/)
    deepEqual(now?.textEdit && 'range' in now.textEdit && now.textEdit.range, document.rangeOf('no'))
  })

  it('completion offers kinds and stages in the front matter, whatever the document is', async () => {
    const document = await openTiny('---\nkind: \nstage: \n---\n')
    const labels = async (words: string) => (await document.completions(words)).map(({ label }) => label)
    deepEqual((await labels('kind: ')).includes('tiny'), true)
    deepEqual(await labels('stage: '), ['draft', 'ready', 'accepted', 'closed'])
  })

  it('completion has no tab stops for a client that knows none', async () => {
    const document = await openTiny(tinyDone.replace(/- \*\*Owner.*\n/, ''), {})
    await document.edit(document.text.indexOf('- **Next'), document.text.indexOf('- **Next'), '- \n')
    equal((await document.completions('- '))[0]?.textEdit?.newText, '- **Owner**: [Person]')
  })

  it('inlay hints tell moments on the clock of the reader', async () => {
    const server = await startServer({ initializationOptions: { readsFiles: false, timeZone: 'Asia/Tokyo' } })
    const document = await server.open('---\nkind: general\n---\n\n- 2020-03-01 14:30Z: detected\n')
    const hints = await document.ask<InlayHint[]>('textDocument/inlayHint', { range: document.rangeOf(document.text) })
    deepEqual(
      hints.map(({ position, label }) => [position, label]),
      [[document.rangeOf('14:30Z').end, '23:30 UTC+09:00']],
    )
  })

  it('code lenses lead to what is open, in the client that has the commands', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()], initializationOptions: { readsFiles: false } })
    const document = await server.open(tinyOpen, folder.uri('a.md'))
    const [, next] = await document.ask<CodeLens[]>('textDocument/codeLens')
    const place = document.rangeOf('**Owner**: ').end
    deepEqual(next?.command, { title: 'Next: Owner', command: 'handoff.open', arguments: [document.uri, { start: place, end: place }] })
    deepEqual(next?.range, document.rangeOf('# Tiny: search is slow'))
    const other = await startServer()
    deepEqual(
      [server, other].map(({ initialized }) => initialized.capabilities.codeLensProvider),
      [{}, undefined],
    )
  })

  it('sections, front matter and lists fold', async () => {
    const document = await openTiny(tinyDone)
    const folds = await document.ask<FoldingRange[]>('textDocument/foldingRange')
    deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 2],
        [4, 17],
        [6, 8],
        [10, 13],
        [12, 13],
        [15, 17],
      ],
    )
  })

  it('links lead to files', async () => {
    const document = await openTiny(`${tinyDone}\nSee [the runbook](docs/run%20book.md#restart).\n`)
    const links = await document.ask<DocumentLink[]>('textDocument/documentLink')
    deepEqual(links, [
      { range: document.rangeOf('docs/run%20book.md#restart'), target: document.uri.replace('a.md', 'docs/run%20book.md#restart') },
    ])
  })

  it('the id of an issue is found, highlighted and renamed in all open documents', async () => {
    const server = await startServer()
    const text = '---\nkind: general\n---\n\nSee SHOP-1 and SHOP-2.\n'
    const [document, other] = [await server.open(text), await server.open(text)]
    const position = document.rangeOf('SHOP-1').start
    const range = document.rangeOf('SHOP-1')
    const both = [document, other].map(({ uri }) => ({ uri, range }))
    deepEqual(await document.ask('textDocument/references', { position, context: { includeDeclaration: true } }), both)
    deepEqual(await document.ask('textDocument/definition', { position }), [])
    deepEqual(await document.ask('textDocument/documentHighlight', { position }), [{ range, kind: 1 }])
    deepEqual(await document.ask('textDocument/prepareRename', { position }), { range, placeholder: 'SHOP-1' })
    deepEqual(await document.ask('textDocument/rename', { position, newName: 'SHOP-9' }), {
      documentChanges: both.map(({ uri }) => ({ textDocument: { uri, version: 1 }, edits: [{ range, newText: 'SHOP-9' }] })),
    })
    await rejects(document.ask('textDocument/rename', { position, newName: 'the first one' }), /expected one such as SHOP-12/)
  })

  it('open handoffs and their issues are symbols of the workspace', async () => {
    const server = await startServer()
    const document = await server.open('---\nkind: general\n---\n\n# Search\n\nSHOP-1, SHOP-1\n')
    const location = (words: string) => ({ uri: document.uri, range: document.rangeOf(words) })
    deepEqual(await server.connection.sendRequest('workspace/symbol', { query: 's' }), [
      { name: 'Search', kind: 1, location: location('Search'), containerName: 'General Handoff' },
      { name: 'SHOP-1', kind: 20, location: location('SHOP-1'), containerName: 'Search' },
    ])
  })

  it('blanks, labels and times are coloured, in the whole document and in a part of it', async () => {
    const document = await openTiny(tinyDone.replace('Dana Kim', '[Person]'))
    const method = 'textDocument/semanticTokens'
    const { data } = await document.ask<SemanticTokens>(`${method}/full`)
    deepEqual(data.slice(0, 20), [...[6, 4, 5, 2, 0], ...[0, 9, 8, 0, 0], ...[1, 4, 11, 2, 0], ...[0, 15, 17, 1, 0]])
    deepEqual(await document.ask(`${method}/range`, { range: document.rangeOf('**State**') }), { data: [8, 4, 5, 2, 0] })
  })

  it('what has changed of the colours is sent after an edit, and nothing where nothing has', async () => {
    const document = await openTiny(tinyDone.replace('Dana Kim', '[Person]'))
    const delta = (previousResultId: string | undefined) =>
      document.ask<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', { previousResultId })
    const { resultId } = await document.ask<SemanticTokens>('textDocument/semanticTokens/full')
    const same = await delta(resultId)
    deepEqual(same.edits, [])
    await document.replace('[Person]', 'Dana Kim')
    const { edits } = await delta(same.resultId)
    deepEqual(edits.length, 1)
    ok((edits[0]?.data?.length ?? 0) < 15)
    ok('data' in (await delta('long ago')))
  })

  it('is nothing for what is no handoff', async () => {
    const document = await openTiny('# My project\n\n- **Owner**: x\n')
    deepEqual([await document.symbols(), await document.hover('Owner'), await document.completions('x')], [[], null, []])
  })
}).timeout(30_000)
