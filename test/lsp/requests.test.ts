import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { CancellationTokenSource } from 'vscode-languageserver/node'
import * as protocol from '../../server/src/protocol.ts'
import { folderOf } from '../folder.ts'
import { cleanUp, startServer } from './support.ts'
import { tinyDone, tinyOpen, tinyPath, tinyTemplate } from './tiny.ts'

describe('server: our own requests', () => {
  afterEach(cleanUp)

  it('kinds are those of the project, then the built-in ones', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()] })
    const kinds = await server.connection.sendRequest<protocol.KindsResult>(protocol.kindsRequest, { uri: folder.uri('a.md') })
    deepEqual(kinds[0], { id: 'tiny', title: 'Tiny handoff', description: 'For tests.', uri: folder.uri(tinyPath) })
    deepEqual(
      ['support-handoff', 'escalation-packet', 'general'].filter((id) => !kinds.some((kind) => kind.id === id)),
      [],
    )
    deepEqual(await server.connection.sendRequest(protocol.kindsRequest, { uri: null }), kinds)
  })

  it('a new handoff is the template with a name for the file', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate, '.handoff/config.yaml': 'newFile: "handoffs/{date}-{title}"\n' })
    const server = await startServer({ folders: [folder.uri()] })
    const made = await server.connection.sendRequest<protocol.NewHandoffResult>(protocol.newHandoffRequest, {
      kind: 'tiny',
      uri: folder.uri(),
      title: 'Größe & Länge: kaputt!',
    })
    match(made.fileName, /^handoffs\/\d{4}-\d{2}-\d{2}-größe-länge-kaputt\.md$/)
    match(made.text, /\*\*Owner\*\*:/)
    await rejects(
      server.connection.sendRequest(protocol.newHandoffRequest, { kind: 'none', uri: folder.uri(), title: null }),
      /There is no kind "none"/,
    )
  })

  it('readiness is that of the open document, else of the file', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate, 'a.md': tinyDone, 'readme.md': '# Hello\n' })
    const server = await startServer({ folders: [folder.uri()] })
    const ask = (path: string) =>
      server.connection.sendRequest<protocol.DocumentReadiness | null>(protocol.readinessRequest, { uri: folder.uri(path) })
    const closed = await ask('a.md')
    deepEqual([closed?.title, closed?.kind, closed?.kindFrom, closed?.ready], ['Tiny: search is slow', 'tiny', 'front-matter', true])
    await server.open(tinyOpen, folder.uri('a.md'))
    const open = await ask('a.md')
    deepEqual([open?.ready, open?.open, open?.toCorrect, open?.state], [false, 1, 0, '80 % · 1 open'])
    const place = { line: 6, character: 13 }
    const range = { start: place, end: place }
    deepEqual(
      open?.sections.flatMap(({ lines }) => lines),
      [
        {
          ...{ label: 'Owner', words: 'empty field', isOpen: true, toCorrect: 0, severity: 'warning', range, actions: ['waive'] },
          faults: [
            {
              ...{ rule: 'unfilled-field', severity: 'warning', range, actions: ['waive'] },
              message: 'Field "Owner" is empty; expected a name',
            },
          ],
        },
      ],
    )
    deepEqual([await ask('readme.md'), await ask('gone.md')], [null, null])
  })

  it('the whole workspace is read with progress, ignored files and templates left out', async () => {
    const folder = folderOf({
      [tinyPath]: tinyTemplate,
      '.git/HEAD': '',
      '.gitignore': 'out/\n',
      'out/a.md': tinyOpen,
      'node_modules/x/a.md': tinyOpen,
      'docs/b.markdown': tinyOpen,
      'docs/a.md': tinyDone,
      'readme.md': '# Hello\n',
    })
    const elsewhere = folderOf({})
    const server = await startServer({ folders: [folder.uri()] })
    await server.open('---\nkind: general\n---\n# Open\n', elsewhere.uri('open.md'))
    const progress: string[] = []
    server.connection.onNotification('$/progress', ({ token, value }: { token: string; value: { kind: string } }) => {
      progress.push(`${token} ${value.kind}`)
    })
    const found = await server.connection.sendRequest<protocol.DocumentReadiness[]>(protocol.workspaceReadinessRequest, {
      workDoneToken: 'scan',
    })
    deepEqual(
      found.map(({ uri, open }) => [uri, open]),
      [
        [folder.uri('docs/a.md'), 0],
        [folder.uri('docs/b.markdown'), 1],
        [elsewhere.uri('open.md'), 0],
      ].sort(),
    )
    equal(progress[0], 'scan begin')
    equal(progress.at(-1), 'scan end')
  })

  it('of the readiness only what has changed is sent', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate, 'a.md': tinyDone, 'b.md': tinyOpen, 'c.md': tinyOpen })
    const server = await startServer({ folders: [folder.uri()] })
    const ask = async (params: protocol.WorkspaceReadinessParams) =>
      (await server.connection.sendRequest<protocol.WorkspaceReadinessResult>(protocol.workspaceReadinessRequest, params)).map((one) =>
        'unchanged' in one ? `${one.uri} unchanged` : one,
      )
    const all = (await ask({})) as protocol.DocumentReadiness[]
    const [a, b, c] = all
    deepEqual([all.length, new Set(all.map(({ resultId }) => resultId)).size], [3, 3])
    const previousResultIds = { [a?.uri ?? '']: a?.resultId ?? '', [b?.uri ?? '']: 'another' }
    deepEqual(await ask({ previousResultIds }), [`${a?.uri} unchanged`, b, c])

    const { uri } = await server.open(tinyDone, folder.uri('c.md'))
    const before = c?.resultId ?? ''
    const changed = await server.connection.sendRequest<protocol.DocumentReadiness>(protocol.readinessRequest, {
      uri,
      previousResultId: before,
    })
    equal(changed.ready, true)
    const again = { uri, previousResultId: changed.resultId }
    deepEqual(await server.connection.sendRequest(protocol.readinessRequest, again), { uri, unchanged: true })
  })

  it('a request that is cancelled is answered at once', async () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.md`, tinyOpen]))
    const folder = folderOf({ [tinyPath]: tinyTemplate, ...files })
    const server = await startServer({ folders: [folder.uri()] })
    const cancellation = new CancellationTokenSource()
    const answer = server.connection.sendRequest(protocol.workspaceReadinessRequest, { workDoneToken: 'scan' }, cancellation.token)
    server.connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
      if (value.kind === 'report') cancellation.cancel()
    })
    await rejects(answer, /cancelled/)
  })

  it('readiness changes are told to our own client only', async () => {
    const told: unknown[] = []
    const prepare = (connection: Parameters<NonNullable<Parameters<typeof startServer>[0]>['prepare'] & object>[0]) =>
      void connection.onNotification(protocol.readinessChangedNotification, (params: unknown) => {
        told.push(params)
      })
    const server = await startServer({ initializationOptions: { readsFiles: false }, prepare })
    const document = await server.open('# A\n')
    await document.replace('# A', '# B')
    await document.close()
    await document.diagnostics()
    deepEqual(told, [{ uris: [document.uri] }, { uris: [document.uri] }, { uris: [document.uri] }])
    const other = await startServer({ prepare })
    const another = await other.open('# A\n')
    await another.diagnostics()
    equal(told.length, 3)
  })

  it('the update that others wait for is begun for any editor', async () => {
    const text = '---\nkind: general\n---\n\n# Mail\n\n- **Next update:** 2026-03-01T12:00Z\n'
    const folder = folderOf({ 'a.md': text })
    const server = await startServer({ folders: [folder.uri()] })
    const { uri } = await server.open(text, folder.uri('a.md'))
    const ways = await server.connection.sendRequest<protocol.UpdateWaysResult>(protocol.updateWaysRequest, { uri })
    deepEqual([ways?.kinds.map(({ id }) => id), ways?.incident], [['status-update'], undefined])
    const params = { uri, kind: 'status-update' }
    const written = await server.connection.sendRequest<protocol.WriteUpdateResult>(protocol.writeUpdateRequest, params)
    match(written?.document?.text ?? '', /^---\nkind: status-update\nstage: draft\nincident: a\.md\n---\n/)
    equal(written?.edits.length, 1)
  })

  it('a transcript becomes rows of a timeline for any editor', async () => {
    const text = '# A\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n'
    const server = await startServer()
    const { uri } = await server.open(text)
    const ask = (transcript: unknown) =>
      server.connection.sendRequest<protocol.TimelineResult>(protocol.timelineRequest, { uri, text: transcript })
    const rows = await ask('2026-03-01T12:00Z Paged\n')
    deepEqual([rows?.version, rows?.edits.map(({ newText }) => newText), rows?.summary], [1, ['\n| 2026-03-01T12:00Z | Paged |'], '1 row.'])
    deepEqual([await ask('Nothing.'), await ask(12)], [null, null])
  })
}).timeout(30_000)
