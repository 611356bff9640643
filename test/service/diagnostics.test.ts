/** Diagnostics after an edit are those of the text read anew, at the places where they stand then. */
import { deepEqual, equal } from 'node:assert/strict'
import type { Diagnostic } from 'vscode-languageserver-types'
import { Desk, uriOf } from './support.ts'

const text = `---
kind: general
---

# Handoff

Words at the top.

## Timeline

| Time | What |
| --- | --- |
| 2026-03-01T14:00Z | Alert |
| 2026-03-01T14:30Z | Restarted |
| 2026-03-01T14:10Z | Seen |

## Notes

It was 14:30 then.
`

describe('service: diagnostics after an edit', () => {
  const edited = async (words: string, by: string): Promise<{ before: readonly Diagnostic[]; after: readonly Diagnostic[] }> => {
    const desk = new Desk({ 'a.md': text })
    const diagnosed = async () => (await desk.service.diagnostics(uriOf('a.md')))?.items ?? []
    desk.edit('a.md')
    const before = await diagnosed()
    desk.replace('a.md', words, by)
    const after = await diagnosed()
    const anew = new Desk({ 'a.md': text.replace(words, by) })
    anew.edit('a.md')
    deepEqual(after, (await anew.service.diagnostics(uriOf('a.md')))?.items)
    deepEqual(
      before.map(({ code }) => code),
      ['timeline-order', 'missing-time-zone'],
    )
    return { before, after }
  }

  it('stay where they are if the edit moves nothing', async () => {
    const { before, after } = await edited('Words at', 'Other words at')
    deepEqual(after, before)
  })

  it('are moved by a line that comes before them, with the places to which they relate', async () => {
    const { before, after } = await edited('Words at', 'Words\nat')
    deepEqual(
      after.map(({ range }) => range.start.line),
      before.map(({ range }) => range.start.line + 1),
    )
    equal(after[0]?.relatedInformation?.[0]?.location.range.start.line, 14)
  })

  it('are moved within their line by words before them', async () => {
    const { before, after } = await edited('It was', 'It really was')
    equal(after[1]?.range.start.character, (before[1]?.range.start.character ?? 0) + 'really '.length)
  })

  it('are moved by as many characters where lines come and go', async () => {
    const { after } = await edited('Words at the top.\n', 'Words at the to\n\n')
    equal(after[0]?.range.start.line, 15)
  })
})

describe('service: diagnostics of a draft', () => {
  const severities = async (stage: string, rules: Readonly<Record<string, 'error' | 'information'>> = {}) => {
    const desk = new Desk({ 'a.md': `---\nkind: general\n${stage}---\n\n# Handoff\n\n- **Owner:** [Name]\n\nIt was 14:30 then.\n` })
    desk.settings = { ...desk.settings, rules: new Map(Object.entries(rules)) }
    desk.edit('a.md')
    return (await desk.diagnostics('a.md')).map(({ code, severity }) => `${code} ${DiagnosticSeverity[severity ?? 1]}`)
  }
  const DiagnosticSeverity = ['', 'error', 'warning', 'information', 'hint']

  it('are hints for what is not written yet, and as loud as ever for what is wrong', async () => {
    deepEqual(await severities('stage: draft\n'), ['placeholder-text hint', 'missing-time-zone warning'])
    deepEqual(await severities(''), ['placeholder-text warning', 'missing-time-zone warning'])
    deepEqual(await severities('stage: ready\n'), ['placeholder-text error', 'missing-time-zone warning'])
  })

  it('are as loud as somebody has set them', async () => {
    deepEqual(await severities('stage: draft\n', { 'placeholder-text': 'information' }), [
      'placeholder-text information',
      'missing-time-zone warning',
    ])
  })

  it('become loud where only the stage is edited', async () => {
    const desk = new Desk({ 'a.md': '---\nkind: general\nstage: draft\n---\n\n# Handoff\n\n- **Owner:** [Name]\n' })
    desk.edit('a.md')
    equal((await desk.diagnostics('a.md'))[0]?.severity, 4)
    desk.replace('a.md', 'stage: draft', 'stage: ready')
    equal((await desk.diagnostics('a.md'))[0]?.severity, 1)
    desk.replace('a.md', 'stage: ready', 'stage: draft')
    equal((await desk.diagnostics('a.md'))[0]?.severity, 4)
  })
})
