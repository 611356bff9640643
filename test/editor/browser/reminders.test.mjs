// The clock reminds: what a person sees of the next update of an incident while time passes, and how it is written, by keyboard.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inEditor } from '../editor.mjs'
import {
  messageWith,
  openFile,
  pick,
  row,
  runCommand,
  showHandoffs,
  stepUntil,
  takePicture,
  updateStatus,
  waitForBadge,
  waitForFile,
  waitForText,
} from '../page.mjs'

const packet = `---
kind: escalation-packet
stage: ready
severity: SEV-2
---

# Escalation: Sign-in fails for one in eight

## Escalation Packet

- **Summary:** One in eight sign-ins fails since the last deployment. It is SEV-2, and traffic was moved.
- **Impact & Telemetry:** 340 tenants
- **Reproduction Steps:** See the recipe below.
- **Mitigation Attempts:** Traffic moved.
- **Risks & Blocking Constraints:** Sessions end at midnight.
- **Asks for Engineering:** A hotfix.
- **Next Update Due:** 2026-03-01T15:00Z, Incident Commander

## Incident Timeline

| Milestone | Timestamp (UTC) | Owner | Notes |
|-----------|-----------------|-------|-------|
| Detection | 2026-03-01T13:00Z | Support On-Call | Alert on failed sign-ins |
| Triage | 2026-03-01T13:20Z | Incident Commander | SEV-2 |
| Mitigation | 2026-03-01T14:30Z | Support Engineer | Traffic moved |
| Handoff | 2026-03-01T14:35Z | Support Engineer | |
`

/** Takes pictures of what is worth looking at, if a folder for them is named. */
const look = (page, name) =>
  process.env.HANDOFF_PICTURES ? takePicture(page, join(process.env.HANDOFF_PICTURES, `${name}.png`)) : undefined

describe('the next update of an incident', () => {
  /** @type {import('../editor.mjs').Editor} */
  let editor
  /** @type {import('playwright-core').Page} */
  let page
  const settings = { 'files.autoSave': 'off', 'workbench.colorTheme': process.env.HANDOFF_THEME ?? 'Default Light Modern' }
  const files = { 'packet.md': packet, 'notes.md': '# Notes\n' }
  const folder = inEditor({ files, clock: '2026-03-01T14:20Z', settings }, (opened) => {
    editor = opened
    page = opened.page
  })

  it('is in the status bar and in the view, whatever document is active', async () => {
    await openFile(page, 'packet.md')
    await updateStatus(page)
      .getByText(/update due in (39|40) min$/)
      .waitFor()
    await showHandoffs(page)
    await row(page, 'Sign-in fails')
      .getByText(/update due in (39|40) min/)
      .waitFor()
    await openFile(page, 'notes.md')
    await updateStatus(page)
      .getByText(/update due in/)
      .waitFor()
    await look(page, 'ahead')
  })

  it('is told of once, ten minutes before', async () => {
    await editor.setClock('2026-03-01T14:50:10Z')
    await messageWith(page, 'The next update on “Escalation: Sign-in fails for one in eight” is due in 10 min.')
    await look(page, 'soon')
    await updateStatus(page).and(page.locator('.warning-kind')).waitFor()
  })

  it('is begun by keyboard from the notification: who reads it, then where', async () => {
    await stepUntil(page.getByRole('option', { name: /^New Status Update/ }), async (moment) => {
      const message = await messageWith(page, 'The next update on')
      await message.getByRole('button', { name: 'Write Update' }).press('Enter', moment)
    })
    await look(page, 'ways')
    await page.keyboard.press('Enter')
    await waitForText(page, '14:35Z Handoff')
    await look(page, 'update')
    const file = join(folder, 'status-update-2026-03-01.md')
    assert.match(readFileSync(file, 'utf8'), /^---\nkind: status-update\nstage: draft\nincident: packet\.md\nseverity: SEV-2\n---\n/)
    assert.match(readFileSync(file, 'utf8'), /> \*\*Next Update:\*\* 2026-03-01T15:5\dZ\n/)
    await updateStatus(page)
      .getByText(/update due in (59 min|1 h)$/)
      .waitFor()
    await waitForFile(join(folder, 'packet.md'), /Next Update Due:\*\* 2026-03-01T15:5\dZ, Incident Commander\n/)
  })

  it('is told of once more when it is late, in red', async () => {
    await page.keyboard.press('Escape')
    await editor.setClock('2026-03-01T16:05Z')
    await messageWith(page, /The update on “Escalation: Sign-in fails for one in eight” is \d+ min late\./)
    await updateStatus(page)
      .and(page.locator('.error-kind'))
      .getByText(/update \d+ min late$/)
      .waitFor()
    await row(page, 'Sign-in fails for one in eight')
      .getByText(/update \d+ min late/)
      .waitFor()
    // In a narrow view the mark at the end of the row says so alone.
    await waitForBadge(page, 'Sign-in fails', '!')
    await look(page, 'late')
  })

  it('is nobody’s business any more once the incident is resolved', async () => {
    await openFile(page, 'packet.md')
    await runCommand(page, 'Handoff: Mark Stage…', pick('closed', /^Closed/))
    await page.getByRole('button', { name: /All the Same/ }).click()
    await updateStatus(page).waitFor({ state: 'hidden' })
  })
})

describe('the next update of an incident, in the web host', () => {
  /** @type {import('playwright-core').Page} */
  let page
  // Of when the editor starts: the tests before these take minutes.
  const files = { 'packet.md': () => packet.replace('2026-03-01T15:00Z', new Date(Date.now() + 9 * 60_000).toISOString()) }
  inEditor({ files, kind: 'web', language: 'de' }, (opened) => {
    page = opened.page
  })

  it('is told of, in the user’s language, and no more after *Don’t Remind for This*', async () => {
    await openFile(page, 'packet.md')
    const message = await messageWith(page, /Die nächste Meldung zu „Escalation: Sign-in fails for one in eight“ ist in \d min fällig\./)
    await updateStatus(page)
      .getByText(/Meldung fällig in \d min$/)
      .waitFor()
    await look(page, 'german')
    await message.getByRole('button', { name: 'Hierfür nicht erinnern' }).press('Enter')
    await updateStatus(page).waitFor({ state: 'hidden' })
    await runCommand(page, 'Handoff: Remind of the Next Update Again')
    await updateStatus(page)
      .getByText(/Meldung fällig in/)
      .waitFor()
  })
})
