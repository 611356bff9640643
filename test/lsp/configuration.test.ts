/** The project's configuration in any editor that speaks the protocol. */
import { deepEqual, equal } from 'node:assert/strict'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import * as protocol from '../../server/src/protocol.ts'
import { folderOf } from '../folder.ts'
import { cleanUp, startServer, vscodeCapabilities } from './support.ts'

const wrong = 'rules:\n  mising-time-zone: off\ntimezone: Europe/Berlinn\n'
const note = '---\nkind: general\n---\n\n# Mail\n\n- **Owner:**\n'

describe('server: the configuration', () => {
  afterEach(cleanUp)

  it('is checked while it is written, pulled or pushed', async () => {
    const folder = folderOf({ '.handoff/config.yaml': 'timezone: UTC\n' })
    const uri = folder.uri('.handoff/config.yaml')
    const document = await (await startServer({ folders: [folder.uri()] })).open(wrong, uri)
    deepEqual(await document.problems(), [
      '1:2 "mising-time-zone" error invalid-configuration',
      '2:10 "Europe/Berlinn" error invalid-configuration',
    ])
    await document.replace('mising', 'missing')
    deepEqual(await document.problems(), ['2:10 "Europe/Berlinn" error invalid-configuration'])
    const [fix] = await document.actions('Berlinn')
    await document.apply(fix ?? { title: '' })
    deepEqual(await document.problems(), [])
    deepEqual(await document.symbols(), [])
    equal((await document.completions('missing-time-zone: ')).length, 4)
    const pushing = await startServer({ capabilities: {}, folders: [folder.uri()] })
    await pushing.open('timezone: Mars\n', uri)
    deepEqual(
      (await pushing.published(uri, ({ diagnostics }) => diagnostics.length > 0)).diagnostics[0]?.message,
      'Unknown time zone "Mars"; expected an IANA time zone, such as Europe/Berlin',
    )
  })

  it('is changed by fixes, and made where it is not there', async () => {
    const folder = folderOf({ 'docs/a.md': note, '.git/HEAD': '' })
    const capabilities = {
      ...vscodeCapabilities,
      workspace: { ...vscodeCapabilities.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } },
    }
    const server = await startServer({ folders: [folder.uri()], capabilities })
    const document = await server.open(note, folder.uri('docs/a.md'))
    const action = (await document.actions('Owner:**')).find(({ title }) => title === 'Turn off unfilled-field in this project')
    const { edit } = await document.resolve(action ?? { title: '' })
    const uri = folder.uri('.handoff/config.yaml')
    deepEqual(edit?.documentChanges, [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      {
        textDocument: { uri, version: null },
        edits: [
          { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: 'rules:\n  unfilled-field: off\n' },
        ],
      },
    ])
    deepEqual((await document.problems()).length, 1)
    folder.write({ '.handoff/config.yaml': 'rules:\n  unfilled-field: off\n' })
    await server.changed(uri)
    await server.refreshed(1)
    deepEqual(await document.problems(), [])
  })

  it('is found for a document, or is what a new one would say', async () => {
    const folder = folderOf({ '.handoff/config.yml': '', 'docs/a.md': '' })
    const server = await startServer({ folders: [folder.uri()] })
    const ask = (uri: string) => server.connection.sendRequest<protocol.ConfigurationFileResult>(protocol.configurationFileRequest, { uri })
    deepEqual(await ask(folder.uri('docs')), { uri: folder.uri('.handoff/config.yml'), text: null })
    equal((await ask(folderOf({ '.git/HEAD': '' }).uri('docs')))?.text?.startsWith('# The configuration'), true)
  })

  it('cannot lead a new file out of the project', async () => {
    const outside = folderOf({})
    const folder = folderOf({ 'docs/a.md': '', '.git/hooks/a': '' })
    mkdirSync(join(folder.path, 'real'))
    symlinkSync(outside.path, join(folder.path, 'out'))
    symlinkSync(join(folder.path, 'real'), join(folder.path, 'in'))
    symlinkSync(join(folder.path, '.git/hooks'), join(folder.path, 'hooks'))
    symlinkSync(join(outside.path, 'gone.md'), join(folder.path, 'gone.md'))
    const server = await startServer({ folders: [folder.uri()] })
    const answers: Record<string, string | null> = {
      'docs/b.md': null,
      'new/deep/b.md': null,
      'in/b.md': null,
      'out/b.md': 'a link leads out of the project; expected a folder within it',
      'out/new/deep/b.md': 'a link leads out of the project; expected a folder within it',
      'gone.md': 'a link leads out of the project; expected a folder within it',
      'hooks/b.md': 'a link leads into a folder that begins with a dot',
      '../b.md': 'it is outside of the project; expected a path within it',
      '.git/hooks/b.md': 'a part of it begins with a dot; expected folders and files that are shown',
      'docs/b.sh': 'it is no Markdown file; expected the ending .md',
    }
    for (const [path, expected] of Object.entries(answers)) {
      const params: protocol.CheckNewFileParams = { folder: folder.uri(), path }
      equal(await server.connection.sendRequest<protocol.CheckNewFileResult>(protocol.checkNewFileRequest, params), expected, path)
    }
  })
}).timeout(30_000)
