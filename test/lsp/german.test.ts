/** One handoff, read by a person whose editor speaks German, by others, and on the command line. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { CodeActionRequest } from 'vscode-languageserver-protocol'
import * as protocol from '../../server/src/protocol.ts'
import { checkJson } from '../cli/support.ts'
import { folderOf } from '../folder.ts'
import { cleanUp, startServer } from './support.ts'
import { tinyOpen, tinyPath, tinyTemplate } from './tiny.ts'

const english = 'Field "Owner" is empty; expected a name'
const german = 'Feld „Owner“ ist leer; erwartet: ein Name'

async function messagesFor(locale: string | undefined): Promise<string[]> {
  const folder = folderOf({ [tinyPath]: tinyTemplate })
  const server = await startServer({ folders: [folder.uri()], locale })
  const document = await server.open(tinyOpen, folder.uri('a.md'))
  return (await document.diagnostics()).map(({ message }) => String(message))
}

describe('server: German', () => {
  afterEach(cleanUp)

  it('is what a reader of German is told of problems', async () => deepEqual(await messagesFor('de-AT'), [german]))

  it('is told to nobody else', async () => {
    deepEqual(await messagesFor('en'), [english])
    deepEqual(await messagesFor('ja'), [english])
    deepEqual(await messagesFor(undefined), [english])
  })

  it('is not the language of the command line, whatever the language of its surroundings', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate, 'a.md': tinyOpen })
    const { files } = await checkJson(['a.md'], { cwd: folder.path, env: { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' } })
    deepEqual(
      files.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message)),
      [english],
    )
  })

  it('is the language of fixes', async () => {
    const server = await startServer({ locale: 'de' })
    const document = await server.open('---\nkind: general\n---\n\n# A\n\nAt 2026-03-01 10:00 CET.\n\n- [x] [Read or write]\n')
    const start = { line: 6, character: 5 }
    const actions = await server.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: document.uri },
      range: { start, end: start },
      context: { diagnostics: [], only: ['quickfix'] },
    })
    deepEqual(
      actions?.map(({ title }) => title),
      ['In 2026-03-01T09:00Z umrechnen', 'non-utc-timestamp hier mit Begründung ausnehmen…'],
    )
  })

  it('is the language of the places that belong to a problem', async () => {
    const server = await startServer({ locale: 'de' })
    const document = await server.open('---\nkind: general\n---\n\n# A\n\nAll times in CET.\n\nAt 2026-03-01 10:00.\n')
    const [first] = await document.diagnostics()
    deepEqual(
      [first?.message, first?.relatedInformation?.map(({ message }) => message)],
      ['Unerwartet: „2026-03-01 10:00“, erklärt als CET; erwartet: UTC, etwa 2026-03-01T09:00Z', ['Hier sind die Zeiten als CET erklärt']],
    )
  })

  it('is the language of readiness, of a document and of a workspace, where others have kept results in English', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate, 'a.md': tinyOpen, '.git/HEAD': '' })
    const results = folderOf({})
    const said = async (locale: string) => {
      const initializationOptions = { readsFiles: false, resultFolder: results.path }
      const server = await startServer({ folders: [folder.uri()], locale, initializationOptions })
      const one = await server.connection.sendRequest<protocol.DocumentReadiness>(protocol.readinessRequest, { uri: folder.uri('a.md') })
      const [all] = await server.connection.sendRequest<protocol.DocumentReadiness[]>(protocol.workspaceReadinessRequest, {})
      return [one, all].flatMap((readiness) =>
        readiness?.sections.flatMap(({ lines }) => lines.flatMap(({ faults }) => faults.map(({ message }) => message))),
      )
    }
    deepEqual(await said('en'), [english, english])
    deepEqual(await said('de'), [german, german])
    deepEqual(await said('en'), [english, english])
  })

  it('is the language of a mistake in the configuration', async () => {
    const folder = folderOf({ '.handoff/config.yaml': 'rules: 1\n' })
    const server = await startServer({ folders: [folder.uri()], locale: 'de' })
    const document = await server.open('rules: 1\n', folder.uri('.handoff/config.yaml'))
    const [mistake] = await document.diagnostics()
    equal(mistake?.message, 'Unerwarteter Wert von „rules“; erwartet: in jeder Zeile eine Regel und ihr Schweregrad')
  })

  it('is the language of a status update', async () => {
    const server = await startServer({ locale: 'de' })
    const document = await server.open(
      '---\nkind: general\n---\n\n# Anmeldung gestört\n\n- **Status:** erkannt\n- **Auswirkungen:** 340 Mandanten\n',
    )
    const made = await server.connection.sendRequest<protocol.StatusUpdate>(protocol.statusUpdateRequest, {
      uri: document.uri,
      format: 'email',
    })
    match(made.text, /^Betreff: Anmeldung gestört \(erkannt\)\n\nStatus: erkannt\n\nAuswirkung: 340 Mandanten\n/)
    deepEqual(made.missing, ['Es sagt nicht, wann die nächste Meldung fällig ist, als Zeit in UTC.'])
  })
})
