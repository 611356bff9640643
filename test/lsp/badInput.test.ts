import { deepEqual, equal } from 'node:assert/strict'
import * as protocol from '../../server/src/protocol.ts'
import { folderOf } from '../folder.ts'
import { cleanUp, startServer } from './support.ts'
import { tinyDone, tinyOpen, tinyPath, tinyTemplate } from './tiny.ts'

const texts: Readonly<Record<string, string>> = {
  empty: '',
  'only a byte order mark': '\uFEFF',
  'only front matter': '---\nkind: tiny\n---\n',
  'front matter that is not YAML': '---\nkind: [tiny\n: : }\n---\n# A\n',
  'front matter that is a list': '---\n- kind\n- tiny\n---\n# A\n',
  'an unclosed fence': `${tinyOpen}\n\`\`\`\n- **Owner**:\n`,
  'an unclosed comment': `${tinyOpen}\n<!-- handoff: {\n`,
  'unclosed HTML': `${tinyOpen}\n<div><p\n`,
  'a table with a wrong delimiter': `${tinyOpen}\n| a | b |\n| - |\n| 1 | 2 |\n`,
  CRLF: tinyOpen.replaceAll('\n', '\r\n'),
  'lone CR': tinyOpen.replaceAll('\n', '\r'),
  'a byte order mark': `\uFEFF${tinyOpen}`,
  'a NUL': tinyOpen.replace('search', 'se\0arch'),
  'right to left and emoji': tinyOpen.replace('search', 'חיפוש 👩‍👩‍👧‍👦 \u202Eabc\u202C'),
  'half a surrogate pair': tinyOpen.replace('search', 'se\ud800arch'),
  'a kind that is none': '---\nkind: {a: b}\nstage: 7\n---\n# A\n',
}

describe('server: bad input', () => {
  afterEach(cleanUp)

  it('every request has an answer, and nothing is logged', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()] })
    for (const [name, text] of Object.entries(texts)) {
      const document = await server.open(text, folder.uri(`${name}.md`))
      const end = text.slice(-3)
      await document.diagnostics()
      await document.symbols()
      await document.hover(end)
      await document.completions(end)
      for (const action of await document.actions(end)) await document.resolve(action)
      await server.connection.sendRequest(protocol.readinessRequest, { uri: document.uri })
      await document.close()
    }
    deepEqual(server.log, [])
  })

  it('places are right behind every line ending and in UTF-16 units', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()] })
    for (const name of ['CRLF', 'lone CR', 'a NUL', 'right to left and emoji']) {
      const document = await server.open(texts[name] ?? '', folder.uri(`${name}.md`))
      deepEqual(await document.problems(), ['6:13 "" warning unfilled-field'], name)
    }
  })

  it('a long document is answered', async () => {
    const section = '\n## Part\n\nSome words on what happened, and a list:\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n'
    const text = tinyDone + section.repeat(3000)
    const server = await startServer()
    const document = await server.open(`---\nkind: general\n---\n${text}`)
    await document.edit(document.text.length, document.text.length, '\n- [Name]\n')
    deepEqual(
      (await document.problems()).map((line) => line.replace(/^\d+/, '')),
      [':2 "[Name]" warning placeholder-text'],
    )
  })

  it('a document deleted or renamed while it is open goes on', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate, 'a.md': tinyOpen })
    const server = await startServer({ folders: [folder.uri()] })
    const document = await server.open(tinyOpen, folder.uri('a.md'))
    folder.remove('a.md')
    await server.changed(folder.uri('a.md'))
    equal((await document.problems()).length, 1)
    await document.close()
    const renamed = await server.open(document.text, folder.uri('b.md'))
    equal((await renamed.problems()).length, 1)
    deepEqual(await document.problems(), [])
    equal(await server.connection.sendRequest(protocol.readinessRequest, { uri: document.uri }), null)
  })

  it('a fix that was asked for on a version that is gone changes nothing else', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()] })
    const document = await server.open(tinyDone.replace('2126-03-01T14:00Z', '2126-03-01 14:00 CET'), folder.uri('a.md'))
    const actions = await document.actions('2126-03-01')
    // The time is moved two lines down, and a word is written where it stood.
    await document.replace('- **Next update**', '\n\n- **Next update**')
    for (const action of actions) {
      const text = document.text
      const made = action.edit ?? (await document.resolve(action)).edit ?? {}
      const versions = (made.documentChanges ?? []).map((change) => ('textDocument' in change ? change.textDocument.version : null))
      // The editor refuses an edit for a version that is not there any more; one that is made now is for the text as it is now.
      for (const version of versions) equal(version === 1 || version === document.version, true, `${action.title}: ${version}`)
      if (versions.includes(document.version)) {
        await document.apply(action)
        equal(document.text.includes('- **Owner**: Dana Kim'), true, document.text)
        equal(document.text.includes('- **State**: open'), true, document.text)
        await document.edit(0, document.text.length, text)
      }
    }
    // What the fix was for is gone altogether.
    await document.replace('2126-03-01 14:00 CET', '2126-03-01T13:00Z')
    for (const action of actions) {
      if (action.edit) continue
      const { edit } = await document.resolve(action)
      const changes = (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []))
      deepEqual(changes, [], action.title)
    }
    deepEqual(server.log, [])
  })

  it('a template that is not saved yet, or is broken meanwhile, leaves documents as they are', async () => {
    const folder = folderOf({ [tinyPath]: tinyTemplate })
    const server = await startServer({ folders: [folder.uri()] })
    const document = await server.open(tinyDone, folder.uri('a.md'))
    deepEqual(await document.problems(), [])
    const template = await server.open(tinyTemplate, folder.uri(tinyPath))
    await template.replace('- **State**: [open | closed]', '- **Room**: [Name] <!-- handoff: { nonsense: [ -->')
    deepEqual(await document.problems(), [])
    await template.close()
    deepEqual(await document.problems(), [])
    const unsaved = await server.open(tinyTemplate.replace('kind: tiny', 'kind: other'))
    await unsaved.diagnostics()
    deepEqual(await document.problems(), [])
  })

  it('2,000 open lines are reported, listed and fixed one by one', async () => {
    const server = await startServer()
    const lines = Array.from({ length: 2000 }, (_, index) => `- **Field ${index}**:`)
    const document = await server.open(`---\nkind: general\n---\n\n# Many\n\n${lines.join('\n')}\n`)
    equal((await document.problems()).length, 2000)
    const readiness = await server.connection.sendRequest<protocol.DocumentReadiness | null>(protocol.readinessRequest, {
      uri: document.uri,
    })
    deepEqual([readiness?.open, readiness?.sections.flatMap((section) => section.lines).length], [2000, 2000])
    await document.replace('- **Field 1999**:', '- **Field 1999**: done')
    equal((await document.problems()).length, 1999)
  })
}).timeout(60_000)
