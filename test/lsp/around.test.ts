import { deepEqual, equal } from 'node:assert/strict'
import * as protocol from '../../server/src/protocol.ts'
import { folderOf } from '../folder.ts'
import { cleanUp, startServer, vscodeCapabilities } from './support.ts'

const general = (body: string, ...frontMatter: string[]) =>
  `---\n${['kind: general', ...frontMatter].join('\n')}\n---\n\n# Handoff\n\n${body}\n`
const before = general('- [ ] Rotate the key')
const after = general('All quiet.', 'previous: a.md')
const dropped = ['2:10 "a.md" warning dropped-item']

describe('server: documents that depend on each other', () => {
  afterEach(cleanUp)

  it('an edit of one refreshes the diagnostics of the other, once it matters', async () => {
    const folder = folderOf({ 'a.md': before, 'b.md': after })
    const server = await startServer({ folders: [folder.uri()] })
    const [first, second] = [await server.open(before, folder.uri('a.md')), await server.open(after, folder.uri('b.md'))]
    deepEqual(await second.problems(), dropped)
    await first.replace('[ ]', '[x]')
    await first.pull()
    await server.refreshed(1)
    deepEqual(await second.problems(), [])
    await first.close()
    await server.refreshed(2)
    deepEqual(await second.problems(), dropped)
  })

  it('the new diagnostics are pushed to a client that cannot pull', async () => {
    const folder = folderOf({ 'a.md': before, 'b.md': after })
    const server = await startServer({ folders: [folder.uri()], capabilities: { ...vscodeCapabilities, textDocument: {} } })
    const [first, second] = [await server.open(before, folder.uri('a.md')), await server.open(after, folder.uri('b.md'))]
    await server.published(second.uri, ({ diagnostics }) => diagnostics.length === 1)
    await first.replace('[ ]', '[x]')
    await server.published(second.uri, ({ diagnostics }) => diagnostics.length === 0)
  })

  it('a file that comes, changes and goes is followed', async () => {
    const folder = folderOf({ '.git/HEAD': '', 'b.md': after })
    const server = await startServer({ folders: [folder.uri()] })
    const document = await server.open(after, folder.uri('b.md'))
    deepEqual(await document.problems(), [])
    const tell = (type: number) =>
      server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.uri('a.md'), type }] })
    folder.write({ 'a.md': before })
    await tell(1)
    await server.refreshed(1)
    deepEqual(await document.problems(), dropped)
    folder.write({ 'a.md': before.replace('[ ]', '[x]') })
    await tell(2)
    deepEqual(await document.problems(), [])
  })

  it('a URI is the same however the client writes it', async () => {
    const folder = folderOf({ 'a b.md': before, 'b.md': after.replace('a.md', 'a b.md') })
    const server = await startServer({ folders: [folder.uri()] })
    await server.open(before.replace('[ ]', '[x]'), folder.uri('a b.md').replace('a%20b', '%61%20b'))
    const document = await server.open(folder.read('b.md'), folder.uri('b.md'))
    deepEqual(await document.problems(), [])
  })

  it('files are asked for through the client where it says so', async () => {
    const asked: string[] = []
    const server = await startServer({
      initializationOptions: { readsFiles: true },
      folders: ['vscode-vfs://host/'],
      prepare: (connection) => {
        connection.onRequest(protocol.readFileRequest, (): protocol.ReadFileResult => ({ text: null }))
        connection.onRequest(protocol.listFilesRequest, (): protocol.ListFilesResult => ({ uris: [] }))
        connection.onRequest(protocol.existsRequest, ({ uri }: protocol.ExistsParams): protocol.ExistsResult => {
          asked.push(uri)
          return { exists: uri.endsWith('b.png') }
        })
      },
    })
    const document = await server.open(general('[one](b.png) and [two](../docs/c.png)'), 'vscode-vfs://host/docs/a.md')
    deepEqual(await document.problems(), ['6:23 "../docs/c.png" warning broken-link'])
    deepEqual(asked.toSorted(), ['vscode-vfs://host/docs/b.png', 'vscode-vfs://host/docs/c.png'])
    equal((await document.problems()).length, 1)
    equal(asked.length, 2)
  })

  it('a client that does not know of files that exist is told nothing of them', async () => {
    const server = await startServer({ initializationOptions: { readsFiles: true }, folders: ['vscode-vfs://host/'] })
    const document = await server.open(general('[one](b.png)'), 'vscode-vfs://host/docs/a.md')
    deepEqual(await document.problems(), [])
  })

  it('all documents are to be asked for after an edit where the client cannot be told of more', async () => {
    const { refreshSupport, ...diagnostics } = vscodeCapabilities.workspace?.diagnostics ?? {}
    const plain = { ...vscodeCapabilities, workspace: { ...vscodeCapabilities.workspace, diagnostics } }
    const provider = async (capabilities = vscodeCapabilities) =>
      (await startServer({ capabilities })).initialized.capabilities.diagnosticProvider
    deepEqual(
      [refreshSupport, (await provider())?.interFileDependencies, (await provider(plain))?.interFileDependencies],
      [true, false, true],
    )
  })
}).timeout(30_000)
