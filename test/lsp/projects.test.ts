import { deepEqual, equal } from 'node:assert/strict'
import * as protocol from '../../server/src/protocol.ts'
import { folderOf } from '../folder.ts'
import { cleanUp, startServer } from './support.ts'
import { tinyDone, tinyOpen, tinyPath, tinyTemplate } from './tiny.ts'

const config = '.handoff/config.yaml'

describe('server: templates and configuration', () => {
  afterEach(cleanUp)

  it('a template takes effect when it is saved', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()] })
    const document = await server.open(tinyDone, folder.uri('a.md'))
    const template = await server.open(tinyTemplate, folder.uri(tinyPath))
    await template.replace('## Links', '- **Reviewer**: [Person]\n\n## Links')
    deepEqual(await document.problems(), [])
    folder.write({ [tinyPath]: template.text })
    await template.save()
    await server.refreshed(1)
    deepEqual(
      (await document.problems()).map((line) => line.replace(/^.* /, '')),
      ['missing-field'],
    )
  })

  it('a template that is deleted while it is used leaves a document of no kind', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()] })
    const document = await server.open(tinyOpen, folder.uri('a.md'))
    equal((await document.problems()).length, 1)
    folder.remove(tinyPath)
    await server.changed(folder.uri(tinyPath))
    await server.refreshed(1)
    deepEqual(await document.problems(), [])
    folder.write({ [tinyPath]: tinyTemplate })
    await server.changed(folder.uri(tinyPath))
    await server.refreshed(2)
    equal((await document.problems()).length, 1)
  })

  it('a template of the project takes the place of the built-in one of its id', async () => {
    const path = '.handoff/kinds/support-handoff.md'
    const folder = folderOf({ [path]: '# Support handoff\n\n**Owner**:\n\n## Steps\n\n1.\n' })
    const server = await startServer({ folders: [folder.uri()] })
    const document = await server.open(
      '---\nkind: support-handoff\n---\n\n# Support handoff\n\n**Owner**:\n\n## Steps\n\n1. Go\n',
      folder.uri('a.md'),
    )
    deepEqual(await document.problems(), ['6:10 "" warning unfilled-field'])
    folder.remove(path)
    await server.changed(folder.uri(path))
    equal((await document.problems()).length > 5, true)
  })

  it('mistakes in an open template are diagnostics', async () => {
    const folder = folderOf({})
    const server = await startServer({ folders: [folder.uri()] })
    const template = await server.open(
      '# Broken\n\n**Owner**: [Name] <!-- handoff: { type: colour } -->\n',
      folder.uri('.handoff/kinds/broken.md'),
    )
    const [problem] = await template.problems()
    equal(problem?.endsWith('error invalid-template'), true, problem)
  })

  it('the configuration is live, and its mistakes are diagnostics', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()] })
    const document = await server.open(tinyOpen, folder.uri('docs/a.md'))
    equal((await document.problems()).length, 1)
    const text = 'rules:\n  unfilled-field: off\n  no-such-rule: off\n'
    folder.write({ [config]: text })
    await server.changed(folder.uri(config))
    await server.refreshed(1)
    deepEqual(await document.problems(), [])
    const configuration = await server.open(text, folder.uri(config))
    deepEqual(await configuration.problems(), ['2:2 "no-such-rule" error invalid-configuration'])
    folder.write({ [config]: 'ignore: [other/]\n: : [' })
    await server.changed(folder.uri(config))
    equal((await document.problems()).length, 1)
    folder.write({ [config]: 'ignore: ["docs/**"]\n' })
    await server.changed(folder.uri(config))
    deepEqual(await document.problems(), [])
  })

  it('the configuration says of which kind a file is, before the front matter is asked', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate, [config]: 'documents:\n  - { match: "docs/*.md", kind: tiny }\n' })
    const server = await startServer({ folders: [folder.uri()] })
    const document = await server.open(tinyOpen.replace(/^---[\s\S]*?---\n/, ''), folder.uri('docs/a.md'))
    deepEqual(await document.problems(), ['3:13 "" warning unfilled-field'])
  })

  it('each document has the kinds and rules of the nearest project', async () => {
    const one = folderOf({ [tinyPath]: tinyTemplate, 'inner/.handoff/config.yaml': 'rules: { unfilled-field: off }\n' })
    const two = folderOf({ [tinyPath]: tinyTemplate.replace('**Owner**: [Person]', '**Ticket**: [Link]') })
    const server = await startServer({ folders: [one.uri(), two.uri()] })
    const first = await server.open(tinyOpen, one.uri('a.md'))
    const second = await server.open(tinyOpen, two.uri('a.md'))
    const inner = await server.open(tinyOpen, one.uri('inner/a.md'))
    deepEqual(await first.problems(), ['6:13 "" warning unfilled-field'])
    equal(
      (await second.problems()).some((line) => line.endsWith('missing-field')),
      true,
    )
    deepEqual(await inner.problems(), [])
  })

  it('a document in no workspace folder has the project above it', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer()
    const document = await server.open(tinyOpen, folder.uri('docs/deep/a.md'))
    deepEqual(await document.problems(), ['6:13 "" warning unfilled-field'])
  })

  it('an untitled document has the project of the workspace', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()] })
    const document = await server.open(tinyOpen)
    deepEqual(await document.problems(), ['6:13 "" warning unfilled-field'])
  })

  it('folders come and go', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [] })
    const document = await server.open(tinyOpen)
    deepEqual(await document.problems(), [])
    const change = (event: object) => server.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event })
    await change({ added: [{ uri: folder.uri(), name: 'a' }], removed: [] })
    await server.refreshed(1)
    equal((await document.problems()).length, 1)
    await change({ added: [], removed: [{ uri: folder.uri(), name: 'a' }] })
    await server.refreshed(2)
    deepEqual(await document.problems(), [])
  })

  it('files are read through the client where it says so', async () => {
    const files: Readonly<Record<string, string>> = { 'vscode-vfs://host/.handoff/kinds/tiny.md': tinyTemplate }
    const server = await startServer({
      initializationOptions: { readsFiles: true },
      folders: ['vscode-vfs://host/'],
      prepare: (connection) => {
        connection.onRequest(
          protocol.readFileRequest,
          ({ uri }: protocol.ReadFileParams): protocol.ReadFileResult => ({ text: files[uri] ?? null }),
        )
        connection.onRequest(
          protocol.listFilesRequest,
          ({ folder, glob }: protocol.ListFilesParams): protocol.ListFilesResult => ({
            uris: folder === 'vscode-vfs://host/' && glob.startsWith('.handoff') ? Object.keys(files) : [],
          }),
        )
      },
    })
    const document = await server.open(tinyOpen, 'vscode-vfs://host/docs/a.md')
    deepEqual(await document.problems(), ['6:13 "" warning unfilled-field'])
  })
}).timeout(30_000)
