/** The whole workspace, read on other threads and with results that are kept: nothing of this can be seen in the answers. */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CancellationTokenSource } from 'vscode-languageserver/node'
import * as protocol from '../../server/src/protocol.ts'
import { type Files, type Folder, folderOf } from '../folder.ts'
import { cleanUp, type ServerOptions, startServer, type TestServer } from './support.ts'

const general = (body: string, ...frontMatter: string[]) =>
  `---\n${['kind: general', ...frontMatter].join('\n')}\n---\n\n# Handoff\n\n${body}\n`
const issues = (severity: string) =>
  general(`- **Product**: Search\n\n| Issue | Severity | Workaround |\n| --- | --- | --- |\n| SRCH-7 | ${severity} | Restart it |`)
const padding = `\n${'The index was rebuilt, and nothing else has changed since then.\n'.repeat(60)}`

const files: Files = {
  '.git/HEAD': '',
  'a.md': general('- [ ] Rotate the key'),
  'b.md': general('All quiet. TBD', 'previous: a.md', 'stage: ready'),
  'c.md': general('See [that](a.md#handoff) and [this](a.md#gone).', 'stage: ready'),
  'high.md': issues('High'),
  'low.md': issues('Low'),
  'readme.md': '# Service\n\nWhat it is.\n',
}
/** So many bytes that they are worth a thread. */
const many: Files = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [`more/n-${index}.md`, general(`${index % 3 === 0 ? 'TBD' : ''}${padding}`)]),
)

const start = (folder: Folder, results?: Folder | string, options: ServerOptions = {}) =>
  startServer({
    folders: [folder.uri()],
    initializationOptions: { readsFiles: false, ...(results && { resultFolder: typeof results === 'string' ? results : results.path }) },
    ...options,
  })
const scan = (server: TestServer, params: protocol.WorkspaceReadinessParams = {}) =>
  server.connection.sendRequest<protocol.DocumentReadiness[]>(protocol.workspaceReadinessRequest, params)
const indexesIn = (results: Folder) => readdirSync(results.path).filter((name) => name.endsWith('.results'))
const readiness = (server: TestServer, uri: string) =>
  server.connection.sendRequest<protocol.DocumentReadiness | null>(protocol.readinessRequest, { uri })

describe('server: the whole workspace', () => {
  afterEach(cleanUp)

  it('is as every document is by itself, on threads or not, found anew or kept', async () => {
    const [folder, results] = [folderOf({ ...files, ...many }), folderOf({})]
    const first = await start(folder, results)
    const found = await scan(first)
    equal(found.length, 45)
    const alone = await Promise.all(found.map(({ uri }) => readiness(first, uri)))
    deepEqual(found, alone)
    equal(indexesIn(results).length, 1)
    deepEqual(await scan(await start(folder, results)), found)
    const few = await start(folderOf(files))
    deepEqual(
      (await scan(few)).map(({ percent }) => percent),
      found.filter(({ uri }) => !uri.includes('/more/')).map(({ percent }) => percent),
    )
  })

  it('counts what is not saved yet, for the document itself and for those that hang on it', async () => {
    const folder = folderOf(files)
    const server = await start(folder, folderOf({}))
    await scan(server)
    const [a, high] = [await server.open(folder.read('a.md'), folder.uri('a.md')), await server.open(issues('High'), folder.uri('high.md'))]
    await a.replace('# Handoff', '# Gone')
    await a.replace('[ ]', '[x]')
    await high.replace('High', 'Low')
    const found = await scan(server)
    deepEqual(found, await Promise.all(found.map(({ uri }) => readiness(server, uri))))
    await a.close()
    const again = await scan(server)
    deepEqual(again, await Promise.all(again.map(({ uri }) => readiness(server, uri))))
  })

  it('keeps to the settings of the user', async () => {
    const folder = folderOf(files)
    const results = folderOf({})
    const off = await start(folder, results, {
      settings: () => ({ rules: { 'placeholder-text': 'off' }, kinds: { 'readme.md': 'general' } }),
    })
    const found = await scan(off)
    deepEqual(found, await Promise.all(found.map(({ uri }) => readiness(off, uri))))
    equal(found.length, 6)
    equal((await scan(await start(folder, results))).length, 5)
  })

  it('sends first handoffs while it reads, and can be ended and begun again at any time', async () => {
    const folder = folderOf({ ...files, ...many })
    const results = folderOf({})
    const server = await start(folder, results)
    let cancellation = new CancellationTokenSource()
    let reports = 0
    let last = 0
    server.connection.onNotification('$/progress', ({ value }: { value: { kind?: string } }) => {
      if (value.kind === 'report' && ++reports === last) cancellation.cancel()
    })
    for (last of [1, 2, 4]) {
      reports = 0
      cancellation = new CancellationTokenSource()
      const answer = server.connection.sendRequest(protocol.workspaceReadinessRequest, { workDoneToken: 'scan' }, cancellation.token)
      // Whoever is very fast is done before.
      await answer.catch((error: unknown) => ok(/cancelled/.test(String(error))))
    }
    const early = new CancellationTokenSource()
    const answer = server.connection.sendRequest(protocol.workspaceReadinessRequest, {}, early.token)
    early.cancel()
    await rejects(answer, /cancelled/)
    last = -1
    equal((await scan(server)).length, 45)
    deepEqual(server.log, [])
  })

  it('files that change, go and come while it is read are as they are when it is read again', async () => {
    const folder = folderOf({ ...files, ...many })
    const results = folderOf({})
    const server = await start(folder, results)
    const rounds = [
      () => folder.write({ 'a.md': general('- [x] Rotate the key'), 'low.md': issues('High'), 'more/n-3.md': general('Done.') }),
      () => folder.remove('high.md'),
      () => folder.write({ 'high.md': issues('Low'), 'new.md': general('TBD') }),
    ]
    for (const change of rounds) {
      let isChanged = false
      const changeOnce = () => {
        if (!isChanged) change()
        isChanged = true
      }
      server.connection.onNotification('$/progress', ({ value }: { value: { kind?: string } }) => {
        if (value.kind === 'report') changeOnce()
      })
      await scan(server, { workDoneToken: 'scan' })
      // Whoever is very fast is done before anything is reported.
      changeOnce()
      await server.changed(...['a.md', 'low.md', 'high.md', 'new.md', 'more/n-3.md'].map((name) => folder.uri(name)))
      deepEqual(await scan(server), await scan(await start(folder)))
    }
    deepEqual(server.log, [])
  })

  it('goes on with results that are broken or cannot be kept, with links in circles and files that are gone', async () => {
    const folder = folderOf(files)
    symlinkSync('.', join(folder.path, 'loop'))
    symlinkSync('self.md', join(folder.path, 'self.md'))
    const results = folderOf({ file: '' })
    const first = await start(folder, join(results.path, 'file'))
    const found = await scan(first)
    deepEqual(first.log, [])
    equal(found.length, 5)
    const good = folderOf({})
    await scan(await start(folder, good))
    writeFileSync(join(good.path, indexesIn(good)[0] ?? ''), 'not ours')
    deepEqual(await scan(await start(folder, good)), found)
    const listed = await startServer({
      folders: [folder.uri()],
      initializationOptions: { readsFiles: true, resultFolder: good.path },
      prepare: (connection) => {
        connection.onRequest(protocol.readFileRequest, (): protocol.ReadFileResult => ({ text: null }))
        connection.onRequest(
          protocol.listFilesRequest,
          ({ glob }: protocol.ListFilesParams): protocol.ListFilesResult => ({
            uris: glob.startsWith('**') ? [folder.uri('a.md'), folder.uri('gone.md'), folder.uri('self.md'), 'vscode-vfs://host/x.md'] : [],
          }),
        )
      },
    })
    deepEqual(
      (await scan(listed)).map(({ uri }) => uri),
      [folder.uri('a.md')],
    )
    deepEqual(listed.log, [])
  })

  it('two servers at a time do each other no harm', async () => {
    const [folder, results] = [folderOf({ ...files, ...many }), folderOf({})]
    const servers = await Promise.all([start(folder, results), start(folder, results)])
    const [one, other] = await Promise.all(servers.map((server) => scan(server)))
    deepEqual(one, other)
    equal(indexesIn(results).length, 1)
  })
}).timeout(60_000)
