import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inEditor } from '../editor.mjs'
import { ask, chooseFromMenu, newHandoff, openFile, pick, runCommand, showHandoffs, waitForText } from '../page.mjs'

const shift = '# Shift: [Team]\n\n- **Date:** [Date]\n- **Owner:** [Name]\n\n## Watch\n\n## Next\n\n## Open\n'

/** Waits until the box at the top asks for the folder. @type {import('../page.mjs').Answer} */
const folderIsAsked = (page, moment) => page.getByPlaceholder('Folder in which it is written').waitFor(moment)

/** Two projects in one window, each with a configuration of its own. */
describe('New Handoff in a workspace of two folders', () => {
  /** @type {import('playwright-core').Page} */
  let page
  const project = (name, newFile, severity) => ({
    [`${name}/.handoff/config.yaml`]: `newFile: "${newFile}"\nrules:\n  placeholder-text: ${severity}\n`,
    [`${name}/ask-${name}.md`]: '---\nkind: general\n---\n\n# Ask\n\nAsk [Name].\n',
    [`${name}/docs/about-${name}.md`]: '# Read me\n',
    [`${name}/docs/old/notes.md`]: '# Notes\n',
  })
  const files = {
    ...project('shop', 'handoffs/{date}-{title}.md', 'error'),
    ...project('mail', '{kind}.md', 'information'),
    'shop/.handoff/kinds/shift.md': shift,
    'shop/first.md': shift.replace('[Team]', 'Monday'),
    'mail/status-update.md': 'Mine\n',
    'both.code-workspace': JSON.stringify({ folders: [{ path: 'shop' }, { path: 'mail' }] }),
  }
  const folder = inEditor({ files, folder: 'both.code-workspace' }, (editor) => {
    page = editor.page
  })

  it('asks for the folder, offers its kinds with how many there are, and names the file as the folder wants it', async () => {
    const counts = (_, moment) => page.locator('.quick-input-widget').getByText('1 in this workspace').waitFor(moment)
    const answers = newHandoff('shift', /^Shift/, 'Night of the Printer')
    await runCommand(page, 'Handoff: New Handoff…', folderIsAsked, pick('shop', /^shop/), counts, ...answers)
    await page.getByRole('tab', { name: /-night-of-the-printer\.md/ }).waitFor()
    await waitForText(page, '# Shift: Night of the Printer')
    // The date is there; the first blank is the name.
    await waitForText(page, /^Ln 9, Col \d+ \(6 selected\)/)
    assert.match(readdirSync(join(folder, 'shop/handoffs')).join(), /^\d{4}-\d\d-\d\d-night-of-the-printer\.md$/)
  })

  it('knows the kinds of the other folder, and leaves a file alone that is there', async () => {
    const others = async (_, moment) => {
      await page.getByRole('option', { name: /^Escalation Packet/ }).waitFor(moment)
      assert.equal(await page.getByRole('option', { name: /^Shift/ }).count(), 0)
    }
    const answers = newHandoff('status-update', /^Status Update/)
    await runCommand(page, 'Handoff: New Handoff…', pick('mail', /^mail/), others, ...answers)
    await page.locator('.tab.active[data-resource-name="status-update-2.md"]').waitFor()
    await waitForText(page, /^Ln \d+, Col \d+ \(\d+ selected\)/)
    assert.equal(readFileSync(join(folder, 'mail/status-update.md'), 'utf8'), 'Mine\n')
  })

  it('is in the menu of a folder in the explorer, and writes into that folder', async () => {
    // The explorer goes along, so that what is beside the file is in sight.
    await runCommand(page, 'View: Show Explorer')
    await openFile(page, 'about-mail.md')
    const explorer = page.getByRole('tree', { name: 'Files Explorer' })
    const openMenu = (moment) => explorer.getByRole('treeitem', { name: 'old' }).click({ button: 'right', ...moment })
    await ask(page, () => chooseFromMenu(page, openMenu, 'New Handoff…'), ...newHandoff('general', /^General Handoff/, 'Attic'))
    await page.locator('.tab.active[data-resource-name="general.md"]').waitFor()
    await waitForText(page, 'kind: general')
    assert.deepEqual(readdirSync(join(folder, 'mail/docs/old')).sort(), ['general.md', 'notes.md'])
  })

  it('checks each folder by its own configuration', async () => {
    await openFile(page, 'ask-shop.md')
    await page.locator('.editor-instance .squiggly-error').first().waitFor()
    await openFile(page, 'ask-mail.md')
    await page.locator('.editor-instance .squiggly-info').first().waitFor()
    assert.equal(await page.locator('.editor-instance .squiggly-error').count(), 0)
  })

  it('is in the title of the readiness view', async () => {
    await showHandoffs(page)
    const button = page.getByRole('button', { name: /^New Handoff…/ }).first()
    await ask(page, (moment) => button.click(moment), folderIsAsked)
  })

  it('is in the menu of new files', async () => {
    await runCommand(page, 'Create: New File...', pick('Handoff', /New Handoff/), folderIsAsked)
  })
})
