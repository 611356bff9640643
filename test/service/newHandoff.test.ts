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
    equal(text, shift.replace('[Team]', () => '$& Night shift').replace('[Date]', '2026-03-01'))
    equal(snippet.includes('Release date:** $' + '{1:YYYY-MM-DD}'), true, snippet)
    equal(fileName, 'shift-2026-03-01.md')
  })

  it('names its kind only where nothing else tells it', async () => {
    const frontMatter = '---\nkind: note\n---\n\n'
    const note = '# Note\n\n- **Owner:** [Name]\n'
    const shiftFile = { '.handoff/kinds/shift.md': shift }
    equal((await made(shiftFile, 'shift')).text.startsWith('# Shift'), true)
    equal((await made({ '.handoff/kinds/note.md': note }, 'note')).text, frontMatter + note)
    // The project gives the file that it would have to another kind.
    const configuration = 'documents:\n  - match: "*.md"\n    kind: general\n'
    equal(
      (await made({ ...shiftFile, '.handoff/config.yaml': configuration }, 'shift')).text.startsWith('---\nkind: shift\n---\n\n# Shift'),
      true,
    )
    equal((await made({}, 'general', 'Printer')).text, '---\nkind: general\n---\n\n# Printer\n')
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
