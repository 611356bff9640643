import { deepEqual, equal, notEqual } from 'node:assert/strict'
import { folderOf } from '../folder.ts'
import { cleanUp, startServer, vscodeCapabilities } from './support.ts'
import { tinyDone, tinyOpen, tinyPath, tinyTemplate } from './tiny.ts'

const withoutPull = { ...vscodeCapabilities, textDocument: {} }

describe('server: diagnostics', () => {
  afterEach(cleanUp)

  it('are pulled, with code, source and exact range', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()] })
    const document = await server.open(tinyOpen, folder.uri('a.md'))
    const [diagnostic, ...others] = await document.diagnostics()
    deepEqual(others, [])
    deepEqual(diagnostic, {
      range: { start: { line: 6, character: 13 }, end: { line: 6, character: 13 } },
      severity: 2,
      code: 'unfilled-field',
      source: 'handoff',
      message: 'Field "Owner" is empty; expected a name',
    })
  })

  it('follow the edits', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()] })
    const document = await server.open(tinyDone, folder.uri('a.md'))
    deepEqual(await document.problems(), [])
    await document.replace('Dana Kim', '')
    deepEqual(await document.problems(), ['6:13 "" warning unfilled-field'])
    await document.replace('# Tiny', 'Owner: x\n\n# Tiny')
    await document.replace('Restart the indexer', '[Step]')
    await document.replace('Owner: x\n\n', '')
    deepEqual(await document.problems(), ['6:13 "" warning unfilled-field', '13:3 "[Step]" warning placeholder-text'])
  })

  it('are said to be unchanged as long as the marks of the client stand where they should', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()] })
    const document = await server.open(`${tinyOpen}\nThen more.\n`, folder.uri('a.md'))
    const first = await document.pull()
    deepEqual(await document.pull(first.resultId), { kind: 'unchanged', resultId: first.resultId })
    await document.replace('Then more', 'Then much more')
    deepEqual(await document.pull(first.resultId), { kind: 'unchanged', resultId: first.resultId })
    // An editor moves its marks along the line of an edit, and down with new lines.
    const [mark] = await document.diagnostics()
    const again = await document.pull()
    const line = document.text.split('\n')[mark?.range.start.line ?? 0] ?? ''
    await document.replace(line, `${line} `)
    const second = await document.pull(again.resultId)
    equal(second.kind, 'full')
    await document.replace('Then much', '\nThen much')
    const third = await document.pull(second.resultId)
    equal(third.kind, 'full')
    notEqual(third.resultId, second.resultId)
  })

  it('are empty for what is no handoff and for what is not open', async () => {
    const server = await startServer()
    const readme = await server.open('# My project\n\n- **Owner**:\n- [Name]\n\nAt 14:30 PST.\n')
    deepEqual(await readme.diagnostics(), [])
    await readme.close()
    deepEqual(await readme.diagnostics(), [])
  })

  it('link to the pages of the rules where these are known', async () => {
    const initializationOptions = { readsFiles: false, rulePages: 'file:///extension/rules' }
    const server = await startServer({ initializationOptions })
    const document = await server.open('---\nkind: general\n---\n\n# A\n\n- [Name]\n')
    const [diagnostic] = await document.diagnostics()
    deepEqual(diagnostic?.codeDescription, { href: 'file:///extension/rules/placeholder-text.md' })
  })

  it('are pushed to a client that cannot pull, with the version, and taken away on close', async () => {
    const server = await startServer({ capabilities: withoutPull })
    const document = await server.open('---\nkind: general\n---\n\n# A\n\n- [Name]\n')
    const first = await server.published(document.uri)
    deepEqual([first.version, ...first.diagnostics.map((one) => document.describe(one))], [1, '6:2 "[Name]" warning placeholder-text'])
    await document.replace('[Name]', 'Dana')
    const second = await server.published(document.uri, ({ version }) => version === 2)
    deepEqual(second.diagnostics, [])
    await document.replace('Dana', '[Name]')
    await document.close()
    await server.published(document.uri, ({ version, diagnostics }) => version === undefined && diagnostics.length === 0)
  })

  it('are not made where the user wants none, and have the severities that the user wants', async () => {
    let settings: object = { validate: false }
    const server = await startServer({ settings: () => settings })
    const document = await server.open('---\nkind: general\n---\n\n# A\n\n- [Name]\n')
    deepEqual(await document.problems(), [])
    settings = { rules: { 'placeholder-text': 'error', nonsense: 7 } }
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
    await server.refreshed(1)
    deepEqual(await document.problems(), ['6:2 "[Name]" error placeholder-text'])
    equal(server.log.filter((line) => line.includes('"nonsense"')).length, 1)
  })
}).timeout(30_000)
