/** A new handoff: what is written for its author, and what is not. */
import { deepEqual, equal } from 'node:assert/strict'
import { Desk, uriOf } from './support.ts'

async function made(files: Record<string, string>, kind: string, title?: string) {
  const handoff = await new Desk(files).service.newHandoff({ kind, title, uri: uriOf('docs') })
  if (handoff === undefined) throw new Error(`no kind ${kind}`)
  return handoff
}

const shift =
  '# Shift note: [Team]\n\n- **Date:** [Date]\n- **Release date:** YYYY-MM-DD\n- **Owner:** [Name]\n\n## Open tickets\n\n## Watch\n\n## Next\n'

describe('service: new handoff', () => {
  it('has its title and the day on which it is written, and leaves other days open', async () => {
    const { text, snippet, fileName } = await made({ '.handoff/kinds/shift.md': shift }, 'shift', ' $& Night\nshift ')
    equal(text, `---\nkind: shift\nstage: draft\n---\n\n${shift.replace('[Team]', () => '$& Night shift').replace('[Date]', '2026-03-01')}`)
    equal(snippet.includes('Release date:** $' + '{1:YYYY-MM-DD}'), true, snippet)
    equal(fileName, 'shift-2026-03-01.md')
  })

  it('has its title in the heading’s blank, once, and behind a day that stands there', async () => {
    const heading = async (template: string, title: string) => {
      const { text } = await made({ '.handoff/kinds/note.md': `${template}\n\n- **Owner:** [Name]\n` }, 'note', title)
      return /^# .*$/m.exec(text)?.[0]
    }
    equal(await heading('# Shift note: [Date]', 'Night'), '# Shift note: 2026-03-01 – Night')
    equal(await heading('# Shift note of YYYY-MM-DD', 'Night'), '# Shift note of 2026-03-01 – Night')
    equal(await heading('# [Service] on call, [Date]', 'Search'), '# Search on call, 2026-03-01')
    equal(await heading('# Handoff: [From] to [To]', 'Ann to Bob'), '# Handoff: Ann to Bob')
    equal(await heading('# Handoff: [Feature]', 'Handoff: Search'), '# Handoff: Search')
    equal(await heading('# Shift note', 'Night'), '# Shift note: Night')
    equal(await heading('# Call at [Date/Time]', 'Night'), '# Call at [Date/Time]: Night')
  })

  it('has its title in the field that the heading’s blank is called after, too', async () => {
    const field = async (template: string) => {
      const { text } = await made({ '.handoff/kinds/note.md': template }, 'note', 'Search 2')
      return text.slice(text.indexOf('# ')).split('\n').slice(2)
    }
    deepEqual(await field('# Release: [Release]\n\n- **Owner**: [Release]\n- **Release**:\n- **Releases**:\n'), [
      '- **Owner**: [Release]',
      '- **Release**: Search 2',
      '- **Releases**:',
      '',
    ])
    deepEqual(await field('# For [Feature name]\n\n| Field | Value |\n|---|---|\n| Feature name | [Name] |\n| Owner | [Name] |\n'), [
      '| Field | Value |',
      '|---|---|',
      '| Feature name | Search 2 |',
      '| Owner | [Name] |',
      '',
    ])
    deepEqual(await field('# Release: [Release]\n\n- **Version**: [ID] <!-- handoff: { aliases: [Release] } -->\n- **Name**:\n'), [
      '- **Version**: Search 2',
      '- **Name**:',
      '',
    ])
    deepEqual(await field('# Note: [Release]\n\n- **Release**: [ ] Major [ ] Minor\n'), ['- **Release**: [ ] Major [ ] Minor', ''])
    for (const kind of ['support-handoff', 'release-guide', 'release-notes'])
      equal((await made({}, kind, 'Search 2')).text.split('Search 2').length - 1, 2, kind)
  })

  it('carries on a handoff, whose words are no blanks to visit', async () => {
    const monday =
      '# Shift note: Night\n\n- **Owner:** Kim\n\n## Open tickets\n\n- Call [Ada](../people/ada.md) about $1 and [SRCH]\n- [x] Write\n\n## Next\n\nNone\n'
    const files = {
      '.handoff/kinds/shift.md': shift,
      'docs/monday.md': `---\nkind: shift\nproduct: Search\ntimezone: Europe/Berlin\n---\n\n${monday}`,
      'docs/notes.txt': 'x',
    }
    const { service } = new Desk(files)
    const begun = (previous: string, file?: string) =>
      service.newHandoff({
        kind: 'shift',
        title: undefined,
        uri: uriOf('docs'),
        previous: uriOf(previous),
        ...(file && { file: uriOf(file) }),
      })
    const handoff = await begun('docs/monday.md', 'docs/2026/tuesday.md')
    equal(
      handoff?.text,
      `---\nkind: shift\nstage: draft\nproduct: Search\ntimezone: Europe/Berlin\nprevious: /docs/monday.md\n---\n\n${shift
        .replace('[Date]', '2026-03-01')
        .replace('[Name]', 'Kim')
        .replace('## Open tickets\n', '## Open tickets\n\n- Call [Ada](../../people/ada.md) about $1 and [SRCH]\n')}`,
    )
    deepEqual([handoff?.carried, handoff?.problem], [true, undefined])
    // Before the file has a name, it is taken to be in the folder.
    equal((await begun('docs/monday.md'))?.text.includes('- Call [Ada](../people/ada.md) about'), true)
    equal(handoff?.snippet.includes('- Call [Ada](../../people/ada.md) about \\$1 and [SRCH]\n'), true, handoff?.snippet)
    equal((await begun('docs/notes.txt'))?.problem, 'the previous handoff docs/notes.txt is no Markdown file')
    equal((await begun('docs/monday.md', 'docs/monday.md'))?.problem, 'docs/monday.md would be its own previous handoff')
    const elsewhere = { kind: 'shift', title: undefined, uri: uriOf('docs'), previous: 'file:///other/elsewhere.md' }
    equal((await service.newHandoff(elsewhere))?.problem, 'elsewhere.md is not in the project')
    equal((await begun('docs/gone.md'))?.problem, 'the previous handoff docs/gone.md does not exist')
  })

  it('calls a kind by the constant words of its template’s heading', async () => {
    const title = async (heading: string) => {
      const kinds = await new Desk({ '.handoff/kinds/shift-note.md': `${heading}\n\n- **Owner:** [Name]\n` }).service.kinds(uriOf('docs'))
      return kinds.find(({ id }) => id === 'shift-note')?.title
    }
    equal(await title('# Shift note: [Date]'), 'Shift note')
    equal(await title('# Handoff of [Feature] to [Team]'), 'Handoff')
    equal(await title('# [Team] – Shift note'), 'Shift note')
    equal(await title('# Übergabe von <Name>'), 'Übergabe')
    equal(await title('# Night shift template'), 'Night shift')
    equal(await title('# [Team]'), 'Shift note')
  })

  it('says its kind and that it is a draft, whatever it looks like', async () => {
    const note = '# Note\n\n- **Owner:** [Name]\n'
    const files = { '.handoff/kinds/shift.md': shift, '.handoff/kinds/note.md': note, '.handoff/kinds/on.md': note }
    for (const kind of ['shift', 'note', 'escalation-packet', 'support-handoff']) {
      const { text, snippet } = await made(files, kind)
      for (const one of [text, snippet]) equal(one.startsWith(`---\nkind: ${kind}\nstage: draft\n---\n\n#`), true, one)
    }
    equal((await made({}, 'general', 'Printer')).text, '---\nkind: general\nstage: draft\n---\n\n# Printer\n')
    // Words that YAML reads as something else, and the line endings of the template.
    equal((await made(files, 'on')).text.startsWith('---\nkind: "on"\n'), true)
    equal((await made({ '.handoff/kinds/note.md': note.replaceAll('\n', '\r\n') }, 'note')).text.startsWith('---\r\nkind: note\r\n'), true)
  })

  it('has a name within the project, whatever the project says', async () => {
    const patterns = [
      '../../outside-{kind}.md',
      '/etc/{kind}.md',
      '.git/hooks/{title}.md',
      '.vscode/settings.json',
      "'..\\..\\{kind}.md'",
      '{constructor}.md',
      'docs/{kind}.sh',
    ]
    for (const newFile of patterns)
      equal((await made({ '.handoff/config.yaml': `newFile: ${newFile}\n` }, 'general')).fileName, 'general-2026-03-01.md', newFile)
    for (const kind of ['../../x', '.hidden', 'a/b', 'C:x']) {
      const { fileName } = await made({ '.handoff/kinds/note.md': `---\nkind: ${kind}\n---\n\n# Note\n\n- **Owner:** [Name]\n` }, kind)
      equal(/^[a-zA-Z-]+-2026-03-01\.md$/.test(fileName), true, fileName)
    }
  })

  it('is called as the project wants it', async () => {
    const { fileName } = await made(
      { '.handoff/config.yaml': 'newFile: handoffs/{date}-{title}.md\n' },
      'escalation-packet',
      'Drucker über Nacht!',
    )
    equal(fileName, 'handoffs/2026-03-01-drucker-über-nacht.md')
  })

  it('is not there of a kind that is not there', async () => {
    deepEqual(await new Desk({}).service.newHandoff({ kind: 'none', title: undefined, uri: undefined }), undefined)
  })
})
