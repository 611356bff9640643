// A chat is pasted into the timeline of an escalation, by keyboard: as text, as rows beside it, and by a command.
import { join } from 'node:path'
import { inEditor } from '../editor.mjs'
import { goTo, openFile, runCommand, save, stepUntil, waitForText } from '../page.mjs'

const chat = `Support Lead
  11:47 PM
checkout is failing for everyone
On Call
  11:52 PM
Acknowledged, looking into it
Support Lead
  12:05 AM
Rolled back the flag. Errors are going down.
`
const document = `---
kind: general
date: 2026-03-01
---

# Escalation

## Incident Timeline

| Milestone | Timestamp (UTC) | Owner | Notes |
|---|---|---|---|
| Detection | 2026-03-01T22:40Z | Alerts | Error rate |
`
const rows = `| checkout is failing for everyone | 2026-03-01T22:47Z | Support Lead |  |
| Acknowledged, looking into it | 2026-03-01T22:52Z | On Call |  |
| Rolled back the flag. | 2026-03-01T23:05Z | Support Lead | Errors are going down. |
`
const withMilestones = `| checkout is failing for everyone | 2026-03-01T22:47Z | Support Lead |  |
| Triage | 2026-03-01T22:52Z | On Call | Acknowledged, looking into it |
| Mitigation | 2026-03-01T23:05Z | Support Lead | Rolled back the flag. Errors are going down. |
`

describe('pasting a chat into a timeline', () => {
  /** @type {import('playwright-core').Page} */
  let page
  const files = { 'packet.md': document, 'other.md': document, 'third.md': document }
  const folder = inEditor({ files, settings: { 'files.autoSave': 'off', 'handoff.timezone': 'Europe/Berlin' } }, (editor) => {
    page = editor.page
  })
  /** Opens a file whose timeline is its end, with the chat on the clipboard and the cursor behind the last row. */
  const begin = async (file) => {
    await openFile(page, file)
    // The lens above the title: the server has read the document.
    await waitForText(page, /^Complete/)
    await page.evaluate((words) => navigator.clipboard.writeText(words), chat)
    await goTo(page, /^Ln 13, Col 1/, () => page.keyboard.press('ControlOrMeta+End'))
  }

  /** Pastes the chat, and then has something else instead, by the list beside what was pasted. */
  const pasteAs = async (title) => {
    await page.keyboard.press('ControlOrMeta+V')
    await waitForText(page, 'Rolled back the flag.')
    await page.locator('.post-edit-widget').waitFor()
    const choice = page.locator('.action-widget .monaco-list-row.focused')
    await stepUntil(choice, () => page.keyboard.press('ControlOrMeta+.'))
    await stepUntil(choice.filter({ hasText: title }), () => page.keyboard.press('ArrowDown'))
    await page.keyboard.press('Enter')
    await waitForText(page, '2026-03-01T23:05Z')
  }

  it('Paste pastes the text, and the rows can be had instead', async () => {
    await begin('packet.md')
    await pasteAs(/Rows: 11:47 PM as Europe\/Berlin\?/)
    await save(page, join(folder, 'packet.md'), document + rows)
  })

  it('the rows can name the milestones, and are one step to undo', async () => {
    await begin('other.md')
    await pasteAs(/Rows with Milestones \(Triage, Mitigation\): 11:47 PM as Europe\/Berlin\?/)
    await save(page, join(folder, 'other.md'), document + withMilestones)
    await page.keyboard.press('ControlOrMeta+Z')
    await save(page, join(folder, 'other.md'), document)
  })

  it('Paste as Timeline asks for the zone, and proposes the milestones', async () => {
    await begin('third.md')
    const accept = (question) => async (page, moment) => {
      const input = page.locator(`.quick-input-widget input[placeholder=${JSON.stringify(question)}]`)
      await input.waitFor(moment)
      await input.press('Enter', moment)
    }
    await runCommand(
      page,
      'Handoff: Paste as Timeline…',
      accept('11:47 PM as Europe/Berlin?'),
      accept('Which messages are milestones? The others are ordinary rows.'),
    )
    await waitForText(page, '2026-03-01T23:05Z')
    await save(page, join(folder, 'third.md'), document + withMilestones)
  })
})
