/** Clients that lack what VS Code's has: each gets answers in a form that it can read. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import {
  type ClientCapabilities,
  CodeActionRequest,
  type Command,
  CompletionResolveRequest,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  type Hover,
  MarkupContent,
  RegistrationRequest,
  type SymbolInformation,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { folderOf } from '../folder.ts'
import { cleanUp, type ServerOptions, startServer, type TestDocument, type TestServer, vscodeCapabilities } from './support.ts'
import { tinyDone, tinyOpen, tinyPath, tinyTemplate } from './tiny.ts'

const late = tinyDone.replace('2126-03-01T14:00Z', '2126-03-01 14:30 CET')

async function open(text: string, options: ServerOptions): Promise<{ server: TestServer; document: TestDocument }> {
  const folder = folderOf({ [tinyPath]: tinyTemplate })
  const server = await startServer({ folders: [folder.uri()], ...options })
  return { server, document: await server.open(text, folder.uri('a.md')) }
}

/** The capabilities of VS Code's client with some others for documents. */
const withText = (textDocument: ClientCapabilities['textDocument']): ClientCapabilities => ({
  ...vscodeCapabilities,
  textDocument: { ...vscodeCapabilities.textDocument, ...textDocument },
})

const contentsOf = (hover: Hover | null) => (hover && MarkupContent.is(hover.contents) ? hover.contents : { kind: 'none', value: '' })

describe('server: a client', () => {
  afterEach(cleanUp)

  it('that can do nothing is served all the same, and asked nothing', async () => {
    const registered: unknown[] = []
    const { server, document } = await open(tinyOpen, {
      capabilities: {},
      prepare: (connection) => {
        connection.onRequest(RegistrationRequest.type, (params) => void registered.push(params))
        connection.onRequest('workspace/configuration', (params) => void registered.push(params))
      },
    })
    deepEqual((await server.published(document.uri)).diagnostics.map(document.describe, document), ['6:13 "" warning unfilled-field'])
    await document.replace('**: \n', '**: Dana Kim\n')
    await server.published(document.uri, ({ diagnostics }) => diagnostics.length === 0)
    for (const item of await document.completions('State**: ')) {
      equal(item.insertTextFormat ?? 1, 1, item.label)
      ok((item.kind ?? 1) <= 18, item.label)
    }
    deepEqual(registered, [])
    // What it could not apply is not offered.
    const { codeActionProvider, executeCommandProvider } = server.initialized.capabilities
    deepEqual([codeActionProvider, executeCommandProvider], [undefined, undefined])
  })

  it('without nested symbols gets them as a list', async () => {
    const { server, document } = await open(tinyDone, { capabilities: withText({ documentSymbol: {} }) })
    const found = await server.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri: document.uri } })
    const symbols = (found ?? []) as SymbolInformation[]
    deepEqual(
      symbols.map(({ name, containerName, location }) => [name, containerName, location.uri === document.uri]),
      [
        ['Tiny: search is slow', undefined, true],
        ['Owner', 'Tiny: search is slow', true],
        ['Next update', 'Tiny: search is slow', true],
        ['State', 'Tiny: search is slow', true],
        ['Steps', 'Tiny: search is slow', true],
        ['Links', 'Tiny: search is slow', true],
        ['Dashboard', 'Links', true],
      ],
    )
  })

  it('that shows plain text gets hovers without marks', async () => {
    const text = late.replace('# Tiny', '<!-- handoff-ignore-file missing-eta -- it is known -->\n\n# Tiny')
    const plain = await open(text, { capabilities: withText({ hover: { contentFormat: ['plaintext', 'markdown'] } }) })
    const rich = await open(text, {})
    for (const words of ['Owner', '2126-03-01 14:30', 'missing-eta', 'tiny']) {
      const [shown, marked] = [contentsOf(await plain.document.hover(words)), contentsOf(await rich.document.hover(words))]
      deepEqual([shown.kind, marked.kind], ['plaintext', 'markdown'], words)
      ok(shown.value.length > 10, words)
      doesNotMatch(shown.value, /\\[+\-.()]|\*\*|^#|^```/m, words)
    }
    match(contentsOf(await plain.document.hover('Owner')).value, /^Owner\n/)
  })

  it('that shows plain text gets completions without marks, also once they are resolved', async () => {
    const completionItem = { documentationFormat: ['plaintext' as const] }
    const { server, document } = await open(`${tinyDone}\n<!-- handoff-ignore `, {
      capabilities: withText({ completion: { completionItem } }),
    })
    const item = (await document.completions('<!-- handoff-ignore ')).find(({ label }) => label === 'missing-eta')
    const resolved = await server.connection.sendRequest(CompletionResolveRequest.type, item ?? { label: '' })
    const { documentation } = resolved
    ok(MarkupContent.is(documentation))
    equal(documentation.kind, 'plaintext')
    doesNotMatch(documentation.value, /^#|^```|\*\*/m)
  })

  it('whose code actions are commands gets commands, which apply edits', async () => {
    const applied: WorkspaceEdit[] = []
    const { server, document } = await open(late, {
      capabilities: { ...withText({ codeAction: {} }), workspace: { ...vscodeCapabilities.workspace, applyEdit: true } },
      prepare: (connection) =>
        connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
          applied.push(edit)
          return { applied: true }
        }),
    })
    const { codeActionProvider, executeCommandProvider } = server.initialized.capabilities
    deepEqual([codeActionProvider, executeCommandProvider?.commands], [true, ['handoff.applyEdit']])
    const range = document.rangeOf('14:30 CET')
    const context = { diagnostics: await document.diagnostics() }
    const found =
      (await server.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri: document.uri }, range, context })) ?? []
    ok(found.every((one): one is Command => typeof one.command === 'string' && !('kind' in one)))
    const [change] = found.filter(({ title }) => title.includes('2126-03-01T13:30Z')) as Command[]
    await server.connection.sendRequest(ExecuteCommandRequest.type, { command: change?.command ?? '', arguments: change?.arguments ?? [] })
    // Later answers come behind the edit.
    await document.diagnostics()
    const changes = applied.flatMap(({ documentChanges = [] }) => documentChanges.flatMap((one) => ('edits' in one ? one.edits : [])))
    const edits = changes.flatMap((edit) => ('newText' in edit ? edit : []))
    const text = TextDocument.applyEdits(TextDocument.create(document.uri, 'markdown', 1, late), edits)
    equal(text, tinyDone.replace('14:00Z', '13:30Z'))
  })

  it('is told that positions are in UTF-16, whatever it would like better', async () => {
    for (const positionEncodings of [undefined, ['utf-8'], ['utf-8', 'utf-16'], ['utf-32', 'utf-8']]) {
      const { server, document } = await open(tinyOpen.replace('slow', '😀 語 ünd').replace('Owner', '😀 Owner'), {
        capabilities: { ...vscodeCapabilities, ...(positionEncodings && { general: { positionEncodings } }) },
      })
      equal(server.initialized.capabilities.positionEncoding, 'utf-16')
      deepEqual(await document.problems(), ['6:16 "" warning unfilled-field'])
    }
  })

  it('may send the whole text at each change', async () => {
    const { server, document } = await open(tinyOpen, {})
    deepEqual(await document.problems(), ['6:13 "" warning unfilled-field'])
    const textDocument = { uri: document.uri, version: 2 }
    for (const [text, count] of [
      [tinyDone, 0],
      [tinyOpen, 1],
      ['', 0],
      [tinyOpen.replaceAll('\n', '\r\n'), 1],
    ] as const) {
      textDocument.version++
      await server.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] })
      equal((await document.diagnostics()).length, count)
    }
  })

  it('can give settings in its options', async () => {
    const { document } = await open(tinyOpen, {
      capabilities: { ...vscodeCapabilities, workspace: {} },
      initializationOptions: { handoff: { rules: { 'unfilled-field': 'error' } } },
    })
    deepEqual(await document.problems(), ['6:13 "" error unfilled-field'])
  })

  it('can leave features to another server, from the start or at any time', async () => {
    const features = { hover: false, completion: false, documentSymbol: false }
    const fromStart = await open(tinyOpen, { initializationOptions: { handoff: { features } } })
    const { hoverProvider, completionProvider, documentSymbolProvider, foldingRangeProvider } = fromStart.server.initialized.capabilities
    deepEqual([hoverProvider, completionProvider, documentSymbolProvider, foldingRangeProvider], [undefined, undefined, undefined, true])
    let settings: object = {}
    const { server, document } = await open(tinyOpen, { settings: () => settings })
    const answers = async () => [
      (await document.hover('Owner')) !== null,
      (await document.completions('State**: ')).length > 0,
      (await document.symbols()).length > 0,
      (await document.ask<unknown[]>('textDocument/foldingRange')).length > 0,
      (await document.problems()).length > 0,
    ]
    deepEqual(await answers(), [true, true, true, true, true])
    settings = { features }
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
    deepEqual(await answers(), [false, false, false, true, true])
  })
}).timeout(60_000)
