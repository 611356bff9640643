/** What the editor offers at a blank whose template says where its value comes from. */
import { deepEqual, equal } from 'node:assert/strict'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { CodeActionKind, type MarkupContent, type Position, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver-types'
import type { KnownFacts } from '../support/facts.ts'
import { machineOf } from '../support/facts.ts'
import { Desk, uriOf } from './support.ts'

const template = `# Note

- **Version**: <!-- handoff: { fill: [git.tag, package.version], about: Its name. } -->
- **Released**: YYYY-MM-DD <!-- handoff: { fill: git.date } -->
- **Type**: [ ] Major [ ] Minor <!-- handoff: { fill: git.bump } -->

## Changes
<!-- handoff: { fill: git.commits } -->

- [Change]
`
const written = `---
kind: note
---

# Note

- **Version**:
- **Released**: YYYY-MM-DD
- **Type**: [ ] Major [ ] Minor

## Changes

- [Change]
`
const facts: KnownFacts = {
  'git.tag': { type: 'text', text: 'v1.1.0' },
  'git.bump': { type: 'text', text: 'minor' },
  'git.commits': { type: 'entries', entries: [{ text: 'search' }, { text: 'find' }], omitted: 0 },
}

/** A workspace with the note open. */
function deskWith(text: string, { known = facts, files = {} }: { known?: KnownFacts | null; files?: Record<string, string> } = {}): Desk {
  const desk = new Desk({ '.handoff/kinds/note.md': template, ...files }, known === null ? {} : { machine: machineOf(known) })
  desk.edit('note.md', text)
  return desk
}

const uri = uriOf('note.md')

/** The note after an edit. */
function applied(desk: Desk, edit: WorkspaceEdit | undefined): string {
  const [change] = edit?.documentChanges ?? []
  const edits = edit?.changes?.[uri] ?? (change && 'edits' in change ? change.edits : [])
  return TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, desk.text('note.md')), edits as TextEdit[])
}

/** Behind some words of a text. */
const behind = (text: string, words: string): Position => {
  const before = text.slice(0, text.indexOf(words) + words.length).split('\n')
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
}

describe('service: the quick fix of a blank with a source', () => {
  const fixesAt = async (words: string, desk = deskWith(written)) => {
    const at = behind(written, words)
    const actions = await desk.service.codeActions(uri, { start: at, end: at }, { diagnostics: [], only: [CodeActionKind.QuickFix] })
    return actions.filter(({ title }) => title.startsWith('Fill in "')).map(({ title, edit }) => [title, applied(desk, edit)])
  }

  it('writes its value', async () => {
    deepEqual(await fixesAt('**Version**:'), [
      ['Fill in "v1.1.0", from the repository', written.replace('Version**:', 'Version**: v1.1.0')],
    ])
    deepEqual(await fixesAt('[ ] Major'), [['Fill in "minor", from the repository', written.replace('[ ] Minor', '[x] Minor')]])
    deepEqual(await fixesAt('- [Cha'), [
      ['Fill in "search and 1 more", from the repository', written.replace('- [Change]', '- search\n- find')],
    ])
  })

  it('is none if the source is silent, there is no source, or something stands there', async () => {
    deepEqual(await fixesAt('Released**: '), [])
    deepEqual(await fixesAt('## Chang'), [])
    deepEqual(await fixesAt('**Version**:', deskWith(written.replace('Version**:', 'Version**: 3'))), [])
  })
})

describe('service: the quick fix of a heading', () => {
  it('fills in its section by the command that shows what is known', async () => {
    const desk = new Desk({ '.handoff/kinds/note.md': template }, { machine: machineOf(facts), features: { commands: true } })
    desk.edit('note.md', written)
    const at = async (words: string) => {
      const start = behind(written, words)
      const actions = await desk.service.codeActions(uri, { start, end: start }, { diagnostics: [], only: [CodeActionKind.QuickFix] })
      return actions.flatMap(({ command }) => (command?.command === 'handoff.fillFromFacts' ? [command.arguments?.[0]?.range] : []))
    }
    deepEqual(await at('## Chan'), [{ start: { line: 10, character: 0 }, end: { line: 12, character: 10 } }])
    deepEqual(await at('kind: no'), [])
  })
})

describe('service: completion of a blank with a source', () => {
  const offersAt = async (text: string, words: string, desk = deskWith(text)) =>
    (await desk.service.completions(uri, behind(text, words))).slice(0, 2).map(({ label, detail }) => [label, detail])

  it('begins with its value, and says where it comes from', async () => {
    deepEqual((await offersAt(written, '**Version**:'))[0], ['v1.1.0', 'the repository'])
    deepEqual((await offersAt(written, '- [Change]'))[0], ['search and 1 more', 'the repository'])
  })

  it('is what it was without one that knows', async () => {
    for (const words of ['Released**: ', '[ ] Major'])
      equal(
        (await offersAt(written, words)).some(([, detail]) => detail === 'the repository'),
        false,
      )
  })

  it('knows the sources in a template', async () => {
    const desk = deskWith(written)
    const source = '# Note\n\n- **Version**: <!-- handoff: { fill: [git.tag, pack'
    desk.edit('.handoff/kinds/note.md', source)
    const items = await desk.service.completions(uriOf('.handoff/kinds/note.md'), behind(source, 'pack'))
    deepEqual(items.find(({ label }) => label === 'package.version')?.detail, 'the version in package.json')
    deepEqual(await desk.service.completions(uriOf('.handoff/kinds/note.md'), behind(source, 'handoff: { fi')), [])
  })
})

describe('service: hover over a part with a source', () => {
  const hoverAt = async (words: string, desk = deskWith(written)) => {
    const hover = await desk.service.hover(uri, behind(written, words))
    return (hover ? (hover.contents as MarkupContent).value : '').split('\n\n').filter((paragraph) => /`(?:git|package)/.test(paragraph))
  }

  it('says what it says and where that comes from', async () => {
    deepEqual(await hoverAt('**Vers'), ['From `git.tag`: v1\\.1\\.0 (the repository)'])
    deepEqual(await hoverAt('## Chan'), ['From `git.commits`: search and 1 more (the repository)'])
  })

  it('says why it is silent', async () => {
    deepEqual(await hoverAt('**Rel'), ['`git.date` is silent: Git knows nothing of it'])
    deepEqual(await hoverAt('**Vers', deskWith(written, { known: null })), [
      '`git.tag` is silent: nothing outside of the editor can be read here  \n`package.version` is silent: there is no package\\.json that says it',
    ])
  })
})

describe('service: facts of a document', () => {
  const found = async (text: string, known = facts, asked = {}) => {
    const desk = deskWith(text, { known })
    const answer = await desk.service.documentFacts({ uri, facts: {}, ...asked })
    return {
      found: answer?.found.map(({ label, section, value, written, origin }) => [section, label, value, written, origin].join(' | ')),
      silent: answer?.silent,
      text: applied(desk, { changes: { [uri]: answer?.found.flatMap(({ edits }) => [...edits]) ?? [] } }),
    }
  }

  it('are those of all blanks, in the order of the text, as edits that go together', async () => {
    deepEqual(await found(written), {
      found: [
        ' | Version | v1.1.0 |  | the repository',
        ' | Type | minor |  | the repository',
        ' | Changes | search and 1 more |  | the repository',
      ],
      silent: ['Released: Git knows nothing of it'],
      text: written.replace('Version**:', 'Version**: v1.1.0').replace('[ ] Minor', '[x] Minor').replace('- [Change]', '- search\n- find'),
    })
  })

  it('of what is written say what would be replaced, and nothing if it is the same', async () => {
    const own = written.replace('Version**:', 'Version**: 2.0').replace('[ ] Minor', '[x] Minor')
    deepEqual((await found(own)).found, [
      ' | Version | v1.1.0 | 2.0 | the repository',
      ' | Changes | search and 1 more |  | the repository',
    ])
  })

  it('are those of a range if one is asked for', async () => {
    const range = { start: behind(written, '- **Type'), end: behind(written, '[ ] Minor') }
    deepEqual((await found(written, facts, { range })).found, [' | Type | minor |  | the repository'])
  })
})

describe('service: a new handoff with facts', () => {
  const made = async (leaveOut: readonly string[] = []) => {
    const desk = deskWith('')
    return desk.service.newHandoff({ kind: 'note', title: 'Search', uri: uriOf('docs'), facts: { leaveOut } })
  }

  it('says what it found, and writes it with no tab stop in it', async () => {
    const handoff = await made()
    deepEqual(
      handoff?.found.map(({ id, value }) => [id, value]),
      [
        ['Version', 'v1.1.0'],
        ['Type', 'minor'],
        ['Changes / list', 'search and 1 more'],
      ],
    )
    equal(
      handoff?.text.includes('- **Version**: v1.1.0\n- **Released**: YYYY-MM-DD\n- **Type**: [ ] Major [x] Minor\n'),
      true,
      handoff?.text,
    )
    equal(handoff?.snippet.includes(`- **Version**: v1.1.0\n- **Released**: \${1:YYYY-MM-DD}\n`), true, handoff?.snippet)
    equal(handoff?.snippet.endsWith('- search\n- find\n'), true, handoff?.snippet)
  })

  it('leaves out what its author does not want', async () => {
    const handoff = await made(['Type', 'Changes / list'])
    equal(handoff?.text.includes('- **Type**: [ ] Major [ ] Minor\n'), true, handoff?.text)
    equal(handoff?.found.length, 3)
    equal(handoff?.text.endsWith('- [Change]\n'), true, handoff?.text)
  })

  it('asks for what may be covered only if its kind has sources', async () => {
    const desk = deskWith('')
    const { coverages } = await desk.service.coverages({ uri: uriOf('docs'), kind: 'note' })
    deepEqual(coverages, [{ facts: {}, name: 'since v1.0.0', detail: '3 commits' }])
    deepEqual(await desk.service.coverages({ uri: uriOf('docs'), kind: 'general' }), { coverages: [] })
  })

  it('may follow the newest handoff of its kind', async () => {
    const note = (lead: string) => `---\nkind: note\n---\n\n# Note\n\n- **Version**: ${lead}\n`
    const desk = deskWith('', {
      files: { 'docs/note-2026-01-09.md': note('9'), 'docs/note-2026-01-10.md': note('10'), 'docs/other.md': note('1') },
    })
    const { coverages } = await desk.service.coverages({ uri: uriOf('docs'), kind: 'note' })
    deepEqual(
      coverages.map(({ name, facts }) => [name, facts]),
      [
        ['since v1.0.0', { previous: 'docs/note-2026-01-10.md' }],
        ['since the previous handoff', { previous: 'docs/note-2026-01-10.md', isNamed: true }],
      ],
    )
  })
})
