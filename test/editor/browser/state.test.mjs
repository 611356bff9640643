// What a person sees of how far a handoff has come: complete and correct are told apart everywhere, and green is for both.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { inEditor } from '../editor.mjs'
import { openFile, pick, pointAt, previewIn, row, runCommand, status, stepUntil, waitForText } from '../page.mjs'

const escalation = readFileSync(new URL('../../../examples/escalation-mixed-time-zones.md', import.meta.url), 'utf8')
const shift = '# Shift\n\n- **Owner:** [Name]\n\n## Checks\n\n- [ ] Runbook read: [Link]\n- [ ] Pager tested\n'
const night =
  '---\nkind: shift\n---\n\n# Night\n\n- **Owner:** Support Lead\n\n## Checks\n\n- [ ] Runbook read: [Link]\n- [x] Pager tested\n'
const day = night.replace('Night', 'Day').replace('[ ] Runbook read: [Link]', '[x] Runbook read: https://wiki.example.com/runbook')

const lens = (page, text) => page.locator('.codelens-decoration', { hasText: text }).first()
const dialog = (page) => page.getByRole('dialog').filter({ hasText: 'This handoff is not done.' })

/** True if a badge, and no other, is drawn behind the name on a tab, which style sheets do. Runs on the page. */
const hasBadge = ([name, badge]) =>
  [...document.querySelectorAll(`.tab[data-resource-name="${name}"] *`)]
    .map((one) => getComputedStyle(one, '::after').content)
    .filter((content) => /^"[✓!\d]/.test(content))
    .join() === badge

describe('the state of a handoff', () => {
  /** @type {import('playwright-core').Page} */
  let page
  const files = { 'webhooks.md': escalation, 'night.md': night, 'day.md': day, '.handoff/kinds/shift.md': shift }
  const settings = { 'files.autoSave': 'off' }
  inEditor({ files, viewport: { width: 1500, height: 900 }, settings }, (editor) => {
    page = editor.page
  })

  it('is complete with something to correct in the tree, the status bar, above headings and on the tab', async () => {
    await openFile(page, 'webhooks.md')
    // The editor asks for lenses only while its text has the focus.
    await lens(page, 'Complete · 5 to correct').waitFor()
    await lens(page, /^4 of 4 · 1 to correct/).waitFor()
    await runCommand(page, 'Handoff: Reveal in Readiness View')
    const webhooks = row(page, 'Webhooks are not delivered')
    await webhooks.getByText('Complete · 5 to correct').waitFor()
    await webhooks.locator('.codicon-warning').waitFor()
    await row(page, 'Incident Timeline').getByText('1 to correct').waitFor()
    await row(page, 'Triage').getByText('time not in UTC').waitFor()
    // One line of the text is one row, with both that is wrong in it.
    await row(page, 'Next Update Due').getByText('time not in UTC, next update too late').waitFor()
    await status(page).getByText('Complete · 5 to correct').waitFor()
    await status(page).locator('.codicon-warning').waitFor()
    await page.locator('.squiggly-warning').first().waitFor()
    await page.waitForFunction(hasBadge, ['webhooks.md', '"5"'])
  })

  it('names in the hover of the status bar what is to be corrected, with what fixes it', async () => {
    const hover = page.locator('.workbench-hover', { hasText: 'Complete · 5 to correct: 4 times not in UTC, next update too late' })
    await pointAt(status(page), hover.getByText('Convert All Times to UTC'))
    await page.mouse.move(5, 5)
  })

  it('lists in the preview what is to be corrected, and a button there converts all times', async () => {
    await runCommand(page, 'Handoff: Open Preview to the Side')
    const preview = previewIn(page)
    await preview.getByText('Complete · 5 to correct: 4 times not in UTC, next update too late').first().waitFor()
    await preview.getByText('Nothing is open.').waitFor()
    await preview.getByRole('heading', { name: 'To correct' }).waitFor()
    assert.equal(await preview.locator('.is-done').count(), 0)
    // The day of one time is not certain, so that it stays.
    const rest = preview.getByText('Complete · 2 to correct: time not in UTC, next update too late').first()
    await stepUntil(rest, (moment) => preview.getByRole('button', { name: 'Convert All' }).last().click(moment))
    await status(page).getByText('Complete · 2 to correct').waitFor()
  })

  it('asks before a handoff with something left is marked as ready, and Enter shows what is left', async () => {
    await openFile(page, 'night.md')
    await status(page).getByText('1 open').waitFor()
    await runCommand(page, 'Handoff: Mark Stage…', pick('ready', /^Ready/))
    await dialog(page).getByText('66 % · 1 open.').waitFor()
    await dialog(page).getByText('In Problems: errors 0, warnings 1, information 1.').waitFor()
    await page.keyboard.press('Enter')
    await row(page, 'Runbook read').getByText('not ticked, blank left').waitFor()
    assert.equal(await page.getByText('stage: ready').count(), 0)
    await runCommand(page, 'Handoff: Mark Stage…', pick('ready', /^Ready/))
    await dialog(page).getByRole('button', { name: 'Mark as Ready All the Same' }).click()
    await waitForText(page, 'stage: ready')
    await status(page).getByText('66 % · 1 open · Ready').waitFor()
  })

  it('is green, with a tick, only where nothing is open and nothing is to be corrected', async () => {
    await openFile(page, 'day.md')
    await status(page).locator('.codicon-pass').waitFor()
    await row(page, 'Day').getByText('Complete').waitFor()
    await row(page, 'Day').locator('.codicon-pass').waitFor()
    await page.waitForFunction(hasBadge, ['day.md', '"✓"'])
    await runCommand(page, 'Handoff: Mark Stage…', pick('ready', /^Ready/))
    await waitForText(page, 'stage: ready')
    assert.equal(await dialog(page).count(), 0)
  })
})
