// The whole way of an incident, by keyboard: a chat is pasted, two reminders come, each with an update, and the packet is accepted.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inEditor } from '../editor.mjs'
import { focusedText, goTo, messageWith, openFile, reply, runCommand, stepUntil, updateStatus, waitForText } from '../page.mjs'

const chat = `Support On-Call
  13:02
Paged: one in eight sign-ins fails
Incident Commander
  13:15
Acknowledged, this is SEV-2
Support Engineer
  13:40
Rolled back the event router
Support Engineer
  13:44
Handing over to engineering
`
const packet = `---
kind: general
date: 2026-03-01
severity: SEV-2
---

# Escalation: Sign-in fails

- **Summary:** One in eight sign-ins fails since the deployment.
- **Next update due:** 2026-03-01T15:00Z, Incident Commander

## Incident Timeline

| Milestone | Timestamp (UTC) | Owner | Notes |
|---|---|---|---|
| Detection | 2026-03-01T13:00Z | Alerts | Failed sign-ins |
`

describe('an incident, from a pasted chat to the accepted packet', () => {
  /** @type {import('../editor.mjs').Editor} */
  let editor
  /** @type {import('playwright-core').Page} */
  let page
  const settings = { 'files.autoSave': 'off', 'handoff.timezone': 'UTC', 'handoff.user': 'Ida' }
  const folder = inEditor({ files: { 'packet.md': packet }, clock: '2026-03-01T14:00Z', settings }, (opened) => {
    editor = opened
    page = opened.page
  })
  const read = (name) => readFileSync(join(folder, name), 'utf8')
  /** Takes the way to write the update that a reminder offers first. */
  const writeUpdate = (words, way) =>
    stepUntil(page.getByRole('option', { name: way }), async (moment) => {
      const message = await messageWith(page, words)
      await message.getByRole('button', { name: 'Write Update' }).first().press('Enter', moment)
    })

  it('has its timeline by one paste', async () => {
    await openFile(page, 'packet.md')
    await updateStatus(page)
      .getByText(/update due in/)
      .waitFor()
    await page.evaluate((words) => navigator.clipboard.writeText(words), chat)
    await goTo(page, /^Ln 17, Col 1/, () => page.keyboard.press('ControlOrMeta+End'))
    const accept = (question) => async (_, moment) => {
      const input = page.locator(`.quick-input-widget input[placeholder=${JSON.stringify(question)}]`)
      await input.waitFor(moment)
      await input.press('Enter', moment)
    }
    await runCommand(
      page,
      'Handoff: Paste as Timeline…',
      accept('13:02 as UTC?'),
      accept('Which messages are milestones? The others are ordinary rows.'),
    )
    await waitForText(page, '2026-03-01T13:44Z')
  })

  it('is told of to its customers after the first reminder', async () => {
    await editor.setClock('2026-03-01T14:50:10Z')
    await writeUpdate('is due in 10 min.', /^New Status Update/)
    await page.keyboard.press('Enter')
    await waitForText(page, '13:02Z Paged')
    const update = read('status-update-2026-03-01.md')
    assert.match(
      update,
      /\*\*Details:\*\* 13:00Z Detection: .*; 13:02Z Paged.*; 13:15Z Triage: .*; 13:40Z Mitigation: .*; 13:44Z Handoff: /,
    )
    assert.match(update, /\*\*Next Update:\*\* 2026-03-01T15:5\dZ\n/)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  it('is brought up to date after the second one, and handed over', async () => {
    await openFile(page, 'packet.md')
    await waitForText(page, '[Status Update](status-update-2026-03-01.md)')
    await editor.setClock('2026-03-01T15:46Z')
    await writeUpdate(/is due in [4-9] min\./, /^Row in the Timeline/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    // The list says it, too; in the row it is selected.
    await waitForText(page, /^Ln \d+, Col \d+ \(\d+ selected\)/)
    await focusedText(page).waitFor()
    await page.keyboard.type('No failures for half an hour')
    await page.keyboard.press('Escape')
    await updateStatus(page)
      .getByText(/update due in (59 min|1 h)$/)
      .waitFor()
    await runCommand(page, 'Handoff: Accept Handoff…')
    const goOn = page.getByRole('button', { name: 'Accept as It Is' })
    const name = page.locator('.quick-input-widget').filter({ hasText: 'Who takes it over' })
    await goOn.or(name).first().waitFor()
    if (await goOn.isVisible()) await goOn.press('Enter')
    await reply('Who takes it over', 'Engineering Contact')(page, {})
    await reply('What you take over', 'The router stays rolled back until it is fixed.')(page, {})
    await waitForText(page, 'stage: accepted')
    await updateStatus(page).waitFor({ state: 'hidden' })
    await page.keyboard.press('ControlOrMeta+S')
    await waitForText(page, 'The router stays rolled back')
    await editor.setClock('2026-03-01T18:00Z')
    assert.equal(await updateStatus(page).count(), 0)
  })
})
