import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inEditor } from '../editor.mjs'
import {
  messageWith,
  offerFixes,
  openFile,
  pick,
  pointAt,
  previewIn,
  reply,
  row,
  runCommand,
  save,
  setExpanded,
  showHandoffs,
  squiggles,
  status,
  takeStep,
  textOn,
  waitForText,
} from '../page.mjs'

const many = `---\nkind: general\n---\n\n# Many\n\n${Array.from({ length: 2000 }, (_, index) => `- **Field ${index}**:`).join('\n')}\n`

const time = '---\nkind: general\n---\n\n# Time\n\n- **Up again**: 2026-03-01 14:05 CET\n'

describe('bad input', () => {
  /** @type {import('playwright-core').Page} */
  let page
  const files = {
    'many.md': many,
    'time.md': time,
    '.handoff/kinds/tiny.md': '# Tiny\n\n- **Owner**: [Name]\n',
    'short.md': '---\nkind: general\n---\n\n# Short\n\n- **Owner**:\n',
  }
  const folder = inEditor({ files, settings: { 'files.autoSave': 'off' } }, (editor) => {
    page = editor.page
  })

  it('2,000 open lines are underlined, listed and drawn, and follow the typing', async () => {
    await openFile(page, 'many.md')
    await status(page).getByText('2000 open').waitFor()
    await squiggles(page).first().waitFor()
    await showHandoffs(page)
    await setExpanded(row(page, 'Many'))
    await row(page, 'Field 3').waitFor()
    await runCommand(page, 'Handoff: Open Preview to the Side')
    await previewIn(page).getByText('0 of 2000 met').waitFor()
    await page.locator('.view-line', { hasText: 'Field 3' }).first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Ana')
    await status(page).getByText('1999 open').waitFor()
    await previewIn(page).getByText('1 of 2000 met').waitFor()
  })

  it('a fix that is chosen after the text has changed changes nothing, and is made anew', async () => {
    await openFile(page, 'time.md')
    const offer = async (moment) => {
      await squiggles(page).first().waitFor(moment)
      await page.locator('.view-line', { hasText: 'CET' }).click(moment)
      await page.keyboard.press('End')
      await page.keyboard.press('ArrowLeft')
      return offerFixes(page, 'Convert to 2026-03-01T13:05Z', moment)
    }
    // Somebody else saves the file while the menu is open.
    const moved = time.replace('- **Up', 'Somebody writes above.\n\n- **Up')
    await takeStep(async (moment) => {
      writeFileSync(join(folder, 'time.md'), time)
      await textOn(page, 'Somebody writes above.').waitFor({ state: 'hidden', ...moment })
      const fix = await offer(moment)
      writeFileSync(join(folder, 'time.md'), moved)
      await textOn(page, 'Somebody writes above.').waitFor(moment)
      await fix.click(moment)
    })
    await messageWith(page, 'The document was changed meanwhile. Try again.')
    await runCommand(page, 'Notifications: Clear All Notifications')
    await page.locator('.view-line', { hasText: /^Somebody\swrites\sabove\.$/ }).waitFor()
    assert.equal(await page.locator('.tab.active.dirty').count(), 0)
    await takeStep(async (moment) => (await offer(moment)).click(moment))
    await page.locator('.view-line', { hasText: '2026-03-01T13:05Z' }).waitFor()
    await save(page, join(folder, 'time.md'), moved.replace('2026-03-01 14:05 CET', '2026-03-01T13:05Z'))
  })

  it('a template says that it takes effect once it is saved', async () => {
    await openFile(page, 'tiny.md')
    const language = page.locator('[id="status.languageStatus"]')
    await page.locator('.view-line', { hasText: 'Owner' }).click()
    await page.keyboard.press('End')
    await page.keyboard.type(' or none')
    await pointAt(language, textOn(page, 'takes effect once it is saved'))
    await page.mouse.move(5, 5)
    await page.locator('.view-line', { hasText: 'Owner' }).click()
    await save(page, join(folder, '.handoff/kinds/tiny.md'), '# Tiny\n\n- **Owner**: [Name] or none\n')
    await pointAt(language, textOn(page, 'in effect'))
    await page.mouse.move(5, 5)
  })

  it('a document that is deleted while its preview is open leaves the preview with a word on it', async () => {
    await openFile(page, 'short.md')
    await previewIn(page).getByRole('heading', { level: 1, name: 'Short' }).waitFor()
    rmSync(join(folder, 'short.md'))
    await runCommand(page, 'View: Close Editor')
    await previewIn(page).getByRole('heading', { level: 1, name: 'Short' }).waitFor({ state: 'detached' })
  })
})

describe('a window without a folder', () => {
  let page
  inEditor({ folder: null }, (editor) => {
    page = editor.page
  })

  it('says what to do, makes a handoff that is not saved yet, and knows how far it has come', async () => {
    await showHandoffs(page)
    await waitForText(page, 'Open the folder that holds them:')
    await page.locator('.pane-body').getByRole('button', { name: 'Open Folder' }).waitFor()
    const answers = [pick('status-update', /^Status Update/), reply('What the handoff is about', 'Printer')]
    await runCommand(page, 'Handoff: New Handoff…', ...answers)
    await page.getByRole('tab', { name: /Untitled-1/ }).waitFor()
    await status(page)
      .getByText(/\d+ % · \d+ open/)
      .waitFor()
    await page.locator('.pane-body .monaco-list-row').first().waitFor()
  })
})
