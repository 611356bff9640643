import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEditor } from '../editor.mjs'
import { openFile, pick, runCommand, waitForText } from '../page.mjs'

const template = '# Shift\n\n- **Owner:** [Name]\n- **Pager:** <home|office>\n\n## Watch\n\n- **Until:** YYYY-MM-DDThh:mmZ\n'

describe('commands from the palette', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-commands-'))
  /** @type {import('../editor.mjs').Editor} */
  let editor
  /** @type {import('playwright-core').Page} */
  let page
  before(async () => {
    mkdirSync(join(folder, '.handoff/kinds'), { recursive: true })
    writeFileSync(join(folder, '.handoff/kinds/shift.md'), template)
    writeFileSync(join(folder, 'night.md'), '---\nkind: shift\n---\n\n# Night\n\n- **Pager:** <home|office>\n')
    writeFileSync(join(folder, 'day.md'), '---\nkind: shift\n---\n\n# Day\n\n- **Owner:** Support Lead\n- **Pager:** home\n')
    writeFileSync(join(folder, 'half.md'), readFileSync(new URL('../../../examples/half-done-support-handoff.md', import.meta.url)))
    editor = await openEditor({ folder })
    page = editor.page
  })
  after(async () => {
    await editor?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('Fill In What Is Missing is one walk with Tab, choices as a list', async () => {
    await openFile(page, 'night.md')
    await runCommand(page, 'Handoff: Fill In What Is Missing')
    await waitForText(page, /\(6 selected\)/)
    await page.keyboard.type('Support Lead')
    await page.keyboard.press('Tab')
    await page.locator('.suggest-widget').getByText('office', { exact: true }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    // Taking a choice leads on by itself.
    await page.keyboard.press('Enter')
    await waitForText(page, 'Pager:** office')
    await waitForText(page, /\(17 selected\)/)
    await page.keyboard.type('2026-03-01T22:30Z')
    await waitForText(page, 'Owner:** Support Lead')
    await waitForText(page, 'Until:** 2026-03-01T22:30Z')
  })

  it('Mark Stage offers the stages', async () => {
    await openFile(page, 'day.md')
    await runCommand(page, 'Handoff: Mark Stage…')
    await pick(page, 'draft', /^Draft/)
    await waitForText(page, 'stage: draft')
  })

  it('Insert Section offers what is missing', async () => {
    await runCommand(page, 'Handoff: Insert Section…')
    await pick(page, 'Watch', /^Watch/)
    await waitForText(page, '## Watch')
    // The blank is selected.
    await waitForText(page, /\(17 selected\)/)
  })

  it('Fill In What Is Missing ticks a box by a choice, in a large document, too', async () => {
    await openFile(page, 'half.md')
    await runCommand(page, 'Handoff: Fill In What Is Missing')
    // The choice of the release's type.
    await waitForText(page, /^Ln 13, Col \d+ \(\d+ selected\)/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await waitForText(page, '[x] Major [ ] Minor')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  it('Open Rule Page shows the page', async () => {
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.press('F8')
    await page.keyboard.press('Escape')
    await runCommand(page, 'Handoff: Open Rule Page')
    await page.getByRole('tab', { name: /^Preview .*\.md/ }).waitFor()
  })
})
